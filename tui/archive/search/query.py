"""What a query asks for, once it has been read: a tree of these nodes."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Word(NamedTuple):
    """A word of the text, with its inflections where the reader is content with them."""

    word: str
    prefix: bool = False
    """Whether any word that begins so will do."""


class Phrase(NamedTuple):
    """Words one after the other, exactly."""

    words: tuple[str, ...]


class Near(NamedTuple):
    """Words in any order with at most `distance` other ones between the first and the last."""

    words: tuple[str, ...]
    distance: int


class Fact(NamedTuple):
    """Any of some facts, each (kind, value) as `tui.archive.index.documents.fact` takes them."""

    facts: tuple[tuple[str, str], ...]
    shown: str
    """In words."""


class When(NamedTuple):
    """A date before, after or within another one."""

    how: Literal["before", "after", "on"]
    lower: int
    upper: int
    shown: str


class State(NamedTuple):
    """What depends on the day that is read from: `unanswered`, `contested`, `planned` and the like."""

    state: str


class Not(NamedTuple):
    """All that the part does not find."""

    part: Node


class And(NamedTuple):
    """What all parts find."""

    parts: tuple[Node, ...]


class Or(NamedTuple):
    """What any part finds."""

    parts: tuple[Node, ...]


class Wide(NamedTuple):
    """A part, and what is called by another name."""

    part: Node
    others: tuple[Node, ...]


Node = Word | Phrase | Near | Fact | When | State | Not | And | Or | Wide
"""Anything that finds records."""


def describe(node: Node) -> str:
    """A query in words.

    Args:
        node: The query.

    Returns:
        One line.
    """
    match node:
        case Word(word, prefix):
            return f"words in {word}…" if prefix else f"“{word}”"
        case Phrase(words):
            return f"exactly “{' '.join(words)}”"
        case Near(words, distance):
            return f"“{'” near “'.join(words)}” (at most {distance} words between)"
        case Fact(_, shown) | When(_, _, _, shown):
            return shown
        case State(state):
            return state
        case Not(part):
            return f"without {_bracketed(part)}"
        case And(parts):
            return " and ".join(map(_bracketed, parts))
        case Or(parts):
            return " or ".join(map(_bracketed, parts))
        case Wide(part, _):
            return describe(part)


def _bracketed(node: Node) -> str:
    return f"({describe(node)})" if isinstance(node, And | Or) else describe(node)


def walk(node: Node, wanted: bool = True) -> list[tuple[Node, bool]]:
    """All nodes of a query.

    Args:
        node: The query.
        wanted: False if what it finds is to be left out.

    Returns:
        (node, whether what it finds is wanted), the query itself first.
    """
    found = [(node, wanted)]
    match node:
        case Not(part):
            found += walk(part, not wanted)
        case And(parts) | Or(parts):
            for one in parts:
                found += walk(one, wanted)
        case Wide(part, others):
            for one in (part, *others):
                found += walk(one, wanted)
    return found
