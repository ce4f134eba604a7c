"""Which hits are best: those whose best fields hold most of what was asked for, and the rarest of it."""

from __future__ import annotations

from itertools import islice, pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index import bitsets
from tui.archive.index.phrases import places
from tui.archive.search.evaluation import Mode, evaluate, windows
from tui.archive.search.highlights import inflections, words_alike
from tui.archive.search.query_language.query import (
    And,
    Identifier,
    Near,
    Not,
    Or,
    Phrase,
    Spelt,
    When,
    Wide,
    Word,
    walk,
)
from tui.archive.search.query_language.stop_words import is_light
from tui.archive.search.scope import LARGE
from tui.archive.search.searched_fields import WEIGHTS, SearchedRecord, records
from tui.archive.store import Interrupted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.archive.index.segment import Segment
    from tui.archive.search.nearness import Concept
    from tui.archive.search.query_language.query import Node
    from tui.archive.search.scope import Scope
    from tui.archive.search.searched_fields import SearchedField

MANY = 600
"""So many records are told apart by which words they hold; of more, the newest."""

BEST = 60
"""So many of the best of those are told apart by where the words stand: more are not looked for among
tens of thousands, where finding them takes a while."""

SOME_OF_LARGE = 200
"""So many of those that hold only some of what is asked for are told apart among tens of thousands."""

_SATURATION = 1.2
_LENGTH = 0.35
_USUAL = 25
"""Words of a text of usual length; longer ones hold any word more easily."""

_EXACT, _INFLECTED, _NAMED, _KIN, _ALIKE = 1.0, 0.85, 0.5, 0.4, 0.14
_LIGHT = 0.5
"""How much less a word counts that means little by itself."""


_SAID_BY = frozenset(("speaker", "attribution", "party"))
"""The fields that say who spoke,"""
_FIRST = 1.6
"""and how much more a query's first word counts in them."""


class Ranked(NamedTuple):
    """A record in its place."""

    rowid: int
    score: float
    where: tuple[str, ...]
    """The fields that hold what was asked for, the best one first."""


def in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Records by how well they fit; among equals the newest first."""
    return sorted(ranked, key=lambda each: (-round(each.score, 4), -each.rowid))


class Ranking:
    """Tells which records fit best.

    Args:
        scope: What is searched.
        kind: `statement`, `event` …
        concepts: What is asked for.
    """

    def __init__(self, scope: Scope, kind: str, concepts: Sequence[Concept]) -> None:
        self._scope = scope
        self._kind = kind
        self._concepts = concepts
        self._segments = scope.segments(kind)
        self._total = sum(scope.visible(segment).bit_count() for segment in self._segments)
        self._rarity = [
            self._idf(self._said(concept)) * (_LIGHT if is_light(concept.node) else 1) for concept in concepts
        ]
        self._dates = [
            [node for node, _ in walk(concept.node) if isinstance(node, When)] for concept in concepts
        ]
        self._tests = [_Test(scope, concept) for concept in concepts]

    def _said(self, concept: Concept) -> int:
        """How many records hold something in what is said, or in who says it."""
        mode = Mode(wide=True, spoken=True)
        return sum(
            evaluate(self._scope, concept.node, segment, self._scope.visible(segment), mode).bit_count()
            for segment in self._segments
        )

    def _holding(self, concept: Concept, segment: Segment, within: int) -> int:
        return evaluate(self._scope, concept.widened, segment, within, Mode(wide=True))

    def _newest_of(self, concept: Concept, segment: Segment, within: int, most: int) -> int:
        """The records that hold it; where they are more than so many, not all of them but the newest."""
        holding = 0
        for window in windows(self._scope, concept.widened, segment, within, sought=most):
            holding |= self._holding(concept, segment, window)
            if holding.bit_count() > most:
                break
        return holding

    def _idf(self, size: int) -> float:
        """Robertson and Spärck Jones's weight of a term, never below a small one."""
        return max(0.15, log(1 + (self._total - size + 0.5) / (size + 0.5)))

    def best(self, candidates: dict[Segment, int], most: int = BEST) -> list[Ranked]:
        """The best of some records, best first; among equals the newest.

        Args:
            candidates: Positions, by segment.
            most: So many of the most promising are told apart.

        Raises:
            Interrupted: `Archive.interrupt` was called meanwhile.
        """
        rowids = self._most_words(candidates, most)
        self._dated = [
            {
                rowid
                for segment, bits in candidates.items()
                for rowid in segment.rowids(
                    evaluate(self._scope, Or(tuple(dates)), segment, bits, Mode(wide=True))
                )
            }
            if dates
            else set()
            for dates in self._dates
        ]
        ranked = []
        for record in records(self._scope, self._kind, list(rowids)):
            if self._scope.archive.stopped:
                raise Interrupted
            ranked.append(self._score(record, rowids[record.rowid]))
        return in_order(ranked)

    def any_of(self, within: dict[Segment, int]) -> dict[Segment, int]:
        """Records that hold any of what is asked for: of the rarest first, until there are many."""
        chosen: dict[Segment, int] = dict.fromkeys(within, 0)
        number = 0
        most = SOME_OF_LARGE if any(segment.size >= LARGE for segment in within) else MANY
        for n in sorted(range(len(self._concepts)), key=lambda n: -self._rarity[n]):
            room = most - number
            if room <= 0:
                break
            sets = {
                segment: self._newest_of(self._concepts[n], segment, bits, room)
                for segment, bits in within.items()
            }
            size = sum(bits.bit_count() for bits in sets.values())
            if number and size > room:
                continue
            for segment, bits in sets.items():
                chosen[segment] |= _newest(bits, most) if size > most else bits
            number += size
        return chosen

    def _most_words(self, candidates: dict[Segment, int], most: int) -> dict[int, frozenset[int]]:
        """The rowids of the most promising, with the concepts that each holds."""
        holding: list[tuple[float, int, frozenset[int]]] = []
        for segment, bits in candidates.items():
            here: dict[int, list[int]] = {}
            for n, concept in enumerate(self._concepts):
                for position in bitsets.descending(self._holding(concept, segment, bits)):
                    here.setdefault(position, []).append(n)
            for rowid, position in segment.descending(bits):
                concepts = here.get(position, [])
                holding.append((sum(self._rarity[n] for n in concepts), rowid, frozenset(concepts)))
        holding.sort(reverse=True)
        return {rowid: concepts for _, rowid, concepts in holding[:most]}

    def _score(self, record: SearchedRecord, held: frozenset[int]) -> Ranked:
        total, covered = 0.0, 0.0
        where: dict[str, float] = {}
        for n, test in enumerate(self._tests):
            if n not in held:
                continue
            amount = 0.0
            said_by = False
            for field in record.fields:
                hits = test.hits(field) if field.name != "date" else float(record.rowid in self._dated[n])
                if hits:
                    length = 1 - _LENGTH + _LENGTH * len(field.words) / _USUAL
                    part = WEIGHTS[field.name] * hits / length
                    where[field.name] = where.get(field.name, 0.0) + part * self._rarity[n]
                    amount += part if part > amount else part * 0.3
                    said_by = said_by or field.name in _SAID_BY
            # Whoever a query begins with is most often meant as the one who spoke.
            weight = self._rarity[n] * (_FIRST if said_by and n == 0 else 1.0)
            total += weight * (amount / (amount + _SATURATION) if amount else 0.3)
            covered += weight
        everything = sum(self._rarity)
        share = covered / everything if everything else 1.0
        total = total * (0.4 + 0.6 * share) + self._together(record)
        order = sorted(where, key=lambda name: -where[name])
        return Ranked(record.rowid, total, tuple(order))

    def _together(self, record: SearchedRecord) -> float:
        """What it counts that words stand in one text as they do in the query, side by side."""
        best = 0.0
        for field in record.fields:
            if WEIGHTS[field.name] < 1.5 or len(field.words) < 2:
                continue
            spots = [test.spots(field.words) for test in self._tests]
            if sum(map(bool, spots)) < 2:
                continue
            total = 0.0
            for n, (these, those) in enumerate(pairwise(spots)):
                gap = min((abs(b - a) for a in these for b in those if b != a), default=99)
                if gap <= 8:
                    total += min(self._rarity[n], self._rarity[n + 1]) * (0.35 if gap <= 2 else 0.15)
            best = max(best, total)
        return best


