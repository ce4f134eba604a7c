"""Whether a run of tokens begins and ends at the edge of a word, number, signed number or compound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.proof.letters.characters import (
    ADDRESSING,
    CHINESE_DIGITS,
    CLOSE_NUMBER_ENDS,
    CURRENCIES,
    JOINING_DASHES,
    NUMBER_ENDS,
    SIGNS,
    SINGLE_MARKS,
    is_unspaced,
    is_word,
)

if TYPE_CHECKING:
    from tui.proof.letters.placed_tokens import Tokens

_IN_NUMBERS = ".,:/⁄∕·٫٬'^×⁻⁺"
"""What stands between the digits of one number, date or time."""
_IN_WORDS = "&@·_"
_QUOTED = 200
"""Tokens before a prime among which the one may be that it closes."""
_GROUP = re.compile(r"[ \u00a0\u2009\u202f\u2007]")
"""One space between groups of three digits."""
_ELIDED = frozenset(("l", "d", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"))
"""What French elides before a vowel: the apostrophe behind it ends a word."""


def cut_at_start(tokens: Tokens, n: int) -> str:
    """Say what would be cut if a quotation began with a token.

    Args:
        tokens: the source.
        n: the token's number.

    Returns:
        `cut word`, `cut number`, `cut sign` or `cut compound`; empty where it is an edge.
    """
    if n <= 0 or n >= len(tokens):
        return ""
    word, before = tokens.words[n], tokens.words[n - 1]
    if n - 1 in tokens.hyphens or n in tokens.hyphens:
        return "cut compound"
    if not tokens.attached(n):
        return "cut number" if _is_group(tokens, n) else ""
    if not is_word(word):
        return _inside(tokens, n)
    if is_word(before):
        if is_unspaced(word) or is_unspaced(before):
            return "cut number" if word in CHINESE_DIGITS and before in CHINESE_DIGITS else ""
        return "cut word"
    return _cut_behind(tokens, n)


def _cut_behind(tokens: Tokens, n: int) -> str:
    """The same for a word or number that follows a sign without a space."""
    word, before, mark = tokens.words[n], tokens.words[n - 1], tokens.sign(n - 1)
    earlier = tokens.word(n - 2) if tokens.attached(n - 1) else ""
    digits = _is_digit(word[0])
    if before == "-" and len(mark) == 1 and mark in JOINING_DASHES:
        if earlier and is_word(earlier):
            return "cut number" if digits and _is_digit(earlier[-1]) else "cut compound"
        return "cut sign" if digits else ""
    if digits and (mark in SIGNS or mark in CURRENCIES):
        return "cut sign" if mark in SIGNS else "cut number"
    if mark in ADDRESSING:
        return "cut number" if digits else "cut word"
    if not (earlier and is_word(earlier)):
        return "cut number" if digits and mark == "." != earlier else ""
    if before in _IN_NUMBERS and digits and _is_digit(earlier[-1]):
        return "cut number"
    if mark in _IN_WORDS or (before == "." and len(earlier) == 1 and earlier.isalpha() and word[0].isalpha()):
        return "cut word"
    if before == "." and earlier[-1].islower() and word[0].islower():
        return "cut word"  # of an address
    if mark in SINGLE_MARKS and earlier[-1].isalnum():
        # Of a name such as D’Souza nothing is elided.
        elided = earlier.casefold() in _ELIDED and not (earlier == "D" and word[0].isupper())
        return "" if elided and len(word) > 1 else "cut word"
    return ""


def cut_at_end(tokens: Tokens, n: int) -> str:
    """Say what would be cut if a quotation ended before a token.

    Args:
        tokens: the source.
        n: the token's number.

    Returns:
        As `cut_at_start` does; `end mark` where the marks at its end would be changed.
    """
    if n <= 0 or n >= len(tokens):
        return ""
    word, behind = tokens.words[n - 1], tokens.words[n]
    if n in tokens.hyphens or n - 1 in tokens.hyphens:
        return "cut compound"
    if not is_word(word):
        if word == behind == ".":
            return "end mark"
        return _inside(tokens, n - 1) or _cut_currency(tokens, n)
    if _is_digit(word[-1]) and _is_number_end(tokens, n):
        return "cut number"
    if not tokens.attached(n):
        return "cut number" if _is_group(tokens, n) else ""
    if is_word(behind):
        if is_unspaced(word) or is_unspaced(behind):
            return "cut number" if word in CHINESE_DIGITS and behind in CHINESE_DIGITS else ""
        return "cut word"
    return _cut_before(tokens, n)


def _cut_before(tokens: Tokens, n: int) -> str:
    """The same for a word or number that a sign follows without a space."""
    word, behind, mark = tokens.words[n - 1], tokens.words[n], tokens.sign(n)
    later = tokens.word(n + 1) if tokens.attached(n + 1) else ""
    if not (later and is_word(later)):
        return ""
    digits = _is_digit(word[-1]) and _is_digit(later[0])
    if behind == "-" and len(mark) == 1 and mark in JOINING_DASHES:
        return "cut number" if digits else "cut compound"
    if behind in _IN_NUMBERS and digits:
        return "cut number"
    in_address = word[-1].islower() and later[0].islower()
    if mark in _IN_WORDS or (behind == "." and (in_address or (_is_letter(word) and later[0].isalpha()))):
        return "cut word"
    if mark in SINGLE_MARKS:
        return "cut word"
    return ""


def _inside(tokens: Tokens, n: int) -> str:
    """Whether a sign stands within a word or number, so that nothing may begin or end with it."""
    before, word, behind = tokens.word(n - 1), tokens.word(n), tokens.word(n + 1)
    if not (tokens.attached(n) and tokens.attached(n + 1) and is_word(before) and is_word(behind)):
        return ""
    mark = tokens.sign(n)
    digits = _is_digit(before[-1]) and _is_digit(behind[0])
    if word == "-":
        return ("cut number" if digits else "cut compound") if mark in JOINING_DASHES else ""
    if digits and word in _IN_NUMBERS:
        return "cut number"
    if word == "." and _is_letter(before) and behind[0].isalpha():
        return "cut word"
    return "cut word" if mark in SINGLE_MARKS or mark in _IN_WORDS else ""


def _cut_currency(tokens: Tokens, n: int) -> str:
    """A sign of currency, or one that a number begins with, without its number."""
    mark = tokens.sign(n - 1)
    sign = mark in CURRENCIES or mark in SIGNS or (tokens.words[n - 1] == "-" and not tokens.attached(n - 1))
    return "cut number" if sign and tokens.attached(n) and _is_digit(tokens.words[n][0]) else ""


def _is_number_end(tokens: Tokens, n: int) -> bool:
    mark = tokens.sign(n)
    if mark and mark in CLOSE_NUMBER_ENDS and tokens.attached(n):
        return not _closes(tokens, n)
    if not mark or (mark not in NUMBER_ENDS and mark not in CURRENCIES):
        return False
    if mark in CURRENCIES and tokens.attached(n + 1) and _is_digit(tokens.word(n + 1)[:1] or " "):
        return False
    return len(tokens.gap(n)) <= 1 and "\n" not in tokens.gap(n)


def _closes(tokens: Tokens, n: int) -> bool:
    """Whether a prime is a quotation mark that was opened before, and not one of feet or minutes."""
    mark = tokens.sign(n)
    return any(
        tokens.sign(k) == mark and not tokens.attached(k) and tokens.attached(k + 1)
        for k in range(max(0, n - _QUOTED), n)
    )


def _is_group(tokens: Tokens, n: int) -> bool:
    """Whether a token is a later group of digits of one number, as in 3 400."""
    before, word = tokens.words[n - 1], tokens.words[n]
    if not (len(word) == 3 and word.isdecimal() and len(before) <= 3 and before.isdecimal()):
        return False
    return _GROUP.fullmatch(tokens.gap(n)) is not None


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _is_digit(c: str) -> bool:
    return c.isdigit() or c.isnumeric()
