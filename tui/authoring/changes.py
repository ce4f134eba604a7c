"""Files that are replaced whole: at once, only if nobody else changed them meanwhile, and back again."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.problems import Problem
from tui.dossier.yaml.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

_BESIDE = ".not-written"
"""What the name of a file ends in that keeps what could not be written; a dossier reads no such file."""


class NotWritten(Exception):  # noqa: N818 - a name as a person reads it
    """A change that was not made; `str()` says why and where the new text is kept."""


class Changed(NotWritten):
    """Another program changed a file meanwhile; what was to be written is kept beside it."""

    def __init__(self, path: Path, kept: Path | None) -> None:
        self.path = path
        self.kept = kept
        where = f"; what was to be written is in {kept.name} beside it" if kept else ""
        super().__init__(f"{path.name} was changed by another program and was left as it is{where}")


class FileChange(NamedTuple):
    """One file before and after; None where it is not there."""

    path: Path
    before: bytes | None
    after: bytes | None


class Change(NamedTuple):
    """What is to be written, worked out and proved, and not yet done."""

    files: tuple[FileChange, ...]

    def apply(self) -> None:
        """Write all files, each beside its place and then renamed into it; it keeps its rights.

        Raises:
            Changed: one is no longer what it was when the change was worked out; none is written.
            NotWritten: the disk or the rights forbid it; none is written.
        """
        staged: list[tuple[FileChange, Path | None]] = []
        try:
            staged.extend((change, _stage(change)) for change in self.files)
            for change in self.files:
                if _now(change.path) != change.before:
                    raise Changed(change.path, _keep(change))
            self._rename(staged)
        except OSError as error:
            raise NotWritten(f"{error.filename}: {error.strerror}; nothing was written") from error
        finally:
            for _, beside in staged:
                if beside is not None:
                    beside.unlink(missing_ok=True)

    def undo(self) -> None:
        """Put every file back as it was.

        Raises:
            Changed: one was changed since; all are left as they are.
            NotWritten: the disk or the rights forbid it.
        """
        Change(tuple(FileChange(path, after, before) for path, before, after in self.files)).apply()

    def diff(self) -> str:
        """Give the change as a unified diff."""
        parts: list[str] = []
        for path, before, after in self.files:
            old, new = ((data or b"").decode("utf-8-sig", "replace") for data in (before, after))
            lines = unified_diff(
                old.splitlines(keepends=True), new.splitlines(keepends=True), path.name, path.name
            )
            parts += [
                line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
            ]
        return "".join(parts)

    @staticmethod
    def _rename(staged: list[tuple[FileChange, Path | None]]) -> None:
        done: list[FileChange] = []
        try:
            for change, beside in staged:
                if beside is None:
                    change.path.unlink()
                else:
                    beside.replace(change.path)
                done.append(change)
        except OSError:
            for change in done:  # several files are one change: all or none
                with suppress(OSError):
                    if change.before is None:
                        change.path.unlink()
                    else:
                        beside = _stage(FileChange(change.path, None, change.before))
                        if beside is not None:
                            beside.replace(change.path)
            raise


def _stage(change: FileChange) -> Path | None:
    """Write a file's new bytes beside it."""
    if change.after is None:
        return None
    change.path.parent.mkdir(parents=True, exist_ok=True)
    # Hidden, and no *.yaml: neither a dossier nor what watches it takes notice.
    beside = change.path.with_name(f".{change.path.name}.{os.getpid()}")
    with beside.open("wb") as stream:
        stream.write(change.after)
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileNotFoundError):
        beside.chmod(stat.S_IMODE(change.path.stat().st_mode))
    return beside


def _now(path: Path) -> bytes | None:
    if not path.exists() and not path.is_symlink():
        return None
    file = read_file(path, path.name)
    if isinstance(file, Problem):
        raise NotWritten(f"{file.message}; nothing was written")
    return file.data


def _keep(change: FileChange) -> Path | None:
    """Keep what could not be written, under a name that nothing has."""
    if change.after is None:
        return None
    for number in range(1, 1000):
        kept = change.path.with_name(f"{change.path.name}{_BESIDE}{'' if number == 1 else f'-{number}'}")
        with suppress(FileExistsError), kept.open("xb") as stream:
            stream.write(change.after)
            return kept
    return None
