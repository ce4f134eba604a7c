"""A file of a briefing under a name that says what it holds, beside those that are there already."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from tui.dossier.file_replacing import replace_file
from tui.export.briefing import Briefing
from tui.export.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tui.export.formats import Format
    from tui.report.scope import View


def write(view: View, chosen: Format, folder: Path, *, issue: str | None = None) -> Path:
    """Write a dossier, or an issue of it, and overwrite nothing.

    Args:
        view: the archive, the day and the parties.
        chosen: the format.
        folder: where to.
        issue: the id of an issue; None for the whole dossier.

    Returns:
        The file.

    Raises:
        MissingPackage: the format needs a package that isn't installed.
        OSError: it can't be written.
    """
    taken = Taken(view, issue=issue)
    titles = [row.title for row in taken.issues()] if issue else []
    pieces = chosen.pieces(Briefing(taken, titles[0] if titles else ""))
    shown = date.fromordinal(min(view.day, date.max.toordinal())).isoformat()
    stem = "-".join(part for part in (view.dossier.id, issue, shown) if part)
    target = next(path for path in _names(folder, stem, chosen.ending) if not path.exists())
    replace_file(target, encoded(chosen, pieces))
    return target


def _names(folder: Path, stem: str, ending: str) -> Iterator[Path]:
    yield folder / f"{stem}.{ending}"
    for number in count(2):
        yield folder / f"{stem}-{number}.{ending}"


def encoded(chosen: Format, pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """What a file holds; one of CSV begins with a byte order mark, by which spreadsheets know UTF-8."""
    if chosen.name == "csv":
        yield "\ufeff".encode()
    for piece in pieces:
        yield piece.encode() if isinstance(piece, str) else piece
