"""The known word that a misspelt one is most like."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_COMPARED = 2000
"""Comparing takes some 20 µs a word, and there may be a million."""
_MOST_SUGGESTIONS = 200
"""Who misspelt more has another trouble, and a file full of nonsense is to be refused quickly."""


class Suggestions:
    """Suggests words until a dossier has had enough of them."""

    def __init__(self) -> None:
        self._left = _MOST_SUGGESTIONS

    def closest(self, word: str, known: Collection[str]) -> str | None:
        """Give the known word most like `word`, None where none is much like it."""
        if self._left == 0:
            return None
        self._left -= 1
        slack = max(2, len(word) // 4)
        pool = [other for other in known if abs(len(other) - len(word)) <= slack]
        if len(pool) > _MOST_COMPARED:
            pool = [other for other in pool if other[:2] == word[:2]][:_MOST_COMPARED]
        found = get_close_matches(word, sorted(pool), 1, 0.7)
        return found[0] if found else None
