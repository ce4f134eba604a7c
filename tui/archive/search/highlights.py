"""Which words of a text a query found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.archive.index.phrases import places
from tui.archive.index.tokens import spans
from tui.archive.search.query_language.query import Alike, Near, Phrase, Word, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.archive.search.query_language.query import Node
    from tui.archive.search.scope import Scope

Spans = tuple[tuple[int, int], ...]


_SHORT = 2000
"""Characters of a text whose words are kept with their places: it is marked again at the next letter."""
_kept_spans = lru_cache(maxsize=512)(spans)


class Marker:
    """Marks what a query found.

    Args:
        scope: What was searched; it knows the inflections of words.
        queries: The query, and what was taken for words that nothing holds.
    """

    def __init__(self, scope: Scope, queries: Iterable[Node]) -> None:
        self._words: set[str] = set()
        prefixes: list[str] = []
        self._phrases: list[tuple[tuple[str, ...], bool]] = []
        for node in queries:
            for part, wanted in walk(node):
                match part:
                    case Word(word, prefix) if wanted:
                        prefixes += [word] if prefix else []
                        self._words |= set() if prefix else inflections(scope, word)
                    case Alike(stems) if wanted:
                        self._words |= words_alike(scope, stems)
                    case Near(words) if wanted:
                        self._words.update(*(inflections(scope, word) for word in words))
                    case Phrase(words, prefix) if wanted:
                        self._phrases.append((words, prefix))
        self._prefixes = tuple(prefixes)

    def holds(self, words: Sequence[str]) -> bool:
        """Whether there is anything to mark among the words of a text."""
        return (
            not self._words.isdisjoint(words)
            or (bool(self._prefixes) and any(word.startswith(self._prefixes) for word in words))
            or any(places(list(words), phrase, prefix=prefix) for phrase, prefix in self._phrases)
        )

    def spans_in(self, text: str) -> Spans:
        """Find the words of a text that the query asks for.

        Returns:
            (start, end) in code points, ascending, apart from each other.
        """
        placed, variants = _kept_spans(text) if len(text) <= _SHORT else spans(text)
        tokens = [token for token, _, _ in placed]
        marked = [
            (start, end)
            for token, start, end in (*placed, *variants)
            if token in self._words or token.startswith(self._prefixes)
        ]
        for phrase, prefix in self._phrases:
            length = len(phrase)
            marked += [
                (placed[at][1], placed[at + length - 1][2]) for at in places(tokens, phrase, prefix=prefix)
            ]
        return _joined(marked)


_KINDS = ("statement", "event", "source", "actor", "party", "issue", "question", "position", "text")


def inflections(scope: Scope, word: str) -> set[str]:
    """A word and what records hold of its inflections."""
    kept: dict[str, set[str]] = scope.archive.memory.setdefault("inflections", {})
    if word not in kept:
        if len(kept) > 500:
            kept.clear()
        kept[word] = {
            other
            for kind in _KINDS
            for segment in scope.segments(kind)
            for other in scope.family(segment, word)
        }
    return kept[word]


def words_alike(scope: Scope, stems: tuple[str, ...]) -> set[str]:
    """The words of some stems that records hold."""
    kept: dict[tuple[str, ...], set[str]] = scope.archive.memory.setdefault("alike", {})
    if stems not in kept:
        if len(kept) > 500:
            kept.clear()
        kept[stems] = {
            word for kind in _KINDS for segment in scope.segments(kind) for word in segment.words_of(*stems)
        }
    return kept[stems]


def _joined(marked: list[tuple[int, int]]) -> Spans:
    """The same without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
