"""What may be meant by the word that is being typed: the fields of filters, then their values with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.tokens import fold
from tui.archive.search.evaluation import Mode, evaluate
from tui.archive.search.filters import (
    BASES,
    DATES,
    EVENT_STATES,
    FILTERS,
    KINDS,
    NAMED,
    PLACES,
    STATES,
    read_filter,
)
from tui.archive.search.query_language.language import parse
from tui.archive.search.query_language.lexing import OPENING, tokens
from tui.archive.search.query_language.query import Fact
from tui.archive.search.query_names import Vocabulary
from tui.archive.search.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.archive.index.segment import Segment
    from tui.archive.search.query_language.lexing import Token
    from tui.archive.search.query_language.query import Node
    from tui.archive.store import Archive

MOST = 40
"""The most values that are offered."""
_COUNTED = ("statement", "event")
"""What is counted where the rest of the query does not ask for other kinds of records."""
_FACTS = ("place", "basis", "lang", "tag")
"""Filters whose values are whatever the records have."""


class Value(NamedTuple):
    """What may stand in the place of what is typed."""

    typed: str
    """As it is put into the query: `speaker:lavrov`."""
    shown: str
    """In words: a name."""
    left: int | None = None
    """How many records it leaves of those that the rest of the query finds; None for a field."""


class Completion(NamedTuple):
    """What a piece of a query may be completed to."""

    start: int
    """Where the piece begins,"""
    end: int
    """and where it ends."""
    values: tuple[Value, ...]
    remark: str = ""
    """Why there are no values."""


def complete(archive: Archive, query: str, cursor: int, day: int | None) -> Completion | None:
    """Tell what the word at a place of a query may be completed to.

    Args:
        query: As far as it is typed.
        cursor: Where it is typed.
        day: An ordinal: later records do not count; None for the end of time.

    Returns:
        Fields or values, those of most records first; None where no filter is being typed.

    Raises:
        Interrupted: `Archive.interrupt` was called meanwhile.
    """
    token = next((token for token in tokens(query) if token.start < cursor <= token.end), None)
    if token is None:
        return None
    if token.kind == "word":
        return _fields(token) if cursor == token.end else None
    value_start = token.start + len(token.name) + 1
    if token.kind != "filter" or cursor < value_start or token.name.lower() not in FILTERS:
        return None
    archive.stopped = False
    rest = f"{query[: token.start]} {query[token.end :]}"
    return _Values(Scope(archive, day), rest).of(token, query[value_start:cursor].lstrip(OPENING))


def _fields(token: Token) -> Completion | None:
    """The filters that begin so."""
    begun = [name for name in FILTERS if name.startswith(token.text.lower())]
    values = tuple(Value(f"{name}:", f"{name}:") for name in begun)
    return Completion(token.start, token.end, values) if values else None


class _Values:
    """The values of filters beside the rest of a query.

    Args:
        scope: What is searched.
        rest: The query without the filter that is typed.
    """

    def __init__(self, scope: Scope, rest: str) -> None:
        self._scope = scope
        self._vocabulary = Vocabulary(scope)
        self._reading = parse(rest, self._vocabulary)

    def of(self, token: Token, begun: str) -> Completion:
        """The values of a filter that begin with what is typed of one."""
        name = token.name.lower()
        if name == "in":
            values = self._kinds_of_records(begun)
        elif name in NAMED:
            values = self._named(name, begun)
        elif name in DATES:
            values = self._dates(name, begun)
        else:
            values = self._words(name, begun)
        counted = sorted((value for value in values if value.left), key=lambda value: -(value.left or 0))
        values = sorted(values, key=lambda value: value.typed) if name in DATES else counted
        remark = ""
        if not values:
            remark = read_filter(name, begun, self._vocabulary)[1] if begun.strip() else ""
            remark = remark or f"Nothing that the rest of the query finds fits {name}:{begun.strip()}"
        return Completion(token.start, token.end, tuple(values[:MOST]), remark)

    def _count(self, node: Node | None, kinds: Iterable[str] = ()) -> int:
        """How many records of the rest of the query a filter leaves."""
        number = 0
        for kind in kinds or self._kinds():
            for segment in self._scope.segments(kind):
                bits = self._rest(segment)
                if node is not None and bits:
                    bits = evaluate(self._scope, node, segment, bits, Mode(wide=True))
                number += bits.bit_count()
        return number

    def _kinds(self) -> tuple[str, ...]:
        kinds = self._reading.kinds
        return tuple(kind for kind in kinds if kind in _COUNTED) or kinds

    def _rest(self, segment: Segment) -> int:
        visible = self._scope.visible(segment)
        if self._reading.query is None:
            return visible
        return evaluate(self._scope, self._reading.query, segment, visible, Mode(wide=True))

    def _sizes(self, kind: str) -> dict[str, int]:
        """The values of facts of a kind with how many records have each, whatever the day and the query."""
        memory: dict[str, dict[str, int]] = self._scope.archive.memory.setdefault("sizes", {})
        if kind not in memory:
            sizes: dict[str, int] = {}
            for of in _COUNTED:
                for segment in self._scope.segments(of):
                    for value, size in segment.fact_sizes(kind):
                        sizes[value] = sizes.get(value, 0) + size
            memory[kind] = sizes
        return memory[kind]

    def _largest(self, kind: str, among: Iterable[str]) -> list[str]:
        """Of some values those of most records."""
        sizes = self._sizes(kind)
        return sorted(among, key=lambda value: -sizes.get(value, 0))[:MOST]

    def _named(self, name: str, begun: str) -> list[Value]:
        values: list[Value] = []
        for kind in NAMED[name]:
            shown = self._vocabulary.begun(kind, begun)
            for each in self._largest("event" if kind == "event" else kind, shown):
                typed = _quoted(shown[each]) if kind == "publisher" else each
                node = Fact(((kind, each),), "")
                values.append(Value(f"{name}:{typed}", shown[each], self._count(node)))
        return values

    def _words(self, name: str, begun: str) -> list[Value]:
        """Values that are words of the format, or whatever the records have."""
        known: Iterable[str] = {"kind": (*KINDS, *self._sizes("kind")), "basis": BASES}.get(name, ())
        if name == "is":
            known = (*STATES, *EVENT_STATES)
        elif name in _FACTS:
            known = self._sizes(name)
        begins = begun.lower().strip().replace(" ", "_") if name in ("kind", "basis", "is") else fold(begun)
        fitting = [value for value in dict.fromkeys(known) if _begins(value, begins)]
        values = []
        for value in self._largest(name, fitting):
            node, _ = read_filter(name, value, self._vocabulary)
            if node is not None:
                values.append(Value(f"{name}:{_quoted(value)}", value, self._count(node)))
        return values

    def _dates(self, name: str, begun: str) -> list[Value]:
        """Years, then the months of a year."""
        years = [f"{year:04}" for year in self._vocabulary.years()]
        months = [f"{year}-{month:02}" for year in years if begun.startswith(year) for month in range(1, 13)]
        values = []
        for date in [each for each in months or years if each.startswith(begun.strip())]:
            count = self._count(read_filter(name, date, self._vocabulary)[0])
            if count:
                values.append(Value(f"{name}:{date}", date, count))
        return values[-MOST:]

    def _kinds_of_records(self, begun: str) -> list[Value]:
        by_kinds = {kinds: place for place, kinds in reversed(PLACES.items())}
        begun = begun.lower().strip()
        return [
            Value(f"in:{place}", place, self._count(None, kinds))
            for kinds, place in by_kinds.items()
            if place.startswith(begun)
        ]


def _begins(value: str, begun: str) -> bool:
    """Whether a value, or any word of it, begins so."""
    return f" {value}".replace("_", " ").replace("-", " ").find(f" {begun.replace('_', ' ')}") >= 0


def _quoted(value: str) -> str:
    """A value as it is typed: between quotation marks where it is more than one word."""
    unquoted = value.replace('"', " ")
    return f'"{unquoted}"' if set(unquoted) & set(" ()") else unquoted
