"""Following the files of the dossier: a saved change comes to every screen, a broken one is only told."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.app.archive_thread import make
from tui.app.reader import ReaderScreen
from tui.archive.validity.dossier_state import state
from tui.archive.validity.seal import is_whole
from tui.library.build_differences import differences
from tui.report.text.changes import in_words

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.archive_thread import ArchiveMade, ArchiveProgress, DossierBroken
    from tui.app.reader import Reader
    from tui.archive.store import Archive
    from tui.progress import BuildProgress


CHECK_AFTER = 5.0
"""Seconds after which a large archive is read through, when the first keys have been answered."""


class FilesChanged(Message):
    """The files of the dossier are others than before."""

    def __init__(self, state: str) -> None:
        """Tell of it.

        Args:
            state: what they look like now, as `tui.archive.validity.dossier_state.state` has it.
        """
        super().__init__()
        self.state = state

    def can_replace(self, message: Message) -> bool:
        """Only the latest counts."""
        return isinstance(message, FilesChanged)


class LiveArchive:
    """Keeps the session's archive as its files are; the board stays usable meanwhile and when they break."""

    def __init__(self, app: Reader) -> None:
        """Make it for an application whose screens are told of what changed."""
        self._app = app
        self._progress: BuildProgress | None = None
        self._stop = Event()
        self._followed: Thread | None = None
        self._read: str | None = None
        """What the files looked like when they were read last."""
        self.good = False
        """Whether what is shown was once what the files say, since the reader was opened."""

    def make(self) -> None:
        """Make the archive of the files as they are now, in a thread."""
        path = self._app.session.path
        with suppress(OSError):
            self._read = state(path)
        self._app.run_worker(partial(make, path, self._app), thread=True, group="archive", exclusive=True)

    # Following.

    def follow(self) -> None:
        """Begin to follow the files; once is enough."""
        if self._followed is None:
            session = self._app.session
            since = self._read or (session.archive.state if session.is_open else None)
            self._followed = Thread(target=self._run, args=(session.path, since), name="follow", daemon=True)
            self._followed.start()
            if session.is_open and session.archive.lies_in_file and session.archive.path is not None:
                path = session.archive.path
                Thread(target=self._read_through, args=(path,), name="check", daemon=True).start()

    def _read_through(self, path: Path) -> None:
        """Read a large archive to its end, with what no seal of a row tells of: what records are found by."""
        if self._stop.wait(CHECK_AFTER):
            return
        with suppress(OSError):  # another build may have taken its place
            if not is_whole(path, self._stop.wait):
                path.unlink()
                self._app.call_from_thread(self._app.archive_is_damaged)

    def stop(self) -> None:
        """Follow them no more."""
        self._stop.set()

    def _run(self, path: Path, since: str | None) -> None:
        from tui.library.watching import watch

        for now in watch(path, self._stop, since):
            if not self._stop.is_set():
                self._app.post_message(FilesChanged(now))

    def changed(self, message: FilesChanged) -> None:
        """Read files that are others than those read last."""
        if message.state != self._read:
            self.make()

    # What comes of it.

    def progress(self, message: ArchiveProgress) -> None:
        """Show how far the making is: alone, or in the header while the old archive is read."""
        if not self._app.screen_stack:
            return  # the reader is being left
        from tui.app.screens.opening import Progress
        from tui.progress import BuildProgress

        if self._progress is None:
            self._progress = BuildProgress()
        self._progress.update(message.what, message.done, message.total)
        share, left = self._progress.share, self._progress.left
        making = f"files changed: {message.what.lower()}"
        if share is not None:
            making += f" {100 * share:.0f} %" + (f", {left} left" if left else "")
        self._app.session.making = making
        self._show_making()
        for progress in self._app.screen.query(Progress):
            progress.show(self._progress)

    def made(self, message: ArchiveMade) -> None:
        """Read from the new archive, at the same place, on every screen; say in short what changed."""
        session, app = self._app.session, self._app
        if not app.is_running or not app.screen_stack:  # the reader is being left
            message.archive.close()
            return
        old = session.archive if session.is_open else None
        self._done()
        self.good, session.problems = True, ()
        session.hold(message.archive)
        if old is None or all(shown.id != "board" for shown in app.screen_stack):
            app.replace("board")
            return
        while app.screen.id in ("opening", "problems"):
            app.pop_screen()
        self.show()
        app.run_worker(partial(self._say, old, message.archive.reopen()), thread=True, group="differences")

    def show(self) -> None:
        """Have every screen show what the session holds."""
        for shown in self._standing():
            shown.show_session()

    def _say(self, old: Archive, new: Archive) -> None:
        """Say in a few words what the save changed; to be run in a thread, with connections of its own."""
        with old, new:
            summary = in_words(differences(old, new))
        if summary:
            self._app.call_from_thread(
                self._app.notify, summary, title="Files saved", timeout=4, markup=False
            )

    def broken(self, message: DossierBroken) -> None:
        """Keep the last good board and mark it; where there was none since the start, show what is wrong."""
        app = self._app
        if not app.is_running or not app.screen_stack:
            return
        self._done()
        app.session.problems = tuple(message.problems)
        if app.screen.id == "opening":
            app.replace("problems")
        elif app.screen.id == "problems":
            self._show_making()
        elif not self.good:
            app.open("problems")
        else:
            self._show_making()

    def _done(self) -> None:
        self._app.session.making, self._progress = "", None
        self.follow()

    def _show_making(self) -> None:
        for shown in self._standing():
            shown.show_making()

    def _standing(self) -> list[ReaderScreen[Any]]:
        """The screens that stand; one that is only being opened reads the session by itself."""
        return [
            shown for shown in self._app.screen_stack if isinstance(shown, ReaderScreen) and shown.is_mounted
        ]
