"""What is nearest where few records hold all that was asked for: any of the words, or what they may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.search.query_language.meanings import alike, is_known, is_of_country
from tui.archive.search.query_language.query import (
    Alike,
    And,
    Fact,
    Near,
    Node,
    Not,
    Phrase,
    Spelt,
    State,
    When,
    Wide,
    Word,
    walk,
)
from tui.archive.search.query_language.stop_words import is_possessive, is_stop
from tui.archive.search.scope import KINDS
from tui.archive.search.spelling import nearest_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.archive.search.scope import Scope


_SELDOM = 3
"""Statements that name a country, up to which its other names are looked for too."""
_BEGINNING = 4
"""Letters of the shortest word that is taken for the beginning of another one."""


class Concept(NamedTuple):
    """One thing that a query asks for."""

    node: Node
    """What it is, and how else it may be called."""
    alike: tuple[Alike | Phrase, ...] = ()
    """Words for much the same thing, which count for less."""
    meant: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each word that nothing holds, what it was taken for."""

    @property
    def widened(self) -> Node:
        """All that it may be found by."""
        return Wide(self.node, self.alike) if self.alike else self.node


class NearQuery(NamedTuple):
    """A query taken apart."""

    concepts: tuple[Concept, ...]
    demanded: tuple[Node, ...]
    """Filters and what is to be left out, which hold for what is near, too."""


def take_apart(query: Node) -> NearQuery:
    """The things that a query asks for, each by itself."""
    concepts: list[Concept] = []
    demanded: list[Node] = []
    for node in _parts(query):
        if isinstance(node, Fact | When | State | Not):
            demanded.append(node)
        else:
            concepts += [Concept(part) for part in _apart(node)]
    kept = [concept for concept in concepts if not is_stop(concept.node)]
    return NearQuery(tuple(kept or concepts), tuple(demanded))


def with_likely_words(scope: Scope, near: NearQuery) -> NearQuery:
    """The same with the nearest words beside those that nothing holds, and words for much the same thing.

    Args:
        scope: What is searched.
        near: The query.
    """
    concepts = (_with_alike(scope, _respelt(scope, concept)) for concept in near.concepts)
    return near._replace(concepts=tuple(concepts))


def _with_alike(scope: Scope, concept: Concept) -> Concept:
    word = concept.meant[0][1][0] if len(concept.meant) == 1 else _only_word(concept.node)
    if not word:
        return concept
    return concept._replace(alike=alike(word, countries=is_of_country(word) and _is_seldom(scope, word)))


def _is_seldom(scope: Scope, word: str) -> bool:
    """Whether few statements hold a word or an inflection of it."""
    number = sum(
        scope.own(segment, Word(word), scope.visible(segment), wide=True).bit_count()
        for segment in scope.segments("statement")
    )
    return number <= _SELDOM


def _only_word(node: Node) -> str:
    """The one word that a part of a query asks for, whatever else that may be called; else nothing."""
    while isinstance(node, Wide | Spelt):
        node = node.part if isinstance(node, Wide) else node.parts[0]
    return node.word if isinstance(node, Word) and not node.prefix else ""


def _parts(query: Node) -> Iterator[Node]:
    if isinstance(query, And):
        for part in query.parts:
            yield from _parts(part)
    else:
        yield query


def _apart(node: Node) -> Iterator[Node]:
    match node:
        case Wide(And(parts), others):
            for part in parts:
                for each in _apart(part):
                    yield Wide(each, others)
        case Wide(part, others):
            for each in _apart(part):
                yield Wide(each, others)
        case Phrase(words, False) if len(words) > 1 and all(len(word) > 1 for word in words):
            yield from map(Word, words)
        case Phrase((*words, _)) if is_possessive(node):
            yield Wide(node, (Word(words[0]) if len(words) == 1 else Phrase(tuple(words)),))
        case Near(words):
            yield from map(Word, words)
        case _:
            yield node


def _respelt(scope: Scope, concept: Concept) -> Concept:
    meant: list[tuple[str, tuple[str, ...]]] = []
    others: list[Node] = []
    for word in _words(concept.node):
        if is_known(word) or _held(scope, Word(word)):
            continue
        if scope.begins(word):
            # Kreml, of the Kremlin.
            others += [Word(word, prefix=True)] if len(word) >= _BEGINNING else []
            continue
        nearest = nearest_words(scope, word)
        if nearest:
            meant.append((word, tuple(nearest)))
            others += map(Word, nearest)
    if not others:
        return concept
    return concept._replace(node=Wide(concept.node, tuple(others)), meant=tuple(meant))


def _held(scope: Scope, word: Word) -> bool:
    """Whether any record holds a word or an inflection of it."""
    return any(
        scope.own(segment, word, scope.visible(segment), wide=True)
        for kind in (*KINDS, "office")
        for segment in scope.segments(kind)
    )


def _words(node: Node) -> Iterable[str]:
    words: list[str] = []
    for part, _ in walk(node):
        if isinstance(part, Word):
            words.append(part.word)
        elif isinstance(part, Phrase):
            words += part.words
    return dict.fromkeys(words)
