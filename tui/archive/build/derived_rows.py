"""Writing what follows from several records: evidence, answers, the dossier's days and counts."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from tui.archive.index.documents import UNANSWERED
from tui.archive.index.postings import PostingWriter
from tui.archive.index.segment_writing import CHUNK, INSERT_POSTING
from tui.archive.tables import MINUTES_A_DAY, UNDATED, bound, day_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_EVIDENCE = """
UPDATE evidence SET (rowid_of, quotation) =
    (SELECT rowid, quotation FROM statement WHERE id = evidence.statement)
"""
_ANSWERED = """
UPDATE asked SET answered = (
    SELECT min(a.rowid)
    FROM statement s JOIN response r ON r.statement = s.id JOIN statement a ON a.rowid = r.answer
    WHERE s.rowid = asked.statement AND a.party = asked.party)
"""
_OF_TOUCHED = "WHERE statement IN (SELECT id FROM touched)"
_OF_SOME = "WHERE statement IN (SELECT rowid FROM statement WHERE id IN (SELECT id FROM touched))"


def write_links(connection: sqlite3.Connection, touched: Iterable[str] | None = None) -> None:
    """Write it all anew.

    Args:
        connection: an archive that holds all records, the timelines and the tables' indexes.
        touched: the statements that changed or whose answers may have, by their ids; None for all.
    """
    if touched is None:
        connection.execute(_EVIDENCE)
        connection.execute(_ANSWERED)
    else:
        connection.execute("CREATE TEMP TABLE touched(id TEXT)")
        connection.executemany("INSERT INTO touched VALUES(?)", [(statement,) for statement in touched])
        connection.execute(_EVIDENCE + _OF_TOUCHED)
        connection.execute(_ANSWERED + _OF_SOME)
        connection.execute("DROP TABLE touched")
    statements, first, last = _extent(connection, "statement")
    events, first_event, last_event = _extent(connection, "event")
    days = [day_of(rowid) for rowid in (first, last, first_event, last_event) if rowid is not None]
    lower, upper = connection.execute("SELECT lower, upper FROM dossier").fetchone()
    today = lower // MINUTES_A_DAY
    connection.execute(
        "UPDATE dossier SET first_day = ?, last_day = ?, statements = ?, events = ?",
        (min(days, default=today), max([*days, upper // MINUTES_A_DAY]), statements, events),
    )


def write_unanswered(connection: sqlite3.Connection) -> None:
    """Write anew which statements were never answered by all to whom they were addressed.

    It is a fact of the index, as there may be a hundred thousand of them, and a day asked for adds only few.

    Args:
        connection: an archive with its answers and the segments of its statements.
    """
    sql = "SELECT DISTINCT statement FROM asked WHERE answered IS NULL ORDER BY statement"
    unanswered = array("q", [rowid for (rowid,) in connection.execute(sql)])
    segments = connection.execute("SELECT id, size FROM segment WHERE kind = 'statement'").fetchall()
    for number, size in segments:
        writer = PostingWriter(partial(connection.execute, INSERT_POSTING), number, size)
        connection.execute("DELETE FROM posting WHERE segment = ? AND term = ?", (number, UNANSWERED))
        writer.fact(UNANSWERED, array("I", _positions(connection, number, unanswered)))


def _positions(connection: sqlite3.Connection, number: int, rowids: array[int]) -> Iterator[int]:
    """The positions in a segment of some records, both ascending."""
    ids = (number << 32, (number + 1) << 32)
    for chunk, blob in connection.execute(
        "SELECT id, rowids FROM chunk WHERE id >= ? AND id < ? ORDER BY id", ids
    ):
        here = array("q")
        here.frombytes(blob)
        start = (chunk - ids[0]) * CHUNK
        for rowid in rowids[bisect_left(rowids, here[0]) : bisect_right(rowids, here[-1])]:
            place = bisect_left(here, rowid)
            if here[place] == rowid:
                yield start + place


def _extent(connection: sqlite3.Connection, table: str) -> tuple[int, int | None, int | None]:
    """How many records there are, and the first and the last one that have a date."""
    # The timeline of all knows their number; to count a million rows takes longer than all the rest.
    counted = """
    SELECT before + size FROM stretch WHERE timeline =
        (SELECT id FROM timeline WHERE kind = ? AND issue = '' AND party = '')
    ORDER BY first DESC LIMIT 1
    """
    count = connection.execute(counted, (table,)).fetchone()
    dated = f"FROM {table} WHERE rowid >= ?"
    first, last = connection.execute(
        f"SELECT (SELECT min(rowid) {dated}), (SELECT max(rowid) {dated})",
        (bound(UNDATED), bound(UNDATED)),
    ).fetchone()
    return count[0] if count else 0, first, last
