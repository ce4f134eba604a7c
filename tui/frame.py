"""The last picture of the board, painted before Textual is imported so that a reader need not wait for it.

A picture is shown only where it is what the board will show: same files, same place, same size, theme and
colours. Importing this module must stay cheap.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.folders import cache

if TYPE_CHECKING:
    from pathlib import Path

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H"
"""To the other screen of the terminal, without a cursor, at the top left."""
LEAVE = "\x1b[?25h\x1b[?1049l"


def key(build: str, theme: str | None, size: tuple[int, int]) -> str:
    """What a picture depends on, as one line.

    Args:
        build: the signature of the dossier's files.
        theme: the one configured.
        size: columns and rows.
    """
    colours = "|".join(os.environ.get(name, "") for name in ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM"))
    return f"1|{build}|{theme}|{size[0]}x{size[1]}|{colours}"


def kept_at(dossier: Path) -> Path:
    """The file that keeps a dossier's picture."""
    return cache() / "frames" / sha256(os.fsencode(dossier.resolve())).hexdigest()[:16]


def keep(dossier: Path, name: str, picture: str) -> None:
    """Keep a picture under its key; where the cache can't be written, none is kept.

    Args:
        dossier: the dossier's folder or file.
        name: the picture's `key`.
        picture: lines of text with their colours.
    """
    target = kept_at(dossier)
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}")
        beside.write_text(f"{name}\n{picture}", encoding="utf-8")
        beside.replace(target)


def forget(dossier: Path) -> None:
    """Keep no picture of a dossier."""
    with suppress(OSError):
        kept_at(dossier).unlink(missing_ok=True)


def paint(dossier: Path, name: str) -> bool:
    """Paint the picture kept under a key; tells whether there was one."""
    try:
        known, _, picture = kept_at(dossier).read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return False
    if known != name or not picture:
        return False
    sys.__stdout__.write(ENTER + picture) if sys.__stdout__ else None
    if sys.__stdout__:
        sys.__stdout__.flush()
    return True
