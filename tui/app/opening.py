"""Making the archive when there is none that is valid: what is done, how fast, and how long it will take."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from tui.app.bars import Bar, Hints
from tui.app.commands import bindings
from tui.app.ink import Line, flow
from tui.app.inked import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import BilateralApp


class Progress(Lines):
    """What has been done of what is to do."""

    def __init__(self) -> None:
        super().__init__(id="progress")
        self._began = monotonic()
        self._done = self._total = 0
        self._what = "Reading the dossier"

    def show(self, what: str, done: int, total: int) -> None:
        """Show how far it is; `done` and `total` are counts of the same thing."""
        self._what, self._done, self._total = what, done, total
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """What is done, a bar, the rate and the time left."""
        lines = flow([(self._what, "strong")], room)
        if self._total:
            cells = max(1, min(60, room - 2))
            full = min(cells, cells * self._done // self._total)
            lines.append([("━" * full, "accent"), ("─" * (cells - full), "muted")])
            spent = max(0.001, monotonic() - self._began)
            rate = self._done / spent
            left = (self._total - self._done) / rate if rate else 0
            lines += flow(
                [(f"{self._done:,} of {self._total:,} · {rate:,.0f} a second · {left:,.0f} s left", "muted")],
                room,
            )
        return lines


class OpeningScreen(Screen[None]):
    """Shown while the archive is made; then the board, or what is wrong with the dossier."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))
    app: BilateralApp

    def compose(self) -> ComposeResult:
        """A header, the progress, and the keys."""
        yield Bar(id="header")
        yield Progress()
        yield Hints()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#header", Bar).show([(" Bilateral  ", "strong"), (self.app.path.name, "")])
        self.app.make_archive()
