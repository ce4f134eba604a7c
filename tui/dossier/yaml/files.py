"""The files of a dossier: which there are, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from functools import cached_property
from typing import TYPE_CHECKING

from tui.dossier.file_names import is_yaml
from tui.dossier.problems import Problem, Severity, quoted
from tui.dossier.records import Location

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 10_000
"""A dossier a day for 27 years; beyond it somebody has pointed at the wrong folder."""
MOST_FOLDERS = 12
"""How deep folders may lie in one another: a tree made to be endless ends here."""
MOST_BYTES = 512 * 1024 * 1024
"""Of one file. A million statements take 288 MiB."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class File:
    """A file's name and bytes, able to say where in it a problem is."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without their ends; a byte that is not UTF-8 is shown as U+FFFD."""
        return _LINE_BREAK.split(self.data.decode("utf-8-sig", "replace"))

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column, from 1, of a byte."""
        lines = _LINE_BREAK.split(self.data[:offset].decode("utf-8-sig", "replace"))
        return len(lines), len(lines[-1]) + 1

    def problem(
        self, line: int, column: int, message: str, advice: str, severity: Severity = "error"
    ) -> Problem:
        """Make a problem of this file; a place past its end becomes its last one."""
        if line > len(self.lines):
            line, column = len(self.lines), len(self.lines[-1]) + 1
        text = self.lines[line - 1]
        return Problem(Location(self.name, line, min(column, len(text) + 1)), message, advice, severity, text)


def read_file(path: Path, name: str, start: int = 0, end: int | None = None) -> File | Problem:
    """Read one regular file, waiting for nothing and following no symbolic link.

    Args:
        path: the file.
        name: what problems call it.
        start: the first byte wanted.
        end: behind the last byte wanted, or None.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
        descriptor = os.open(
            path, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_NOFOLLOW") | _flag("O_BINARY")
        )
    except OSError as error:
        return whole(name, f"cannot be read: {error.strerror}", "check that it is there and may be read")
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        return whole(name, "is not a regular file", "move it away or give it another name")
    with os.fdopen(descriptor, "rb") as stream:
        if status.st_size > MOST_BYTES:
            return whole(name, f"is larger than {MOST_BYTES >> 20} MiB", "split it into several files")
        try:
            stream.seek(start)
            return File(name, stream.read((status.st_size if end is None else end) - start))
        except OSError as error:
            return whole(name, f"cannot be read: {error.strerror}", "check the disk")


def read_files(path: Path) -> tuple[list[File], list[Problem]]:
    """Read all `*.yaml` and `*.yml` files of a dossier, in the order of their names.

    Hidden files and folders and symbolic links are passed over.

    Args:
        path: the dossier's folder, or its one file.
    """
    pairs, problems = find_files(path)
    files = []
    for file, name in pairs:
        read = read_file(file, name)
        if isinstance(read, File):
            files.append(read)
        else:
            problems.append(read)
    return files, problems


def find_files(path: Path) -> tuple[list[tuple[Path, str]], list[Problem]]:
    """List what `read_files` reads.

    Args:
        path: the dossier's folder, or its one file.

    Returns:
        (path, what problems call it) of each file; and what is wrong with the folders.
    """
    if path.is_dir():
        paths, problems = _find(path)
        pairs = [(file, file.relative_to(path).as_posix()) for file in paths]
        if not pairs and not problems:
            advice = "point at the folder that holds the dossier's *.yaml files"
            problems.append(whole(path.name or str(path), "holds no *.yaml file", advice))
    elif path.exists():
        pairs, problems = [(path.resolve(), path.name)], []
    else:
        advice = "check the spelling, or name the folder that holds the dossier"
        return [], [whole(str(path), "does not exist", advice)]
    for _, name in pairs:
        if _shown(name) != name:
            problems.append(whole(name, "is a name that is not UTF-8", "give the file another name"))
    return [pair for pair in pairs if _shown(pair[1]) == pair[1]], problems


def whole(name: str, message: str, advice: str, severity: Severity = "error") -> Problem:
    """Make a problem of a whole file or folder."""
    name = _shown(name)
    return Problem(Location(name, 1, 1), f"{quoted(name)} {message}", advice, severity)


def _find(root: Path) -> tuple[list[Path], list[Problem]]:
    """List the YAML files below a folder without following symbolic links."""
    files: list[Path] = []
    problems: list[Problem] = []
    folders = [(root, 0)]
    while folders:
        folder, depth = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(
                whole(_relative(folder, root), f"cannot be read: {error.strerror}", "check its rights")
            )
            continue
        for entry in listed:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if depth < MOST_FOLDERS:
                    folders.append((path, depth + 1))
                else:
                    advice = f"keep the dossier within {MOST_FOLDERS} folders"
                    problems.append(whole(_relative(path, root), "lies too deep", advice))
            elif is_yaml(entry.name):
                files.append(path)
        if len(files) > MOST_FILES:
            advice = "point at the dossier's own folder"
            problems.append(whole(root.name, f"holds more than {MOST_FILES:,} YAML files", advice))
            return [], problems
    return sorted(files), problems


def _relative(path: Path, root: Path) -> str:
    return root.name if path == root else path.relative_to(root).as_posix()


def _shown(name: str) -> str:
    """A name as text: a system may allow any bytes, and those that are none can neither be shown nor kept."""
    return name.encode(errors="replace").decode()


def _flag(name: str) -> int:
    """A flag of `os.open` that some systems do not have."""
    flag: int = getattr(os, name, 0)
    return flag
