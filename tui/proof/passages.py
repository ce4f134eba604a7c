"""A source's text, able to say quickly where a run of words stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.characters import is_unspaced
from tui.proof.edges import cut_at_end, cut_at_start
from tui.proof.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_PLACES = 1000
"""So many places of a quotation are looked at; whoever needs more quotes something that says nothing."""
_FREQUENT = 4000
"""From so many places of its rarest word on, a run of words is looked for as characters."""
_MOST_KEPT = 4096

Pattern = tuple["str | frozenset[str]", ...]
"""Tokens, or the tokens of which any will do."""


class Run(NamedTuple):
    """Tokens that stand one behind the other."""

    pattern: Pattern
    spaced: tuple[tuple[int, bool], ...] = ()
    """The numbers of the tokens before which it matters whether there is a space, and whether there is."""


class Span(NamedTuple):
    """A run of tokens: the number of the first one, and of the one behind the last."""

    first: int
    last: int


class Passages:
    """The text of a source and an index of its words."""

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)
        self.index: dict[str, list[int]] = {}
        for n, word in enumerate(self.tokens.words):
            where = self.index.get(word)
            if where is None:
                self.index[word] = [n]
            else:
                where.append(n)
        self._joined = self._across_lines()
        self._kept: dict[Run, tuple[list[Span], list[Span]]] = {}

    def _across_lines(self) -> dict[str, list[Span]]:
        """Words that a hyphen at a line's end divides, put together, and where they stand."""
        joined: dict[str, list[Span]] = {}
        words, hyphens = self.tokens.words, self.tokens.hyphens
        for n in sorted(hyphens):
            word, last = words[n - 1] + words[n + 1], n + 2
            joined.setdefault(word, []).append(Span(n - 1, last))
            while last in hyphens and last + 1 < len(words):
                word, last = word + words[last + 1], last + 2
                joined.setdefault(word, []).append(Span(n - 1, last))
        return joined

    @cached_property
    def vocabulary(self) -> list[str]:
        """All distinct tokens, in order."""
        return sorted({*self.index, *self._joined})

    @cached_property
    def _characters(self) -> tuple[str, list[int]]:
        """All tokens as one text with a sign between them, and where each begins in it."""
        text = "\n" + "\n".join(self.tokens.words) + "\n"
        starts, at = [], 0
        for word in self.tokens.words:
            starts.append(at)
            at += len(word) + 1
        return text, starts

    def count(self, token: str | frozenset[str]) -> int:
        """How often a token occurs."""
        if isinstance(token, frozenset):
            return sum(self.count(word) for word in token)
        return len(self.index.get(token, ())) + len(self._joined.get(token, ()))

    def places(self, run: Run) -> tuple[list[Span], list[Span]]:
        """Where a run of tokens stands.

        Args:
            run: the tokens.

        Returns:
            The places where it begins and ends at the edge of a word or number, and those where it does not.
        """
        kept = self._kept.get(run)
        if kept is None:
            whole: list[Span] = []
            cut: list[Span] = []
            for span in self._occurrences(run):
                at_edges = not cut_at_start(self.tokens, span.first) and not cut_at_end(self.tokens, span.last)
                (whole if at_edges else cut).append(span)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[run] = whole, cut
        return kept

    def _occurrences(self, run: Run) -> Iterator[Span]:
        """All places, in order."""
        pattern = run.pattern
        counts = [self.count(token) for token in pattern]
        rarest = min(counts, default=0)
        if not rarest:
            return
        anchor = counts.index(rarest)
        if rarest > _FREQUENT and len(pattern) > 1 and all(isinstance(token, str) for token in pattern):
            spans: Iterable[Span] = self._found_as_characters(pattern)
        else:
            spans = self._found_by_anchor(pattern, anchor)
        number = 0
        for span in spans:
            if self._spaced(span, run):
                yield span
                number += 1
                if number >= MOST_PLACES and len(pattern) > 1:
                    return

    def _found_as_characters(self, pattern: Sequence[str | frozenset[str]]) -> Iterator[Span]:
        text, starts = self._characters
        needle = "\n" + "\n".join(map(str, pattern)) + "\n"
        at = text.find(needle)
        while at >= 0:
            first = bisect_left(starts, at)
            yield Span(first, first + len(pattern))
            at = text.find(needle, at + 1)

    def _found_by_anchor(self, pattern: Pattern, anchor: int) -> Iterator[Span]:
        token = pattern[anchor]
        words = self.tokens.words
        plain = [*pattern] if all(isinstance(each, str) for each in pattern) else None
        size = len(pattern)
        for start in self._anchors(token):
            if plain is not None and start.last - start.first == 1:
                first = start.first - anchor
                if first >= 0 and words[first : first + size] == plain:
                    yield Span(first, first + size)
                    continue
                if not self.tokens.hyphens:
                    continue
            last = self._walk_right(pattern, anchor + 1, start.last)
            if last is None:
                continue
            before = self._walk_left(pattern, anchor, start.first)
            if before is not None:
                yield Span(before, last)

    def _anchors(self, token: str | frozenset[str]) -> Iterable[Span]:
        if isinstance(token, str):
            spans = [Span(n, n + 1) for n in self.index.get(token, ())]
            if token not in self._joined:
                return spans
            return sorted([*spans, *self._joined[token]])
        return sorted(span for word in token for span in self._anchors(word))

    def _walk_right(self, pattern: Pattern, n: int, at: int) -> int | None:
        """Follow a pattern from its `n`th token on; where it ends."""
        words, hyphens = self.tokens.words, self.tokens.hyphens
        while n < len(pattern):
            if at >= len(words):
                return None
            word, after = words[at], at + 1
            while not _fits(pattern[n], word):
                if after not in hyphens:
                    return None
                word, after = word + words[after + 1], after + 2
            n, at = n + 1, after
        return at

    def _walk_left(self, pattern: Pattern, n: int, at: int) -> int | None:
        """Follow a pattern back from before its `n`th token; where it begins."""
        words, hyphens = self.tokens.words, self.tokens.hyphens
        while n > 0:
            if at <= 0:
                return None
            word, before = words[at - 1], at - 1
            while not _fits(pattern[n - 1], word):
                if before - 1 not in hyphens:
                    return None
                word, before = words[before - 2] + word, before - 2
            n, at = n - 1, before
        return at

    def _spaced(self, span: Span, run: Run) -> bool:
        """Whether there are spaces where the run has them, as far as they matter."""
        if not run.spaced or span.last - span.first != len(run.pattern):
            return True
        for n, spaced in run.spaced:
            gap = self.tokens.gap(span.first + n)
            if bool(gap) != spaced and not ("\n" in gap and is_unspaced(self.tokens.words[span.first + n])):
                return False
        return True


def _fits(wanted: str | frozenset[str], word: str) -> bool:
    return word == wanted if isinstance(wanted, str) else word in wanted
