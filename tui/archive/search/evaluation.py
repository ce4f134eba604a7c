"""Finding what a query asks for in a segment: sets that meet, join and leave one another out."""

from __future__ import annotations

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
    from collections.abc import Iterable, Iterator

    from tui.archive.index.segment import Segment
    from tui.archive.search.query_language.query import Leaf, Node
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

_CLOSE = 4
"""So many short stretches of a large dossier are looked at before longer ones."""

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
            for part in sorted(parts, key=_cost):
                if not within:
                    break
                within = evaluate(scope, part, segment, within, mode)
            return within
        case Or(parts) | Spelt(parts):
            return _any(scope, parts, segment, within, mode)
        case Wide(part, others):
            return _any(scope, (part, *others) if mode.wide else (part,), segment, within, mode)
        case Not(part):
            # What certainly fits is what does not even possibly fit the part left out, and conversely.
            inner = Mode(wide=True, certain=not mode.certain, spoken=True)
            return bitsets.without(within, evaluate(scope, part, segment, within, inner))
        case Word() | Alike() | Phrase() | Near():
            return _leaf(scope, node, segment, within, mode)
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


def _any(scope: Scope, parts: Iterable[Node], segment: Segment, within: int, mode: Mode) -> int:
    fitting = 0
    for part in parts:
        fitting |= evaluate(scope, part, segment, within, mode)
    return fitting


def _leaf(scope: Scope, leaf: Leaf, segment: Segment, within: int, mode: Mode) -> int:
    own = scope.own(segment, leaf, within, wide=mode.wide)
    if mode.alone:
        return own
    return own | scope.linked(segment, leaf, bitsets.without(within, own), wide=mode.wide, spoken=mode.spoken)


def _cost(node: Node) -> int:
    """What takes longer comes later, when there is less left to look at."""
    if isinstance(node, Phrase | Near | Spelt):
        return 2
    return 1 if isinstance(node, And | Or | Not | Wide | State) else 0


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


def reads(query: Node) -> bool:
    """Whether FTS5 has to read for a query."""
    return any(isinstance(node, Phrase | Near) for node, _ in walk(query))


def windows(query: Node, positions: int) -> Iterator[int]:
    """Positions that are to be looked at, in one go or, where that may take long, the newest first.

    Args:
        query: What is looked for.
        positions: A set.

    Yields:
        Parts of the set, which grow.
    """
    width = WINDOW if positions.bit_length() >= LARGE else STEP
    if width == STEP and not reads(query):
        yield positions
        return
    first = high = -(-positions.bit_length() // width) * width
    while high > 0:
        low = max(high - width, 0)
        yield positions & ((1 << high) - (1 << low))
        high, width = low, width if first - low < _CLOSE * WINDOW else width * 4
