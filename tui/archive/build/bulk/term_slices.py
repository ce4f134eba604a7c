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

    from tui.archive.index.postings import Row

_SIZE = 512 * 1024
"""Positions of a slice, unless a single letter begins more."""


class Slice(NamedTuple):
    """Some terms, with the numbers of the statements that hold each."""

    segment: int
    places: array[int]
    """The places of all statements in the order of dates."""
    batches: list[tuple[int, int]]
    """For each batch of statements, the number of the first and how many there are."""
    words: list[bytes]
    """As `tui.archive.build.bulk.statement_terms.merge` takes them."""
    facts: dict[str, array[int]]


def cut_letters(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Puts letters together; words that begin with the same one stay together, as they share beginnings.

    Args:
        sizes: How many positions the words of each letter have.

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
    """Cuts facts into slices.

    Args:
        facts: For each the statements of which it is true.

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


def posting_rows(one: Slice) -> list[Row]:
    """Works out the entries of a slice.

    Args:
        one: The slice.

    Returns:
        Rows of the table `posting`.
    """
    rows: list[Row] = []
    size = len(one.places)
    writer = PostingWriter(rows.append, one.segment, size)
    place = by_number(one.places, one.batches).__getitem__

    def placed(numbers: array[int]) -> array[int]:
        found = array("I", map(place, numbers))
        # A bitset, which most of them become, asks for no order.
        return found if is_dense(len(found), size) else array("I", sorted(found))

    worded = merge(one.words)
    for word in sorted(worded):
        writer.word(word, placed(worded[word]), stem(word))
    writer.close()
    for fact in sorted(one.facts):
        writer.fact(fact, placed(one.facts[fact]))
    return rows


def by_number(places: array[int], batches: list[tuple[int, int]]) -> array[int]:
    """The place of each statement by its number; numbers that nothing has lie between those of batches.

    Args:
        places: The places of all statements in the order of dates.
        batches: For each batch of statements, the number of the first and how many there are.

    Returns:
        The places.
    """
    found = array("I", bytes(4 * max((base + number for base, number in batches), default=0)))
    first = 0
    for base, number in batches:
        found[base : base + number] = places[first : first + number]
        first += number
    return found
