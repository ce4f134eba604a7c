"""The files of a dossier: which there are, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from array import array
from bisect import bisect_right
from codecs import BOM_UTF8
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from tui.dossier.file_names import is_yaml
from tui.dossier.problems import Problem, quoted
from tui.dossier.records import Location

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 10_000
"""A dossier a day for 27 years; beyond it somebody has pointed at the wrong folder."""
MOST_FOLDERS = 12
"""How deep folders may lie in one another: a tree made to be endless ends here."""
MOST_LINKS = 100
"""Links that are told of."""
MOST_BYTES = 512 * 1024 * 1024
"""Of one file. A million statements take 288 MiB."""

_LINE_BREAK = re.compile(rb"\r\n|\r|\n")


class File:
    """A file's name and bytes, able to say where in it a problem is."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    @cached_property
    def starts(self) -> array[int]:
        """Where each line begins: few are ever looked at, and all of them as text would fill the memory."""
        starts = array("Q", [3 if self.data.startswith(BOM_UTF8) else 0])
        starts.extend(match.end() for match in _LINE_BREAK.finditer(self.data))
        return starts

    def line(self, number: int) -> str:
        """A line, counted from 1, without its end; empty past the last; what is not UTF-8 shown as U+FFFD."""
        starts = self.starts
        if number > len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.data)
        return self.data[starts[number - 1] : end].rstrip(b"\r\n").decode("utf-8", "replace")

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column, from 1, of a byte."""
        number = bisect_right(self.starts, offset) or 1
        return number, len(self.data[self.starts[number - 1] : offset].decode("utf-8", "replace")) + 1

    def problem(self, line: int, column: int, code: str, message: str, advice: str) -> Problem:
        """Make a problem of this file; a place past its end becomes its last one."""
        if line > len(self.starts):
            line, column = len(self.starts), MOST_BYTES
        text = self.line(line)
        return Problem(Location(self.name, line, min(column, len(text) + 1)), code, message, advice, text)


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
        return file_problem(
            name,
            "unreadable-file",
            f"cannot be read: {error.strerror}",
            "check that it is there and may be read",
        )
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        return file_problem(
            name, "not-a-file", "is not a regular file", "move it away or give it another name"
        )
    with os.fdopen(descriptor, "rb") as stream:
        if status.st_size > MOST_BYTES:
            return file_problem(
                name,
                "file-too-large",
                f"is larger than {MOST_BYTES >> 20} MiB",
                "split it into several files",
            )
        try:
            stream.seek(start)
            return File(name, stream.read((status.st_size if end is None else end) - start))
        except OSError as error:
            return file_problem(
                name, "unreadable-file", f"cannot be read: {error.strerror}", "check the disk"
            )


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
            problems.append(file_problem(path.name or str(path), "no-yaml", "holds no *.yaml file", advice))
    elif path.exists():
        pairs, problems = [(path.resolve(), path.name)], []
    else:
        advice = "check the spelling, or name the folder that holds the dossier"
        return [], [file_problem(str(path), "no-such-dossier", "does not exist", advice)]
    for _, name in pairs:
        if _shown(name) != name:
            problems.append(
                file_problem(
                    name, "bad-file-name", "is a name that is not UTF-8", "give the file another name"
                )
            )
    return [pair for pair in pairs if _shown(pair[1]) == pair[1]], problems


def linked_files(path: Path) -> list[Problem]:
    """Tell of symbolic links among a folder's YAML files, in whichever folder, which are passed over.

    Args:
        path: the dossier's folder, or its one file.
    """
    if not path.is_dir():
        return []
    advice = "put the file itself into the folder; links are not followed, as they may lead anywhere"
    names: list[str] = []
    folders = [(path, 0)]
    while folders and len(names) < MOST_LINKS:
        folder, depth = folders.pop()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    if is_yaml(entry.name):
                        names.append(_relative(folder / entry.name, path))
                elif entry.is_dir() and depth < MOST_FOLDERS:
                    folders.append((folder / entry.name, depth + 1))
    return [
        file_problem(name, "linked-file", "is a link and is passed over", advice)
        for name in sorted(names)[:MOST_LINKS]
    ]


def file_problem(name: str, code: str, message: str, advice: str) -> Problem:
    """Make a problem of a whole file or folder."""
    name = _shown(name)
    return Problem(Location(name, 1, 1), code, f"{quoted(name)} {message}", advice)


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
                file_problem(
                    _relative(folder, root),
                    "unreadable-file",
                    f"cannot be read: {error.strerror}",
                    "check its rights",
                )
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
                    problems.append(
                        file_problem(_relative(path, root), "folder-too-deep", "lies too deep", advice)
                    )
            elif is_yaml(entry.name):
                files.append(path)
        if len(files) > MOST_FILES:
            advice = "point at the dossier's own folder"
            problems.append(
                file_problem(
                    root.name, "too-many-files", f"holds more than {MOST_FILES:,} YAML files", advice
                )
            )
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
