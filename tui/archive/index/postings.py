"""Writing the positions of terms, and of the beginnings that many words share."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.archive.index import bitsets

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = tuple[int, str, int, str | None, bytes | None]

PREFIXES = 6
"""The longest beginning of words that may have an entry of its own."""

MANY = 48
"""A beginning of so many words has an entry of its own, and one of fewer if their records are many."""

RARE = 256
"""A word in fewer than one of so many records has no positions here: FTS5 finds it in a millisecond."""


class _Beginning:
    """The words that begin in one way, as far as they have been written."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.words = 0
        self.dense = 0
        self.sparse = array("I")
        """Positions of rare words, unsorted and some of them twice."""


class PostingWriter:
    """Writes the entries of a segment.

    Args:
        insert: Takes a row for the table.
        segment: The segment's number.
        size: How many records it has.
        mark: What stands before each word, where they are those of some texts only.
    """

    def __init__(self, insert: Callable[[Row], object], segment: int, size: int, mark: str = "") -> None:
        self._write = insert
        self._mark = mark
        self._segment = segment
        self._size = size
        self._open: list[_Beginning] = []
        self._last: tuple[str, array[int], str] | None = None
        """The word that is still to be written: what it shares with the next one is not known yet."""

    def word(self, word: str, positions: array[int], stem: str) -> None:
        """Take a word; words come in their order, and FTS5 knows where the rare ones stand, unless marked.

        Args:
            positions: where it stands, ascending.
            stem: what its inflections share.
        """
        self._write_last(word)
        self._last = word, positions, stem

    def _write_last(self, following: str) -> None:
        """Write the last word, and open the beginnings that it shares with the one that follows.

        Of many distinct words most share no more than a letter with any other: those need none.
        """
        if self._last is None:
            return
        word, positions, stem = self._last
        while self._open and not word.startswith(self._open[-1].prefix):
            self._close_last()
        for length in range(len(self._open) + 1, _shared(word, following) + 1):
            self._open.append(_Beginning(word[:length]))
        often = self._mark or len(positions) * RARE >= self._size
        blob = bitsets.pack(positions, self._size) if often else None
        if self._open:
            last = self._open[-1]
            last.words += 1
            if blob is not None and self._dense(len(positions)):
                last.dense |= int.from_bytes(blob, "little")
            else:
                last.sparse += positions
        self._insert(self._mark + word, len(positions), None if self._mark else stem, blob)

    def close(self) -> None:
        """Write what is still open; after it come facts only."""
        self._write_last("")
        self._last = None
        while self._open:
            self._close_last()

    def fact(self, term: str, positions: array[int]) -> None:
        """Writes a fact.

        Args:
            term: The fact.
            positions: Where it is true, ascending.
        """
        self._insert(term, len(positions), None, bitsets.pack(positions, self._size))

    def _dense(self, number: int) -> bool:
        return bitsets.is_dense(number, self._size)

    def _close_last(self) -> None:
        """Writes the innermost beginning if it is worth it, and hands its positions to the one around it."""
        done = self._open.pop()
        worthy = done.words >= MANY or (done.words > 1 and self._dense(len(done.sparse)))
        if worthy or self._dense(len(done.sparse)):
            # From here on they are a set: each one is set once, and not once for every beginning.
            done.dense |= bitsets.from_positions(done.sparse, self._size)
            done.sparse = array("I")
        if worthy:
            self._write_beginning(done)
        if self._open:
            around = self._open[-1]
            around.words += done.words
            around.dense |= done.dense
            around.sparse += done.sparse

    def _write_beginning(self, done: _Beginning) -> None:
        number = done.dense.bit_count()
        if self._dense(number):
            blob = done.dense.to_bytes((self._size >> 3) + 1, "little")
        else:
            blob = array("I", sorted(bitsets.descending(done.dense))).tobytes()
        self._insert("*" + self._mark + done.prefix, number, None, blob)

    def _insert(self, term: str, number: int, stem: str | None, blob: bytes | None) -> None:
        self._write((self._segment, term, number, stem, blob))


def _shared(word: str, other: str) -> int:
    """How many letters two words begin with alike, as far as that matters."""
    for length in range(min(len(word), len(other), PREFIXES), 0, -1):
        if word[:length] == other[:length]:
            return length
    return 0
