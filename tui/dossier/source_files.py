"""Where the text of a source lies, and its bytes: read with the same care as the dossier's own files."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from tui.dossier.file_names import TEXT_SUFFIXES
from tui.dossier.yaml.dossier_files import File, read_file

MOST_BYTES = 64 * 1024 * 1024
"""Of one text; a book takes one."""
_MOST_LISTED = 100_000


def locate(root: Path, name: str) -> Path | str:
    """Find the text that a source names.

    No part of the path may be hidden or a symbolic link. Names are compared in their canonical form, as some
    systems write accents apart from their letters.

    Args:
        root: the dossier's folder.
        name: a path in it.

    Returns:
        The file; or what is wrong with the name, as the end of a sentence.
    """
    if "\0" in name or len(name) > 4000:
        return "can't be a file's name"
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts:
        return "lies outside the dossier's folder"
    if any(part.startswith(".") for part in parts):
        return "is hidden"
    path = root
    try:
        for part in parts:
            path = _entry(path, part)
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                outside = not path.resolve().is_relative_to(root.resolve())
                return "lies outside the dossier's folder" if outside else "is a symbolic link"
        return path if parts and stat.S_ISREG(status.st_mode) else "is not a file"
    except FileNotFoundError:
        return "is not a file"
    except (OSError, ValueError):
        # A name that is too long, or a file that is used as a folder.
        return "can't be a file's name" if len(name) > 255 else "is not a file"


def _entry(folder: Path, name: str) -> Path:
    """The entry of a folder that has a name, however its accents are written."""
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    wanted = unicodedata.normalize("NFC", name)
    with os.scandir(folder) as entries:
        for n, entry in enumerate(entries):
            if unicodedata.normalize("NFC", entry.name) == wanted:
                return folder / entry.name
            if n > _MOST_LISTED:
                break
    return path


def beside(folder: Path, identifier: str) -> Path | None:
    """The text of a source in a folder that holds one for each, named by its id; None where there is none."""
    for suffix in TEXT_SUFFIXES:
        path = folder / f"{identifier}{suffix}"
        if os.path.lexists(path):
            return path
    return None


def read_bytes(path: Path) -> bytes | str:
    """The bytes of a text; or why it can't be read, as the end of a sentence."""
    try:
        if path.lstat().st_size > MOST_BYTES:
            return f"is larger than {MOST_BYTES >> 20} MiB"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    read = read_file(path, path.name)
    return read.data if isinstance(read, File) else read.message.partition("” ")[2]
