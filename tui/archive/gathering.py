"""Building the index of a large archive from parts that other processes have made.

Where the reading is shared, so is taking texts apart: each batch of statements comes with its terms, numbered
as it was read. Here they are put together, and into the order of dates once all are known.
"""

from __future__ import annotations

import marshal
from array import array
from typing import TYPE_CHECKING, cast

from tui.archive.documents import Listed, publisher_fact, statement_facts
from tui.archive.index import Postings, line, new_segment, write_chunks, write_postings, write_words
from tui.archive.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from tui.archive.flat import Flat

    Terms = tuple[dict[str, bytes], list[bytes], dict[str, bytes]]


def take_apart(statements: Sequence[Flat], base: int) -> bytes:
    """Finds the terms of a batch of statements.

    Args:
        statements: The batch.
        base: The number of the first; every batch has numbers of its own.

    Returns:
        Bytes for `Gathered.add`, to be sent to another process of the same program.
    """
    worded, facts = Postings(), Postings()
    lines = []
    listed = Listed()
    for number, s in enumerate(statements, base):
        texts = [words(s.text), *(words(rendering[1]) for rendering in s.renderings)]
        lines.append(line(texts).encode())
        for word in set().union(*texts):
            worded[word].append(number)
        for fact in _facts(s, listed):
            facts[fact].append(number)
    terms: Terms = (_packed(worded), lines, _packed(facts))
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


def _packed(postings: Postings) -> dict[str, bytes]:
    return {term: numbers.tobytes() for term, numbers in postings.items()}


class Gathered:
    """The terms of all statements of an archive.

    Args:
        stem: Gives the stem of a word.
    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        self.stem = stem
        """Gives the stem of a word."""
        self._worded, self._facts = Postings(), Postings()
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
        worded, lines, facts = cast("Terms", marshal.loads(packed))  # noqa: S302
        for word, some in worded.items():
            self._worded[word].frombytes(some)
        for fact, some in facts.items():
            self._facts[fact].frombytes(some)
        for one in lines:
            self._lines += one
            self._ends.append(len(self._lines))
        self._numbers.extend(range(base, base + len(rowids)))
        self._rowids.extend(rowids)
        self._uppers.extend(uppers)

    def vocabulary(self) -> list[str]:
        """Every word so far.

        Returns:
            Folded words, each once.
        """
        return list(self._worded)

    def write(self, connection: sqlite3.Connection) -> None:
        """Writes the segment of the statements; after it nothing can be added.

        Args:
            connection: The archive being built, with all sources.
        """
        order = array("I", sorted(range(len(self._rowids)), key=self._rowids.__getitem__))
        number = new_segment(connection, "statement")
        rowids = array("q", map(self._rowids.__getitem__, order))
        write_chunks(connection, number, rowids, array("q", map(self._uppers.__getitem__, order)))
        places = array("I", bytes(4 * (max(self._numbers, default=0) + 1)))
        for place, one in enumerate(order):
            places[self._numbers[one]] = place
        for source, publisher in connection.execute("SELECT id, publisher FROM source"):
            some = self._facts.get(f"§source§{source}")
            if publisher and some:
                self._facts[publisher_fact(publisher)] += some
        # The words come last: FTS5 needs memory of its own, and the postings are used up by then.
        worded, facts = _Placed(self._worded, places), _Placed(self._facts, places)
        self._worded, self._facts = Postings(), Postings()
        write_postings(connection, number, len(order), worded, facts, self.stem)
        lines, ends = memoryview(self._lines), self._ends
        write_words(
            connection,
            number,
            (
                (place, str(lines[ends[one - 1] if one else 0 : ends[one]], "utf-8"))
                for place, one in enumerate(order)
            ),
        )


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
