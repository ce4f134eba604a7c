"""Asking for a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.command_table import bindings
from tui.app.panes.note import Note
from tui.app.reader import ClosesOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session


class LinePrompt(ModalScreen[str | None], ClosesOnce[str | None]):
    """Gives the line that was typed, or None where nothing was to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "Input"

    def __init__(self, session: Session, title: str, hint: str, value: str = "") -> None:
        """Ask for a line.

        Args:
            session: what is read.
            title: what it is for.
            hint: what may be typed.
            value: what stands there at first.
        """
        super().__init__()
        self._session = session
        self._title, self._hint, self._value = title, hint, value

    def compose(self) -> ComposeResult:
        """What it is for, where to type, and what may be typed."""
        with Vertical(id="prompt"):
            yield Note(id="prompt-title")
            yield Input(self._value, id="day", compact=True)
            yield Note(id="reading")

    def on_mount(self) -> None:
        """Say what it is for."""
        self.query_one("#prompt-title", Note).show([(self._title, "strong")])
        self.query_one("#reading", Note).show([(f"{self._hint}\nenter keeps it · esc leaves it", "muted")])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        self.dismiss(event.value)

    def action_app_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)
