"""The known words that a misspelt one is most like: one rule for ids, names, keys, filters and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_LIKENESS = 0.7
"""Of `difflib`: two thirds of the letters in the same order."""
_LIKENESS_OF_A_PART = 0.75
_MOST_COMPARED = 2000
"""Comparing takes some 20 µs a word, and there may be a million."""
_LONGEST = 60
"""Letters of a word that are compared."""
_SHORTEST_PART = 3
"""Letters of a word that may be one of several in a name: `lavrov` in `sergei-lavrov`."""
_MOST_SUGGESTIONS = 200
"""Who misspelt more has another trouble, and a file full of nonsense is to be refused quickly."""


def nearest(word: str, known: Collection[str], most: int = 1) -> list[str]:
    """Give the known words that are much like `word`, the likest first.

    Capital letters and the difference of `_` and `-` don't count.

    Args:
        word: any text.
        known: the words there are.
        most: how many are wanted.
    """
    from difflib import get_close_matches

    sought = _folded(word)
    slack = max(2, len(sought) // 4)
    pool: dict[str, str] = {}
    parts: list[str] = []
    for other in known:
        if abs(len(other) - len(word)) <= slack:
            pool.setdefault(_folded(other), other)
        elif len(sought) >= _SHORTEST_PART and sought in _folded(other).split("-"):
            parts.append(other)
    words = sorted(pool)
    if len(words) > _MOST_COMPARED:
        words = [other for other in words if other[:2] == sought[:2]][:_MOST_COMPARED]
    alike = [pool[other] for other in get_close_matches(sought, words, most, _LIKENESS)]
    return (alike + sorted(parts, key=len) or _by_a_part(sought, known))[:most]


def _by_a_part(sought: str, known: Collection[str]) -> list[str]:
    """The names of which one of several words is much like what is sought: `sergei-lavrov` for `lavro`."""
    from difflib import get_close_matches

    if len(sought) <= _SHORTEST_PART:
        return []
    names: dict[str, list[str]] = {}
    for other in known:
        parts = _folded(other).split("-")
        for part in parts if len(parts) > 1 else ():
            if part[:1] == sought[:1] and abs(len(part) - len(sought)) <= 1:
                names.setdefault(part, []).append(other)
    close = get_close_matches(sought, list(names)[:_MOST_COMPARED], 1, _LIKENESS_OF_A_PART)
    return sorted(names[close[0]], key=len) if close else []


def _folded(word: str) -> str:
    return word[:_LONGEST].lower().replace("_", "-").replace(" ", "-")


class Suggestions:
    """Suggests words until a dossier has had enough of them."""

    def __init__(self) -> None:
        self._left = _MOST_SUGGESTIONS

    def closest(self, word: str, known: Collection[str]) -> str | None:
        """Give the known word most like `word`, None where none is much like it."""
        if self._left == 0:
            return None
        self._left -= 1
        return next(iter(nearest(word, known)), None)
