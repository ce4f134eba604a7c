"""Where the records of a segment lie: chunks of their rowids and of their dates' ends, in order."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from tui.archive.index.segment_writing import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.store import Archive

_CHUNKS = 256
"""Columns of chunks that are kept, of 2 KB each."""

_RUN = 16
"""Chunks that are read together,"""
_NEXT = 3
"""where no more than so many lie between one and the next."""


class RecordChunks:
    """The chunks of a segment.

    Args:
        number: The segment's.
        size: How many records it has.
    """

    def __init__(self, archive: Archive, number: int, size: int) -> None:
        self.archive = archive
        self.number = number
        self.size = size

    def rank(self, bound: int) -> int:
        """How many of the records lie below a rowid, gone ones included."""
        firsts, chunks = self._chunks()
        n = bisect_left(firsts, bound) - 1
        if n < 0:
            return 0
        return self._start(chunks[n]) + bisect_left(self._column(chunks[n], "rowids"), bound)

    def reaching(self, minute: int, below: int) -> list[int]:
        """The positions below one of the records whose date may mean a minute or a later one."""
        chunks = "SELECT id FROM chunk WHERE latest >= ? AND +id >= ? AND +id < ?"
        positions: list[int] = []
        for (chunk,) in self.archive.rows(chunks, (minute, *self._ids(0, below))):
            start = self._start(chunk)
            uppers = self._column(chunk, "uppers")
            positions += [
                start + n for n, upper in enumerate(uppers) if upper >= minute and start + n < below
            ]
        return positions

    def records(self, positions: Iterator[int], way: int) -> Iterator[tuple[int, int]]:
        """The records at some positions.

        Args:
            positions: In their order or against it.
            way: 1 or -1 for that.

        Yields:
            (rowid, position).
        """
        before = -_RUN
        for chunk, some in groupby(positions, key=lambda position: position // CHUNK):
            number = (self.number << 32) + chunk
            if abs(chunk - before) <= _NEXT and not self._keeps_column(number):
                # Whoever wants neighbours most often wants those that follow, too.
                self._read_columns(number, way)
            before = chunk
            rowids = self._column(number, "rowids")
            for position in some:
                yield rowids[position % CHUNK], position

    def positions(self, rowids: Sequence[int]) -> list[int]:
        """The positions of some records, of which those of other segments are left out.

        Args:
            rowids: Theirs, ascending.
        """
        if not rowids:
            return []
        firsts, chunks = self._chunks()
        positions: list[int] = []
        for n, some in groupby(rowids, key=lambda rowid: bisect_left(firsts, rowid + 1) - 1):
            if n < 0:
                continue
            here = self._column(chunks[n], "rowids")
            start = self._start(chunks[n])
            for rowid in some:
                place = bisect_left(here, rowid)
                if place < len(here) and here[place] == rowid:
                    positions.append(start + place)
        return positions

    def _chunks(self) -> tuple[array[int], array[int]]:
        """The first rowid of each chunk, and its id."""
        kept: dict[int, tuple[array[int], array[int]]] = self.archive.memory.setdefault("firsts", {})
        if self.number not in kept:
            # The index holds both; the rows themselves lie thousands of bytes apart.
            sql = """
            SELECT first, id FROM chunk INDEXED BY chunk_first WHERE id >= ? AND id < ? ORDER BY first
            """
            rows = self.archive.rows(sql, self._ids(0, self.size))
            kept[self.number] = array("q", [first for first, _ in rows]), array("q", [id_ for _, id_ in rows])
        return kept[self.number]

    def _start(self, chunk: int) -> int:
        """The position of the first record of a chunk."""
        return (chunk - (self.number << 32)) * CHUNK

    def _ids(self, start: int, end: int) -> tuple[int, int]:
        """The ids of the chunks with the positions from start to before end."""
        first = self.number << 32
        return first + start // CHUNK, first + (end + CHUNK - 1) // CHUNK

    def _column(self, chunk: int, column: str) -> array[int]:
        """A column of a chunk; those read lately are kept, as most are asked for again at the next letter."""
        kept = self._columns()
        numbers = kept.get((chunk, column))
        if numbers is None:
            row = self.archive.row(f"SELECT {column} FROM chunk WHERE id = ?", (chunk,))  # noqa: S608 - our own names
            numbers = kept[chunk, column] = _numbers(row[0] if row else b"")
        return numbers

    def _keeps_column(self, chunk: int) -> bool:
        return (chunk, "rowids") in self._columns()

    def _read_columns(self, chunk: int, way: int) -> None:
        """Read the rowids of some chunks in one go, this one's and those on one side of it."""
        kept = self._columns()
        last = max(chunk + way * _RUN, self.number << 32)
        ids = (min(chunk, last), min(max(chunk, last), (self.number << 32) + self.size // CHUNK))
        for number, blob in self.archive.rows("SELECT id, rowids FROM chunk WHERE id BETWEEN ? AND ?", ids):
            kept[number, "rowids"] = _numbers(blob)

    def _columns(self) -> dict[tuple[int, str], array[int]]:
        kept: dict[tuple[int, str], array[int]] = self.archive.memory.setdefault("chunks", {})
        if len(kept) >= _CHUNKS:
            kept.clear()
        return kept


def _numbers(blob: bytes) -> array[int]:
    numbers = array("q")
    numbers.frombytes(blob)
    return numbers
