"""A source's text, able to say quickly where a run of words stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.edges import cut_at_end, cut_at_start
from tui.proof.letters.placed_tokens import Tokens
from tui.proof.letters.spacing import agrees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.proof.letters.spacing import Space

MOST_PLACES = 1000
"""So many places of a quotation are looked at; whoever needs more quotes something that says nothing."""
_FREQUENT = 2000
"""From so many places of its rarest word on, a run is looked for by its rarest pair of words."""
_MOST_KEPT = 4096
_LONGEST_WORD = 80
"""Letters of a word that several lines may share; a longer one is none."""
_MOST_LINES = 2
"""So many line ends may be within a word."""
_FARTHEST = 20_000
"""So many places of its rarest word are looked at for the next place of a run that stands in very many."""

Pattern = tuple["str | frozenset[str]", ...]
"""Tokens, or the tokens of which any will do."""


class Run(NamedTuple):
    """Tokens that stand one behind the other."""

    pattern: Pattern
    spaces: tuple[Space, ...] = ()
    """Those that the source must have as well."""


class TokenSpan(NamedTuple):
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
        self._pairs: dict[str, dict[str, list[int]]] = {}
        self._kept: dict[Run, tuple[list[TokenSpan], list[TokenSpan]]] = {}

    def _across_lines(self) -> dict[str, list[TokenSpan]]:
        """Words that a hyphen at a line's end divides, put together, and where they stand."""
        joined: dict[str, list[TokenSpan]] = {}
        words, hyphens = self.tokens.words, self.tokens.hyphens
        for n in sorted(hyphens):
            word, last = words[n - 1] + words[n + 1], n + 2
            joined.setdefault(word, []).append(TokenSpan(n - 1, last))
            while last in hyphens and last + 1 < len(words) and last - n < 2 * _MOST_LINES:
                word, last = word + words[last + 1], last + 2
                joined.setdefault(word, []).append(TokenSpan(n - 1, last))
        return joined

    @cached_property
    def vocabulary(self) -> list[str]:
        """All distinct tokens, in order."""
        return sorted({*self.index, *self._joined})

    def _followed(self, word: str) -> dict[str, list[int]]:
        """The places of a frequent word, by the word that follows."""
        followed = self._pairs.get(word)
        if followed is None:
            followed = self._pairs[word] = {}
            words = self.tokens.words
            for n in self.index[word]:
                if n + 1 < len(words):
                    followed.setdefault(words[n + 1], []).append(n)
        return followed

    def count(self, token: str | frozenset[str]) -> int:
        """How often a token occurs."""
        if isinstance(token, frozenset):
            return sum(self.count(word) for word in token)
        return len(self.index.get(token, ())) + len(self._joined.get(token, ()))

    def places(self, run: Run) -> tuple[list[TokenSpan], list[TokenSpan]]:
        """Where a run of tokens stands.

        Args:
            run: the tokens.

        Returns:
            The places where it begins and ends at the edge of a word or number, and those where it does not.
        """
        kept = self._kept.get(run)
        if kept is None:
            uncut: list[TokenSpan] = []
            cut: list[TokenSpan] = []
            for span in self._occurrences(run):
                at_edges = not cut_at_start(self.tokens, span.first) and not cut_at_end(
                    self.tokens, span.last
                )
                (uncut if at_edges else cut).append(span)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[run] = uncut, cut
        return kept

    def many(self, run: Run) -> bool:
        """Whether a run is one word that stands in so many places that they are not to be listed."""
        return len(run.pattern) == 1 and self.count(run.pattern[0]) > _FREQUENT and not self._joined

    def next(self, run: Run, at: int) -> TokenSpan | None:
        """The first place of a run from a token on."""
        return self._beside(run, at, 1)

    def previous(self, run: Run, at: int) -> TokenSpan | None:
        """The last place of a run that ends before a token."""
        return self._beside(run, at, -1)

    def _beside(self, run: Run, at: int, step: int) -> TokenSpan | None:
        if not self.many(run):
            places, cut = self.places(run)
            if len(places) + len(cut) >= MOST_PLACES and not self._joined:
                return self._among_very_many(run, at, step)
            if step > 0:
                n = bisect_left(places, at, key=lambda span: span.first)
            else:
                n = bisect_right(places, at, key=lambda span: span.last) - 1
            return places[n] if 0 <= n < len(places) else None
        lists = [self.index.get(word, []) for word in _words(run.pattern[0])]
        best = None
        for numbers in lists:
            n = bisect_left(numbers, at) - (step < 0)
            while 0 <= n < len(numbers):
                span = TokenSpan(numbers[n], numbers[n] + 1)
                if not cut_at_start(self.tokens, span.first) and not cut_at_end(self.tokens, span.last):
                    if best is None or (span.first - best.first) * step < 0:
                        best = span
                    break
                n += step
        return best

    def _among_very_many(self, run: Run, at: int, step: int) -> TokenSpan | None:
        """The next or previous place of a run of which not all places are listed."""
        wanted = min(run.pattern, key=self.count)
        anchor = run.pattern.index(wanted)
        lists = [self.index.get(word, []) for word in _words(wanted)]
        numbers = lists[0] if len(lists) == 1 else sorted(n for each in lists for n in each)
        size, tokens = len(run.pattern), self.tokens
        n = bisect_left(numbers, at + anchor) if step > 0 else bisect_right(numbers, at - size + anchor) - 1
        for _ in range(_FARTHEST):
            if not 0 <= n < len(numbers):
                break
            span = TokenSpan(numbers[n] - anchor, numbers[n] - anchor + size)
            there = tokens.words[max(0, span.first) : span.last]
            fits = len(there) == size and all(map(_fits, run.pattern, there)) and self._spaced(span, run)
            if fits and not cut_at_start(tokens, span.first) and not cut_at_end(tokens, span.last):
                return span
            n += step
        return None

    def _occurrences(self, run: Run) -> Iterator[TokenSpan]:
        """All places, in order."""
        pattern = run.pattern
        counts = [self.count(token) for token in pattern]
        rarest = min(counts, default=0)
        if not rarest:
            return
        anchor = counts.index(rarest)
        anchors: Iterable[TokenSpan] | None = None
        if rarest > _FREQUENT:
            anchor, anchors = self._rarest_pair(pattern, anchor)
        number = 0
        for span in self._found_by_anchor(pattern, anchor, anchors):
            if self._spaced(span, run):
                yield span
                number += 1
                if number >= MOST_PLACES:
                    return

    def _rarest_pair(self, pattern: Pattern, anchor: int) -> tuple[int, Iterable[TokenSpan] | None]:
        """The two neighbours among frequent words that are rarest together, and where they stand."""
        best: list[int] | None = None
        for n, (word, behind) in enumerate(pairwise(pattern)):
            if isinstance(word, str) and isinstance(behind, str) and word in self.index:
                places = self._followed(word).get(behind, [])
                if best is None or len(places) < len(best):
                    anchor, best = n, places
        if best is None or self._joined:
            return anchor, None
        return anchor, (TokenSpan(n, n + 1) for n in best)

    def _found_by_anchor(
        self, pattern: Pattern, anchor: int, anchors: Iterable[TokenSpan] | None
    ) -> Iterator[TokenSpan]:
        token = pattern[anchor]
        words = self.tokens.words
        pattern_words = [*pattern] if all(isinstance(each, str) for each in pattern) else None
        size = len(pattern)
        for start in self._anchors(token) if anchors is None else anchors:
            if pattern_words is not None and start.last - start.first == 1:
                first = start.first - anchor
                if first >= 0 and words[first : first + size] == pattern_words:
                    yield TokenSpan(first, first + size)
                    continue
                if not self.tokens.hyphens:
                    continue
            last = self._walk_right(pattern, anchor + 1, start.last)
            if last is None:
                continue
            before = self._walk_left(pattern, anchor, start.first)
            if before is not None:
                yield TokenSpan(before, last)

    def _anchors(self, token: str | frozenset[str]) -> Iterable[TokenSpan]:
        if isinstance(token, str):
            spans = (TokenSpan(n, n + 1) for n in self.index.get(token, ()))
            return sorted([*spans, *self._joined[token]]) if token in self._joined else spans
        return sorted(span for word in token for span in self._anchors(word))

    def _walk_right(self, pattern: Pattern, n: int, at: int) -> int | None:
        """Follow a pattern from its `n`th token on; where it ends."""
        words, hyphens = self.tokens.words, self.tokens.hyphens
        while n < len(pattern):
            if at >= len(words):
                return None
            word, after = words[at], at + 1
            while not _fits(pattern[n], word):
                if after not in hyphens or len(word) > _LONGEST_WORD:
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
                if before - 1 not in hyphens or len(word) > _LONGEST_WORD:
                    return None
                word, before = words[before - 2] + word, before - 2
            n, at = n - 1, before
        return at

    def _spaced(self, span: TokenSpan, run: Run) -> bool:
        """Whether there are spaces where the run has them, as far as they matter."""
        if not run.spaces:
            return True
        size = len(run.pattern)
        at = range(span.first, span.last) if span.last - span.first == size else self._aligned(span, run)
        return all(agrees(space, self.tokens, at) for space in run.spaces)

    def _aligned(self, span: TokenSpan, run: Run) -> list[int]:
        """The number of the source's token for each of a run, where lines end within words."""
        at, numbers = span.first, []
        for n in range(len(run.pattern)):
            numbers.append(at)
            after = self._walk_right(run.pattern[n : n + 1], 0, at)
            at = span.last if after is None else after
        return numbers


def _fits(wanted: str | frozenset[str], word: str) -> bool:
    return word == wanted if isinstance(wanted, str) else word in wanted


def _words(token: str | frozenset[str]) -> Iterable[str]:
    return (token,) if isinstance(token, str) else token
