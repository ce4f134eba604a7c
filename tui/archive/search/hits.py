"""The hits of a search: records with the words that were found in them, and where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui.archive import row_reading
from tui.archive.index.tokens import fold
from tui.archive.search.evaluation import Mode, evaluate
from tui.archive.search.highlights import Marker
from tui.archive.search.query_language.query import And, State, When, walk
from tui.archive.search.searched_fields import records

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.archive.rows import EventRow, StatementRow
    from tui.archive.search.highlights import Spans
    from tui.archive.search.nearness import NearQuery
    from tui.archive.search.query_language.query import Node
    from tui.archive.search.scope import Scope
    from tui.archive.search.searched_fields import SearchedField, SearchedRecord

_SHOWN = frozenset(("text", "title", "name", "summary", "reason"))
"""The fields that a hit shows anyway."""

_PASSAGES = 2
"""The most other fields of which it shows the text."""


class HitPlace(NamedTuple):
    """A hit that has not been read yet."""

    kind: str
    rowid: int
    near: bool = False
    exact: bool = False
    where: tuple[str, ...] | None = None
    """The fields that hold what was asked for; None where that is not known yet."""


class Passage(NamedTuple):
    """What else of a record the words were found in."""

    field: str
    text: str
    word_spans: Spans


class Matches:
    """Where in a record the words stand, which is looked for when it is asked for: a screen shows few hits.

    Args:
        record: The record.
        where: The fields that hold what was asked for, the best one first; None where that is not known yet.
        marker: Finds it in a text.
    """

    def __init__(self, record: SearchedRecord, where: tuple[str, ...] | None, marker: Marker) -> None:
        self._record = record
        self._marker = marker
        if where is not None:
            self.where = where

    @cached_property
    def where(self) -> tuple[str, ...]:
        """The fields that hold what was asked for, the best one first."""
        return tuple(dict.fromkeys(each.name for each in self._record.fields if self._holds(each)))

    def _holds(self, field: SearchedField) -> bool:
        return self._marker.holds([*field.words, *field.variants])

    def _spans_in(self, field: SearchedField) -> Spans:
        """The words found in a field; its places are not worked out where it is known to hold none."""
        return self._marker.spans_in(field.text) if self._holds(field) else ()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Of the fields that are not shown anyway those that hold words which nothing before them does."""
        elsewhere = [name for name in self.where if name not in _SHOWN]
        if not elsewhere:
            return ()
        spans_in, fields = self._spans_in, self._record.fields
        seen = {word for each in fields if each.name in _SHOWN for word in _words(each.text, spans_in(each))}
        passages: list[Passage] = []
        for name in elsewhere:
            if len(passages) == _PASSAGES:
                break
            marked = [(each.text, spans_in(each)) for each in fields if each.name == name]
            text, word_spans = max(marked, key=lambda each: len(each[1]))
            words = _words(text, word_spans)
            if not word_spans or not words <= seen:
                seen |= words
                passages.append(Passage(name, text, word_spans))
        return tuple(passages)


