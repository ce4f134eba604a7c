"""How a query was read: what is asked for, of which kinds, and what could not be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.search.filters import EVENT_STATES, PLACES
from tui.archive.search.scope import KINDS

if TYPE_CHECKING:
    from tui.archive.search.query_language.lexing import Token
    from tui.archive.search.query_language.query import Node


class QueryProblem(NamedTuple):
    """What could not be read, and where."""

    start: int
    end: int
    message: str


class QueryReading(NamedTuple):
    """How a query was read."""

    text: str
    """The query in words; empty where nothing of it could be read."""
    problems: tuple[QueryProblem, ...]
    widened: tuple[str, ...]
    """Each widening by an alias or synonym, in words."""
    query: Node | None
    """What is asked for, or None for nothing."""
    kinds: tuple[str, ...]
    """What is asked for: `statement`, `event` and so on, in the order in which they are listed."""


def kinds_asked_for(cut: list[Token]) -> tuple[str, ...]:
    """The kinds of records that a query asks for."""
    wanted: set[str] = set()
    for token in cut:
        name, value = token.name.lower(), token.text.lower()
        if name == "in":
            wanted.update(PLACES.get(value, ()))
        elif name == "is" and value in EVENT_STATES:
            wanted.add("event")
    return tuple(kind for kind in KINDS if kind in wanted) or KINDS


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
