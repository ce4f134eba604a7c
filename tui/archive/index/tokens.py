"""What a word is: the one definition that indexing, searching and marking share.

A word is a run of letters and digits of any script, without regard to case or diacritics; Chinese and
Japanese characters are words of their own. So `Assad’s` is the words `assad` and `s`, with either apostrophe.
"""

from __future__ import annotations

import re
import unicodedata

# Marks that `\w` leaves out: accents, vowel points, and the vowel signs of South and Southeast Asian scripts.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_MARKS += "\u0900-\u109f\u3099\u309a"
_RUN = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_ASCII = bytes(ord(chr(n).lower()) if chr(n).isascii() and chr(n).isalnum() else 32 for n in range(256))
"""For text of ASCII alone, three times as fast as the expression: what each byte becomes."""
_TYPOGRAPHY = re.compile("[‘’“”«»–—…]")
"""What makes most texts of Latin letters more than ASCII."""
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_IDEOGRAPH}]|(?:(?![{_IDEOGRAPH}])(?:[^\W_]|[\u0900-\u109f]))+")
_KEPT = frozenset("йЙ")
"""A letter of its own that Unicode takes for one with an accent; Russian endings depend on it."""


class _Folding(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if character in _KEPT:
            folded = character.casefold()
        else:
            parts = unicodedata.normalize("NFKD", character.casefold())
            plain = "".join(c for c in parts if not unicodedata.combining(c) or "\u0900" <= c <= "\u109f")
            # Korean syllables come apart under NFKD and are put together again.
            folded = unicodedata.normalize("NFC", plain).casefold()
        if len(self) < 20_000:
            self[point] = folded
        return folded


_FOLDING = _Folding()


class _Pieces(dict[str, str]):
    """The words that a run is, with blanks between them; most runs come again."""

    def __missing__(self, run: str) -> str:
        pieces = run if run.isascii() else " ".join(_PIECE.findall(run.translate(_FOLDING)))
        if len(self) < 20_000 and len(run) < 64:
            self[run] = pieces
        return pieces


_PIECES = _Pieces()


def words(text: str) -> list[str]:
    """The words of a text.

    Args:
        text: Any text.

    Returns:
        Its words in their order, folded.
    """
    return blanked(text).split()


def blanked(text: str) -> str:
    """The words of a text, with blanks around them.

    Args:
        text: Any text.

    Returns:
        Its words in their order, folded; nothing else but blanks, one or several.
    """
    if not text.isascii():
        text = _TYPOGRAPHY.sub(" ", text)
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    return " ".join(map(_PIECES.__getitem__, _RUN.findall(text.casefold())))


def spans(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their places.

    Args:
        text: Any text.

    Returns:
        (word, start, end) in code points of the text as it is.
    """
    found = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        word = run.group()
        if word.isascii():
            found.append((word.lower(), start, end))
            continue
        pieces = words(word)
        if len(pieces) == end - start > 1:
            found += [(piece, start + n, start + n + 1) for n, piece in enumerate(pieces)]
        else:
            found += [(piece, start, end) for piece in pieces]
    return found


def fold(text: str) -> str:
    """A text as its words with single spaces between them, for comparing names.

    Args:
        text: Any text.

    Returns:
        The folded words.
    """
    return " ".join(words(text))
