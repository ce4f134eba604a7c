"""What a word is: the one definition that indexing, searching and marking share.

A word is a run of letters and digits of any script, folded (`tui.archive.index.folding`). What is joined by a
hyphen or an apostrophe is several words, and one more in the form without it: `cease-fire` is `cease`, `fire`
and `ceasefire`, so that either way of writing finds the other. In scripts that put no blanks between words
every letter, with the signs upon it, is a word of its own, and a word of several letters is a phrase.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.folding import UNSPACED, folded_clusters, folded_in_place, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CAPITALS = "§"
"""Ends the form of a word that is an abbreviation in capitals and another word without them."""

_ABBREVIATIONS = ("us", "is", "it", "who", "am")
_CAPITALS = tuple(map(str.upper, _ABBREVIATIONS))
# Only some texts ask for these, so that they are compiled when they are used.
_IN_CAPITALS = rf"(?<![^\W_])(?:{'|'.join(_CAPITALS)})(?![^\W_])"
_PLAIN_PARTS = re.compile("[^'.,-]+")
"""The parts of what is ASCII."""
_CONTRACTIONS = frozenset(("s", "re", "ve", "ll", "d", "m"))
_GROUPED = r"[0-9]{1,3}(?:[.,'][0-9]{2,3})*[.,'][0-9]{3}"
"""Of three digits, or as in India of two before the last three."""
_INITIALS = r"(?:[^\W\d_]\.)+[^\W\d_]\.?"
_CYRILLIC = "[\u0400-\u052f]+(?:'[\u0400-\u052f]+)+"
_REMEMBERED = 50_000


class Piece(NamedTuple):
    """What stands between two blanks, taken apart; places are those of its folded characters."""

    parts: tuple[tuple[str, int, int], ...]
    variants: tuple[tuple[str, int, int], ...]
    """Words that it also is."""


@cache
def _parts() -> re.Pattern[str]:
    """A letter with its signs, of a script without blanks; or a run of others."""
    # Compiled where a text is not plain: it would take every search 2 ms.
    return re.compile(rf"[{UNSPACED}][^\w\s'.,-]*|[^'.,{UNSPACED}-]+")


class _Pieces(dict[str, Piece]):
    """Pieces by their folded text; most come again."""

    def __missing__(self, text: str) -> Piece:
        piece = _take_apart(text)
        if len(self) < _REMEMBERED and len(text) < 64:
            self[text] = piece
        return piece


def _take_apart(text: str) -> Piece:
    bare = text.strip("-'.,")
    start = text.find(bare) if bare else 0
    if bare.isascii() and bare.isalnum():
        return Piece(((bare, start, start + len(bare)),), ())
    if "'" in bare and not bare.isascii() and re.fullmatch(_CYRILLIC, bare):
        # зв'язок is one word, whatever its apostrophe looks like, and is inflected as one.
        return Piece(((bare.replace("'", ""), start, start + len(bare)),), ())
    expression = _PLAIN_PARTS if text.isascii() else _parts()
    parts = tuple((part.group(), part.start(), part.end()) for part in expression.finditer(text))
    return Piece(parts, tuple(_variants(bare, start)) if len(parts) > 1 else ())


def _variants(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The forms of a word of several parts that leave out what joins them."""
    joined = _joined(text)
    if joined:
        yield joined, start, start + len(text)
    if "-" in text and ("'" in text or "." in text):
        for part in re.finditer("[^-]+", text):
            bare = part.group().strip("'")
            if ("'" in bare or re.fullmatch(_INITIALS, bare)) and (joined := _joined(bare)):
                yield joined, start + part.start(), start + part.end()


def _joined(text: str) -> str:
    """The form of a word of several parts that leaves out what joins them; empty where there is none."""
    if re.fullmatch(_GROUPED, text):
        return re.sub("[^0-9]", "", text)
    if re.fullmatch(_INITIALS, text):
        letters = text.replace(".", "")
        return letters + CAPITALS if letters in _ABBREVIATIONS else letters
    if "." in text or "," in text or not re.search("[-']", text):
        return ""
    if text.rpartition("'")[2] in _CONTRACTIONS and "-" not in text:
        head = text.rpartition("'")[0]
        return head.replace("'", "") if "'" in head else ""
    return text.replace("-", "").replace("'", "")


def _in_capitals(text: str) -> Iterable[re.Match[str]]:
    """The abbreviations of a text that is not all in capitals."""
    for word in _CAPITALS:
        if word in text:
            return () if text.isupper() else re.finditer(_IN_CAPITALS, text)
    return ()


_PIECES = _Pieces()


def words(text: str) -> list[str]:
    """The words of a text in their order, folded, each part of a joined one by itself.

    Args:
        text: Any text.
    """
    return terms(text)[0]


def terms(text: str) -> tuple[list[str], list[str]]:
    """What a text can be found by.

    Args:
        text: Any text.

    Returns:
        Its words in their order, and the other forms that some of them have.
    """
    folded = folded_text(text)
    variants: list[str] = []
    if folded.isascii():
        # Most texts hold no joint but commas and points behind words, which are not part of any.
        folded = f"{folded} ".replace(", ", " ").replace(". ", " ")
        tokens = folded.split()
        if not folded.replace(" ", "").isalnum():
            pieces, tokens = tokens, []
            for text_piece in pieces:
                if text_piece.isalnum():
                    tokens.append(text_piece)
                    continue
                parts, others = _PIECES[text_piece]
                tokens += [part for part, _, _ in parts]
                if others:
                    variants += [other for other, _, _ in others]
    else:
        taken_apart = [_PIECES[piece] for piece in folded.split()]
        tokens = [part for piece in taken_apart for part, _, _ in piece.parts]
        variants = [other for piece in taken_apart for other, _, _ in piece.variants]
    variants += [capitals.group().lower() + CAPITALS for capitals in _in_capitals(text)]
    return tokens, variants


Span = tuple[str, int, int]
"""A word with the places where it starts and ends, in code points of the text as it is."""


def spans(text: str) -> tuple[list[Span], list[Span]]:
    """The words of a text in their order, and the other forms that some of them have, with their places.

    Args:
        text: Any text.
    """
    folded = folded_in_place(text)
    starts: Sequence[int] = range(len(text))
    ends: Sequence[int] = range(1, len(text) + 1)
    if folded is None:
        clusters = folded_clusters(text)
        folded = "".join(characters for characters, _, _ in clusters)
        starts = [start for characters, start, _ in clusters for _ in characters]
        ends = [end for characters, _, end in clusters for _ in characters]
    placed: list[tuple[str, int, int]] = []
    others: list[tuple[str, int, int]] = []
    for run in re.finditer(r"\S+", folded):
        piece, at = _PIECES[run.group()], run.start()
        placed += [(word, starts[at + a], ends[at + b - 1]) for word, a, b in piece.parts]
        others += [(word, starts[at + a], ends[at + b - 1]) for word, a, b in piece.variants]
    others += [
        (capitals.group().lower() + CAPITALS, capitals.start(), capitals.end())
        for capitals in _in_capitals(text)
    ]
    return placed, others


def fold(text: str) -> str:
    """A text as its words with single spaces between them, for comparing names.

    Args:
        text: Any text.
    """
    return " ".join(words(text))
