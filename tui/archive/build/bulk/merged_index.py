"""Building the index of a large archive from parts that other processes have made.

Where the reading is shared, so is taking texts apart: statements come with the words that FTS5 is to get, and
from time to time with a run of their terms, numbered as they were read. Here they are put together, and into
the order of dates once all are known; others make ready what is then written.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from tui.archive.build.bulk.fulltext_file import Texts, take_over_fulltext
from tui.archive.build.bulk.statement_timelines import StatementTimelines
from tui.archive.build.bulk.term_slices import TermSlice, by_number, cut_facts, cut_letters
from tui.archive.build.timeline_stretches import quotation_kind
from tui.archive.index.documents import publisher_facts
from tui.archive.index.languages import Languages, dossier_language
from tui.archive.index.reference_writing import write_references
from tui.archive.index.segment_writing import INSERT_POSTING, new_segment, write_chunks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.archive.build.bulk.statement_terms import TermRun
    from tui.archive.build.statement_rows import Batch
    from tui.archive.build.timeline_stretches import NewTimeline
    from tui.archive.index.postings import Row


_TURN = 16
"""After so many other things it is time to look for what has become ready."""
T = TypeVar("T")


class Helpers(Protocol):
    """Whoever does the work; it may begin at once, and is waited for when it is asked for."""

    def write_fulltext(self, texts: Texts, path: Path) -> Callable[[bool], bool]:
        """Have `fulltext_file.write_fulltext` run; the result tells if it is, or waits until it is."""

    def rows(self, slices: Sequence[Callable[[], TermSlice]]) -> Callable[[bool], list[Row] | None]:
        """Have `posting_rows` run for each slice, which is made only when its turn comes.

        What is given back gives the rows of the next one, None when there are no more; called without
        waiting, it gives none while they are not ready.
        """

    def release(self) -> None:
        """Release the helpers: they are no longer needed."""


class MergedIndex:
    """The terms of all statements of an archive.

    Args:
        new_file: gives the path of a new file that somebody else removes in the end.
    """

    def __init__(self, helpers: Helpers, new_file: Callable[[], Path]) -> None:
        self._helpers = helpers
        # In files: at a million statements they take as much room as all the rest.
        self._fulltext_file = new_file()
        self._texts_file = new_file()
        self._texts = self._texts_file.open("wb")
        self._words_file = new_file()
        self._words = self._words_file.open("wb")
        self._letters: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        """Where in the file the words of a letter stand: a start and a length for each run."""
        self._sizes: defaultdict[str, int] = defaultdict(int)
        self._facts: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._ends = array("Q", [0])
        self._batches: list[tuple[int, int]] = []
        self._rowids = array("q")
        self._uppers = array("q")
        self._kinds = bytearray()
        self._parties = array("I")
        self._known: dict[str | None, int] = {None: 0}
        self._order = array("I")
        self._languages = Languages()
        self._number = 0
        self._rows: Callable[[bool], list[Row] | None] = lambda _: None
        self._written: Callable[[bool], bool] = lambda _: True

    def add(self, lines: Sequence[bytes], base: int, rowids: Sequence[int], batch: Batch) -> None:
        """Add a batch.

        Args:
            lines: the words of each of its statements.
            base: the number of the first one.
            rowids: those of the statements, now that they are known.
            batch: the statements.
        """
        self._texts.write(b"".join(lines))
        self._ends.extend(accumulate(map(len, lines), initial=self._ends.pop()))
        self._batches.append((base, len(rowids)))
        self._rowids.extend(rowids)
        self._uppers.extend(batch.columns("upper"))
        self._languages.extend(batch.columns("language"))
        quotations = list(batch.columns("quotation"))
        kinds = {quotation: quotation_kind(quotation) for quotation in set(quotations)}
        self._kinds.extend(map(kinds.__getitem__, quotations))
        parties = list(batch.columns("party"))
        for party in set(parties) - self._known.keys():
            self._known[party] = len(self._known)
        self._parties.extend(map(self._known.__getitem__, parties))

    def add_run(self, run: TermRun) -> None:
        """Add the terms of some batches.

        Args:
            run: as whoever took them apart handed it over.
        """
        at = self._words.tell()
        for letter, (size, packed) in run.words.items():
            self._letters[letter].append((at, len(packed)))
            self._sizes[letter] += size
            at += len(packed)
        self._words.writelines(packed for _, packed in run.words.values())
        for fact, some in run.facts.items():
            self._facts[fact].frombytes(some)

    def close(self, connection: sqlite3.Connection) -> None:
        """Begin with the segment of the statements; after it nothing can be added."""
        self._order = array("I", sorted(range(len(self._rowids)), key=self._rowids.__getitem__))
        self._number = new_segment(connection, "statement")
        self._texts.close()
        self._words.close()
        texts = Texts(self._number, str(self._texts_file), self._ends, self._order)
        self._written = self._helpers.write_fulltext(texts, self._fulltext_file)

    def begin(self, connection: sqlite3.Connection) -> Iterator[NewTimeline]:
        """Begin with the positions of the terms.

        Args:
            connection: the archive being built, with all sources.

        Returns:
            The timelines of the statements, in the order of their keys.
        """
        order = self._order
        rowids = array("q", map(self._rowids.__getitem__, order))
        write_chunks(connection, self._number, rowids, array("q", map(self._uppers.__getitem__, order)))
        places = array("I", bytes(4 * len(order)))
        for place, number in enumerate(order):
            places[number] = place
        numbered = by_number(places, self._batches)
        write_references(connection, "statement", self._number, len(order), self._facts, numbered.__getitem__)
        self._facts.update(publisher_facts(connection, self._facts))
        languages = self._languages.ordered(order, dossier_language(connection))
        self._rows = self._helpers.rows(self._slices(places, languages))
        codes = array("I", map(self._parties.__getitem__, order))
        kinds = bytes(map(self._kinds.__getitem__, order))
        lines = StatementTimelines(rowids, kinds, codes, list(self._known), numbered)
        timelines = lines.of(self._facts)
        self._rowids = self._uppers = array("q")
        self._facts.clear()
        return self.interleaved(connection, timelines)

    def write_ready(self, connection: sqlite3.Connection) -> None:
        """Write where terms stand, as far as that is known, so that it does not pile up."""
        while rows := self._rows(False):
            connection.executemany(INSERT_POSTING, rows)
        if rows is None and self._written(False):
            self._helpers.release()

    def interleaved(self, connection: sqlite3.Connection, others: Iterable[T]) -> Iterator[T]:
        """Do so between other things.

        Args:
            others: what is used one by one.
        """
        for n, other in enumerate(others):
            yield other
            if n % _TURN == 0:
                self.write_ready(connection)

    def finish(self, connection: sqlite3.Connection) -> None:
        """Write all that is left of the segment."""
        while (rows := self._rows(True)) is not None:
            connection.executemany(INSERT_POSTING, rows)
        self._written(True)
        self._helpers.release()
        take_over_fulltext(connection, self._number, self._fulltext_file)

    def _slices(self, places: array[int], languages: Languages) -> list[Callable[[], TermSlice]]:
        def worded(letters: list[str]) -> TermSlice:
            """The slices of the words that begin with some letters."""
            packed = []
            with self._words_file.open("rb") as stream:
                for at, size in chain.from_iterable(map(self._letters.__getitem__, letters)):
                    stream.seek(at)
                    packed.append(stream.read(size))
            return TermSlice(self._number, places, self._batches, packed, {}, languages)

        def true(facts: dict[str, array[int]]) -> TermSlice:
            """The slice of some facts."""
            return TermSlice(self._number, places, self._batches, [], facts, Languages())

        words = [partial(worded, letters) for letters in cut_letters(self._sizes)]
        return [*words, *(partial(true, some) for some in cut_facts(self._facts))]