class Hit(NamedTuple):
    """A record that a search found."""

    number: int
    """Its place among all hits, from 0."""
    kind: str
    """`statement`, `event`, `source` …"""
    id: str
    text: str
    """Its text or title."""
    statement: StatementRow | None
    event: EventRow | None
    about: tuple[str, ...]
    """Of other kinds what a reader needs: of a position its question and party; of a text its source, the
    number of the paragraph, and the source's title."""
    certain: bool
    """False where a date that was asked for fits only possibly."""
    mark: Callable[[str], Spans]
    """Finds in a text the words that were searched for."""
    exact: bool
    """Whether it holds every word as it was typed."""
    near: bool
    """Whether it does not hold all that was asked for."""
    matches: Matches
    """Where in it that is."""
    unanswered_by: tuple[str, ...] = ()
    """The parties that it was put to and that had not taken it up, where that was asked for."""
    dossier: str = ""
    """The name of the dossier, where several are searched."""

    @property
    def record(self) -> str:
        """The id of the record to open for it: a position's or verdict's question, the source of a text."""
        return self.about[0] if self.kind in ("position", "assessment", "text") else self.id

    @property
    def paragraph(self) -> tuple[int, ...]:
        """Which paragraph of a source's text it is, from 0; nothing for other hits."""
        return (int(self.about[1]),) if self.kind == "text" else ()

    @property
    def where(self) -> tuple[str, ...]:
        """The fields that hold what was asked for, the best one first."""
        return self.matches.where

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Those fields that are not its text."""
        return self.matches.passages

    @property
    def word_spans(self) -> Spans:
        """The words found, as spans of code points in its text or title.

        They are looked for when they are asked for: of fifty hits a screen shows ten.
        """
        return self.mark(self.text)


class HitReader:
    """Reads hits.

    Args:
        scope: What is searched.
        query: The query; None for none.
        near: What is near it, where that was looked for.
    """

    def __init__(self, scope: Scope, query: Node | None, near: NearQuery | None) -> None:
        self._scope = scope
        self._query = query
        self._demanded = And(near.demanded) if near else None
        nodes = walk(query) if query is not None else ()
        self._asks_unanswered = (State("unanswered"), True) in nodes
        meant = [concept.widened for concept in near.concepts] if near else []
        self._marker = Marker(scope, [*([query] if query is not None else []), *meant])

    def hits(self, places: Sequence[HitPlace], first: int) -> list[Hit]:
        """Read some hits.

        Args:
            places: Which ones.
            first: The number of the first.
        """
        read: dict[tuple[str, int], Hit] = {}
        for kind in dict.fromkeys(place.kind for place in places):
            for hit, rowid in self._of(kind, [place for place in places if place.kind == kind]):
                read[kind, rowid] = hit
        return [
            read[place.kind, place.rowid]._replace(number=first + n)
            for n, place in enumerate(places)
            if (place.kind, place.rowid) in read
        ]

    def _of(self, kind: str, places: Sequence[HitPlace]) -> list[tuple[Hit, int]]:
        rowids = [place.rowid for place in places]
        by_rowid = {record.rowid: record for record in records(self._scope, kind, rowids)}
        certain = self._certain(kind, [place.rowid for place in places if not place.near], self._query)
        # What is near need not be of a date that is among the words.
        certain |= self._certain(kind, [place.rowid for place in places if place.near], self._demanded)
        archive, bound = self._scope.archive, self._scope.bound
        statements = (
            {row.rowid: row for row in row_reading.statements(archive, rowids)} if kind == "statement" else {}
        )
        events = (
            {row.rowid: row for row in row_reading.events(archive, rowids, bound)} if kind == "event" else {}
        )
        hits = []
        for place in places:
            record = by_rowid.get(place.rowid)
            if record is None:
                continue
            hit = Hit(
                -1, kind, record.id, _text(record), statements.get(place.rowid), events.get(place.rowid),
                _about(self._scope, kind, place.rowid), place.rowid in certain, self._marker.spans_in,
                place.exact, place.near, Matches(record, place.where, self._marker),
                self._silent(kind, place.rowid),
            )  # fmt: skip
            hits.append((hit, place.rowid))
        return hits

    def _silent(self, kind: str, rowid: int) -> tuple[str, ...]:
        if kind != "statement" or not self._asks_unanswered:
            return ()
        sql = "SELECT party FROM asked WHERE statement = ? AND (answered IS NULL OR answered >= ?)"
        return tuple(party for (party,) in self._scope.archive.rows(sql, (rowid, self._scope.bound)))

    def _certain(self, kind: str, rowids: Sequence[int], query: Node | None) -> set[int]:
        """The rowids of those whose dates fit for certain what a query asks for."""
        if query is None or not any(isinstance(node, When) for node, _ in walk(query)):
            return set(rowids)
        certain: set[int] = set()
        for segment in self._scope.segments(kind):
            positions = segment.positions(sorted(rowids)) & self._scope.visible(segment)
            mode = Mode(wide=True, certain=True)
            certain.update(segment.rowids(evaluate(self._scope, query, segment, positions, mode)))
        return certain


def _words(text: str, word_spans: Spans) -> set[str]:
    """The stretches of a text that a search found, folded."""
    return {fold(text[start:end]) for start, end in word_spans}


def _text(record: SearchedRecord) -> str:
    return next((each.text for each in record.fields if each.name in _SHOWN), record.id)


_ABOUT = {
    "position": "SELECT question, party FROM position WHERE rowid = ?",
    "assessment": "SELECT question, first, second FROM assessment WHERE rowid = ?",
    "question": "SELECT id, issue FROM question WHERE rowid = ?",
    "text": """
    SELECT p.source, CAST(p.n AS TEXT), s.title FROM passage p JOIN source s ON s.id = p.source
    WHERE p.rowid = ?
    """,
}


def _about(scope: Scope, kind: str, rowid: int) -> tuple[str, ...]:
    rows = scope.archive.rows(_ABOUT[kind], (rowid,)) if kind in _ABOUT else []
    return tuple(rows[0]) if rows else ()
