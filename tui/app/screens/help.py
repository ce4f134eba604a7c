"""The keys that work where help was asked for, and what the marks mean."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from tui.app.command_table import COMMANDS, GROUPS, bindings
from tui.app.pages.blocks import Block, BlockList, field, paragraph, section
from tui.app.paint.ink import Line, beside, flow, line_width
from tui.app.panes.bars import Bar, Hints
from tui.app.reader import ReaderScreen
from tui.app.search.language_help import SEARCH_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import Binding, BindingType
    from textual.screen import Screen

    from tui.app.command_table import Command
    from tui.app.session import Session

THREE_COLUMNS = 110
"""From so many cells on a sentence stands beside each title."""
KEYS = 14
"""Cells of the column of keys."""
TITLES = 40
"""Cells of the column of titles."""
FORMS = 24
"""Cells of the column of what can be typed."""

MARKS = (
    ("“…”", "the speaker's own words, letter for letter, as the source prints them (direct)"),
    ("mixed", "our sentence around the speaker's own words, which stand between quotation marks"),
    ("paraphrase", "our words for what was said"),
    (
        "▌",
        "the rule of a party, in its own colour on either side; │ for parties beyond the fourth",
    ),
    ("▸ ›", "what is selected; › where another pane has the keys"),
    ("planned", "announced, but not come by the day that is read"),
    ("claimed", "somebody says that it happened; nothing confirms it"),
    ("2 accounts", "contested: parties tell it differently; open it to read them side by side"),
    ("possibly later", "the date is known only so far that it may lie after the day that is read"),
    ("new", "the answer changed, or was given for the first time, within the window of changes (w)"),
    ("cannot confirm", "neither a confirmation nor a denial"),
    ("▲ ┴ ·", "on the tempo strip: the day that is read, events, a time in which nothing was said"),
)


class HelpScreen(ReaderScreen[None]):
    """Help for one screen and what has the focus on it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "BlockList"

    def __init__(self, session: Session, below: Screen[object]) -> None:
        """Make the help of a screen.

        Args:
            session: what is read.
            below: the screen that help was asked for on.
        """
        super().__init__(session, id="help")
        self._below = below

    def compose(self) -> ComposeResult:
        """A header, the keys, and the keys of help itself."""
        yield Bar(id="header")
        yield BlockList(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show the keys, and the search language where it is used."""
        focused = self._below.focused
        where = (focused.id if focused else None) or self._below.id or ""
        self.query_one("#header", Bar).show([(" Keys", "strong"), (f"  {where}", "muted")])
        blocks = keys(self._below, self.app.get_key_display)
        if self._below.query("#query"):
            blocks = [*search_language(), *blocks]
        self.query_one(BlockList).show([*blocks, *section("Marks", [field(*_row(mark)) for mark in MARKS])])

    def action_app_back(self) -> None:
        """Return to where help was asked for."""
        self.dismiss()


def _row(pair: tuple[str, str]) -> tuple[str, list[tuple[str, str]]]:
    return pair[0], [(pair[1], "")]


def search_language() -> list[Block]:
    """What can be typed into the search."""
    return section(
        "What you can type", [_pair([form], meaning, column=FORMS) for form, meaning in SEARCH_LANGUAGE]
    )


def keys(screen: Screen[object], display: Callable[[Binding], str]) -> list[Block]:
    """The commands that work on a screen, in groups, with the keys that they have now.

    Args:
        screen: the screen, with its focus.
        display: how a key is shown.
    """
    shown: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.enabled:
            shown.setdefault(active.binding.id, []).append(display(active.binding))
    known = [command for command in COMMANDS if command.id in shown]
    blocks = []
    for group, members in groupby(known, key=lambda command: command.id.partition(".")[0]):
        blocks += section(GROUPS[group], _rows(list(members), shown))
    return blocks or [paragraph([("No keys work here.", "muted")])]


def _rows(members: list[Command], shown: dict[str, list[str]]) -> list[Block]:
    rows = []
    for _stem, same in groupby(members, key=lambda command: command.id.rstrip("0123456789")):
        first, *more = same
        names, title = shown[first.id], first.title
        if more:
            names = [names[0], "…", shown[more[-1].id][0]]
            title = f"{title} to {more[-1].id.rpartition('_')[2]}"
        rows.append(_pair(names, title, "" if more else first.help))
    return rows


def _pair(names: list[str], title: str, more: str = "", column: int = KEYS) -> Block:
    """Keys, what they do, and more about it where there is room."""
    name: Line = [(" ".join(names), "accent")]

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        first = min(max(column, line_width(name) + 2), room // 2)
        rest = room - first
        told = flow([(title, "")], TITLES - 2 if more and room >= THREE_COLUMNS else rest)
        if more and room >= THREE_COLUMNS:
            told = beside(told, flow([(more, "muted")], rest - TITLES), TITLES)
        return beside(flow(name, first - 2), told, first)

    return Block(draw)
