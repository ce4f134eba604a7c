"""Slices of the terms of a large archive, each of which another process can make ready to be written."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.build.bulk.statement_terms import merge
from tui.archive.index.bitsets import is_dense
from tui.archive.index.postings import PostingWriter
from tui.archive.index.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.archive.index.languages import Languages
    from tui.archive.index.postings import Row

_SIZE = 512 * 1024
"""Positions of a slice, unless a single letter begins more."""


class TermSlice(NamedTuple):
    """Some terms, with the numbers of the statements that hold each."""

    segment: int
    places: array[int]
    """The places of all statements in the order of dates."""
    batches: list[tuple[int, int]]
    """For each batch of statements, the number of the first and how many there are."""
    words: list[bytes]
    """As `tui.archive.build.bulk.statement_terms.merge` takes them."""
    facts: dict[str, array[int]]
    languages: Languages
    """Those of the statements in the order of dates."""


def cut_letters(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Put letters together; words that begin with the same one stay together, as they share beginnings.

    Args:
        sizes: how many positions the words of each letter have.

    Yields:
        The letters of a slice, in their order.
    """
    some: list[str] = []
    size = 0
    for letter in sorted(sizes):
        some.append(letter)
        size += sizes[letter]
        if size > _SIZE:
            yield some
            some, size = [], 0
    if some:
        yield some


def cut_facts(facts: Mapping[str, array[int]]) -> Iterator[dict[str, array[int]]]:
    """Cut facts into slices.

    Args:
        facts: for each the statements of which it is true.

    Yields:
        Those of a slice, in their order.
    """
    some: dict[str, array[int]] = {}
    size = 0
    for fact in sorted(facts):
        some[fact] = facts[fact]
        size += len(facts[fact])
        if size > _SIZE:
            yield some
            some, size = {}, 0
    if some:
        yield some


def posting_rows(terms: TermSlice) -> list[Row]:
    """Work out the entries of a slice.

    Returns:
        Rows of the table `posting`.
    """
    rows: list[Row] = []
    size = len(terms.places)
    writer = PostingWriter(rows.append, terms.segment, size)
    place = by_number(terms.places, terms.batches).__getitem__

    def placed(numbers: array[int]) -> array[int]:
        """The positions of statements by their numbers."""
        positions = array("I", map(place, numbers))
        # A bitset, which most of them become, asks for no order.
        return positions if is_dense(len(positions), size) else array("I", sorted(positions))

    worded = merge(terms.words)
    for word in sorted(worded):
        positions = placed(worded[word])
        writer.word(word, positions, stem(word, terms.languages.of(positions)))
    writer.close()
    for fact in sorted(terms.facts):
        writer.fact(fact, placed(terms.facts[fact]))
    return rows


def by_number(places: array[int], batches: list[tuple[int, int]]) -> array[int]:
    """The place of each statement by its number; numbers that nothing has lie between those of batches.

    Args:
        places: the places of all statements in the order of dates.
        batches: for each batch of statements, the number of the first and how many there are.

    Returns:
        The places.
    """
    by_number = array("I", bytes(4 * max((base + number for base, number in batches), default=0)))
    first = 0
    for base, number in batches:
        by_number[base : base + number] = places[first : first + number]
        first += number
    return by_number
