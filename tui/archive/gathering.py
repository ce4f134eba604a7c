"""Building the index of a large archive from parts that other processes have made.

Where the reading is shared, so is taking texts apart: each batch of statements comes with its terms, numbered
as it was read. Here they are put together, and into the order of dates once all are known.
"""

from __future__ import annotations

import marshal
import tempfile
from array import array
from itertools import accumulate, islice
from typing import TYPE_CHECKING, cast

from tui.archive.documents import Listed, publisher_fact, statement_facts
from tui.archive.index import (
    INSERT_POSTING,
    Postings,
    add_words,
    create_words,
    line,
    new_segment,
    write_chunks,
)
from tui.archive.slices import cut
from tui.archive.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.archive.flat import Flat
    from tui.archive.postings import Row
    from tui.archive.slices import Slice

    Terms = tuple[dict[str, bytes], list[bytes], dict[str, bytes]]


_TURNS = 60
"""More than there are slices in a large archive."""


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
        spread: Has `posting_rows` done for each of some slices, by whomever; it may begin with all at once.
        folder: Where a file may lie meanwhile; None lies with other temporary ones.
    """

    def __init__(
        self, spread: Callable[[Iterator[Slice]], Iterable[list[Row]]], folder: Path | None = None
    ) -> None:
        self._spread = spread
        self._worded, self._facts = Postings(), Postings()
        # In a file: at a million statements they take as much room as all the rest.
        self._lines = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed when it has been read
        self._ends = array("Q", [0])
        self._batches: list[tuple[int, int]] = []
        self._rowids = array("q")
        self._uppers = array("q")
        self._number = 0
        self._order = array("I")
        self._rows: Iterable[list[Row]] = ()

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
        self._lines.write(b"".join(lines))
        self._ends.extend(accumulate(map(len, lines), initial=self._ends.pop()))
        self._batches.append((base, len(rowids)))
        self._rowids.extend(rowids)
        self._uppers.extend(uppers)

    def begin(self, connection: sqlite3.Connection) -> None:
        """Begins with the segment of the statements; after it nothing can be added.

        Args:
            connection: The archive being built, with all sources.
        """
        self._order = array("I", sorted(range(len(self._rowids)), key=self._rowids.__getitem__))
        self._number = new_segment(connection, "statement")
        rowids = array("q", map(self._rowids.__getitem__, self._order))
        write_chunks(connection, self._number, rowids, array("q", map(self._uppers.__getitem__, self._order)))
        for source, publisher in connection.execute("SELECT id, publisher FROM source"):
            some = self._facts.get(f"§source§{source}")
            if publisher and some:
                self._facts[publisher_fact(publisher)] += some
        places = array("I", bytes(4 * len(self._order)))
        for place, one in enumerate(self._order):
            places[one] = place
        slices = cut(self._number, places, self._batches, self._worded, self._facts)
        self._rowids = self._uppers = array("q")
        self._rows = self._spread(slices)

    def finish(self, connection: sqlite3.Connection) -> None:
        """Writes the segment.

        Args:
            connection: The archive being built.
        """
        create_words(connection, self._number)
        lines = self._placed_lines()
        rows = iter(self._rows)
        # By turns, so that what others have made ready does not pile up.
        for _ in range(_TURNS):
            add_words(connection, self._number, islice(lines, len(self._order) // _TURNS + 1))
            connection.executemany(INSERT_POSTING, next(rows, ()))
        for some in rows:
            connection.executemany(INSERT_POSTING, some)

    def _placed_lines(self) -> Iterator[tuple[int, str]]:
        """The words of each statement in the order of dates, in which the file mostly is already."""
        with self._lines as lines:
            at = lines.seek(0)
            for place, one in enumerate(self._order):
                start, end = self._ends[one], self._ends[one + 1]
                if at != start:
                    lines.seek(start)
                yield place, str(lines.read(end - start), "utf-8")
                at = end
