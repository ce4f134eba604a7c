"""Taking statements apart: their words and facts, gathered in the process that reads them.

They are handed over in runs of many batches: a word would else be looked up anew for every batch, and most
words of a batch stand in few of its statements.
"""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.documents import StatementDocuments
from tui.archive.index.segment_writing import line_and_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.archive.build.statement_rows import Batch

MANY = 1 << 20
"""Positions of words after which they are handed over: some 30 MB."""


class TermRun(NamedTuple):
    """The terms of several batches, with the numbers of the statements that hold each."""

    words: dict[str, tuple[int, bytes]]
    """For each letter that begins a word, how many numbers its words have, and those words, packed."""
    facts: dict[str, bytes]


class Terms:
    """Gathers the terms of statements."""

    def __init__(self) -> None:
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._facts: defaultdict[str, list[int]] = defaultdict(list)
        self._documents = StatementDocuments()
        self._size = 0

    def add(self, batch: Batch, base: int) -> list[bytes]:
        """Take a batch apart.

        Args:
            base: the number of the first statement; no other has one of the same numbers.

        Returns:
            The words of each statement, as FTS5 is to get them.
        """
        lines = []
        worded, facts = self._words, self._facts
        for document in self._documents.of(batch, count(base)):
            line, distinct = line_and_words(document)
            lines.append(line.encode())
            self._size += len(distinct)
            for word in distinct:
                worded[word].append(document.rowid)
            for fact in document.facts:
                facts[fact].append(document.rowid)
        return lines

    @property
    def many(self) -> bool:
        """Whether it is time to hand them over."""
        return self._size >= MANY

    def hand_over(self) -> TermRun:
        """Give what was gathered, and start over."""
        letters: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        sizes: defaultdict[str, int] = defaultdict(int)
        for word, numbers in self._words.items():
            letters[word[0]][word] = array("I", numbers).tobytes()
            sizes[word[0]] += len(numbers)
        words = {letter: (sizes[letter], marshal.dumps(some)) for letter, some in letters.items()}
        facts = {fact: array("I", numbers).tobytes() for fact, numbers in self._facts.items()}
        self._words.clear()
        self._facts.clear()
        self._size = 0
        return TermRun(words, facts)


def merge(packed: list[bytes]) -> Mapping[str, array[int]]:
    """Merge what several runs have for words that begin with the same letters.

    Args:
        packed: words as they stand in `TermRun.words`, of processes of the same program.

    Returns:
        For each word the numbers of the statements that hold it, in any order.
    """
    merged: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for some in packed:
        for word, numbers in marshal.loads(some).items():  # noqa: S302
            merged[word].frombytes(numbers)
    return merged
