"""Inflections: the stem of a word, by the Snowball algorithms of English and Russian.

Imported while compiling, and by a search only for a word that no record holds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _stemmers() -> tuple[Callable[[str], str], Callable[[str], str]]:
    return EnglishStemmer().stemWord, RussianStemmer().stemWord


def stem(word: str) -> str:
    """The stem of a word.

    Args:
        word: A word as `tui.archive.index.tokens.words` gives it.

    Returns:
        What its inflections share; the word itself in other scripts than Latin and Cyrillic, and for numbers.
    """
    english, russian = _stemmers()
    if len(word) < 3 or not word.isalpha():
        return word
    if word.isascii():
        return english(word)
    if "\u0400" <= word[0] <= "\u04ff":
        return russian(word)
    return word
