"""A text in canonical form, with a way back to where each character stood."""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import INVISIBLE, LIGATURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SOFT_LINE_END = re.compile(r"\u00ad[ \t]*\r?\n[ \t]*")
"""A soft hyphen at a line's end is seen, and belongs to no word."""
_FORMED = re.compile(rf"{_SOFT_LINE_END.pattern}|{INVISIBLE.pattern}|[{''.join(LIGATURES)}]")
_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""A canonical composition never reaches across two ASCII characters."""
_COMPOSING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af"
)
"""Starters that compose with what precedes them, beside the vowels and finals of Hangul."""


class Cleaned(NamedTuple):
    """A text in canonical form."""

    text: str
    offsets: array[int] | None
    """Where each of its characters stood in the original, then its length; None if they are alike."""

    def original(self, offset: int) -> int:
        """The place in the original of an offset in the text."""
        return offset if self.offsets is None else self.offsets[offset]


def clean(text: str) -> Cleaned:
    """Drop invisible characters, resolve ligatures, and bring a text to NFC."""
    if text.isascii():
        return Cleaned(text, None)
    cleaned = _replaced(text, _FORMED.finditer(text), _formed)
    if unicodedata.is_normalized("NFC", cleaned.text):
        return cleaned
    composed = _replaced(cleaned.text, _RUN.finditer(cleaned.text), _composed)
    if cleaned.offsets is None or composed.offsets is None:
        return composed if cleaned.offsets is None else cleaned._replace(text=composed.text)
    before = cleaned.offsets
    return Cleaned(composed.text, array("L", (before[offset] for offset in composed.offsets)))


def _formed(piece: str) -> list[tuple[str, int]]:
    return [(LIGATURES[piece], 0)] if piece in LIGATURES else []


def _composed(run: str) -> list[tuple[str, int]]:
    if unicodedata.is_normalized("NFC", run):
        return [(c, n) for n, c in enumerate(run)]
    parts: list[tuple[str, int]] = []
    start = 0
    for n in range(1, len(run) + 1):
        if n < len(run) and _composes(run[n]):
            continue
        parts.append((unicodedata.normalize("NFC", run[start:n]), start))
        start = n
    return parts


def _composes(c: str) -> bool:
    return (
        unicodedata.combining(c) != 0
        or "\u1161" <= c <= "\u1175"
        or "\u11a8" <= c <= "\u11c2"
        or c in _COMPOSING
    )


def _replaced(
    text: str, matches: Iterable[re.Match[str]], make: Callable[[str], list[tuple[str, int]]]
) -> Cleaned:
    """Replace what matches, keeping for each character where it came from."""
    pieces: list[str] = []
    offsets = array("L")
    last = 0
    changed = False
    for match in matches:
        parts = make(match.group())
        start, end = match.span()
        if len(parts) == end - start and "".join(part for part, _ in parts) == match.group():
            continue
        changed = True
        pieces.append(text[last:start])
        offsets.extend(range(last, start))
        for part, offset in parts:
            pieces.append(part)
            offsets.extend([start + offset] * len(part))
        last = end
    if not changed:
        return Cleaned(text, None)
    pieces.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    return Cleaned("".join(pieces), offsets)
