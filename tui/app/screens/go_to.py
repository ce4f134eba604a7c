"""Going anywhere: records, and other dossiers, by id, name or words of their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input

from tui.app.command_table import bindings
from tui.app.names_to_go_to import Names
from tui.app.pages.blocks import Block, BlockList, paragraph
from tui.app.paint.ink import Line, fit, spread
from tui.app.panes.bars import Hints
from tui.app.panes.note import Note
from tui.app.reader import ReaderScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.archive.identifiers import NamedRecord

KINDS = {"actor": "speaker"}
"""What kinds are called where that is not their name in the format."""


class GoToScreen(ReaderScreen[None]):
    """A line to type in, and the records that go by what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("goto", "elsewhere"))
    AUTO_FOCUS = "Input"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="goto")
        self._names = Names(session.archive)
        self._matches: list[NamedRecord] = []

    def compose(self) -> ComposeResult:
        """What is typed, how it is meant, what goes by it, and the keys."""
        with Vertical(id="goto-line"):
            yield Input(placeholder="An id, a name, or words of a title", id="name", compact=True)
        yield Note(id="reading")
        yield BlockList(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show what there is to go to."""
        self._find("")

    def show_session(self) -> None:
        """Names of another build of the dossier."""
        self._names = Names(self.session.archive)
        self._find(self.query_one(Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find it as it is typed."""
        self._find(event.value)

    def _find(self, typed: str) -> None:
        self._matches = self._names.find(typed)
        about: list[Block] = []
        if not self._matches:
            about = [
                paragraph([("Nothing goes by that name. ", "strong"), ("/ searches the texts.", "muted")])
            ]
        self.query_one(BlockList).show([*about, *map(_block, self._matches)])
        heading = "Go to:" if not typed.strip() else f"{len(self._matches)} to go to:"
        self.query_one("#reading", Note).show([(f" {heading}", "muted")])

    def action_goto_move(self, steps: int) -> None:
        """Select the next one (1) or the one before (-1)."""
        page = self.query_one(BlockList)
        page.select(page.cursor + steps)

    def on_input_submitted(self) -> None:
        """Go to the selected one."""
        self._go()

    def on_virtual_list_chosen(self) -> None:
        """Go to the one that was clicked."""
        self._go()

    def _go(self) -> None:
        cursor = self.query_one(BlockList).cursor
        if cursor < len(self._matches):
            match = self._matches[cursor]
            self.dismiss()
            self.app.go_to(match.id)

    def action_app_back(self) -> None:
        """Stay where one was."""
        self.dismiss()


def _block(match: NamedRecord) -> Block:
    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        kind = KINDS.get(match.kind, match.kind)
        left = fit([(kind.ljust(11), "muted"), (match.name, "")], max(10, room - len(match.id) - 2))
        return [spread(left, [(match.id, "muted")], room)]

    return Block(draw, match.id)
