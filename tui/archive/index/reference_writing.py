"""Writing which sources, events, people, issues and questions each statement names, as columns of numbers.

The facts of the index tell for a source which statements cite it; of thousands of sources that takes
thousands of questions. The columns tell for each statement, in the order of positions, the positions of what
it names in the segment that a full compile wrote of that kind: whatever changes later stands in other
segments, so that they stay right. `tui.archive.index.reference_columns` reads them.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.archive.index.documents import fact

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

REFERENCES = {
    "speaker": "actor", "event": "event", "source": "source", "issue": "issue", "question": "question",
}  # fmt: skip
"""By the kind of a fact, the table of what it names."""

LEAST = 2000
"""Statements from which on there are columns; for fewer the facts do."""

PIECE = 4096
"""Statements of a piece of a column, which is read at once."""

_MOST = 4
"""Records of a kind that a statement may name; where any names more, the facts have to do."""


def write_references(
    connection: sqlite3.Connection,
    number: int,
    size: int,
    facts: Mapping[str, array[int]],
    place: Callable[[int], int] | None = None,
) -> None:
    """Write the columns of a segment of statements, unless it is small.

    Args:
        connection: The archive being built, with all that statements name.
        number: The segment's.
        size: How many statements it has.
        facts: For each fact the statements of which it is true.
        place: Gives the position of a statement; None where the facts have positions.
    """
    if size < LEAST:
        return
    for name, table in REFERENCES.items():
        ids = connection.execute(f"SELECT id FROM {table} ORDER BY rowid")  # noqa: S608 - our own names
        columns = _columns(size, (facts.get(fact(name, identifier)) for (identifier,) in ids), place)
        if columns is None:
            continue
        for slot, column in enumerate(columns):
            pieces = ((start // PIECE, column[start : start + PIECE]) for start in range(0, size, PIECE))
            connection.executemany(
                "INSERT INTO reference VALUES(?, ?, ?, ?, ?)",
                ((number, name, piece, slot, some.tobytes()) for piece, some in pieces if any(some)),
            )


def _columns(
    size: int, named_by: Iterator[array[int] | None], place: Callable[[int], int] | None
) -> list[array[int]] | None:
    columns = [array("I", bytes(4 * size))]
    first = columns[0]
    for target, statements in enumerate(named_by, 1):
        for position in (map(place, statements) if place else statements) if statements else ():
            if not first[position]:
                first[position] = target
                continue
            for column in columns[1:]:
                if not column[position]:
                    column[position] = target
                    break
            else:
                if len(columns) == _MOST:
                    return None
                columns.append(array("I", bytes(4 * size)))
                columns[-1][position] = target
    return columns
