"""Picking from a list by typing: a line, what goes by it, and the keys to choose with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input

from tui.app.command_table import bindings
from tui.app.pages.blocks import BlockList
from tui.app.panes.bars import Hints
from tui.app.panes.note import Note
from tui.app.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.pages.blocks import Block


class PickScreen(ReaderScreen[None]):
    """A line to type in, and a list that follows what is typed; subclasses say what is in the list."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("pick", "elsewhere"))
    AUTO_FOCUS = "Input"
    PROMPT = ""
    """What stands in the line before anything is typed."""

    def compose(self) -> ComposeResult:
        """What is typed, how it is meant, what goes by it, and the keys."""
        with Vertical(classes="pick-line"):
            yield Input(placeholder=self.PROMPT, id="name", compact=True)
        yield Note(id="reading")
        yield BlockList(id="page", findable=False)
        yield Hints()

    def on_mount(self) -> None:
        """Show what there is."""
        self.find("")

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find it as it is typed."""
        self.find(event.value)

    def find(self, typed: str) -> None:
        """Show what goes by what is typed; for subclasses."""
        raise NotImplementedError

    def go(self, index: int) -> None:
        """Open what the block at an index shows; for subclasses."""
        raise NotImplementedError

    def show_blocks(self, heading: str, blocks: Sequence[Block], cursor: int = 0) -> None:
        """Show a list under a heading."""
        self.query_one("#reading", Note).show([(f" {heading}", "muted")])
        self.query_one(BlockList).show(blocks, cursor=cursor)

    def action_pick_move(self, steps: int) -> None:
        """Select the next one (1) or the one before (-1)."""
        page = self.query_one(BlockList)
        page.select(page.cursor + steps)

    def on_input_submitted(self) -> None:
        """Go to the selected one."""
        self.go(self.query_one(BlockList).cursor)

    def on_virtual_list_chosen(self) -> None:
        """Go to the one that was chosen."""
        self.go(self.query_one(BlockList).cursor)

    def action_app_back(self) -> None:
        """Stay where one was."""
        self.dismiss()
