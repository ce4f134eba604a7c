"""What a query asks for, once it has been read: a tree of these nodes.

Every search imports this. Annotations are no texts here, since `NamedTuple` would compile each of them.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tui.archive.index.tokens import CAPITALS


class Word(NamedTuple):
    """A word, with its inflections where the reader is content with them."""

    word: str
    prefix: bool = False
    """Whether any word that begins so will do."""


class Alike(NamedTuple):
    """Any inflection of some words that say much the same as another one."""

    stems: tuple[str, ...]
    kin: bool = False
    """Whether they are of one family with it."""


class Phrase(NamedTuple):
    """Words one after the other, exactly."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last one may be the beginning of a word."""


class Near(NamedTuple):
    """Words in any order with at most `distance` other ones between the first and the last."""

    words: tuple[str, ...]
    distance: int


class Identifier(NamedTuple):
    """The record of an id."""

    id: str


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

    part: "Node"


class And(NamedTuple):
    """What all parts find."""

    parts: tuple["Node", ...]


class Or(NamedTuple):
    """What any part finds."""

    parts: tuple["Node", ...]


class Spelt(NamedTuple):
    """A word of several parts in the ways that it may be written, or that it may mean."""

    parts: tuple["Node", ...]
    shown: str
    """As it was typed."""


class Wide(NamedTuple):
    """A part, and what is called by another name."""

    part: "Node"
    others: tuple["Node", ...]


Node = Word | Alike | Phrase | Near | Identifier | Fact | When | State | Not | And | Or | Spelt | Wide
"""Anything that finds records."""

Leaf = Word | Alike | Phrase | Near
"""What is looked for in texts."""


def begins(beginning: Leaf, leaf: Leaf) -> bool:
    """Whether one is another one's beginning, so that it finds all that the other does, and more."""
    match beginning, leaf:
        case Word(letters, True), Word(word):
            return word.startswith(letters)
        case Phrase((*before, letters), True), Phrase((*words, word)):
            return before == words and word.startswith(letters)
    return False


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
        case Phrase(words, prefix):
            return f"exactly “{' '.join(words)}{'…' if prefix else ''}”"
        case Near(words, distance):
            return f"“{'” near “'.join(words)}” (at most {distance} words between)"
        case Alike(stems):
            return f"words like {', '.join(stems)}"
        case Identifier(identifier):
            return f"the record {identifier}"
        case Fact(_, shown) | When(_, _, _, shown) | Spelt(_, shown):
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


def walk(node: Node, wanted: bool = True) -> Iterator[tuple[Node, bool]]:
    """All nodes of a query.

    Args:
        node: The query.
        wanted: False if what it finds is to be left out.

    Yields:
        (node, whether what it finds is wanted), the query itself first.
    """
    yield node, wanted
    match node:
        case Not(part):
            yield from walk(part, not wanted)
        case And(parts) | Or(parts) | Spelt(parts):
            for part in parts:
                yield from walk(part, wanted)
        case Wide(part, others):
            for each in (part, *others):
                yield from walk(each, wanted)


def name_of(parts: list[Node]) -> str:
    """Words that stand side by side as one name; empty where there is anything else between them."""
    names = []
    for part in parts:
        if isinstance(part, Spelt):
            part = part.parts[0]
        if isinstance(part, Word):
            names.append(part.word.removesuffix(CAPITALS))
        elif isinstance(part, Phrase) and (len(part.words) > 1 or len(parts) > 1):
            names += part.words
        else:
            return ""
    return " ".join(names)
