"""Searching a dossier: every word exactly as typed first, then what is akin, the newest first within each."""

from __future__ import annotations

from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.archive import row_reading
from tui.archive.index import bitsets
from tui.archive.index.segment import STEP, Segment
from tui.archive.search.evaluation import Mode, evaluate
from tui.archive.search.events_by_day import Standing, standing, texts
from tui.archive.search.highlights import Marker
from tui.archive.search.language import Problem, Reading, parse
from tui.archive.search.names import ArchiveVocabulary
from tui.archive.search.query import Near, Phrase, State, When, Wide, Word, walk
from tui.archive.tables import bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.archive.rows import EventRow, StatementRow
    from tui.archive.search.highlights import Spans
    from tui.archive.search.query import Node
    from tui.archive.store import Archive

__all__ = ["Hit", "Problem", "Reading", "Results", "search"]

_ALL = 1 << 62
"""A rowid after all others."""


class Hit(NamedTuple):
    """A record that a search found."""

    statement: StatementRow | None
    event: EventRow | None
    certain: bool
    """False where a date that was asked for fits only possibly."""
    mark: Callable[[str], Spans]
    """Finds in a text the words that were searched for."""
    exact: bool
    """Whether it holds every word as it was typed."""
    passage: str = ""
    """What else of an event the words were found in: its place, its note, or what somebody says of it."""
    passage_marks: tuple[tuple[int, int], ...] = ()
    """The words found in it, likewise."""
    unanswered_by: tuple[str, ...] = ()
    """The parties that it was put to and that had not taken it up, where that was asked for."""

    @property
    def marks(self) -> Spans:
        """The words found, as spans of code points in the statement's text or the event's title.

        They are looked for when they are asked for: of fifty hits a screen shows ten.
        """
        if self.statement is not None:
            return self.mark(self.statement.text)
        return self.mark(self.event.title) if self.event is not None else ()


