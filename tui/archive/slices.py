"""Slices of the terms of a large archive, each of which another process can make ready to be written."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.bits import is_dense
from tui.archive.index import Postings
from tui.archive.postings import PostingWriter
from tui.archive.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.postings import Row

_SIZE = 512 * 1024
"""Positions of a slice, unless a single letter begins more."""


class Slice(NamedTuple):
    """Some terms, with the numbers of the statements that hold each."""

    segment: int
    places: array[int]
    """The places of all statements in the order of dates."""
    batches: list[tuple[int, int]]
    """For each batch of statements, the number of the first and how many there are."""
    words: Postings
    facts: Postings


def cut(
    segment: int, places: array[int], batches: list[tuple[int, int]], words: Postings, facts: Postings
) -> Iterator[Slice]:
    """Cuts terms into slices; words that begin with the same letter stay together, as they share beginnings.

    Args:
        segment: The number of the segment.
        places: The places of all statements in the order of dates.
        batches: For each batch of statements, the number of the first and how many there are.
        words: The statements of each word; they are used up.
        facts: The statements of each fact; they are used up.

    Yields:
        Slices that have all terms between them.
    """
    some, others, size = Postings(), Postings(), 0
    for _, group in groupby(sorted(words), key=lambda word: word[0]):
        for word in group:
            some[word] = words.pop(word)
            size += len(some[word])
        if size > _SIZE:
            yield Slice(segment, places, batches, some, Postings())
            some, size = Postings(), 0
    for fact in sorted(facts):
        if size > _SIZE:
            yield Slice(segment, places, batches, some, others)
            some, others, size = Postings(), Postings(), 0
        others[fact] = facts.pop(fact)
        size += len(others[fact])
    yield Slice(segment, places, batches, some, others)


def posting_rows(one: Slice) -> list[Row]:
    """Works out the entries of a slice.

    Args:
        one: The slice.

    Returns:
        Rows of the table `posting`.
    """
    rows: list[Row] = []
    writer = PostingWriter(rows.append, one.segment, len(one.places))
    size = len(one.places)
    place = _by_number(one).__getitem__

    def placed(numbers: array[int]) -> array[int]:
        found = array("I", map(place, numbers))
        # A bitset, which most of them become, asks for no order.
        return found if is_dense(len(found), size) else array("I", sorted(found))

    for word in sorted(one.words):
        writer.word(word, placed(one.words.pop(word)), stem(word))
    writer.close()
    for fact in sorted(one.facts):
        writer.fact(fact, placed(one.facts.pop(fact)))
    return rows


def _by_number(one: Slice) -> array[int]:
    """The place of each statement by its number; numbers that nothing has lie between those of batches."""
    found = array("I", bytes(4 * max((base + number for base, number in one.batches), default=0)))
    first = 0
    for base, number in one.batches:
        found[base : base + number] = one.places[first : first + number]
        first += number
    return found
