"""Which parts of a source stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.proof.letters.placed_tokens import Tokens

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\u2029")
_CLOSED_BY = {
    "“": "”\"", "„": "“”\"", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"', "＂": "＂",
    "「": "」", "『": "』", "〝": "〞〟", "❝": "❞", "‘": "’", "‚": "‘’", "'": "'", "``": "''", "''": "''",
    "`": "'’", "❛": "❜",
}  # fmt: skip
"""What opens, and what may close it; German and Scandinavian use turns some of them round."""
_SINGLE = "‘’‚'`‹›❛❜"
_ENDING = frozenset(".,!?;:…")


class Quoted(NamedTuple):
    """A stretch between marks: the numbers of the first token in it and of the closing mark."""

    first: int
    last: int


class QuotationMarks:
    """The stretches of a text that stand between quotation marks."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.stretches: list[Quoted] = []
        """The outermost ones, in order."""
        for stretch in sorted(self._stretches()):
            if not self.stretches or stretch.last > self.stretches[-1].last:
                self.stretches.append(stretch)
        self._firsts = [stretch.first for stretch in self.stretches]

    def _stretches(self) -> list[Quoted]:
        """All stretches, those within others too."""
        tokens = self._tokens
        quotations: list[Quoted] = []
        open_marks: list[tuple[str, int]] = []
        for n, word in enumerate(tokens.words):
            if open_marks and tokens.starts[n] > tokens.ends[n - 1] and _PARAGRAPH.search(tokens.gap(n)):
                # A stretch that goes on in the next paragraph opens again there and is not closed before.
                quotations += [Quoted(first, n) for mark, first in open_marks if mark not in _SINGLE]
                open_marks = []
            if word != "'":
                continue
            mark = tokens.sign(n)
            closed = self._closed(open_marks, mark, n)
            if closed is not None:
                quotations.append(Quoted(open_marks[closed][1], n))
                del open_marks[closed:]
            elif mark in _CLOSED_BY and self._may_open(mark, n) and len(open_marks) < 6:
                open_marks.append((mark, n + 1))
        quotations += [Quoted(first, len(tokens)) for mark, first in open_marks if mark not in _SINGLE]
        return quotations

    def _closed(self, open_marks: list[tuple[str, int]], mark: str, n: int) -> int | None:
        tokens = self._tokens
        if mark in _SINGLE and tokens.attached(n + 1) and tokens.word(n + 1)[:1].isalnum():
            return None
        for at in range(len(open_marks) - 1, -1, -1):
            if mark in _CLOSED_BY[open_marks[at][0]] and mark:
                return at
        return None

    def _may_open(self, mark: str, n: int) -> bool:
        if mark not in _SINGLE:
            return True
        tokens = self._tokens
        before = tokens.word(n - 1) if tokens.attached(n) else ""
        return not before[-1:].isalnum() and tokens.attached(n + 1)

    def within(self, first: int, last: int) -> bool:
        """Whether tokens stand between quotation marks."""
        at = bisect_right(self._firsts, first) - 1
        return at >= 0 and self.stretches[at].last >= last

    def filled(self, first: int, last: int) -> bool:
        """Whether tokens are all that stands between two quotation marks, but for marks at the end."""
        tokens = self._tokens
        if tokens.word(first - 1) != "'" or not self.within(first, last):
            return False
        while tokens.word(last) in _ENDING:
            last += 1
        return tokens.word(last) == "'"
