"""The ways in which one word may be written: as a number, in capitals, joined or apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.archive.index.tokens import CAPITALS
from tui.archive.search.query_language.families import spelt_elsewhere
from tui.archive.search.query_language.query import Phrase, Spelt, Word

if TYPE_CHECKING:
    from tui.archive.search.query_language.query import Node

_COUNTED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS = {str(n): word for n, word in enumerate(_COUNTED, 2)} | {
    word: str(n) for n, word in enumerate(_COUNTED, 2)
}
"""Numbers that are as often written in letters as in digits."""

_LONG_NUMBER = re.compile("[1-9][0-9]{4,11}")
"""What may be written with blanks between its thousands."""

ARTICLES = frozenset(["al", "el", "ul", "as", "ash", "at", "ad", "ar", "an", "az"])
"""The Arabic article before a name, which is left out as often as not."""


def spelt(text: str, parts: list[str], variants: list[str], *, prefix: bool, capitals: bool) -> Node:
    """A word in the ways that it may be written.

    Args:
        text: As it was typed.
        parts: Its parts, folded.
        variants: The other forms that it has.
        prefix: Whether it may be the beginning of a word.
        capitals: Whether the whole query is typed in capitals, which then say nothing.
    """
    if len(parts) == 1 and parts[0] in NUMBERS and not prefix:
        return Spelt((Word(parts[0]), Word(NUMBERS[parts[0]])), f"“{parts[0]}”")
    if len(parts) == 1:
        if other := spelt_elsewhere(parts[0]):
            return Spelt(
                (Word(parts[0], prefix), Word(other, prefix)), f"“{parts[0]}{'…' if prefix else ''}”"
            )
        if _LONG_NUMBER.fullmatch(parts[0]) and not prefix:
            groups = tuple(f"{int(parts[0]):,}".split(","))
            return Spelt((Word(parts[0]), Phrase(groups)), f"“{parts[0]}”")
        word = parts[0] + CAPITALS
        if word not in variants and parts[0] != "us":
            return Word(parts[0], prefix)
        # In capitals among small letters it is a name; `us` is typed for it too.
        if text.isupper() and not capitals:
            return Word(word)
        return Spelt((Word(parts[0], prefix), Word(word)), f"“{parts[0]}”")
    ways: list[Node] = [Phrase(tuple(parts), prefix), *(Word(other, prefix) for other in variants)]
    if parts[0] in ARTICLES and "-" in text[1:]:
        rest = tuple(parts[1:])
        ways.append(Word(rest[0], prefix) if len(rest) == 1 else Phrase(rest, prefix))
    if len(ways) == 1:
        return ways[0]
    return Spelt(tuple(ways), f"“{text.strip('*')}{'…' if prefix else ''}”")
