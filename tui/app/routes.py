"""The screens by name, so that no screen imports another, and each is imported only when it is first opened.

A screen is a class that takes the session and whatever `Reader.open` was called with after the route's name.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet
    from textual.screen import Screen

    from tui.app.reader import Reader

ROUTES = {
    "about": "tui.app.screens.about:AboutScreen",
    "adding": "tui.app.prompts.adding:AddScreen",
    "address": "tui.app.prompts.address:AddressScreen",
    "board": "tui.app.screens.board:BoardScreen",
    "changes": "tui.app.screens.changes:ChangesScreen",
    "briefing": "tui.app.screens.briefing:BriefingScreen",
    "choice": "tui.app.prompts.choice:ChoiceScreen",
    "compare": "tui.app.screens.two_days:CompareScreen",
    "day": "tui.app.prompts.day_prompt:DayPrompt",
    "goto": "tui.app.prompts.go_to:GoToScreen",
    "help": "tui.app.screens.help:HelpScreen",
    "line": "tui.app.prompts.line_prompt:LinePrompt",
    "jump": "tui.app.prompts.jump:JumpScreen",
    "library": "tui.app.prompts.library:LibraryScreen",
    "matrix": "tui.app.matrix.screen:MatrixScreen",
    "opening": "tui.app.screens.opening:OpeningScreen",
    "problems": "tui.app.screens.problems:ProblemScreen",
    "record": "tui.app.screens.record:RecordScreen",
    "search": "tui.app.search.screen:SearchScreen",
}
"""Each route's module and class."""


LASTING = {"about", "briefing", "compare", "matrix", "record", "search"}
"""Routes to which the history leads back; the others ask for something and are gone."""


_LOOKS = str(Path(__file__).with_name("screens.tcss"))
"""The stylesheet of all screens but the board, which would take 3 ms of a start."""


def screen(app: Reader, route: str, *arguments: Any) -> Screen[Any]:
    """Make a screen.

    Args:
        app: where it is to be shown.
        route: its name.
        arguments: what else it is made with.
    """
    if route != "board":
        read_looks(app.stylesheet)
    module, _, name = ROUTES[route].partition(":")
    made: Screen[Any] = getattr(import_module(module), name)(app.session, *arguments)
    return made


def read_looks(stylesheet: Stylesheet) -> None:
    """Read how the other screens look, once."""
    if not stylesheet.has_source(_LOOKS):
        stylesheet.read(_LOOKS)
        stylesheet.parse()
