"""Who answered whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import row_reading
from tui.archive.rows import ResponseRow, ThreadRow
from tui.archive.tables import bound

if TYPE_CHECKING:
    from tui.archive.store import Archive

THREAD = 200
"""The most statements that a thread shows."""

_UP = """
SELECT r.how, s.rowid FROM response r JOIN main.statement s ON s.id = r.statement
WHERE r.answer = ? AND s.rowid < ? ORDER BY s.rowid LIMIT 200
"""
_DOWN = """
SELECT r.how, r.answer FROM response r JOIN main.statement s ON s.id = r.statement
WHERE s.rowid = ? AND r.answer < ? ORDER BY r.answer LIMIT 200
"""


def responses_to(archive: Archive, rowid: int, limit: int) -> tuple[ResponseRow, ...]:
    """What a statement answers.

    Args:
        limit: the rowid below which lies what is on record.

    Returns:
        The answered statements, oldest first.
    """
    return _rows(archive, archive.rows(_UP, (rowid, limit)))


def responses(archive: Archive, identifier: str, limit: int) -> tuple[ResponseRow, ...]:
    """What answers a statement.

    Args:
        limit: the rowid below which lies what is on record.

    Returns:
        The answers, oldest first.
    """
    sql = "SELECT how, answer FROM response WHERE statement = ? AND answer < ? ORDER BY answer LIMIT 200"
    return _rows(archive, archive.rows(sql, (identifier, limit)))


def _rows(archive: Archive, links: list[tuple[str, int]]) -> tuple[ResponseRow, ...]:
    statements = {
        row.rowid: row for row in row_reading.statements(archive, list({rowid for _, rowid in links}))
    }
    return tuple(ResponseRow(how, statements[rowid]) for how, rowid in links if rowid in statements)


def thread(archive: Archive, identifier: str, day: int) -> tuple[ThreadRow, ...]:
    """The whole exchange that a statement is part of.

    Returns:
        Each statement once, an answer below what it answers, oldest first; at most `THREAD` of them. Empty if
        there is no such statement by that day.
    """
    limit = bound(day)
    start = row_reading.statement(archive, identifier)
    if start is None or start.rowid >= limit:
        return ()
    links: list[tuple[int, str | None, int]] = []
    seen: set[int] = set()
    pending: list[tuple[int, str | None, int]] = []
    pending += [(0, None, root) for root in _roots(archive, start.rowid, limit)[::-1]]
    while pending and len(links) < THREAD:
        depth, how, rowid = pending.pop()
        if rowid in seen:
            continue
        seen.add(rowid)
        links.append((depth, how, rowid))
        pending += [(depth + 1, link, answer) for link, answer in archive.rows(_DOWN, (rowid, limit))][::-1]
    rows = {row.rowid: row for row in row_reading.statements(archive, [rowid for *_, rowid in links])}
    return tuple(ThreadRow(depth, how, rows[rowid]) for depth, how, rowid in links)


def _roots(archive: Archive, rowid: int, limit: int) -> list[int]:
    """Where an exchange began: what answers nothing, or the oldest one where all go round in a circle."""
    seen: set[int] = set()
    roots = []
    pending = [rowid]
    while pending and len(seen) < THREAD:
        statement = pending.pop()
        if statement in seen:
            continue
        seen.add(statement)
        above = [parent for _, parent in archive.rows(_UP, (statement, limit))]
        pending += above
        if not above:
            roots.append(statement)
    return sorted(roots) or [min(seen)]
