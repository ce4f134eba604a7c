"""Reading a segment of the index: which of its records hold a word, a fact, a phrase, or a date."""

from __future__ import annotations

from array import array
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.documents import fact
from tui.archive.index.postings import PREFIXES
from tui.archive.index.record_chunks import RecordChunks
from tui.archive.store import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.archive.store import Archive

_LAST = "\U0010ffff"
# Left to itself SQLite reads the whole segment in search of a stem.
_BY_STEM = "INDEXED BY posting_stem"
_AT_ONCE = 10_000
"""Facts that are asked for at once."""

STEP = 1 << 14
"""FTS5 is asked about so many positions or a multiple of it."""

_COMBINATIONS = 256
"""If the inflections of words that are to be near each other make more than this, they are taken as typed."""

_KEPT = 1 << 22
"""Bytes of sets that are kept for the next keystroke: at a million records 125 KB each."""

_COSTS = 200
"""Bytes that a set costs beside its bits."""


class Segment:
    """Records of one kind in the order of their dates; the place of each one is its position.

    Args:
        number: The segment's.
        size: How many records it has.
        dead: Those that have gone since, as `bits.pack` packed them as a bitset.
        kind: What its records are.
    """

    def __init__(self, archive: Archive, number: int, size: int, dead: bytes, kind: str = "") -> None:
        self.archive = archive
        """Where it is."""
        self.kind = kind
        """What its records are."""
        self.number = number
        self.size = size
        """How many records there are, gone ones included."""
        self.everything = bitsets.without((1 << size) - 1, int.from_bytes(dead, "little"))
        """All that have not gone."""
        self._chunks = RecordChunks(archive, number, size)

    def term(self, *terms: str) -> int:
        """The records that hold a word or of which a fact is true.

        Args:
            terms: Words or facts, any of which will do.

        Returns:
            Their positions.
        """
        placeholders = ",".join("?" * len(terms))
        return self.kept(" ".join(terms), lambda: self._union(f"term IN ({placeholders})", terms))

    def beginning(self, prefix: str) -> int:
        """The records that hold a word that begins so.

        Args:
            prefix: Folded letters, at least one.

        Returns:
            Their positions.
        """
        key = "*" + prefix

        def read() -> int:
            """Read the positions of the term."""
            if len(prefix) <= PREFIXES and self._row(key):
                return self._union("term = ?", (key,))
            return self._union("term >= ? AND term < ?", (prefix, prefix + _LAST))

        return self.kept(key, read)

    def inflected(self, *stems: str) -> int:
        """The records that hold a word of a stem, or of any of some.

        Returns:
            Their positions.
        """
        where = f"stem IN ({','.join('?' * len(stems))})"
        return self.kept("~" + " ".join(stems), lambda: self._union(where, stems, _BY_STEM))

    def stem(self, word: str) -> str | None:
        """The stem of a word.

        Args:
            word: A folded word.

        Returns:
            Its stem, or None if no record holds it.
        """
        row = self._row(word)
        return row[0] if row else None

    def words_of(self, *stems: str) -> list[str]:
        """The words of a stem, or of any of some.

        Returns:
            Those that records hold.
        """
        marks = ",".join("?" * len(stems))
        sql = f"SELECT term FROM posting WHERE segment = ? AND stem IN ({marks})"  # noqa: S608
        return [term for (term,) in self.archive.rows(sql, (self.number, *stems))]

    def facts(self, kind: str) -> list[str]:
        """The values that facts of a kind have."""
        first = fact(kind, "")
        sql = "SELECT term FROM posting WHERE segment = ? AND term >= ? AND term < ?"
        rows = self.archive.rows(sql, (self.number, first, first + _LAST))
        return [term.removeprefix(first) for (term,) in rows]

    def fact_sizes(self, kind: str) -> list[tuple[str, int]]:
        """The values that facts of a kind have, with the number of records that have each."""
        first = fact(kind, "")
        sql = "SELECT term, size FROM posting WHERE segment = ? AND term >= ? AND term < ?"
        rows = self.archive.rows(sql, (self.number, first, first + _LAST))
        return [(term.removeprefix(first), size) for term, size in rows]

    def phrase(self, words: Sequence[str], within: int, *, prefix: bool = False) -> int:
        """The records that hold some words one after the other.

        Args:
            within: Where to look.
            prefix: Whether the last of them may be the beginning of one.

        Returns:
            Their positions.
        """
        # As it is written: other forms of its words stand in a column of their own.
        return self._matching(f"- variants : {_quoted(words)}{'*' if prefix else ''}", within)

    def near(self, families: Sequence[Sequence[str]], distance: int, within: int) -> int:
        """The records that hold some words near each other, in any order.

        Args:
            families: For each of the words, those that will do, the word itself first.
            distance: How many other words there may be between the first and the last.
            within: Where to look.

        Returns:
            Their positions.
        """
        # FTS5 counts the words in the middle too; and it knows no alternatives within a NEAR.
        between = distance + len(families) - 2
        if prod(map(len, families)) > _COMBINATIONS:
            families = [family[:1] for family in families]
        either = (" ".join(_quoted([word]) for word in words) for words in product(*families))
        return self._matching(" OR ".join(f"NEAR({words}, {between})" for words in either), within)

    def rank(self, bound: int) -> int:
        """How many of the records lie below a rowid, gone ones included."""
        return self._chunks.rank(bound)

    def positions(self, rowids: Sequence[int]) -> int:
        """The positions of some records, of which those of other segments are left out.

        Args:
            rowids: Theirs, ascending.
        """
        return bitsets.from_positions(self._chunks.positions(rowids), self.size)

    def reaching(self, minute: int, below: int) -> int:
        """The records whose date may mean a minute or a later one.

        Args:
            below: Only records at positions below this one.

        Returns:
            Their positions.
        """
        return self.kept(
            f"≥{minute} {below}",
            lambda: bitsets.from_positions(self._chunks.reaching(minute, below), self.size),
        )

    def descending(self, positions: int) -> Iterator[tuple[int, int]]:
        """The records of a set, one by one.

        Args:
            positions: The set.

        Yields:
            (rowid, position), newest first.
        """
        return self._chunks.records(bitsets.descending(positions), -1)

    def ascending(self, positions: int) -> Iterator[tuple[int, int]]:
        """The records of a set, one by one: (rowid, position), oldest first."""
        return self._chunks.records(bitsets.ascending(positions), 1)

    def _matching(self, expression: str, within: int) -> int:
        """What FTS5 finds between the first and the last of some positions."""
        if not within:
            return 0
        # Whole steps, so that what was found is found again while more is typed.
        start = ((within & -within).bit_length() - 1) // STEP * STEP
        end = -(-within.bit_length() // STEP) * STEP
        return within & self.kept(
            f"{expression} {start} {end}",
            lambda: bitsets.from_positions(self._found(expression, start, end), self.size),
        )

    def rowids(self, positions: int) -> list[int]:
        """The rowids of a set, newest first."""
        return [rowid for rowid, _ in self.descending(positions)]

    def phrase_in(self, columns: str, words: Sequence[str], *, prefix: bool) -> int:
        """The records some of whose texts hold words one after the other.

        Args:
            columns: Which texts, as `{a b}`.
            prefix: Whether the last one may be the beginning of one.
        """
        return self._matching(f"{columns} : {_quoted(words)}{'*' if prefix else ''}", self.everything)

    def terms(self, key: str, terms: Callable[[], Sequence[str]]) -> int:
        """The records of which any of many facts is true.

        Args:
            key: What the facts have in common, by which the set is kept.
            terms: Gives the facts.
        """

        def read() -> int:
            """Read the positions of the term."""
            wanted = terms()
            bits = 0
            for start in range(0, len(wanted), _AT_ONCE):
                some = tuple(wanted[start : start + _AT_ONCE])
                bits |= self._union(f"term IN ({','.join('?' * len(some))})", some)
            return bits

        return self.kept(key, read)

    def vocabulary(self, beginning: str = "") -> list[str]:
        """The words that records hold, all of them or those that begin so."""
        sql, values = "SELECT term FROM posting {} WHERE segment = ? AND stem IS NOT NULL", [self.number]
        if not beginning:
            # The index by stems holds nothing else that would have to be read over.
            return [term for (term,) in self.archive.rows(sql.format(_BY_STEM), values)]
        begins = sql.format("") + " AND term >= ? AND term < ?"
        rows = self.archive.rows(begins, (*values, beginning, beginning + _LAST))
        return [term for (term,) in rows]

    def _found(self, expression: str, start: int, end: int) -> Iterator[int]:
        """The positions from start to before end that fit an expression of FTS5."""
        table = f"words_{self.number}"
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ?"  # noqa: S608
        return (position for (position,) in self.archive.rows(sql, (expression, start, end)))

    def _row(self, term: str) -> tuple[str | None] | None:
        sql = "SELECT stem FROM posting WHERE segment = ? AND term = ?"
        row: tuple[str | None] | None = self.archive.row(sql, (self.number, term))
        return row

    def keeps(self, key: str) -> bool:
        """Whether a set was read lately, so that it costs nothing."""
        return (self.number, key) in self.archive.memory.get("sets", ())

    def kept(self, key: str, read: Callable[[], int]) -> int:
        """A set that was read lately, or else as it is read now."""
        kept: dict[tuple[int, str], int] = self.archive.memory.setdefault("sets", {})
        full = (self.number, key)
        bits = kept.pop(full, None)
        if bits is None:
            if self.archive.stopped:
                raise Interrupted
            bits = read()
            room = self.archive.memory.get("room", _KEPT) - _bytes(bits)
            while kept and room < 0:
                room += _bytes(kept.pop(next(iter(kept))))
            self.archive.memory["room"] = room
        kept[full] = bits
        return bits

    def _union(self, where: str, values: tuple[str, ...], index: str = "") -> int:
        """All records of some terms; the positions of the rare ones are set in one go."""
        sql = f"SELECT term, size, positions FROM posting {index} WHERE segment = ? AND {where}"  # noqa: S608 - our own conditions
        dense = 0
        positions = array("I")
        for term, size, blob in self.archive.rows(sql, (self.number, *values)):
            if blob is None:
                # One by one: for every row FTS5 looks at all that an OR joins.
                positions.extend(self._found(_quoted([term]), 0, self.size))
            elif size * bitsets.DENSE >= self.size:
                dense |= int.from_bytes(blob, "little")
            else:
                positions.frombytes(blob)
        return dense | bitsets.from_positions(positions, self.size) if positions else dense


def _bytes(bits: int) -> int:
    return (bits.bit_length() >> 3) + _COSTS


def _quoted(words: Iterable[str]) -> str:
    """Some words as a phrase of FTS5; a folded word holds no quotation mark."""
    return f'"{" ".join(words)}"'
