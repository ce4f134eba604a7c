"""Where the parts of a quotation fit in a source, one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.characters import is_unspaced, is_word
from tui.proof.negations import languages, negation

if TYPE_CHECKING:
    from tui.proof.passages import Passages, Span
    from tui.proof.quote_parts import Bracket, Parts, Piece

MOST_REPLACED = 6
"""Words that a bracket may stand for."""
_CLOSE_BY = 3
"""Words beside a quotation that a bracket at its edge may have replaced."""
_LONGEST_GAP = 60
"""Tokens among which the end of what a bracket replaces is looked for."""
_MOST_STARTS = 2000
_SENTENCE_END = frozenset(".?!。？！؟")
_CLAUSE_END = frozenset(".?!,;:()'-。？！，；：؟،؛…")


class Fit(NamedTuple):
    """One way in which the pieces stand in the source."""

    spans: tuple[Span, ...]
    """One for each piece."""

    @property
    def width(self) -> int:
        """Tokens from the first to the last."""
        return self.spans[-1].last - self.spans[0].first


class Fits(NamedTuple):
    """How a quotation fits."""

    fits: list[Fit]
    """The closest first."""
    failing: list[int]
    """The numbers of the pieces that stand nowhere."""
    obstacle: str = ""
    """Why the pieces do not fit although each stands somewhere: `order`, `brackets` or `negation in brackets`."""


def fit(parts: Parts, source: Passages, language: str | None) -> Fits:
    """Find where the pieces of a quotation stand, in order and without overlap.

    Args:
        parts: the quotation.
        source: the text.
        language: what the quotation is said to be in.
    """
    return _Fitting(parts, source, language).fits()


class _Fitting:
    def __init__(self, parts: Parts, source: Passages, language: str | None) -> None:
        self._parts = parts
        self._source = source
        self._language = language
        self._obstacle = ""
        self._places = [source.places(piece.run)[0] for piece in parts.pieces]

    def fits(self) -> Fits:
        failing = [n for n, places in enumerate(self._places) if not places]
        if failing or not self._parts.pieces:
            return Fits([], failing)
        clusters = self._clusters()
        found = self._chained(clusters) if all(clusters) else []
        if found and (self._parts.before or self._parts.behind):
            found = [each for each in found if self._edges_allow(each)]
        found.sort(key=lambda each: (each.width, each.spans))
        return Fits(found, [], "" if found else self._obstacle or "order")

    def _clusters(self) -> list[list[Fit]]:
        """Pieces that brackets link, and where each such group fits."""
        clusters: list[list[Fit]] = []
        group: list[int] = []
        for n in range(len(self._parts.pieces)):
            if n and self._parts.links[n - 1] is None:
                clusters.append(self._linked(group))
                group = []
            group.append(n)
        clusters.append(self._linked(group))
        return clusters

    def _linked(self, group: list[int]) -> list[Fit]:
        fits = [Fit((span,)) for span in self._places[group[0]]]
        for n in group[1:]:
            bracket = self._parts.links[n - 1]
            assert bracket is not None  # noqa: S101 - a group is made of what brackets link
            fits = [
                Fit((*each.spans, span)) for each in fits if (span := self._next(each.spans[-1].last, n, bracket))
            ]
        return fits

    def _next(self, end: int, n: int, bracket: Bracket) -> Span | None:
        """The nearest place of a piece behind another one, with a bracket in between."""
        places = self._places[n]
        own = bracket.run.pattern
        at = bisect_left(places, end, key=lambda span: span.first)
        words = self._source.tokens.words
        while at < len(places) and places[at].first <= end + max(_LONGEST_GAP, len(own)):
            span = places[at]
            if tuple(words[end : span.first]) == own or self._may_replace(end, span.first):
                return span
            at += 1
        self._obstacle = self._obstacle or "brackets"
        return None

    def _may_replace(self, first: int, last: int) -> bool:
        """Whether a bracket may stand for the source's tokens from `first` to before `last`."""
        tokens = self._source.tokens
        count = sum(0.5 if is_unspaced(word) else 1 for word in tokens.words[first:last] if is_word(word))
        if count > MOST_REPLACED:
            return False
        if self._negates(tokens.slice(first, last)):
            self._obstacle = "negation in brackets"
            return False
        return True

    def _negates(self, text: str) -> bool:
        return negation(text, languages(text, self._language)) is not None

    def _edges_allow(self, each: Fit) -> bool:
        """Whether brackets before and behind the quotation hide no negation that stands close by."""
        tokens = self._source.tokens
        before, behind = self._parts.before, self._parts.behind
        first, last = each.spans[0].first, each.spans[-1].last
        if before is not None:
            own = len(before.run.pattern)
            if tuple(tokens.words[max(0, first - own) : first]) != before.run.pattern and self._negates(
                self._beside(first - 1, -1)
            ):
                self._obstacle = "negation in brackets"
                return False
        if behind is not None:
            own = len(behind.run.pattern)
            if tuple(tokens.words[last : last + own]) != behind.run.pattern and self._negates(
                self._beside(last, 1)
            ):
                self._obstacle = "negation in brackets"
                return False
        return True

    def _beside(self, n: int, step: int) -> str:
        """The few words beside a place, within its clause."""
        tokens = self._source.tokens
        count, at = 0.0, n
        while 0 <= at < len(tokens) and count < _CLOSE_BY:
            word = tokens.words[at]
            if is_word(word):
                count += 0.5 if is_unspaced(word) else 1
            elif word in _CLAUSE_END and not self._in_word(at):
                break
            at += step
        return tokens.slice(n, at) if step > 0 else tokens.slice(at + 1, n + 1)

    def _in_word(self, n: int) -> bool:
        """Whether a sign, such as an apostrophe, stands within a word."""
        tokens = self._source.tokens
        return tokens.attached(n) and tokens.attached(n + 1) and is_word(tokens.word(n + 1) or " ")

    def _chained(self, clusters: list[list[Fit]]) -> list[Fit]:
        """Put groups one behind the other, beginning with the one that stands in the fewest places."""
        rarest = min(range(len(clusters)), key=lambda n: len(clusters[n]))
        chains = []
        for middle in clusters[rarest][:_MOST_STARTS]:
            right = self._rightwards(clusters, rarest, middle)
            left = self._leftwards(clusters, rarest, middle) if right is not None else None
            if left is not None and right is not None:
                spans = tuple(span for each in (*left, middle, *right) for span in each.spans)
                chains.append(Fit(spans))
        return chains

    def _rightwards(self, clusters: list[list[Fit]], n: int, start: Fit) -> list[Fit] | None:
        chain = []
        end = start.spans[-1].last
        for k in range(n + 1, len(clusters)):
            cluster = clusters[k]
            at = bisect_left(cluster, end, key=lambda each: each.spans[0].first)
            if at == len(cluster) or not self._ends_sentence(k, end, cluster[at]):
                return None
            chain.append(cluster[at])
            end = cluster[at].spans[-1].last
        return chain

    def _leftwards(self, clusters: list[list[Fit]], n: int, start: Fit) -> list[Fit] | None:
        chain: list[Fit] = []
        first = start.spans[0].first
        for k in range(n - 1, -1, -1):
            cluster = clusters[k]
            at = bisect_right(cluster, first, key=lambda each: each.spans[-1].last) - 1
            if at < 0:
                return None
            chain.insert(0, cluster[at])
            first = cluster[at].spans[0].first
        return chain

    def _ends_sentence(self, cluster: int, end: int, each: Fit) -> bool:
        """Whether a mark that stands by itself behind an ellipsis is the one that the sentence ends with."""
        piece = self._first_piece(cluster)
        words = self._source.tokens.words
        pattern = piece.run.pattern
        if any(not isinstance(word, str) or is_word(word) for word in pattern):
            return True
        if not any(word in _SENTENCE_END for word in pattern):
            return True
        return not any(word in _SENTENCE_END for word in words[end : each.spans[0].first])

    def _first_piece(self, cluster: int) -> Piece:
        at = -1
        for n, piece in enumerate(self._parts.pieces):
            if n == 0 or self._parts.links[n - 1] is None:
                at += 1
            if at == cluster:
                return piece
        return self._parts.pieces[-1]
