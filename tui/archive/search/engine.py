"""Searching a dossier: first what holds all that is asked for; where that is little, what is nearest."""

from __future__ import annotations

import re
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.archive.index import bitsets
from tui.archive.search.answering import asks_for_answers, with_answers
from tui.archive.search.evaluation import Mode, evaluate, is_widened, literal, reads, windows
from tui.archive.search.hits import Hit, HitPlace, HitReader
from tui.archive.search.nearness import take_apart, with_likely_words
from tui.archive.search.query_language.language import parse
from tui.archive.search.query_language.query import And, When, walk
from tui.archive.search.query_language.read_query import QueryProblem, QueryReading
from tui.archive.search.query_names import Vocabulary
from tui.archive.search.ranking import BEST, MANY, Ranking
from tui.archive.search.scope import KINDS, LARGE, Scope
from tui.archive.search.whole_texts import whole_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.index.segment import Segment
    from tui.archive.search.nearness import NearQuery
    from tui.archive.search.query_language.query import Node
    from tui.archive.store import Archive

__all__ = ["Group", "Hit", "Order", "QueryProblem", "QueryReading", "Results", "search"]

Order = Literal["best", "newest", "oldest"]

FEW = 10
"""Where fewer records of a kind hold all that is asked for, the nearest are listed too."""

NEAREST = {"statement": 20, "event": 20}
"""So many of the nearest are listed,"""
OTHERS = 5
"""of other kinds fewer."""

_SHARE = 0.06
"""What is far from what is nearest is left out."""

_DATED = ("statement", "event")
_UNFINISHED = r"[^\W_][-‐‑–'’ʼ.,/][^\W_]+$"
"""The end of a query in which a word of several parts is typed."""


class Group(NamedTuple):
    """The hits of one kind."""

    kind: str
    near: bool
    size: int
    """How many there are."""
    dossier: str = ""
    """The name of the dossier, where several are searched."""