class Results:
    """What a search finds, read as it is asked for.

    Args:
        archive: The archive.
        reading: How the query was read.
        day: An ordinal: the day that is read from; None for the end of time.
    """

    def __init__(self, archive: Archive, reading: Reading, day: int | None) -> None:
        self.reading = reading
        """How the query was read."""
        self._archive = archive
        self._query = reading.query
        self._bound = _ALL if day is None else bound(day)
        self._marker: Marker | None = None
        self._seen: dict[Segment, int] = {}

    def page(self, after: Hit | None = None, limit: int = 50) -> list[Hit]:
        """The next hits.

        Args:
            after: The last hit of the page before; None for the first page.
            limit: How many at most.

        Returns:
            Hits; fewer than asked for where there are no more.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        if self._query is None:
            return []
        self._archive.stopped = False
        below, tiers = _ALL, _tiers(self._query)
        if after is not None:
            last = after.statement or after.event
            below = last.rowid if last else _ALL
            tiers = tiers[tiers.index(after.exact) :]
        hits: list[Hit] = []
        for exact in tiers:
            found = merge(
                *(self._descending(self._query, one, exact, below) for one in self._segments()),
                key=lambda one: -one[0],
            )
            hits += self._hits(self._query, list(islice(found, limit - len(hits))), exact)
            if len(hits) >= limit:
                break
            below = _ALL
        return hits

    def count(self) -> int:
        """How many hits there are in all.

        Returns:
            The exact number.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        if self._query is None:
            return 0
        self._archive.stopped = False
        mode = Mode(self._bound, wide=True)
        return sum(
            evaluate(self._archive, self._query, one, self._visible(one), mode).bit_count()
            for one in self._segments()
        )

    def _segments(self) -> list[Segment]:
        kind = "event" if self.reading.events else "statement"
        found: list[Segment] | None = self._archive.memory.get(kind)
        if found is None:
            rows = self._archive.rows(
                "SELECT id, size, dead FROM segment WHERE kind = ? ORDER BY id", (kind,)
            )
            found = [Segment(self._archive, *row) for row in rows]
            self._archive.memory[kind] = found
        return [*found, *self._standing.segments]

    @property
    def _standing(self) -> Standing:
        """The events that are searched as they stood on the day."""
        if not self.reading.events or self._bound == _ALL:
            return Standing((), ())
        return standing(self._archive, self._bound)

    def _visible(self, segment: Segment) -> int:
        """What had come by the day; each event once, where it is searched as it stood."""
        if self._bound == _ALL or segment in self._standing.segments:
            return segment.everything
        if segment not in self._seen:
            come = (1 << segment.rank(self._bound)) - 1
            elsewhere = segment.positions(self._standing.rowids)
            self._seen[segment] = bitsets.without(segment.everything & come, elsewhere)
        return self._seen[segment]

    def _descending(
        self, query: Node, segment: Segment, exact: bool, below: int
    ) -> Iterator[tuple[int, int, Segment]]:
        """(rowid, position, segment) of the hits below a rowid, newest first."""
        visible = self._visible(segment)
        if below != _ALL:
            visible &= (1 << segment.rank(below)) - 1
        for window in _windows(query, visible):
            found = evaluate(self._archive, query, segment, window, Mode(self._bound, wide=not exact))
            if not exact:
                found = bitsets.without(
                    found, evaluate(self._archive, query, segment, found, Mode(self._bound, wide=False))
                )
            for rowid, position in segment.descending(found):
                yield rowid, position, segment

    def _hits(self, query: Node, found: list[tuple[int, int, Segment]], exact: bool) -> list[Hit]:
        rowids = [rowid for rowid, _, _ in found]
        certain = self._certain(query, found)
        if self._marker is None:
            self._marker = Marker(query, self._segments())
        mark = self._marker.marks
        if self.reading.events:
            events = row_reading.events(self._archive, rowids, self._bound)
            return [
                Hit(None, one, one.rowid in certain, mark, exact, *self._passage(one, mark)) for one in events
            ]
        statements = row_reading.statements(self._archive, rowids)
        hits = [Hit(one, None, one.rowid in certain, mark, exact) for one in statements]
        if State("unanswered") not in (node for node, wanted in walk(query) if wanted):
            return hits
        silent = "SELECT party FROM asked WHERE statement = ? AND (answered IS NULL OR answered >= ?)"
        return [
            one._replace(
                unanswered_by=tuple(
                    party for (party,) in self._archive.rows(silent, (row.rowid, self._bound))
                )
            )
            for one, row in zip(hits, statements, strict=True)
        ]

    def _passage(self, event: EventRow, mark: Callable[[str], Spans]) -> tuple[str, Spans]:
        """The text, other than its title, in which most of the words were found."""
        others = texts(self._archive, event.rowid, self._bound)[1:]
        marked = [(text, spans) for text in others if (spans := mark(text))]
        return max(marked, key=lambda one: len(one[1]), default=("", ()))

    def _certain(self, query: Node, found: list[tuple[int, int, Segment]]) -> set[int]:
        """The rowids of those whose dates fit for certain."""
        if not any(isinstance(node, When) for node, _ in walk(query)):
            return {rowid for rowid, _, _ in found}
        mode = Mode(self._bound, wide=True, certain=True)
        certain: set[int] = set()
        for segment in {segment for _, _, segment in found}:
            here = {position: rowid for rowid, position, one in found if one is segment}
            fitting = evaluate(
                self._archive, query, segment, bitsets.from_positions(here, segment.size), mode
            )
            certain.update(here[position] for position in bitsets.descending(fitting))
        return certain


def search(
    archive: Archive, query: str, day: int | None, *, widen: bool = True, prefix_last: bool = False
) -> Results:
    """Searches a dossier.

    Args:
        archive: The archive.
        query: In the search language; any text.
        day: An ordinal: later records are left out; None for the end of time.
        widen: Whether words stand for their aliases and synonyms too.
        prefix_last: Whether the last word may be the beginning of one, as it is while somebody types.

    Returns:
        The results; nothing for a query without anything to look for.
    """
    reading = parse(query, ArchiveVocabulary(archive), widen=widen, prefix_last=prefix_last)
    return Results(archive, reading, day)


def _tiers(query: Node) -> list[bool]:
    """Whether hits must hold every word as it was typed: first those that do, then the others if any can."""
    return [True, False] if any(isinstance(node, Word | Near | Wide) for node, _ in walk(query)) else [True]


def _windows(query: Node, visible: int) -> Iterator[int]:
    """All that is visible; in growing parts, the newest first, if FTS5 has to read for it."""
    if not any(isinstance(node, Phrase | Near) for node, _ in walk(query)):
        yield visible
        return
    high = -(-visible.bit_length() // STEP) * STEP
    width = STEP
    while high > 0:
        low = max(high - width, 0)
        yield visible & ((1 << high) - (1 << low))
        high, width = low, width * 4
