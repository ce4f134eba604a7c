"""Cutting a query into tokens, from left to right without ever going back."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

LENGTH = 2000
"""Characters of a query that are read."""

OPENING = '"“„«'
"""What opens a quotation."""
_CLOSING = '"”“»'

_GROUPED = r"[0-9]{1,3}(?:[^\S\r\n][0-9]{3})+(?=[\s)]|$)"

Kind = Literal["word", "phrase", "filter", "near", "or", "not", "open", "close"]


class Token(NamedTuple):
    """A piece of a query and its place in it."""

    kind: Kind
    text: str
    """The word, the words between quotation marks, the value of a filter, or what stands in NEAR(…)."""
    start: int
    end: int
    name: str = ""
    """The name of a filter."""
    closed: bool = True
    """False for a quotation mark or a bracket that is never closed."""


def tokens(query: str) -> list[Token]:
    """Cuts a query.

    Args:
        query: Any text; what lies beyond `LENGTH` is left out.

    Returns:
        Its tokens.
    """
    text = query[:LENGTH]
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _next(text, at)
        tokens.append(token)
        at = token.end
    return tokens


def _next(text: str, at: int) -> Token:
    character = text[at]
    if character in "()":
        return Token("open" if character == "(" else "close", character, at, at + 1)
    if character in OPENING:
        inside, end, closed = _quoted(text, at)
        return Token("phrase", inside, at, end, closed=closed)
    if character == "-" and at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in "-)":
        return Token("not", "-", at, at + 1)
    if character.isdigit() and (grouped := re.compile(_GROUPED).match(text, at)):
        # A number with blanks between its thousands.
        return Token("word", ",".join(grouped.group().split()), at, grouped.end())
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in "()" and text[end] not in OPENING:
        end += 1
        name = text[at : end - 1]
        if text[end - 1] == ":" and name.isalpha():
            return _filter(text, at, end, name)
    if end == at:
        return Token("word", text[at], at, at + 1)
    word = text[at:end]
    if word in ("OR", "|", "||"):
        return Token("or", word, at, end)
    if word == "NOT":
        return Token("not", word, at, end)
    if word == "NEAR" and text[end : end + 1] == "(":
        close = text.find(")", end)
        stop = len(text) if close < 0 else close
        return Token("near", text[end + 1 : stop], at, min(stop + 1, len(text)), closed=close >= 0)
    return Token("word", word, at, end)


def _filter(text: str, at: int, end: int, name: str) -> Token:
    if text[end : end + 1] and text[end] in OPENING:
        value, end, closed = _quoted(text, end)
        return Token("filter", value, at, end, name, closed)
    start = end
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        end += 1
    return Token("filter", text[start:end], at, end, name)


def _quoted(text: str, at: int) -> tuple[str, int, bool]:
    """What stands between the quotation mark at a place and the one that closes it."""
    close = min((place for mark in _CLOSING if (place := text.find(mark, at + 1)) >= 0), default=-1)
    if close < 0:
        return text[at + 1 :], len(text), False
    return text[at + 1 : close], close + 1, True
