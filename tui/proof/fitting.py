"""Where the parts of a quotation fit in a source, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import is_unspaced, is_word
from tui.proof.letters.negations import languages, negation

if TYPE_CHECKING:
    from tui.proof.passages import Passages, TokenSpan
    from tui.proof.quote_parts import Bracket, Parts

MOST_REPLACED = 6
"""Words that a bracket may stand for."""
_CLOSE_BY = 3
"""Words beside a quotation that a bracket at its edge may have replaced."""
_LONGEST_GAP = 60
"""Tokens among which the end of what a bracket replaces is looked for."""
_MOST_TRIES = 500
_MOST_STEPS = 3000
"""Places of the rarest piece, times pieces, that are looked at."""
_SENTENCE_END = frozenset(".?!。？！؟")
_CLAUSE_END = frozenset(".?!,;:()'-。？！，；：؟،؛…")


class Fit(NamedTuple):
    """One way in which the pieces stand in the source."""

    spans: tuple[TokenSpan, ...]
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
    """Why pieces that each stand somewhere do not fit: `order`, `brackets` or `negation in brackets`."""


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

    def fits(self) -> Fits:
        """All ways in which the pieces fit, the closest first."""
        runs = [piece.run for piece in self._parts.pieces]
        failing = [n for n, run in enumerate(runs) if self._source.next(run, 0) is None]
        if failing or not runs:
            return Fits([], failing)
        if any("[" in run.pattern for run in runs):
            # A bracket that is not closed may be part of the source's own.
            return Fits([], [], "brackets")
        chains = self._chained(self._groups())
        if self._parts.before or self._parts.behind:
            chains = [each for each in chains if self._edges_allow(each)]
        chains.sort(key=lambda each: (each.width, each.spans))
        return Fits(chains, [], "" if chains else self._obstacle or "order")

    def _groups(self) -> list[list[int]]:
        """The numbers of the pieces, those together that brackets link."""
        groups: list[list[int]] = [[0]]
        for n, link in enumerate(self._parts.links, 1):
            if link is None:
                groups.append([n])
            else:
                groups[-1].append(n)
        return groups

    def _rarity(self, n: int) -> int:
        return min(map(self._source.count, self._parts.pieces[n].run.pattern))

    def _around(self, group: list[int], anchor: int, span: TokenSpan) -> Fit | None:
        """A group whose piece `anchor` stands in a place, or None."""
        spans = [span]
        for n in range(anchor + 1, group[-1] + 1):
            behind = self._linked(spans[-1].last, n, 1)
            if behind is None:
                return None
            spans.append(behind)
        for n in range(anchor - 1, group[0] - 1, -1):
            before = self._linked(spans[0].first, n, -1)
            if before is None:
                return None
            spans.insert(0, before)
        return Fit(tuple(spans))

    def _linked(self, at: int, n: int, step: int) -> TokenSpan | None:
        """The nearest place of a piece beside another one, with a bracket in between."""
        run = self._parts.pieces[n].run
        bracket = self._parts.links[n - 1 if step > 0 else n]
        assert bracket is not None  # noqa: S101 - a group is made of what brackets link
        words = self._source.tokens.words
        farthest = max(_LONGEST_GAP, bracket.sizes[0])
        place = at
        while True:
            span = self._source.next(run, place) if step > 0 else self._source.previous(run, place)
            gap = (at, span.first) if span and step > 0 else (span.last if span else at, at)
            if span is None or gap[1] - gap[0] > farthest:
                self._obstacle = self._obstacle or "brackets"
                return None
            if alike(words[gap[0] : gap[1]], bracket) or self._may_replace(*gap):
                return span
            place = span.first + 1 if step > 0 else span.last - 1

    def _may_replace(self, first: int, last: int) -> bool:
        """Whether a bracket may stand for the source's tokens from `first` to before `last`."""
        tokens = self._source.tokens
        if "[" in tokens.words[first:last] or "]" in tokens.words[first:last]:
            # The source's own bracket is its words: it stands as it is, or is left out by an ellipsis.
            return False
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
        words = self._source.tokens.words
        before, behind = self._parts.before, self._parts.behind
        first, last = each.spans[0].first, each.spans[-1].last
        hides = (
            before is not None
            and not any(alike(words[max(0, first - size) : first], before) for size in before.sizes)
            and (words[first - 1 : first] == ["]"] or self._negates(self._beside(first - 1, -1)))
        ) or (
            behind is not None
            and not any(alike(words[last : last + size], behind) for size in behind.sizes)
            and (words[last : last + 1] == ["["] or self._negates(self._beside(last, 1)))
        )
        if hides:
            self._obstacle = self._obstacle or "negation in brackets"
        return not hides

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

    def _chained(self, groups: list[list[int]]) -> list[Fit]:
        """Put groups one behind the other, beginning with the piece that stands in the fewest places."""
        pieces = self._parts.pieces
        anchor = min(range(len(pieces)), key=lambda n: (self._rarity(n), -len(pieces[n].run.pattern), n))
        middle = next(n for n, group in enumerate(groups) if anchor in group)
        chains = []
        for span in self._source.places(pieces[anchor].run)[0][: max(20, _MOST_STEPS // len(pieces))]:
            fit = self._around(groups[middle], anchor, span)
            chain = None if fit is None else self._chain(groups, middle, fit)
            if chain is not None:
                chains.append(chain)
        return chains

    def _chain(self, groups: list[list[int]], middle: int, fit: Fit) -> Fit | None:
        """The nearest groups before and behind one."""
        spans = list(fit.spans)
        for group in groups[middle + 1 :]:
            behind = self._nearest_group(group, spans[-1].last, 1)
            end = spans[-1].last
            if behind is None or not self._ends_sentence(group[0], end, behind.spans[0].first):
                return None
            spans += behind.spans
        for group in reversed(groups[:middle]):
            before = self._nearest_group(group, spans[0].first, -1)
            first = spans[0].first
            if before is None or not self._ends_sentence(group[0], before.spans[-1].last, first):
                return None
            spans[:0] = before.spans
        return Fit(tuple(spans))

    def _nearest_group(self, group: list[int], at: int, step: int) -> Fit | None:
        """The nearest place of a group before or behind a token."""
        anchor = min(group, key=self._rarity)
        run = self._parts.pieces[anchor].run
        place = at
        for _ in range(_MOST_TRIES):
            span = self._source.next(run, place) if step > 0 else self._source.previous(run, place)
            if span is None:
                return None
            fit = self._around(group, anchor, span)
            if fit is not None and (fit.spans[0].first >= at if step > 0 else fit.spans[-1].last <= at):
                return fit
            place = span.first + 1 if step > 0 else span.last - 1
        return None

    def _ends_sentence(self, n: int, end: int, first: int) -> bool:
        """Whether a mark alone behind an ellipsis is the one that the sentence ends with."""
        pattern = self._parts.pieces[n].run.pattern
        if any(not isinstance(word, str) or is_word(word) for word in pattern):
            return True
        if not any(word in _SENTENCE_END for word in pattern):
            return True
        return not any(word in _SENTENCE_END for word in self._source.tokens.words[end:first])


def alike(words: list[str], bracket: Bracket) -> bool:
    """Whether words of the source are what a bracket holds: its own bracket, or words in any case."""
    pattern = [str(word) for word in bracket.run.pattern]
    return words == pattern or [w.casefold() for w in words] == [w.casefold() for w in pattern[1:-1]]
