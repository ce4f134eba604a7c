"""Writing which sources, events, people, issues and questions each record names, as columns of numbers.

The facts of the index tell for a source which statements cite it; of thousands of sources that takes
thousands of questions. The columns tell for each statement, and for the sources of events, the positions of
what it names in the segment that a full compile wrote of that kind: whatever changes later stands in other
segments, so that they stay right. Of what is many they also tell, piece by piece, the other way round: where
the records stand that name each. `tui.archive.index.reference_columns` reads them.
"""

from __future__ import annotations

from array import array
from itertools import count, islice
from typing import TYPE_CHECKING

from tui.archive.index.documents import fact

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

REFERENCES = {
    "statement": ("actor", "event", "source", "issue", "question"),
    "event": ("source",),
}
"""By kind, the tables of what its records name."""
_FACTS = {"actor": "speaker"}
"""By table the kind of the fact, where it is called otherwise."""

LEAST = 2000
"""Records from which on there are columns; for fewer the facts do."""

PIECE = 1008
"""Records of a piece of a column: as many as SQLite keeps in one page."""

REFERRED = 1000
"""So many sources, events or people are asked for by the piece; for fewer the facts do."""

SHARE = 32
"""Of them, so many are in a piece."""

_NOWHERE = array("I")

MOST = 8
"""Records of a kind that one may name; where any names more, the facts have to do."""

LAST_PIECE = (1 << 24) - 1
"""The highest number that a piece may have."""


NAMES = ("speaker", "event", "source", "issue", "question")
"""The kinds of facts of which there are columns."""


def piece_id(number: int, name: str, slot: int = 0, piece: int = 0) -> int:
    """The id of a piece, by which those of a column follow each other.

    Args:
        number: The segment's.
        name: The kind of fact.
        slot: Which of the columns of that kind.
        piece: Which piece of it.
    """
    column = (number * len(NAMES) + NAMES.index(name)) * MOST + slot
    return column * (LAST_PIECE + 1) + piece


def write_references(
    connection: sqlite3.Connection,
    kind: str,
    number: int,
    size: int,
    facts: Mapping[str, array[int]],
    place: Callable[[int], int] | None = None,
) -> None:
    """Write the columns of a segment, unless it is small.

    Args:
        connection: The archive being built, with all that records name.
        kind: `statement` or `event`; others have none.
        number: The segment's.
        size: How many records it has.
        facts: For each fact the records of which it is true.
        place: Gives the position of a record; None where the facts have positions.
    """
    if size < LEAST:
        return
    for table in REFERENCES.get(kind, ()):
        name = _FACTS.get(table, table)
        ids = connection.execute(f"SELECT id FROM {table} ORDER BY rowid")  # noqa: S608 - our own names
        records = (facts.get(fact(name, identifier), _NOWHERE) for (identifier,) in ids)
        named_by: Iterator[array[int]] = records
        if place:
            named_by = (array("I", map(place, some)) for some in records)
        (number_named,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        if number_named >= REFERRED:
            named_by = _with_referrers(connection, number, name, named_by)
        columns = _columns(size, named_by)
        if columns is None:
            continue
        for slot, column in enumerate(columns):
            pieces = ((start // PIECE, column[start : start + PIECE]) for start in range(0, size, PIECE))
            connection.executemany(
                "INSERT INTO reference VALUES(?, ?)",
                (
                    (piece_id(number, name, slot, piece), some.tobytes())
                    for piece, some in pieces
                    if any(some)
                ),
            )


def _with_referrers(
    connection: sqlite3.Connection, number: int, name: str, named_by: Iterator[array[int]]
) -> Iterator[array[int]]:
    """Write, of so many at a time, which records name each; and pass them on."""
    for piece in count():
        starts, positions = array("I", [0]), array("I")
        for records in islice(named_by, SHARE):
            positions += records
            starts.append(len(positions))
            yield records
        if len(starts) == 1:
            return
        values = (piece_id(number, name, 0, piece), starts.tobytes(), positions.tobytes())
        connection.execute("INSERT INTO referrer VALUES(?, ?, ?)", values)


def _columns(size: int, named_by: Iterable[array[int]]) -> list[array[int]] | None:
    """The positions of what each record names, from 1 on; None where one names too many."""
    columns = [array("I", bytes(4 * size))]
    first = columns[0]
    for target, records in enumerate(named_by, 1):
        for position in records:
            if not first[position]:
                first[position] = target
                continue
            for column in columns[1:]:
                if not column[position]:
                    column[position] = target
                    break
            else:
                if len(columns) == MOST:
                    return None
                columns.append(array("I", bytes(4 * size)))
                columns[-1][position] = target
    return columns
