"""The nearest words to one that no record holds."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.index.segment import Segment
    from tui.archive.search.scope import Scope

_NAMES = ("actor", "party", "office")
_TEXTS = ("statement", "event", "issue", "source", "question", "position")
_SMALL = 5_000
"""Records of a kind up to which all its words are compared, and not only those that begin alike."""

_FEW = 1_000
"""Records of a kind up to which words are compared by their sound, too."""
_SOUNDS = (
    ("dsch", "j"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("ch", "h"), ("zh", "z"),
    ("sh", "s"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("ff", "v"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("y", "i"), ("j", "i"),
    ("z", "s"),
)  # fmt: skip
"""Letters, and what they sound like; in this order."""
_LONGER = 3
"""How many letters longer or shorter what sounds alike may be."""
_DOUBLE = r"(.)\1+"
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў")

_KEPT = 50
MOST = 3
"""The most words that are taken for one."""


def nearest_words(scope: Scope, word: str) -> list[str]:
    """The words of a dossier that are spelt most like one that it does not hold; names come first.

    Args:
        scope: What is searched.
        word: A folded word.

    Returns:
        At most `MOST` words; none where none is near, or for numbers and very short words.
    """
    kept: dict[tuple[str, int], list[str]] = scope.archive.memory.setdefault("nearest", {})
    key = (word, scope.bound)
    if key not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = _nearest(scope, word)
    return kept[key]


def _nearest(scope: Scope, word: str) -> list[str]:
    if not _allowed(word) or not word.isalpha():
        return []
    nearest = _ranked(scope, word, (word[:2],))
    # Of many records the words that begin as it does were compared, and others only if none of those is near.
    if not nearest and any(segment.size > _SMALL for kind in _TEXTS for segment in scope.segments(kind)):
        nearest = _ranked(scope, word, tuple(_beginnings(word)))
    return nearest or _sounding(scope, word)


def _sounding(scope: Scope, word: str) -> list[str]:
    """The words that sound alike: other languages write a name otherwise, Sacharowa for Zakharova."""
    sounds: list[tuple[int, str]] = []
    for kind in (*_NAMES, *_TEXTS):
        for segment in scope.segments(kind):
            if segment.size <= _FEW:
                held = segment.archive.memory.setdefault(f"words of {segment.number}", [])
                if not held:
                    held += segment.vocabulary()
                for other in held:
                    if abs(len(other) - len(word)) <= _LONGER and _sound(other) == _sound(word):
                        size = (segment.term(other) & scope.visible(segment)).bit_count()
                        sounds += [(-size, other)] if size else []
    return list(dict.fromkeys(other for _, other in sorted(sounds)))[:MOST]


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """What a name has in common in the ways in which languages write it."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(_DOUBLE, r"\1", word).removesuffix("e")


def _ranked(scope: Scope, word: str, beginnings: tuple[str, ...]) -> list[str]:
    allowed = _allowed(word)
    ranked: list[tuple[float, int, int, str]] = []
    seen: set[str] = set()
    for names, kinds in ((0, _NAMES), (1, _TEXTS)):
        for kind in kinds:
            for segment in scope.segments(kind):
                for other in _candidates(segment, word, allowed, beginnings):
                    # A name may be spelt in many ways, and is what people misspell.
                    most = allowed if names else _allowed_of_names(word, other)
                    away = distance(word, other, most) if most else 1
                    if other in seen or away > most:
                        continue
                    # Words of later records are not known yet.
                    size = (segment.term(other) & scope.visible(segment)).bit_count()
                    if size:
                        seen.add(other)
                        ranked.append((away + 0.1 * names, -size, names, other))
    ranked.sort()
    if not ranked:
        return []
    return [other for away, _, _, other in ranked if away <= ranked[0][0] + 0.1][:MOST]


def _allowed(word: str) -> int:
    """How many letters may be other, missing or too many."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def _allowed_of_names(word: str, name: str) -> int:
    """The same where a name is meant: a short one may lack two letters, as Riad does of Riyadh."""
    if len(word) < 6:
        letters = iter(name)
        lacking = word[:1] == name[:1] and all(letter in letters for letter in word)
        return 0 if len(word) < 4 else 2 if lacking else 1
    return 2 if word[0] == name[0] or len(word) > 7 else 1


def _candidates(segment: Segment, word: str, allowed: int, beginnings: tuple[str, ...]) -> Iterator[str]:
    """The words of about its length with mostly the same letters."""
    reach = max(allowed, 2)
    by_length, other_letters = _by_length(segment, beginnings), frozenset(word).symmetric_difference
    for length in range(len(word) - reach, len(word) + reach + 1):
        for other in by_length.get(length, ()):
            if len(other_letters(other)) <= 2 * reach:
                yield other


def _by_length(segment: Segment, beginnings: tuple[str, ...]) -> dict[int, list[str]]:
    """The words that come into question by their length."""
    some = beginnings if segment.size > _SMALL else ("",)
    kept: dict[tuple[object, ...], dict[int, list[str]]] = segment.archive.memory.setdefault(
        "words by length", {}
    )
    key = (segment.number, *some)
    if key not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        by_length: dict[int, list[str]] = {}
        for other in dict.fromkeys(chain.from_iterable(map(segment.vocabulary, some))):
            if len(other) > 2 and other.isalpha():
                by_length.setdefault(len(other), []).append(other)
        kept[key] = by_length
    return kept[key]


def _beginnings(word: str) -> Iterator[str]:
    """How the word that was meant begins, if one of the first two letters is wrong, missing or too many."""
    first, second, third, fourth = list(word[:4])
    yield from (second + first, second + third, first + third + fourth)
    for letter in next((letters for letters in _ALPHABETS if first in letters), ""):
        yield from (letter + first + second, letter + second + third)
        yield from (first + letter + second, first + letter + third)


def distance(word: str, other: str, most: int) -> int:
    """How many letters to change, add, leave out or swap with the next one, to turn one word into another.

    Args:
        most: The largest distance that matters.

    Returns:
        The distance of Damerau and Levenshtein in its restricted form, or `most` + 1.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(word, 1):
        last, before, row = before, row, [n]
        for m, wanted in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != wanted))
            if n > 1 and m > 1 and letter == other[m - 2] and word[n - 2] == wanted:
                cost = min(cost, last[m - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
