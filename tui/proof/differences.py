"""In what a quotation and the passage nearest to it differ, and of what kind that is."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import CURRENCIES, SIGNS, is_word, skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400


class Difference(NamedTuple):
    """Some words of a quotation and those that the source has instead."""

    kind: str
    quote: str
    """Empty where the source has words that the quotation leaves out."""
    source: str
    """Empty where the quotation adds words."""
    advice: str = ""


def compare(quote: Sequence[str], source: Sequence[str]) -> list[Difference]:
    """Compare a quotation with a passage, word by word.

    Args:
        quote: its tokens.
        source: the passage's tokens.

    Returns:
        What differs, in order.
    """
    matcher = SequenceMatcher(None, quote[:_LONGEST], source[:_LONGEST], autojunk=False)
    differences = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        ours, theirs = quote[a:b], source[c:d]
        if tag == "replace" and len(ours) == len(theirs):
            pairs = [([word], [other]) for word, other in zip(ours, theirs, strict=True)]
        else:
            pairs = [([*ours], [*theirs])]
        for n, (word, other) in enumerate(pairs):
            at_end = b == len(quote) and n == len(pairs) - 1
            if word == other:
                continue
            differences.append(_difference(word, other, at_start=a + n == 0, at_end=at_end))
    return differences


def _difference(ours: Sequence[str], theirs: Sequence[str], *, at_start: bool, at_end: bool) -> Difference:
    kind = _kind(ours, theirs, at_start=at_start, at_end=at_end)
    quote, source = spelt(ours), spelt(theirs)
    advice = ""
    if kind == "initial case":
        advice = f"write {bracketed(quote)}"
    elif kind == "homoglyph":
        advice = code_points(quote, source)
    return Difference(kind, quote, source, advice)


def _kind(ours: Sequence[str], theirs: Sequence[str], *, at_start: bool, at_end: bool) -> str:
    words, others = [w for w in ours if is_word(w)], [w for w in theirs if is_word(w)]
    if not words and not others:
        signs = SIGNS + CURRENCIES + "-%"
        if any(sign in signs for sign in (*ours, *theirs)):
            return "sign"
        return "end mark" if at_end else "punctuation"
    if not words or not others:
        return "words added" if words else "words left out"
    joined, other = "".join(words), "".join(others)
    if joined == other:
        return "space" if len(words) != len(others) else "punctuation"
    if joined.casefold() == other.casefold():
        return "initial case" if at_start and joined[1:] == other[1:] else "case"
    if skeleton(joined) == skeleton(other):
        return "homoglyph" if _scripts(joined) != _scripts(other) else "accent"
    if any(c.isdigit() for c in joined) and any(c.isdigit() for c in other):
        return "cut number" if joined in other else "number"
    if len(words) == len(others) == 1 and len(joined) > 1 and joined in other:
        return "cut word"
    return "word" if len(words) == len(others) == 1 else "words"


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha()}


def spelt(words: Sequence[str]) -> str:
    """Tokens as text again, near enough to be read."""
    text = ""
    for n, word in enumerate(words):
        text += f" {word}" if n and (is_word(word) and is_word(words[n - 1])) else word
    return text


def bracketed(word: str) -> str:
    """A word with its first letter in brackets, as an editor shows that its case was changed."""
    return f"[{word[:1]}]{word[1:]}"


def code_points(ours: str, theirs: str) -> str:
    """The letters of two words that look alike and are not, with their numbers and names."""
    pairs = []
    for c, other in zip(ours, theirs, strict=False):
        if c != other:
            pairs.append(f"{_named(c)} for {_named(other)}")
    return ", ".join(pairs[:4])


def _named(c: str) -> str:
    return f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}"
