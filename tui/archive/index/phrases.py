"""Words one after the other: where they stand in a text, and which of some statements hold them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.folding import folded_text
from tui.archive.index.tokens import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.index.segment import Segment

_READING = 10
"""Reading a statement costs as much as asking FTS5 for so many."""
_PHRASES = 8
"""Phrases for which it is kept which statements were read."""
_AT_ONCE = 500
_TEXTS = "SELECT rowid, text, attribution, venue, note, locator FROM main.statement WHERE rowid IN ({})"
_RENDERINGS = "SELECT statement, text FROM main.rendering WHERE statement IN ({})"
"""The texts of statements that the index has words of."""


def places(tokens: list[str], phrase: Sequence[str], *, prefix: bool = False) -> list[int]:
    """Where some words stand one after the other.

    Args:
        tokens: The words of a text.
        phrase: The words looked for.
        prefix: Whether the last one may be the beginning of a word.
    """
    length = len(phrase)
    before, last = list(phrase[:-1]), phrase[-1]
    return [
        at
        for at in range(len(tokens) - length + 1)
        if tokens[at : at + length - 1] == before
        and (tokens[at + length - 1].startswith(last) if prefix else tokens[at + length - 1] == last)
    ]


def holding_phrase(
    segment: Segment, words: tuple[str, ...], within: int, *, prefix: bool, may_read: bool
) -> int:
    """The records that hold some words one after the other.

    Args:
        segment: Where to look.
        words: The words; a single one that is only begun may also be a variant of what is written.
        within: The positions to look at.
        prefix: Whether the last one may be the beginning of a word.
        may_read: Whether they are statements, which may be read where that is sooner done.

    Raises:
        Interrupted: The archive was told to stop.
    """
    *whole, last = words
    for word in whole:
        within &= segment.term(word)
    ends = within and (segment.beginning(last) if prefix else segment.term(last))
    within &= ends
    if prefix and not whole:
        return within  # still being typed
    if not within or not may_read:
        return segment.phrase(words, within, prefix=prefix)
    # FTS5 looks at all texts that hold a word which begins so, whatever it is asked for.
    kept: dict[tuple[object, ...], tuple[int, int]] = segment.archive.memory.setdefault("phrases", {})
    key = (segment, words, prefix)
    read, holding = kept.get(key, (0, 0))
    if not read:
        read = _without_beginning(segment, words, kept)
        while len(kept) >= _PHRASES:
            del kept[next(iter(kept))]
    unread = bitsets.without(within, read)
    if unread.bit_count() * _READING >= ends.bit_count():
        return within & segment.phrase(words, segment.everything, prefix=prefix)
    holding |= _read(segment, unread, words, prefix=prefix)
    kept[key] = (read | unread, holding)
    return within & holding


def _without_beginning(
    segment: Segment, words: tuple[str, ...], kept: dict[tuple[object, ...], tuple[int, int]]
) -> int:
    """The records that were read for fewer letters of a phrase, and did not hold even those."""
    *whole, last = words
    for end in range(len(last), 0, -1):
        if before := kept.get((segment, (*whole, last[:end]), True)):
            read, holding = before
            return bitsets.without(read, holding)
    return 0


def _read(segment: Segment, within: int, phrase: Sequence[str], *, prefix: bool) -> int:
    """Of some statements, which are read, those that hold some words one after the other."""
    holding: list[int] = []
    letters = pattern(phrase, prefix=prefix) if "".join(phrase).isascii() else None
    statements = segment.descending(within)
    while some := dict(islice(statements, _AT_ONCE)):
        for sql in (_TEXTS, _RENDERINGS):
            for rowid, *texts in segment.archive.rows_among(sql, list(some)):
                if any(text and holds(text, phrase, letters, prefix=prefix) for text in texts):
                    holding.append(some[rowid])
    return bitsets.from_positions(holding, segment.size)


def pattern(phrase: Sequence[str], *, prefix: bool) -> re.Pattern[str]:
    """How words of plain letters stand one after the other in a text of such."""
    first, *others = map(re.escape, phrase)
    # What stands before the first word is looked at after it: then the word itself is looked for.
    joined = r"[\W_]+".join((rf"{first}(?<![^\W_]{first})", *others))
    return re.compile(joined if prefix else rf"{joined}(?![^\W_])", re.ASCII)


def holds(text: str, phrase: Sequence[str], letters: re.Pattern[str] | None, *, prefix: bool) -> bool:
    """Whether words stand one after the other in a text.

    Args:
        text: Any text.
        phrase: The words.
        letters: Their `pattern`; None where they are not of plain letters.
        prefix: Whether the last one may be the beginning of a word.
    """
    if letters is not None:
        plain = text.lower() if text.isascii() else folded_text(text)
        if plain.isascii():
            return letters.search(plain) is not None
    return bool(places(words_of(text), phrase, prefix=prefix))