class Results:
    """What a search finds, read as it is asked for.

    Args:
        scope: What is searched.
        reading: How the query was read.
        text: The query as it was typed.
        order: In which order hits of a kind are listed.
    """

    def __init__(self, scope: Scope, reading: QueryReading, text: str, order: Order) -> None:
        self.reading = reading
        """How the query was read."""
        self.order = order
        """In which order hits of a kind are listed."""
        self.unranked = False
        """Whether there were too many hits of a kind to rank, so that they are listed by date."""
        self._scope = scope
        self._query = reading.query
        self._text = text
        self._whole: list[HitPlace] | None = None
        self._near: NearQuery | None = None
        self._places: list[HitPlace] = []
        self._more: Iterator[HitPlace] | None = None
        self._candidates: dict[str, dict[Segment, int]] = {}
        self._unfit: dict[Segment, int] = {}
        self._counts: dict[str, int] = {}
        self._nearest_places: dict[str, list[HitPlace]] = {}
        """By kind, as far as they were asked for."""
        self._reader: HitReader | None = None

    def page(self, after: Hit | None = None, limit: int = 50) -> list[Hit]:
        """The next hits: kind by kind, and below all of those what is nearest.

        Args:
            after: The last hit of the page before; None for the first page.
            limit: How many at most.

        Returns:
            Hits; fewer than asked for where there are no more.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        self._scope.archive.stopped = False
        start = 0 if after is None else after.number + 1
        self._read_to(start + limit)
        if self._reader is None:
            self._reader = HitReader(self._scope, self._query, self._near)
        return self._reader.hits(self._places[start : start + limit], start)

    def count(self) -> int:
        """How many records hold all that is asked for.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        self._scope.archive.stopped = False
        return sum(map(self._count, self._kinds()))

    def holds_any(self) -> bool:
        """Whether any record holds all that is asked for."""
        return bool(self._whole_texts()) or any(True for kind in self._kinds() for _ in self._strict(kind))

    def groups(self) -> list[Group]:
        """How many hits there are of each kind, in the order in which they are listed.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        self._scope.archive.stopped = False
        strict = [Group(kind, near=False, size=self._count(kind)) for kind in self._kinds()]
        near: dict[str, int] = {}
        if any(group.size < FEW for group in strict):
            for place in self._nearest():
                near[place.kind] = near.get(place.kind, 0) + 1
        groups = [*strict, *(Group(kind, near=True, size=count) for kind, count in near.items())]
        return [group for group in groups if group.size]

    def sizes(self) -> list[Group]:
        """The groups that hits were listed of so far, as far as it takes no reading to count them."""
        listed = dict.fromkeys((place.kind, place.near) for place in self._places)
        groups = []
        for kind, near in listed:
            if near:
                groups.append(Group(kind, near=True, size=len(self._nearest_places[kind])))
            elif kind in self._counts or self._query is None or self._counts_at_once(self._query, kind):
                groups.append(Group(kind, near=False, size=self._count(kind)))
        return groups

    def _counts_at_once(self, query: Node, kind: str) -> bool:
        return not reads(query) and sum(each.size for each in self._scope.segments(kind)) < LARGE

    @property
    def meant(self) -> list[tuple[str, tuple[str, ...]]]:
        """For each word that nothing holds, the nearest ones, best first."""
        if self._query is None:
            return []
        return [meant for concept in self._taken_apart().concepts for meant in concept.meant]

    # Whole texts, and the order of kinds.

    def _whole_texts(self) -> list[HitPlace]:
        """The records whose whole text or title was pasted."""
        if self._whole is None:
            self._whole = whole_texts(self._scope, self.reading.kinds, self._text)
            if self._whole and self.reading.problems:
                self.reading = self.reading._replace(problems=(), text="the whole text or title of a record")
        return self._whole

    def _kinds(self) -> list[str]:
        """The kinds asked for; those of which a whole text was pasted first."""
        first = [place.kind for place in self._whole_texts()]
        return list(dict.fromkeys((*first, *self.reading.kinds)))

    # Reading on.

    def _read_to(self, number: int) -> None:
        if self._more is None:
            self._more = self._all()
            self._places = []
        try:
            self._places += islice(self._more, max(0, number - len(self._places)))
        except BaseException:
            self._more = None  # it can't be gone on with
            raise

    def _all(self) -> Iterator[HitPlace]:
        if self._query is None and not self._whole_texts():
            return
        pinned = self._whole_texts()
        yield from pinned
        first = {(place.kind, place.rowid) for place in pinned}
        few = False
        for kind in self._kinds():
            number = 0
            for place in self._strict(kind):
                number += 1
                if (kind, place.rowid) not in first:
                    yield place
            few = few or number < FEW
        if few:
            yield from self._nearest()

    # What holds all that is asked for.

    def _strict(self, kind: str) -> Iterator[HitPlace]:
        if self._query is None:
            return
        if self.order == "best" or kind not in _DATED:
            candidates = self._few(self._query, kind)
            if candidates is not None:
                yield from self._ranked(self._query, kind, candidates)
                return
            self.unranked = True
        yield from self._by_date(self._query, kind)

    def _few(self, query: Node, kind: str) -> dict[Segment, int] | None:
        """The records that fit, None where they are too many to be ranked."""
        candidates: dict[Segment, int] = {}
        number = 0
        segments = self._scope.segments(kind)
        most = BEST if any(segment.size >= LARGE for segment in segments) else MANY
        for segment in segments:
            bits, visible = 0, self._scope.visible(segment)
            if segment.size >= LARGE and not reads(query):
                # What records hold themselves is known at once, and most often enough.
                alone = evaluate(self._scope, query, segment, visible, Mode(wide=True, alone=True))
                if alone.bit_count() > most:
                    return None
            for window in windows(self._scope, query, segment, visible):
                part = evaluate(self._scope, query, segment, window, Mode(wide=True))
                bits |= part
                self._unfit[segment] = bitsets.without(self._unfit.get(segment, 0) | window, part)
                number += part.bit_count()
                if number > most:
                    return None
            candidates[segment] = bits
        self._counts[kind] = number
        self._candidates[kind] = candidates
        return candidates

    def _ranked(self, query: Node, kind: str, candidates: dict[Segment, int]) -> Iterator[HitPlace]:
        if not any(candidates.values()):
            return
        exact: set[int] = set()
        for segment, bits in candidates.items():
            exact.update(segment.rowids(literal(self._scope, query, segment, bits)))
        ranked = Ranking(self._scope, kind, take_apart(query).concepts).best(candidates)
        listed = {each.rowid for each in ranked}
        if any(isinstance(node, When) for node, _ in walk(query)):
            certain = set()
            for segment, bits in candidates.items():
                mode = Mode(wide=True, certain=True)
                certain.update(segment.rowids(evaluate(self._scope, query, segment, bits, mode)))
            ranked.sort(key=lambda each: each.rowid not in certain)
        for each in ranked:
            yield HitPlace(kind, each.rowid, exact=each.rowid in exact, where=each.where)
        rest = (rowid for segment, bits in candidates.items() for rowid in segment.rowids(bits))
        for rowid in sorted((rowid for rowid in rest if rowid not in listed), reverse=True):
            yield HitPlace(kind, rowid, exact=rowid in exact)

    def _by_date(self, query: Node, kind: str) -> Iterator[HitPlace]:
        """The records that fit in the order of their dates; if they are merely too many, exact ones first."""
        tiers: list[bool | None] = [None]
        if self.order == "best":
            tiers = [True, False] if is_widened(self._scope, query) else [True]
        oldest = self.order == "oldest"
        for exact in tiers:
            streams = (
                self._stream(query, segment, exact, oldest=oldest) for segment in self._scope.segments(kind)
            )
            for rowid, is_exact in merge(*streams, key=lambda each: each[0] if oldest else -each[0]):
                yield HitPlace(kind, rowid, exact=is_exact)

    def _stream(
        self, query: Node, segment: Segment, exact: bool | None, *, oldest: bool
    ) -> Iterator[tuple[int, bool]]:
        """(rowid, whether all is as it was typed) of what fits: all of it for None, else one or the other."""
        visible = self._scope.visible(segment)
        sought = 0 if oldest else BEST
        parts = windows(self._scope, query, segment, visible, sought=sought)
        for window in reversed(list(parts)) if oldest else parts:
            may_fit = bitsets.without(window, self._unfit.get(segment, 0))
            bits = evaluate(self._scope, query, segment, may_fit, Mode(wide=exact is not True))
            exactly = bits if exact else literal(self._scope, query, segment, bits)
            if exact is False:
                bits = bitsets.without(bits, exactly)
            rows = segment.ascending(bits) if oldest else segment.descending(bits)
            for rowid, position in rows:
                yield rowid, bool(exact) if exact is not None else bool(exactly >> position & 1)

    def _count(self, kind: str) -> int:
        if self._query is None:
            return sum(place.kind == kind for place in self._whole_texts())
        if kind not in self._counts:
            self._counts[kind] = sum(
                evaluate(
                    self._scope, self._query, segment, self._scope.visible(segment), Mode(wide=True)
                ).bit_count()
                for segment in self._scope.segments(kind)
            )
        pinned = sum(place.kind == kind and not self._fits(place) for place in self._whole_texts())
        return self._counts[kind] + pinned

    def _fits(self, place: HitPlace) -> bool:
        """Whether a record whose whole text was pasted fits the query as it was read."""
        if self._query is None:
            return False
        return any(
            evaluate(
                self._scope, self._query, segment,
                segment.positions([place.rowid]) & self._scope.visible(segment), Mode(wide=True),
            )
            for segment in self._scope.segments(place.kind)
        )  # fmt: skip

    # What is nearest.

    def _taken_apart(self) -> NearQuery:
        if self._near is None:
            assert self._query is not None  # noqa: S101 - whoever asks has looked
            self._near = with_likely_words(self._scope, take_apart(self._query))
        return self._near

    def _nearest(self) -> Iterator[HitPlace]:
        """Of kinds with few hits the records that hold some of what is asked for, best first."""
        if self._query is None or not self._taken_apart().concepts:
            return
        pinned = {(place.kind, place.rowid) for place in self._whole_texts()}
        for kind in self._kinds():
            if self._count(kind) < FEW:
                if kind not in self._nearest_places:
                    own = {rowid for of, rowid in pinned if of == kind}
                    self._nearest_places[kind] = self._nearest_of(self._query, kind, own)
                yield from self._nearest_places[kind]

    def _nearest_of(self, query: Node, kind: str, pinned: set[int]) -> list[HitPlace]:
        near = self._taken_apart()
        within = {}
        listed: list[int] = []
        fitting = self._candidates.get(kind, {})
        for segment in self._scope.segments(kind):
            bits = self._scope.visible(segment)
            if near.demanded:
                bits = evaluate(self._scope, And(near.demanded), segment, bits, Mode(wide=True))
            strict = fitting.get(segment)
            if strict is None:
                strict = evaluate(self._scope, query, segment, bits, Mode(wide=True))
            listed += segment.rowids(strict)
            within[segment] = bitsets.without(bits, strict | segment.positions(sorted(pinned)))
        ranking = Ranking(self._scope, kind, near.concepts)
        listed_most = NEAREST.get(kind, OTHERS)
        ranked = ranking.best(ranking.any_of(within), 2 * listed_most)
        if kind == "statement" and asks_for_answers(self._text):
            ranked = with_answers(self._scope, ranked, listed)
        best = ranked[:listed_most]
        return [
            HitPlace(kind, each.rowid, near=True, where=each.where)
            for each in best
            if each.score >= _SHARE * ranked[0].score
        ]


def search(
    archive: Archive,
    query: str,
    day: int | None,
    *,
    widen: bool = True,
    prefix_last: bool = False,
    order: Order = "best",
) -> Results:
    """Searches a dossier.

    Args:
        query: In the search language; any text.
        day: An ordinal: later records are left out; None for the end of time.
        widen: Whether words stand for their aliases and synonyms too.
        prefix_last: Whether the last word may be the beginning of one, as it is while somebody types.
        order: In which order hits of a kind are listed.

    Returns:
        The results; nothing for a query without anything to look for.
    """
    archive.stopped = False
    # SQLite takes no half of a pair of surrogates, and no record has one.
    query = query.encode("utf-8", "replace").decode("utf-8")
    scope = Scope(archive, day)
    vocabulary = Vocabulary(scope)
    reading = parse(query, vocabulary, widen=widen, prefix_last=prefix_last)
    unfinished = prefix_last and re.search(_UNFINISHED, query)
    if unfinished and not Results(scope, reading, query, "newest").holds_any():
        # A word with a mark in it is read as it stands; where nothing has it, it may go on.
        reading = parse(f"{query}*", vocabulary, widen=widen)
    if reading.kinds == KINDS and reading.query is not None and not take_apart(reading.query).concepts:
        # Filters alone list what was said and what happened, and not the issue or the party that they name.
        reading = reading._replace(kinds=_DATED)
    return Results(scope, reading, query, order)
