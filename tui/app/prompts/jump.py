"""Jumping to a pane: a letter stands on each, and pressing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from tui.app.command_table import bindings
from tui.app.paint.painted import PaintedLines
from tui.app.reader import ClosesOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region

    from tui.app.paint.ink import Line
    from tui.app.session import Session


class Letter(PaintedLines):
    """A letter on a pane."""

    def __init__(self, letter: str, region: Region) -> None:
        """Put a letter at the corner of a region of the screen."""
        super().__init__(id=f"letter-{letter}")
        self._letter = letter
        self.styles.offset = region.x + 1, region.y

    def lines(self, room: int) -> list[Line]:  # noqa: ARG002
        """The letter."""
        return [[(f" {self._letter} ", "strong reverse")]]


class JumpScreen(ModalScreen[str | None], ClosesOnce[str | None]):
    """Gives the id of the pane whose letter was pressed, None for any other key."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))

    def __init__(self, session: Session, targets: Sequence[tuple[str, str, Region]]) -> None:
        """Show letters.

        Args:
            session: what is read.
            targets: for each pane its letter, its id, and where it is on the screen.
        """
        super().__init__(id="jump")
        self._session = session
        self._targets = targets

    def compose(self) -> ComposeResult:
        """A letter on each pane."""
        for letter, _pane, region in self._targets:
            yield Letter(letter, region)

    def on_key(self, event: events.Key) -> None:
        """Go to the pane of the letter."""
        if event.key != "escape":
            event.stop()
            event.prevent_default()
            panes = {letter: pane for letter, pane, _region in self._targets}
            self.dismiss(panes.get(event.key))

    def action_app_back(self) -> None:
        """Stay in the pane."""
        self.dismiss(None)
