"""A file of a briefing under a name that says what it holds, beside those that are there already."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from tui.dossier.file_replacing import replace_file
from tui.export.briefing_contents import Briefing
from tui.export.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.export.formats import Format
    from tui.library.kept_records import KeptRecord
    from tui.report.scope import View


def briefing_of_kept(
    view: View, kept: Sequence[KeptRecord], parties: Sequence[str] | None = None
) -> Briefing:
    """The briefing of the records that somebody keeps, in their order and with their notes.

    Args:
        view: the archive, the day and the parties.
        kept: the records.
        parties: whose statements; None for everybody's.
    """
    taken = Taken(view, parties=parties, chosen=[record.id for record in kept], in_order=True)
    return Briefing(taken, "kept records", {record.id: record.note for record in kept})


def write(
    view: View,
    chosen: Format,
    folder: Path,
    *,
    issue: str | None = None,
    kept: Sequence[KeptRecord] | None = None,
) -> Path:
    """Write a dossier, an issue of it or what is kept of it, and overwrite nothing.

    Args:
        view: the archive, the day and the parties.
        chosen: the format.
        folder: where to.
        issue: the id of an issue; None for the whole dossier.
        kept: the records that are kept; None for all.

    Returns:
        The file.

    Raises:
        MissingPackage: the format needs a package that isn't installed.
        OSError: it can't be written.
    """
    if kept is not None:
        briefing = briefing_of_kept(view, kept)
    else:
        taken = Taken(view, issue=issue)
        titles = [row.title for row in taken.issues()] if issue else []
        briefing = Briefing(taken, titles[0] if titles else "")
    pieces = chosen.pieces(briefing)
    shown = date.fromordinal(min(view.day, date.max.toordinal())).isoformat()
    stem = "-".join(
        part for part in (view.dossier.id, "briefing" if kept is not None else issue, shown) if part
    )
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