class _Test:
    """How often a field holds what a part of a query asks for."""

    def __init__(self, scope: Scope, concept: Concept) -> None:
        self._exact: set[str] = set()
        self._inflected: set[str] = set()
        self._named: set[str] = set()
        self._prefixes: list[str] = []
        self._phrases: list[tuple[tuple[str, ...], bool, float]] = []
        self._identifiers: set[str] = set()
        self._alike: set[str] = set()
        self._kin: set[str] = set()
        self._add(scope, concept.node, _EXACT)
        for node in concept.alike:
            if isinstance(node, Phrase):
                self._phrases.append((node.words, False, _ALIKE))
            else:
                (self._kin if node.kin else self._alike).update(words_alike(scope, node.stems))
        named, inflected = dict.fromkeys(self._named, _NAMED), dict.fromkeys(self._inflected, _INFLECTED)
        self._weights = {
            **dict.fromkeys(self._alike, _ALIKE),
            **dict.fromkeys(self._kin, _KIN),
            **named,
            **inflected,
            **dict.fromkeys(self._exact, _EXACT),
        }
        self._beginnings = tuple(self._prefixes)

    def _add(self, scope: Scope, node: Node, weight: float) -> None:
        match node:
            case Wide(part, others):
                self._add(scope, part, weight)
                for other in others:
                    self._add(scope, other, _NAMED)
            case Word(word, prefix):
                if prefix:
                    self._prefixes.append(word)
                elif weight == _EXACT:
                    self._exact.add(word)
                    self._inflected |= inflections(scope, word)
                else:
                    self._named |= inflections(scope, word)
            case Near(words):
                for word in words:
                    self._exact.add(word)
                    self._inflected |= inflections(scope, word)
            case Phrase(words, prefix):
                self._phrases.append((words, prefix, weight))
            case Identifier(identifier):
                self._identifiers.add(identifier)
            case When():
                pass
            case _:
                for part, wanted in list(walk(node))[1:]:
                    if wanted and not isinstance(part, Spelt | Or | And | Not):
                        self._add(scope, part, weight)

    def hits(self, field: SearchedField) -> float:
        """How often, what is not quite the same counting less."""
        if field.name == "id":
            return 3.0 if field.text.lower() in self._identifiers else 0.0
        best = 0.0
        weights, beginnings = self._weights, self._beginnings
        for words in (field.words, field.variants):
            for word in words:
                weight = weights.get(word)
                if beginnings and weight != _EXACT and word.startswith(beginnings):
                    best += _INFLECTED
                elif weight is not None:
                    best += weight
        for phrase, prefix, weight in self._phrases:
            best += weight * len(places(field.words, phrase, prefix=prefix))
        return best

    def spots(self, words: list[str]) -> list[int]:
        """Where in a text it stands."""
        weights = self._weights
        return [n for n, word in enumerate(words) if word in weights]


def _newest(bits: int, number: int) -> int:
    """The newest positions of a set, as a set."""
    chosen = list(islice(bitsets.descending(bits), number))
    return bitsets.from_positions(chosen, chosen[0] + 1) if chosen else 0
