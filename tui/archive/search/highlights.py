"""Which words of a text a query found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.index.tokens import spans
from tui.archive.search.evaluation import family
from tui.archive.search.query import Near, Phrase, Word, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.archive.index.segment import Segment
    from tui.archive.search.query import Node

Spans = tuple[tuple[int, int], ...]


class Marker:
    """Marks what a query found.

    Args:
        query: The query.
        segments: Where it was found; they know the inflections of words.
    """

    def __init__(self, query: Node, segments: Iterable[Segment]) -> None:
        self._words: set[str] = set()
        self._prefixes: list[str] = []
        self._phrases: list[tuple[str, ...]] = []
        segments = list(segments)
        for node, wanted in walk(query):
            match node:
                case Word(word, prefix) if wanted:
                    self._prefixes += [word] if prefix else []
                    self._words.update(*(family(one, word) for one in segments if not prefix))
                case Near(words) if wanted:
                    self._words.update(*(family(one, word) for one in segments for word in words))
                case Phrase(words) if wanted:
                    self._phrases.append(words)

    def marks(self, text: str) -> Spans:
        """Marks a text.

        Args:
            text: The text.

        Returns:
            (start, end) in code points, ascending, apart from each other.
        """
        found = spans(text)
        tokens = [token for token, _, _ in found]
        marked = [
            (start, end)
            for token, start, end in found
            if token in self._words or any(token.startswith(prefix) for prefix in self._prefixes)
        ]
        for phrase in self._phrases:
            length = len(phrase)
            marked += [
                (found[at][1], found[at + length - 1][2])
                for at in range(len(tokens) - length + 1)
                if tuple(tokens[at : at + length]) == phrase
            ]
        return _joined(marked)


def _joined(marked: list[tuple[int, int]]) -> Spans:
    """The same without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
