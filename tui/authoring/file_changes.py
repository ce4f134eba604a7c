"""Files that are replaced whole: at once, only if nobody else changed them meanwhile, and back again."""

from __future__ import annotations

from contextlib import suppress
from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.file_replacing import replace_file
from tui.dossier.loading import examine
from tui.dossier.problems import Problem, errors, render_one, where
from tui.dossier.yaml.dossier_files import read_file

if TYPE_CHECKING:
    from pathlib import Path

_BESIDE = ".not-written"
"""What the name of a file ends in that keeps what could not be written; a dossier reads no such file."""


class NotWritten(Exception):  # noqa: N818 - a name as a person reads it
    """A change that was not made; `str()` says why and where the new text is kept."""


class FileChanged(NotWritten):
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
        for change in self.files:
            if _now(change.path) != change.before:
                raise FileChanged(change.path, _keep(change))
        done: list[FileChange] = []
        try:
            for change in self.files:
                _put(change.path, change.after)
                done.append(change)
        except OSError as error:
            where = error.filename or self.files[len(done)].path
            for change in done:  # several files are one change: all or none
                with suppress(OSError):
                    _put(change.path, change.before)
            raise NotWritten(f"{where}: {error.strerror}; nothing was written") from error

    def apply_to(self, dossier: Path) -> None:
        """Write all files, and take it back where the dossier has errors then.

        Args:
            dossier: its folder, or its one file; it was sound before.

        Raises:
            Changed: as for `apply`.
            NotWritten: as for `apply`, or the dossier would have had errors.
        """
        self.apply()
        wrong = errors(examine(dossier)[1])
        if wrong:
            self.undo()
            raise NotWritten(
                f"{render_one(wrong[0], where(dossier))}\nSo it was taken back; nothing was written."
            )

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


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data, durable=True)


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
