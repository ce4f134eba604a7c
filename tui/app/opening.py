"""Making the archive when there is none that is valid: what is done, how fast, and how long it will take."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.screen import Screen

from tui.app.bars import Bar, Hints
from tui.app.commands import bindings
from tui.app.ink import Line, flow
from tui.app.inked import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import BilateralApp
    from tui.archive.store import Archive
    from tui.dossier.problems import Problem


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

    class Ready(Message):
        """The archive was made."""

        def __init__(self, archive: Archive) -> None:
            super().__init__()
            self.archive = archive

    class Broken(Message):
        """The dossier can't be read."""

        def __init__(self, problems: tuple[Problem, ...]) -> None:
            super().__init__()
            self.problems = problems

    class Reached(Message):
        """Some of it is done."""

        def __init__(self, what: str, done: int, total: int) -> None:
            super().__init__()
            self.what, self.done, self.total = what, done, total

        def can_replace(self, message: Message) -> bool:
            """Only the latest counts."""
            return isinstance(message, OpeningScreen.Reached)

    def compose(self) -> ComposeResult:
        """A header, the progress, and the keys."""
        yield Bar(id="header")
        yield Progress()
        yield Hints()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#header", Bar).show([(" Bilateral  ", "strong"), (self.app.path.name, "")])
        self.run_worker(self._make, thread=True, exclusive=True, exit_on_error=True)

    def _make(self) -> None:
        """Read and compile, in a thread; only messages go back."""
        from tui.dossier.problems import DossierError
        from tui.library import open_archive

        def reached(what: str, done: int, total: int) -> None:
            self.post_message(self.Reached(what, done, total))

        try:
            archive = open_archive(self.app.path, progress=reached)
        except DossierError as error:
            self.post_message(self.Broken(error.problems))
        else:
            self.post_message(self.Ready(archive))

    def on_opening_screen_reached(self, message: Reached) -> None:
        """Show how far it is."""
        self.query_one(Progress).show(message.what, message.done, message.total)

    def on_opening_screen_ready(self, message: Ready) -> None:
        """Open the board."""
        self.app.hold(message.archive)
        self.app.open_board()

    def on_opening_screen_broken(self, message: Broken) -> None:
        """Show what is wrong."""
        from tui.app.problems import ProblemScreen

        self.app.switch_screen(ProblemScreen(message.problems))
