"""Choosing one of several things by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.command_table import bindings
from tui.app.pages.blocks import BlockList, paragraph
from tui.app.panes.note import Note
from tui.app.reader import ClosesOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.panes.virtual_list import VirtualList
    from tui.app.session import Session

_MOST_ROWS = 16
"""Rows of choices that are seen at once; the others are scrolled to."""


class ChoiceScreen(ModalScreen[str | None], ClosesOnce[str | None]):
    """Gives what was chosen, or None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "BlockList"

    def __init__(
        self, session: Session, title: str, choices: Sequence[tuple[str, str]], current: str | None = None
    ) -> None:
        """Ask for a choice.

        Args:
            session: what is read.
            title: what it is for.
            choices: what is given for each, and what it is called.
            current: what is selected at first.
        """
        super().__init__()
        self._session = session
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """What it is for, and what there is."""
        with Vertical(id="prompt"):
            yield Note(id="prompt-title")
            yield BlockList(id="choices")
            yield Note(id="reading")

    def on_mount(self) -> None:
        """Say what it is for, and select what is in use."""
        self.query_one("#prompt-title", Note).show([(self._title, "strong")])
        self.query_one("#reading", Note).show([("enter chooses it · esc leaves all as it is", "muted")])
        blocks = [paragraph([(name, "")], value) for value, name in self._choices]
        choices = self.query_one(BlockList)
        choices.styles.height = min(len(blocks), _MOST_ROWS)
        choices.show(blocks, None, self._session.place.day)
        values = [value for value, _ in self._choices]
        choices.select(values.index(self._current) if self._current in values else 0)

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """Give what was chosen."""
        choices = message.sender
        self.dismiss(choices.item_at(choices.cursor))

    def action_app_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
