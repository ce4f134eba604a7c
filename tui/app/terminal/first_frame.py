"""The first picture of the board, painted before Textual is imported so that a reader need not wait for it.

It is shown only where it is what the board will show: of the same files, place, size, theme and colours.
Importing this module must stay cheap.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from zlib import crc32

from tui.archive.store import location
from tui.archive.validity.dossier_state import state
from tui.config.user_folders import cache
from tui.dossier.file_replacing import keep_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H"
"""To the other screen of the terminal, without a cursor, at the top left."""
LEAVE = "\x1b[?25h\x1b[?1049l"
VERSION = 3
"""Raised when the board's look changes, so that no picture of an older one is shown."""


def key(now: str, theme: str | None, size: tuple[int, int]) -> str:
    """What a picture depends on, as one line.

    Args:
        now: the `state` of the dossier's files.
        theme: the one configured.
        size: columns and rows.
    """
    names = ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME")
    colours = "|".join(os.environ.get(name, "") for name in names)
    return f"{VERSION}|{now!r}|{theme}|{size[0]}x{size[1]}|{colours}"


def kept_at(dossier: Path) -> Path:
    """The file that keeps a dossier's picture."""
    return cache() / "frames" / location(dossier).stem


def keep(dossier: Path, name: str, picture: str) -> None:
    """Keep a picture under its key; where the cache can't be written, none is kept.

    Args:
        dossier: the dossier's folder or file.
        name: the picture's `key`.
        picture: lines of text with their colours.
    """
    keep_file(kept_at(dossier), f"{name}\n{_checksum(picture)}\n{picture}")


def keep_rows(dossier: Path, theme: str | None, size: tuple[int, int], rows: list[str]) -> None:
    """Keep a picture made of the rows of a screen.

    Args:
        dossier: the dossier's folder or file.
        theme: the configured theme.
        size: columns and rows.
        rows: with their colours, as a terminal takes them.
    """
    picture = "".join(f"\x1b[{number};1H{row}" for number, row in enumerate(rows, 1))
    with suppress(OSError):
        keep(dossier, key(state(dossier), theme, size), picture)


def forget(dossier: Path) -> None:
    """Keep no picture of a dossier."""
    with suppress(OSError):
        kept_at(dossier).unlink(missing_ok=True)


def recall(dossier: Path, name: str) -> str | None:
    """The picture kept under a key, or None."""
    try:
        known, checksum, picture = kept_at(dossier).read_text(encoding="utf-8").split("\n", 2)
    except (OSError, ValueError):
        return None
    return picture if known == name and picture and checksum == _checksum(picture) else None


def _checksum(picture: str) -> str:
    """What tells that a picture is, to the last character, the one that was kept."""
    return f"{crc32(picture.encode(errors='replace')):08x}"


@contextmanager
def painted(dossier: Path, theme: str | None) -> Iterator[str | None]:
    """Paint the picture of a dossier where there is one, for as long as the reader runs.

    Keys typed before the reader lives are not echoed into the picture, and reach it. Afterwards the terminal
    is as it was.

    Args:
        dossier: the dossier's folder or file.
        theme: the one configured.

    Yields:
        The `state` of the dossier's files, if it could be told.
    """
    out = sys.__stdout__
    now = picture = None
    if out is not None:
        with suppress(OSError):
            now = state(dossier)
            picture = recall(dossier, key(now, theme, os.get_terminal_size(out.fileno())))
    if out is None or picture is None:
        yield now
        return
    import termios

    before = None
    with suppress(OSError, termios.error):
        before = termios.tcgetattr(0)
        quiet = [*before]
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    try:
        out.write(ENTER + picture)
        out.flush()
        yield now
    except BaseException:
        out.write(LEAVE)
        out.flush()
        raise
    finally:
        if before is not None:
            termios.tcsetattr(0, termios.TCSANOW, before)
