"""Making the archive when there is none that is valid: what is done, how fast, and how long it will take."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.command_table import bindings
from tui.app.paint.ink import Line, flow
from tui.app.paint.painted import PaintedLines
from tui.app.panes.bars import Bar, Hints
from tui.app.reader import ReaderScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.progress import BuildProgress


class Progress(PaintedLines):
    """What has been done of what is to do."""

    def __init__(self) -> None:
        super().__init__(id="progress")
        self._progress: BuildProgress | None = None

    def show(self, progress: BuildProgress) -> None:
        """Show how far it is."""
        self._progress = progress
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """What is done, a bar, the rate and the time left."""
        if self._progress is None:
            return flow([("Reading the dossier", "strong")], room)
        lines = flow([(self._progress.what, "strong")], room)
        if self._progress.share is not None:
            cells = max(1, min(60, room - 2))
            full = min(cells, int(cells * self._progress.share))
            lines.append([("━" * full, "accent"), ("─" * (cells - full), "muted")])
            lines += flow([(self._progress.words, "muted")], room)
        return lines


class OpeningScreen(ReaderScreen[None]):
    """Shown while the archive is made; then the board, or what is wrong with the dossier."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="opening")

    def compose(self) -> ComposeResult:
        """A header, the progress, and the keys."""
        yield Bar(id="header")
        yield Progress()
        yield Hints()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#header", Bar).show([(" Bilateral  ", "strong"), (self.session.path.name, "")])
        self.app.make_archive()
