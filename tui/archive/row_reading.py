"""Turning rows of the archive's tables into the rows that screens get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.rows import EventRow, SourceRow, StatementRow
from tui.archive.tables import SHIFT
from tui.dossier.edtf import Edtf, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.store import Archive

_STATEMENT = """
SELECT s.rowid, s.id, s.party, s.speaker, coalesce(a.name, s.attribution, s.speaker, ''), s.date, s.upper,
    s.quotation, s.text, s.language, s.basis, s.issues, f.name, s.line
FROM statement s JOIN file f ON f.id = s.file LEFT JOIN actor a ON a.id = s.speaker
"""
_EVENT = """
SELECT e.rowid, e.id, e.title, e.announced_as, e.date, e.upper, e.kind, e.place, e.status,
    e.announced, e.announced_lower, e.announced_upper,
    (SELECT count(*) FROM main.account a WHERE a.event = e.rowid AND a.since < ?1),
    (SELECT count(DISTINCT a.by) FROM main.account a WHERE a.event = e.rowid AND a.since < ?1) > 1,
    e.issues, f.name, e.line
FROM event e JOIN file f ON f.id = e.file
"""
_SOURCE = """
SELECT s.id, s.title, s.type, s.author, s.publisher, s.issued, s.issued_lower, s.issued_upper,
    s.accessed, s.accessed_lower, s.accessed_upper, s.url, s.archived_url, s.language, s.text, s.note,
    f.name, s.line
FROM source s JOIN file f ON f.id = s.file WHERE s.id = ?
"""


def edtf(text: str | None, lower: int | None, upper: int | None) -> Edtf | None:
    """A date as it is kept in three columns.

    Args:
        text: as written.
        lower: the first minute that it may mean.

    Returns:
        The date, or None where there is none.
    """
    return None if text is None or lower is None or upper is None else Edtf(text, lower, upper)


def dated(rowid: int, text: str, upper: int) -> Edtf:
    """The date of a statement or an event, whose rowid tells its first minute unless clocks differ.

    Args:
        text: the date as written.
        upper: the last minute that it may mean.
    """
    return parse(text) if "T" in text else Edtf(text, rowid >> SHIFT, upper)


def statements(archive: Archive, rowids: Sequence[int]) -> list[StatementRow]:
    """Statements as a list shows them.

    Returns:
        Those that there are, in the order asked for.
    """
    sql = f"{_STATEMENT} WHERE s.rowid IN ({{}})"
    rows = {row[0]: _statement(row) for row in archive.rows_among(sql, rowids)}
    return [rows[rowid] for rowid in rowids if rowid in rows]


def statement(archive: Archive, identifier: str) -> StatementRow | None:
    """A statement as a list shows it.

    Returns:
        The statement, or None if there is none.
    """
    row = archive.row(_STATEMENT + " WHERE s.id = ?", (identifier,))
    return None if row is None else _statement(row)


def _statement(row: tuple[Any, ...]) -> StatementRow:
    (
        rowid,
        identifier,
        party,
        speaker,
        by,
        date,
        upper,
        quotation,
        text,
        language,
        basis,
        issues,
        file,
        line,
    ) = row
    return StatementRow(
        rowid,
        identifier,
        party,
        speaker,
        by,
        dated(rowid, date, upper),
        quotation,
        text,
        language,
        basis,
        tuple(issues.split()),
        file,
        line,
    )


def events(archive: Archive, rowids: Sequence[int], bound: int) -> list[EventRow]:
    """Events as the log shows them.

    Args:
        bound: the rowid below which lies what has come by the day asked for.

    Returns:
        Those that there are, in the order asked for.
    """
    if not rowids:
        return []
    placeholders = ",".join(f"?{n + 2}" for n in range(len(rowids)))
    sql = f"{_EVENT} WHERE e.rowid IN ({placeholders})"
    rows = {row[0]: _event(row, bound) for row in archive.rows(sql, (bound, *rowids))}
    return [rows[rowid] for rowid in rowids if rowid in rows]


def _event(row: tuple[Any, ...], bound: int) -> EventRow:
    (
        rowid,
        identifier,
        title,
        announced_as,
        date,
        upper,
        kind,
        place,
        status,
        *announced,
        accounts,
        contested,
        issues,
        file,
        line,
    ) = row
    return EventRow(
        rowid,
        identifier,
        title if rowid < bound else announced_as or title,
        dated(rowid, date, upper),
        kind,
        place,
        status if rowid < bound else "planned",
        status if rowid < bound else None,
        edtf(*announced),
        accounts,
        bool(contested),
        tuple(issues.split()),
        file,
        line,
    )


def source(archive: Archive, identifier: str | None) -> SourceRow | None:
    """A source.

    Returns:
        The source, or None if there is none.
    """
    row = archive.row(_SOURCE, (identifier,))
    if row is None:
        return None
    return SourceRow._make((*row[:5], edtf(*row[5:8]), edtf(*row[8:11]), *row[11:]))


def issued_by(cited: SourceRow | None, bound: int) -> SourceRow | None:
    """A source, if it may have been there by a day.

    Args:
        bound: the rowid below which lies what has come by the day.

    Returns:
        The source; None where it is known to be of a later day, or of no day that is known.
    """
    if cited is None or cited.issued is None or cited.issued.lower >= bound >> SHIFT:
        return None
    return cited
