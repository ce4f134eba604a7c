"""Finding what a query asks for in a segment: sets that meet, join and leave one another out."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index import bitsets
from tui.archive.index.documents import UNANSWERED, fact
from tui.archive.index.reference_columns import named
from tui.archive.index.segment import STEP
from tui.archive.search.query_language.query import (
    Alike,
    And,
    Fact,
    Identifier,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Spelt,
    State,
    When,
    Wide,
    Word,
    walk,
)
from tui.archive.search.scope import LARGE, TABLES, WINDOW
from tui.archive.tables import SHIFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.index.segment import Segment
    from tui.archive.search.query_language.query import Node
    from tui.archive.search.scope import Scope

_STATES = {
    # Besides those that never were answered, which the index knows.
    "unanswered": """
    SELECT DISTINCT statement FROM main.asked WHERE answered >= ?1 AND statement < ?1 ORDER BY statement
    """,
    "contested": """
    SELECT event FROM main.account WHERE since < ? GROUP BY event HAVING count(DISTINCT by) > 1 ORDER BY event
    """,
    "planned": "SELECT rowid FROM main.event WHERE status = 'planned' OR rowid >= ? ORDER BY rowid",
}
_DATES = {
    "source": ("issued_lower", "issued_upper"),
    "position": ("lower", "upper"),
    "assessment": ("lower", "upper"),
}
"""The dates of kinds that do not lie in their order."""

_FITTING = {
    ("before", False): "{0} < ?1",
    ("before", True): "{1} < ?1",
    ("after", False): "{1} > ?2",
    ("after", True): "{0} > ?2",
    ("on", False): "{1} >= ?1 AND {0} <= ?2",
    ("on", True): "{0} >= ?1 AND {1} <= ?2",
}
"""By how a date is to lie to another, and whether it must do so for certain, the condition."""

_GROWTH = 8
"""How much more of a large dossier is looked at each time that there is not enough yet."""

_READ, _MORE = 150, 2
"""So many texts that may hold a phrase are read at first, and each time so many times more."""

_FILTERS = When | Fact | State | Identifier
"""What is known of all records at once."""

STATES_KEPT = 8
"""Sets of records in a state that are kept, each a bit a record."""


class Mode(NamedTuple):
    """How a query is to be taken."""

    wide: bool
    """Whether inflections, aliases and synonyms will do."""
    certain: bool = False
    """Whether a date must fit for certain, and not only possibly."""
    spoken: bool = False
    """Whether a word counts only in what is said and in the names of who says it."""
    alone: bool = False
    """Whether it counts only in what a record itself holds, and not in what is shown with it."""
    loose: bool = False
    """Whether the words of a phrase will do in any order, as far as that is known without reading."""


def evaluate(scope: Scope, node: Node, segment: Segment, within: int, mode: Mode) -> int:
    """Finds the records that a query asks for.

    What is to be left out is widened as what is wanted is, but counts only in what is said and in who says
    it: `-assad` leaves in what is said by others of other things on the issue of Assad's role.

    Args:
        scope: What is searched.
        node: The query.
        segment: Where to look.
        within: The positions to look at; the fewer, the faster.
        mode: How to take the query.

    Returns:
        Those of them that fit.

    Raises:
        Interrupted: The archive was told to stop.
    """
    match node:
        case And(parts):
            for part in _easiest_first(scope, parts, segment, within, mode):
                if not within:
                    break
                within = evaluate(scope, part, segment, within, mode)
            return within
        case Or() | Spelt() | Wide() | Word() | Alike() | Phrase() | Near():
            return _any(scope, node, segment, within, mode)
        case Not(part):
            # What certainly fits is what does not even possibly fit the part left out, and conversely.
            inner = Mode(wide=True, certain=not mode.certain, spoken=True)
            return bitsets.without(within, evaluate(scope, part, segment, within, inner))
        case Identifier(identifier):
            return within & _identified(scope, identifier, segment)
        case Fact((("place", _), *_)) if segment.kind == "statement":
            return within & _said_at(scope, node, segment)
        case Fact(facts):
            return within & segment.term(*(fact(_as_kept(segment, kind), value) for kind, value in facts))
        case When():
            return within & _when(scope, node, segment, mode.certain)
        case State(state):
            return within & _state(scope, segment, state)


def _said_at(scope: Scope, places: Fact, segment: Segment) -> int:
    """What was said at events in some places."""
    ids: list[str] = []
    for events in scope.segments("event"):
        happened = evaluate(scope, places, events, scope.visible(events), Mode(wide=True))
        ids += named(scope.archive, "event", events.rowids(happened)) if happened else []
    key = f"@{places.facts!r} {scope.bound}"
    return segment.terms(key, lambda: [fact("event", identifier) for identifier in ids]) if ids else 0


def _any(scope: Scope, node: Node, segment: Segment, within: int, mode: Mode) -> int:
    """What any of some parts finds; whatever leads to a record is followed once for all of them."""
    fitting = 0
    leaves: list[Leaf] = []
    for part in sorted(_alternatives(node, wide=mode.wide), key=_cost):
        if isinstance(part, Word | Alike | Phrase | Near):
            leaves.append(part)
            rest = bitsets.without(within, fitting)
            if mode.loose:
                fitting |= _loosely(scope, segment, part, rest)
            else:
                fitting |= scope.own(segment, part, rest, wide=mode.wide)
        else:
            fitting |= evaluate(scope, part, segment, bitsets.without(within, fitting), mode)
    if mode.alone or not leaves:
        return fitting
    rest = bitsets.without(within, fitting)
    return fitting | scope.linked(segment, tuple(leaves), rest, wide=mode.wide, spoken=mode.spoken)


def _loosely(scope: Scope, segment: Segment, leaf: Leaf, within: int) -> int:
    """The records that may hold something themselves: all of its words, in whatever order."""
    match leaf:
        case Phrase(words, prefix):
            for n, word in enumerate(words, 1):
                within &= segment.beginning(word) if prefix and n == len(words) else segment.term(word)
            return within
        case Near(words):
            for word in words:
                within &= segment.term(*scope.family(segment, word))
            return within
    return scope.own(segment, leaf, within, wide=True)


def _alternatives(node: Node, *, wide: bool) -> Iterator[Node]:
    """The parts any of which will do."""
    match node:
        case Or(parts) | Spelt(parts):
            for part in parts:
                yield from _alternatives(part, wide=wide)
        case Wide(part, others):
            for each in (part, *others) if wide else (part,):
                yield from _alternatives(each, wide=wide)
        case _:
            yield node


def _easiest_first(
    scope: Scope, parts: tuple[Node, ...], segment: Segment, within: int, mode: Mode
) -> Iterator[Node]:
    """What takes longer comes later, and so does what fits much, when there is less left to look at."""
    alone = mode._replace(alone=True)

    def size(part: Node) -> int:
        """How many fit, as far as that is known at once."""
        if isinstance(part, Not) or reads(part):
            return segment.size
        return evaluate(scope, part, segment, within, alone).bit_count()

    ordered = sorted(parts, key=_cost)
    for _, alike in groupby(ordered, key=_cost):
        some = list(alike)
        yield from sorted(some, key=size) if len(some) > 1 and not mode.alone else some


def _cost(node: Node) -> int:
    if reads(node):
        return 2
    return 0 if isinstance(node, _FILTERS | Word) else 1


def _as_kept(segment: Segment, kind: str) -> str:
    """A query for who takes part in an event does not say whether that is a person or a party."""
    return "by" if segment.kind == "event" and kind in ("speaker", "party") else kind


def _identified(scope: Scope, identifier: str, segment: Segment) -> int:
    if segment.kind in ("position", "assessment", "office", "text"):
        return 0
    table = TABLES.get(segment.kind, segment.kind)
    sql = f"SELECT rowid FROM main.{table} WHERE id = ?"  # noqa: S608
    return segment.kept(f"id {identifier}", lambda: scope.positions(segment, sql, (identifier,)))


def _when(scope: Scope, node: When, segment: Segment, certain: bool) -> int:
    if segment.kind not in ("statement", "event"):
        if segment.kind not in _DATES:
            return 0
        fitting = _FITTING[node.how, certain].format(*_DATES[segment.kind])
        sql = f"SELECT rowid FROM main.{segment.kind} WHERE {fitting} AND ?1 <= ?2 ORDER BY rowid"  # noqa: S608
        return scope.positions(segment, sql, (node.lower, node.upper))
    begins = segment.rank(node.lower << SHIFT)
    ends = segment.rank((node.upper + 1) << SHIFT)
    before, by_end = (1 << begins) - 1, (1 << ends) - 1
    if node.how == "before":
        return bitsets.without(before, segment.reaching(node.lower, begins)) if certain else before
    if node.how == "after":
        later = bitsets.without((1 << segment.size) - 1, by_end)
        return later if certain else later | segment.reaching(node.upper + 1, ends)
    during = by_end ^ before
    if certain:
        return bitsets.without(during, segment.reaching(node.upper + 1, ends))
    return during | segment.reaching(node.lower, begins)


def _state(scope: Scope, segment: Segment, state: str) -> int:
    if segment.kind != ("statement" if state == "unanswered" else "event"):
        return 0
    if state in _STATES:
        # Looked up once a day, not at each key: it takes a while where there are many.
        kept: dict[tuple[str, int, Segment], int] = scope.archive.memory.setdefault("states", {})
        key = (state, scope.bound, segment)
        if key not in kept:
            if len(kept) >= STATES_KEPT:
                kept.clear()
            fitting = scope.positions(segment, _STATES[state], (scope.bound,))
            kept[key] = fitting | segment.term(UNANSWERED) if state == "unanswered" else fitting
        return kept[key]
    come = (1 << segment.rank(scope.bound)) - 1
    return segment.term(fact("status", state)) & come


def literal(scope: Scope, query: Node, segment: Segment, within: int) -> int:
    """Of records that fit a query, those that hold all as it was typed; arguments as for `evaluate`."""
    if not is_widened(scope, query):
        return within
    return evaluate(scope, query, segment, within, Mode(wide=False))


def is_widened(scope: Scope, query: Node) -> bool:
    """Whether anything but what was typed will do."""
    return any(
        isinstance(node, Wide) or (isinstance(node, Leaf) and scope.is_widened(node))
        for node, _ in walk(query)
    )


def reads(query: Node) -> bool:
    """Whether FTS5 has to read for a query."""
    return any(isinstance(node, Phrase | Near) for node, _ in walk(query))


def windows(scope: Scope, query: Node, segment: Segment, within: int, *, sought: int = 0) -> Iterator[int]:
    """Positions that are to be looked at, in one go or, where that may take long, the newest first.

    Args:
        scope: What is searched.
        query: What is looked for.
        segment: Where it is looked for.
        within: Where to look.
        sought: How many are wanted at first.

    Yields:
        Parts of the positions, which grow.
    """
    if segment.size < LARGE and not reads(query):
        yield within
        return
    filters = tuple(part for part in _demanded(query) if isinstance(part, _FILTERS))
    within = evaluate(scope, And(filters), segment, within, Mode(wide=True))
    width = WINDOW if segment.size >= LARGE else STEP
    reading = reads(query)
    may_fit = 0
    if segment.size >= LARGE and (sought or reading):
        # As far as what records hold themselves is enough; if they have to be read, as far as some may fit.
        may_fit = evaluate(scope, query, segment, within, Mode(wide=True, alone=True, loose=True))
        sought = _READ if reading else sought
    while within:
        newest = list(islice(bitsets.descending(may_fit), sought))
        if may_fit and len(newest) == sought:
            low = newest[-1]
        elif may_fit and reading:
            low = 0
        else:
            low = (within.bit_length() - 1) // width * width
        yield within >> low << low
        within &= (1 << low) - 1
        may_fit &= (1 << low) - 1
        width, sought = width * _GROWTH, sought * _MORE


def _demanded(query: Node) -> tuple[Node, ...]:
    return query.parts if isinstance(query, And) else (query,)
