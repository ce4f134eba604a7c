"""Building the index of a large archive from parts that other processes have made.

Where the reading is shared, so is taking texts apart: each batch of statements comes with its terms, numbered
as the batch met them. Here they are put together, and into the order of dates once all are known.
"""

from __future__ import annotations

import marshal
from array import array
from typing import TYPE_CHECKING, cast

from tui.archive.documents import Listed, publisher_fact, statement_facts
from tui.archive.index import BREAK, CHUNK, END, Codes, chunk_row, write_postings
from tui.archive.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from tui.archive.flat import Flat

    Terms = tuple[list[str], list[bytes], str, list[str], list[bytes]]

MOST_WORDS = 50_000
"""Of one batch: each is one character in what is sent, and none of them a surrogate."""


class _Numbers(dict[str, list[int]]):
    """The numbers of the statements that hold a term."""

    def __missing__(self, term: str) -> list[int]:
        numbers = self[term] = []
        return numbers


def take_apart(statements: Sequence[Flat], base: int) -> bytes | None:
    """Finds the terms of a batch of statements.

    Args:
        statements: The batch.
        base: The number of the first; every batch has numbers of its own.

    Returns:
        Bytes for `Gathered.add`, to be sent to another process of the same program; None if there are too
        many words.
    """
    codes = Codes()
    code = codes.__getitem__
    worded, facts = _Numbers(), _Numbers()
    stream = []
    listed = Listed()
    for number, s in enumerate(statements, base):
        line = [*map(code, words(s.text)), BREAK]
        for rendering in s.renderings:
            line += map(code, words(rendering[1]))
            line.append(BREAK)
        stream.append("".join(line))
        for character in set(line):
            worded[character].append(number)
        for fact in _facts(s, listed):
            facts[fact].append(number)
    if len(codes) > MOST_WORDS:
        return None
    terms: Terms = (
        list(codes),
        [_packed(worded[character]) for character in codes.values()],
        END.join(stream),
        list(facts),
        [_packed(some) for some in facts.values()],
    )
    return marshal.dumps(terms)


def _facts(s: Flat, listed: Listed) -> list[str]:
    return statement_facts(
        (s.party, s.speaker, s.quotation, s.basis, s.language, s.event, s.source),
        " ".join(s.issues),
        " ".join(s.questions),
        bool(s.audience),
        bool(s.corrections),
        [rendering[0] for rendering in s.renderings],
        listed,
    )


def _packed(numbers: list[int]) -> bytes:
    return array("I", numbers).tobytes()


class Gathered:
    """The terms of all statements of an archive.

    Args:
        stem: Gives the stem of a word.
    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        self.stem = stem
        """Gives the stem of a word."""
        self.codes = Codes()
        """Every word so far."""
        self._worded: dict[str, array[int]] = {}
        self._facts: dict[str, array[int]] = {}
        self._lines = bytearray()
        self._ends = array("Q")
        self._numbers = array("I")
        self._rowids = array("q")
        self._uppers = array("q")

    def add(self, packed: bytes, base: int, rowids: Sequence[int], uppers: Iterable[int]) -> None:
        """Adds a batch.

        Args:
            packed: What `take_apart` gave.
            base: The number that it was given.
            rowids: Those of the statements, now that they are known.
            uppers: The last minute that the date of each may mean.
        """
        if not rowids:
            return
        terms, numbers, stream, facts, fact_numbers = cast("Terms", marshal.loads(packed))  # noqa: S302
        own: dict[int, str | None] = {ord(BREAK): BREAK, ord(END): END}
        for local, (word, some) in enumerate(zip(terms, numbers, strict=True)):
            code = self.codes[word]
            own[local + 2] = code
            _extend(self._worded, code, some)
        for fact, some in zip(facts, fact_numbers, strict=True):
            _extend(self._facts, fact, some)
        for line in stream.translate(own).split(END):
            self._lines += line.encode()
            self._ends.append(len(self._lines))
        self._numbers.extend(range(base, base + len(rowids)))
        self._rowids.extend(rowids)
        self._uppers.extend(uppers)

    def write(self, connection: sqlite3.Connection) -> None:
        """Writes the segment of the statements; after it nothing can be added.

        Args:
            connection: The archive being built, with all sources.
        """
        sql = "INSERT INTO segment VALUES(NULL, 'statement', ?, x'')"
        segment = connection.execute(sql, (len(self._rowids),)).lastrowid or 0
        order = sorted(range(len(self._rowids)), key=self._rowids.__getitem__)
        self._write_chunks(connection, segment, order)
        places = array("I", bytes(4 * (max(self._numbers, default=0) + 1)))
        numbers = self._numbers
        for place, one in enumerate(order):
            places[numbers[one]] = place
        for source, publisher in connection.execute("SELECT id, publisher FROM source"):
            some = self._facts.get(f"§source§{source}")
            if publisher and some:
                _extend(self._facts, publisher_fact(publisher), some.tobytes())
        worded = _Placed(self._worded, places)
        facts = _Placed(self._facts, places)
        size = len(order)
        del order
        write_postings(connection, segment, size, self.codes, worded, self.stem, facts)

    def _write_chunks(self, connection: sqlite3.Connection, segment: int, order: list[int]) -> None:
        lines, ends = self._lines, self._ends
        for first in range(0, len(order), CHUNK):
            some = order[first : first + CHUNK]
            row = chunk_row(
                (segment << 32) + first // CHUNK,
                array("q", [self._rowids[one] for one in some]),
                array("q", [self._uppers[one] for one in some]),
                [lines[ends[one - 1] if one else 0 : ends[one]].decode() for one in some],
            )
            connection.execute("INSERT INTO chunk VALUES(?, ?, ?, ?, ?, ?)", row[:-1])
        self._lines = bytearray()


class _Placed(dict[str, "array[int]"]):
    """Numbers of statements as places in the order of dates, worked out when a term is written."""

    def __init__(self, numbers: dict[str, array[int]], places: array[int]) -> None:
        super().__init__(numbers)
        self._places = places

    def __getitem__(self, term: str) -> array[int]:
        return array("I", sorted(map(self._places.__getitem__, super().__getitem__(term))))

    def pop(self, term: str) -> array[int]:  # type: ignore[override]
        """The places of a term that is not asked for again."""
        found = self[term]
        del self[term]
        return found


def _extend(some: dict[str, array[int]], term: str, packed: bytes) -> None:
    numbers = some.get(term)
    if numbers is None:
        some[term] = array("I", packed)
    else:
        numbers.frombytes(packed)
