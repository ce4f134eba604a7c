"""What a dossier looks like from outside, by which an archive knows whether it still fits it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.dossier.file_names import is_read, is_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def files(dossier: Path, is_wanted: Callable[[str], bool] = is_yaml) -> list[tuple[str, os.stat_result]]:
    """The YAML files of a dossier, without hidden files and folders and symbolic links.

    Args:
        dossier: its folder or its only file.
        is_wanted: whether a file of some name is listed, where others than YAML files are asked for.

    Returns:
        (path relative to the folder, its status), in the order of the paths.

    Raises:
        OSError: the folder can't be read.
    """
    if not dossier.is_dir():
        return [(dossier.name, dossier.stat())]
    listed = []
    pending = [("", str(dossier))]
    while pending:
        prefix, folder = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                elif is_wanted(entry.name):
                    listed.append((prefix + entry.name, entry.stat()))
    return sorted(listed)


def state(dossier: Path) -> str:
    """What a dossier looks like from outside: two that are equal mean that nothing has changed.

    A line says where it lies, and one more for each file that is read or may be the text of a source: its
    name, its size, when its content and when anything about it was last changed, and its number on the disk.
    What is put back, copied over it or written to with the old time is another file by one of them.

    Raises:
        OSError: the folder can't be read.
    """
    lines = [f"{os.path.realpath(dossier)}"]
    for name, status in files(dossier, is_read):
        times = f"{status.st_mtime_ns}\0{status.st_ctime_ns}"
        lines.append(f"{name}\0{status.st_size}\0{times}\0{status.st_ino}")
    return "\n".join(lines)


def by_file(state: str) -> dict[str, list[str]]:
    """What a `state` says of each file, its size first; empty where a name is too odd to tell them apart."""
    lines = [line.split("\0") for line in state.split("\n")[1:]]
    return {line[0]: line[1:] for line in lines} if all(len(line) == 5 for line in lines) else {}


def changed(before: str, now: str) -> set[str] | None:
    """The names of the files in which two states of one dossier differ; None where that can't be known."""
    old, new = by_file(before), by_file(now)
    if not old or not new or before.partition("\n")[0] != now.partition("\n")[0]:
        return None
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
