"""Making an archive in a thread: what it tells the application meanwhile and in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

if TYPE_CHECKING:
    from pathlib import Path

    from textual.message_pump import MessagePump

    from tui.archive.store import Archive
    from tui.dossier.problems import Problem


class ArchiveMade(Message):
    """The archive of the dossier's files as they are now."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.archive = archive


class DossierBroken(Message):
    """The dossier can't be read."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


class ArchiveProgress(Message):
    """So much of the archive is made; `done` and `total` count the same thing."""

    def __init__(self, what: str, done: int, total: int) -> None:
        super().__init__()
        self.what, self.done, self.total = what, done, total

    def can_replace(self, message: Message) -> bool:
        """Only the latest counts."""
        return isinstance(message, ArchiveProgress)


class Stopped(Exception):  # noqa: N818 - it is no error
    """The reader was left before the archive was made."""


def make(path: Path, to: MessagePump) -> None:
    """Read and compile a dossier; to be run by a thread worker.

    Args:
        path: the dossier's folder or file.
        to: who gets the messages.
    """
    from tui.dossier.problems import DossierError
    from tui.library.archive_opening import open_archive

    worker = get_current_worker()

    def reached(what: str, done: int, total: int) -> None:
        """Tell how far it is, unless nobody waits any more."""
        if worker.is_cancelled:
            raise Stopped
        to.post_message(ArchiveProgress(what, done, total))

    try:
        to.post_message(ArchiveMade(open_archive(path, progress=reached)))
    except DossierError as error:
        to.post_message(DossierBroken(error.problems))
    except Stopped:
        pass
