"""Finding what a query asks for in a segment: sets that meet, join and leave one another out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index import bitsets
from tui.archive.index.documents import UNANSWERED, fact
from tui.archive.search.query import And, Fact, Near, Not, Or, Phrase, State, When, Wide, Word
from tui.archive.tables import SHIFT

if TYPE_CHECKING:
    from tui.archive.index.segment import Segment
    from tui.archive.search.query import Node
    from tui.archive.store import Archive

_STATES = {
    # Besides those that never were answered, which the index knows.
    "unanswered": """
    SELECT DISTINCT statement FROM asked WHERE answered >= ?1 AND statement < ?1 ORDER BY statement
    """,
    "contested": """
    SELECT event FROM account WHERE since < ? GROUP BY event HAVING count(DISTINCT by) > 1 ORDER BY event
    """,
    "planned": "SELECT rowid FROM event WHERE status = 'planned' OR rowid >= ? ORDER BY rowid",
}


STATES_KEPT = 8
"""Sets of records in a state that are kept, each a bit a record."""


class Mode(NamedTuple):
    """How a query is to be taken."""

    bound: int
    """The rowid below which lies what has come by the day asked for."""
    wide: bool
    """Whether inflections, aliases and synonyms will do."""
    certain: bool = False
    """Whether a date must fit for certain, and not only possibly."""


def evaluate(archive: Archive, node: Node, segment: Segment, within: int, mode: Mode) -> int:
    """Finds the records that a query asks for.

    What is to be left out is taken exactly as typed: `-strike` leaves strikes in, so that a record never goes
    because its words are merely akin.

    Args:
        archive: The archive.
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
                within = evaluate(archive, part, segment, within, mode)
            return within
        case Or(parts):
            found = 0
            for part in parts:
                found |= evaluate(archive, part, segment, within, mode)
            return found
        case Wide(part, others):
            found = evaluate(archive, part, segment, within, mode)
            for other in others if mode.wide else ():
                found |= evaluate(archive, other, segment, within, mode)
            return found
        case Not(part):
            # What certainly fits is what does not even possibly fit the part left out, and conversely.
            inner = mode._replace(wide=False, certain=not mode.certain)
            return bitsets.without(within, evaluate(archive, part, segment, within, inner))
        case Word(word, prefix):
            return within & _word(segment, word, prefix, mode)
        case Phrase(words):
            return segment.phrase(words, within)
        case Near(words, distance):
            families = [family(segment, word) if mode.wide else [word] for word in words]
            return segment.near(families, distance, within)
        case Fact(facts):
            return within & segment.term(*(fact(kind, value) for kind, value in facts))
        case When():
            return within & _when(node, segment, mode.certain)
        case State(state):
            return within & _state(archive, segment, state, mode.bound)


def family(segment: Segment, word: str) -> list[str]:
    """A word and its inflections.

    Args:
        segment: Where to look.
        word: A folded word.

    Returns:
        The words that records hold, the word itself first whether or not they do.
    """
    stem = segment.stem(word)
    if stem is None:
        from tui.archive.index.stems import stem as stem_of

        stem = stem_of(word)
    return list(dict.fromkeys((word, *segment.words_of(stem))))


def _cost(node: Node) -> int:
    """What takes longer comes later, when there is less left to look at."""
    if isinstance(node, Phrase | Near):
        return 2
    return 1 if isinstance(node, And | Or | Not | Wide | State) else 0


def _word(segment: Segment, word: str, prefix: bool, mode: Mode) -> int:
    found = segment.beginning(word) if prefix else segment.term(word)
    if not mode.wide:
        return found
    stem = segment.stem(word)
    if stem is None and not prefix:
        from tui.archive.index.stems import stem as stem_of

        stem = stem_of(word)
    return found if stem is None else found | segment.inflected(stem)


def _when(node: When, segment: Segment, certain: bool) -> int:
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


def _state(archive: Archive, segment: Segment, state: str, bound: int) -> int:
    if state in _STATES:
        # Looked up once a day, not at each key: it takes a while where there are many.
        kept: dict[tuple[str, int, Segment], int] = archive.memory.setdefault("states", {})
        key = (state, bound, segment)
        if key not in kept:
            if len(kept) >= STATES_KEPT:
                kept.clear()
            found = segment.positions([rowid for (rowid,) in archive.rows(_STATES[state], (bound,))])
            kept[key] = found | segment.term(UNANSWERED) if state == "unanswered" else found
        return kept[key]
    come = (1 << segment.rank(bound)) - 1
    return segment.term(fact("status", state)) & come
