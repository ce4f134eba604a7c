"""The words of a large archive, which another process gives to FTS5 in a file of its own.

The archive then takes over the tables in which FTS5 keeps what it knows: for that nothing is indexed again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.segment_writing import write_words

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

_BUILDING = """
PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
PRAGMA temp_store=MEMORY;
"""
_PARTS = ("data", "idx", "config")


class Texts(NamedTuple):
    """The words of all statements, as FTS5 is to get them."""

    number: int
    """The segment's."""
    path: str
    """A file in which they stand in the order of reading."""
    ends: array[int]
    """Where each begins, and the last one ends."""
    order: array[int]
    """The numbers of the statements in the order of dates."""


def write_fulltext(texts: Texts, path: str) -> None:
    """Have FTS5 index the words.

    Args:
        path: a new file for what it makes of them.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(_BUILDING)
        connection.execute("BEGIN")
        write_words(connection, texts.number, _lines(texts))
        connection.execute("COMMIT")
    finally:
        connection.close()


def take_over_fulltext(connection: sqlite3.Connection, number: int, path: Path) -> None:
    """Take over what `write_fulltext` made."""
    write_words(connection, number, ())
    connection.execute("COMMIT")  # nothing can be attached within a transaction
    connection.execute("ATTACH ? AS fulltext", (str(path),))
    connection.execute("BEGIN")
    for part in _PARTS:
        table = f"words_{number}_{part}"
        connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 - our own names
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM fulltext.{table}")  # noqa: S608
    connection.execute("COMMIT")
    connection.execute("DETACH fulltext")
    connection.execute("PRAGMA writable_schema=RESET")  # makes FTS5 look again at what it has
    connection.execute("BEGIN")


def _lines(texts: Texts) -> Iterator[tuple[int, str]]:
    """The words of each statement in the order of dates, in which the file mostly is already."""
    at, ends = 0, texts.ends
    with Path(texts.path).open("rb") as lines:
        for place, number in enumerate(texts.order):
            start, end = ends[number], ends[number + 1]
            if at != start:
                lines.seek(start)
            yield place, str(lines.read(end - start), "utf-8")
            at = end
