"""A text as words, numbers and signs, each with its place."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tui.proof.letters.characters import INVISIBLE, MASK, canonical, is_unspaced, token_pattern
from tui.proof.letters.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐][ \t]*(?:\r?\n|(?=\f))\s*(?=[^\W\d_])")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|стр\.|страница|página|pág\.|第|صفحة)?\s*\d{1,4}\s*(?:页|頁)?"
    r"(?:\s*(?:/|of|von|de|sur|из|van|من)\s*\d{1,4})?)\W*",
    re.IGNORECASE,
)
_LONGEST_LINE = 100
"""Characters of a header or a footer."""
_NUMBERS = re.compile(r"\d+")
_MOST_PAGES = 20_000
"""A text with more page breaks has no pages that anybody printed."""


class Tokens:
    """The tokens of a text in canonical form; offsets are those of the text without what is only form."""

    def __init__(self, text: str) -> None:
        self.raw = text
        cleaned = clean(text)
        self.text = cleaned.text
        self._original = cleaned.original
        self.words: list[str] = []
        """Each in canonical form."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._read()
        self.hyphens = self._line_end_hyphens()
        """Numbers of the tokens that are hyphens at a line's end: they may belong to the word or not."""

    def __len__(self) -> int:
        return len(self.words)

    def _read(self) -> None:
        words, starts, ends = self.words, self.starts, self.ends
        known: dict[str, str] = {}
        dropped = running_lines(self.text) if "\f" in self.text else []
        for match in token_pattern(self.text).finditer(self.text):
            token = match.group()
            start, end = match.span()
            if dropped and _lies_in(dropped, start):
                continue
            word = known.get(token)
            if word is None:
                word = known[token] = canonical(token)
            if word == "…":
                words += "..."
                starts += (start,) * 3
                ends += (end,) * 3
                continue
            words.append(word)
            starts.append(start)
            ends.append(end)

    def _line_end_hyphens(self) -> frozenset[int]:
        numbers = set()
        for match in _LINE_END_HYPHEN.finditer(self.text):
            if re.search(r"\n[ \t\r]*\n", match.group()) and "\f" not in match.group():
                continue
            n = bisect_left(self.starts, match.start())
            if 0 < n < len(self.words) - 1 and self.starts[n] == match.start():
                neighbours = self.words[n - 1][-1] + self.words[n + 1][0]
                if neighbours.isalpha() and not is_unspaced(neighbours[0]) and not is_unspaced(neighbours[1]):
                    numbers.add(n)
        return frozenset(numbers)

    def gap(self, n: int) -> str:
        """What stands between a token and the one before it: spaces, or nothing."""
        return self.text[self.ends[n - 1] : self.starts[n]] if 0 < n < len(self.words) else " "

    def attached(self, n: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < n < len(self.words) and self.ends[n - 1] >= self.starts[n]

    def sign(self, n: int) -> str:
        """A token as it was written, quotation marks and dashes told apart; empty where there is none."""
        return self.text[self.starts[n] : self.ends[n]] if 0 <= n < len(self.words) else ""

    def word(self, n: int) -> str:
        """A token; empty where there is none."""
        return self.words[n] if 0 <= n < len(self.words) else ""

    def place(self, n: int) -> int:
        """The offset in the original text of a token's first character."""
        return self._original(self.starts[n])

    def end(self, n: int) -> int:
        """The offset in the original text behind a token's last character."""
        return self._original(self.ends[n])

    def original(self, first: int, last: int) -> str:
        """The original text of the tokens from `first` to before `last`."""
        if first >= last:
            return ""
        text = self.raw[self.place(first) : self.end(last - 1)].replace(MASK, "")
        while text and INVISIBLE.match(text[-1]):
            text = text[:-1]
        return text

    def slice(self, first: int, last: int) -> str:
        """The cleaned text of the tokens from `first` to before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def _lies_in(regions: list[tuple[int, int]], offset: int) -> bool:
    n = bisect_right(regions, (offset, sys.maxsize)) - 1
    return n >= 0 and regions[n][0] <= offset < regions[n][1]


def running_lines(text: str) -> list[tuple[int, int]]:
    """The headers and footers at the page breaks of a text.

    They are the lines next to a form feed that hold only a page's number, or that come again, numbers aside,
    at another one.

    Returns:
        Where they begin and end.
    """
    if text.count("\f") > _MOST_PAGES:
        return []
    lines = {line for line in _edge_lines(text) if text[line[0] : line[1]].strip()}
    again = Counter(_NUMBERS.sub("0", text[start:end].strip()) for start, end in lines)
    regions = []
    for start, end in lines:
        line = text[start:end].strip()
        if len(line) < _LONGEST_LINE and (_PAGE_NUMBER.fullmatch(line) or again[_NUMBERS.sub("0", line)] > 1):
            regions.append((start, end))
    return sorted(regions)


def _edge_lines(text: str) -> Iterator[tuple[int, int]]:
    """The last two lines with text before each page break and the first two after it."""
    for match in re.finditer("\f", text):
        at = match.start()
        end = at
        for _ in range(2):
            block = text[max(0, end - 400) : end].rstrip()
            stop = max(0, end - 400) + len(block)
            start = max(text.rfind("\n", 0, stop), text.rfind("\f", 0, stop)) + 1
            if not block or stop <= start:
                break
            yield start, stop
            end = start
            if text[start - 1 : start] != "\n":
                break
        begin = at + 1
        for _ in range(2):
            begin += len(text[begin : begin + 400]) - len(text[begin : begin + 400].lstrip(" \t\r\n"))
            stops = [place for place in (text.find("\n", begin), text.find("\f", begin)) if place >= 0]
            stop = min(stops, default=len(text))
            if stop <= begin:
                break
            yield begin, stop
            begin = stop
