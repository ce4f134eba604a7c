"""Whether a quotation stands in a source, and how."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.differences import Difference, bracketed, compare
from tui.proof.fitting import Fit, alike, fit
from tui.proof.letters.characters import is_word
from tui.proof.letters.edges import cut_at_end, cut_at_start
from tui.proof.letters.placed_tokens import Tokens
from tui.proof.letters.quotation_marks import QuotationMarks
from tui.proof.nearest import Nearest
from tui.proof.passages import Passages, Run, TokenSpan
from tui.proof.quote_parts import run_of, take_apart, words_in
from tui.proof.remarks import Remark, Surroundings

if TYPE_CHECKING:
    from tui.proof.fitting import Fits
    from tui.proof.quote_parts import Parts

VERBATIM, NORMALISED, ALTERED = "verbatim", "normalised", "altered"
AMBIGUOUS, MISSING, NO_TEXT = "ambiguous", "missing", "no source text"
STATUSES = (VERBATIM, NORMALISED, AMBIGUOUS, ALTERED, MISSING, NO_TEXT)
"""From the best to the worst."""
PASSING = frozenset((VERBATIM, NORMALISED))
FAILING = frozenset((ALTERED, AMBIGUOUS, MISSING))

LONGEST_QUOTE = 200_000
"""Characters; nothing longer is a quotation."""


class PassagePlace(NamedTuple):
    """Where a passage begins in a source's text."""

    line: int
    column: int
    offset: int
    end: int


class NearestPassage(NamedTuple):
    """The passage that is most like a quotation which does not stand in the source."""

    text: str
    place: PassagePlace
    differences: tuple[Difference, ...]


class Verdict(NamedTuple):
    """What verification tells of one quotation."""

    status: str
    remarks: tuple[Remark, ...] = ()
    place: PassagePlace | None = None
    source_words: tuple[str, ...] = ()
    """The source's words for each piece."""
    elided: tuple[str, ...] = ()
    """What the source has where the quotation has an ellipsis."""
    replaced: tuple[str, ...] = ()
    """What the source has where the quotation has a bracket."""
    places: int = 0
    """How many places it fits."""
    nearest: NearestPassage | None = None


class Selector(NamedTuple):
    """Which place is meant (W3C TextQuoteSelector)."""

    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None


class SourceText:
    """The text of one source, against which any number of quotations are checked."""

    def __init__(self, text: str) -> None:
        self.passages = Passages(text)
        self.tokens = self.passages.tokens

    @cached_property
    def quotation_marks(self) -> QuotationMarks:
        """What stands between quotation marks."""
        return QuotationMarks(self.tokens)

    @cached_property
    def nearest(self) -> Nearest:
        """What finds the nearest passage."""
        return Nearest(self.passages)

    @cached_property
    def _lines(self) -> list[int]:
        raw = self.tokens.raw
        starts, at = [0], raw.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = raw.find("\n", at + 1)
        return starts

    def place(self, first: int, last: int) -> PassagePlace:
        """The line and column at which tokens begin."""
        offset = self.tokens.place(first)
        line = bisect_right(self._lines, offset)
        return PassagePlace(line, offset - self._lines[line - 1] + 1, offset, self.tokens.end(last - 1))

    def check(self, quote: str, language: str | None = None, selector: Selector | None = None) -> Verdict:
        """Say whether a quotation stands here.

        Args:
            quote: what stands between the quotation marks.
            language: what it is said to be in.
            selector: which place is meant.
        """
        return _Check(self, quote, language, selector or Selector()).verdict()


class _Check:
    """One quotation against one source."""

    def __init__(self, source: SourceText, quote: str, language: str | None, selector: Selector) -> None:
        self._source = source
        self._text = quote.strip()
        self._quote = Tokens(self._text[:LONGEST_QUOTE])
        self._language = language
        self._selector = selector

    def verdict(self) -> Verdict:
        """Judge the quote: as a whole first, then by its pieces."""
        quote = self._quote
        if len(self._text) > LONGEST_QUOTE:
            return Verdict(MISSING, (Remark("too long", f"longer than {LONGEST_QUOTE:,} characters"),))
        if not words_in(quote):
            message = "no letter or digit is left once ellipses and brackets are taken away"
            return Verdict(MISSING, (Remark("no words", message),))
        all_words = run_of(quote, 0, len(quote))
        places, cut = self._source.passages.places(all_words)
        if places:
            return self._passing([Fit((span,)) for span in places], None)
        parts = take_apart(quote, self._source.passages, self._language)
        if parts is not None:
            fits = fit(parts, self._source.passages, self._language)
            if fits.fits:
                return self._passing(fits.fits, parts)
            return self._unfitting(parts, fits)
        return self._altered(all_words, cut)

    def _passing(self, fits: list[Fit], parts: Parts | None) -> Verdict:
        source = self._source
        chosen, several = self._chosen(fits)
        best = chosen[0]
        linked = parts is None or all(link is not None for link in parts.links)
        surroundings = Surroundings(source.passages, source.quotation_marks, self._language)
        remarks = surroundings.of_place(best, self._quote)
        elided, replaced = self._between(best, parts)
        if parts is not None:
            for (first, last), link in zip(self._gaps(best), parts.links, strict=True):
                if link is None:
                    remarks += surroundings.of_ellipsis(first, last)
            remarks += surroundings.of_brackets(parts, replaced)
        if several:
            remarks.append(Remark("several places", f"it fits {len(chosen)} places of the source"))
        status = self._form(best, parts)
        if several and linked:
            status = AMBIGUOUS
        return Verdict(
            status,
            tuple(dict.fromkeys(remarks)),
            source.place(best.spans[0].first, best.spans[-1].last),
            tuple(source.tokens.original(*span) for span in best.spans),
            tuple(elided),
            tuple(replaced),
            len(chosen),
        )

    def _form(self, each: Fit, parts: Parts | None) -> str:
        """Whether the words stand there character by character, or in another form."""
        tokens, quote = self._source.tokens, self._quote
        if parts is None:
            same = tokens.original(*each.spans[0]) == quote.original(0, len(quote))
            return VERBATIM if same else NORMALISED
        for piece, span in zip(parts.pieces, each.spans, strict=True):
            if piece.lettered:
                continue
            if tokens.original(*span) != quote.original(piece.first, piece.last):
                return NORMALISED
        return VERBATIM

    def _chosen(self, fits: list[Fit]) -> tuple[list[Fit], bool]:
        """The places that are meant, and whether several are left."""
        if len(fits) > 1:
            fits = self._selected(fits)
        if len(fits) > 1:
            quotation_marks = self._source.quotation_marks
            for stands in (quotation_marks.filled, quotation_marks.within):
                among = [each for each in fits if stands(each.spans[0].first, each.spans[-1].last)]
                if len(among) == 1:
                    return among, False
        return fits, len(fits) > 1

    def _selected(self, fits: list[Fit]) -> list[Fit]:
        """Those that `exact`, `prefix` and `suffix` name; all where they name none."""
        passages = self._source.passages
        exact, prefix, suffix = self._selector
        if exact:
            spans = passages.places(_run(exact))
            around = [*spans[0], *spans[1]]
            fits = [
                each
                for each in fits
                if any(s.first <= each.spans[0].first and each.spans[-1].last <= s.last for s in around)
            ] or fits
        if prefix:
            words = Tokens(prefix).words
            fits = [each for each in fits if self._stands(words, each.spans[0].first - len(words))] or fits
        if suffix:
            words = Tokens(suffix).words
            fits = [each for each in fits if self._stands(words, each.spans[-1].last)] or fits
        return fits

    def _stands(self, words: list[str], first: int) -> bool:
        """Whether words stand at a place; the first and the last may be cut."""
        there = self._source.tokens.words[max(0, first) : max(0, first + len(words))]
        if not words or len(there) < len(words):
            return there == words[-len(there) :] if there and words else False
        inner = there[1:-1] == words[1:-1]
        return inner and there[0].endswith(words[0]) and there[-1].startswith(words[-1])

    @staticmethod
    def _gaps(each: Fit) -> list[tuple[int, int]]:
        return [(a.last, b.first) for a, b in zip(each.spans, each.spans[1:], strict=False)]

    def _between(self, each: Fit, parts: Parts | None) -> tuple[list[str], list[str]]:
        """What the source has for the ellipses, and for the brackets."""
        elided: list[str] = []
        replaced: list[str] = []
        tokens = self._source.tokens
        for (first, last), link in zip(self._gaps(each), parts.links if parts else [], strict=True):
            text = tokens.original(first, last).strip()
            if link is None:
                elided.append(text)
            elif any(map(is_word, tokens.words[first:last])) and (not alike(tokens.words[first:last], link)):
                replaced.append(text)
        return elided, replaced

    def _unfitting(self, parts: Parts, fits: Fits) -> Verdict:
        """What is wrong where the pieces do not fit."""
        if fits.failing:
            piece = parts.pieces[fits.failing[0]]
            words = [next(iter(sorted(w))) if isinstance(w, frozenset) else w for w in piece.run.pattern]
            _, cut = self._source.passages.places(piece.run)
            altered = self._altered(Run(tuple(words)), cut)
            if altered.status == ALTERED or len(fits.failing) == len(parts.pieces):
                return altered
            return Verdict(ALTERED, nearest=self._first_piece(parts, fits))
        obstacles = {
            "brackets": "a bracket would stand for more than six words of the source",
            "negation in brackets": "a bracket would stand for a negation of the source",
            "order": "the pieces stand in the source, but not in this order",
        }
        kind = fits.obstacle
        near = self._first_piece(parts, fits)
        if near is not None:
            near = near._replace(differences=(Difference(kind, self._text, near.text, obstacles[kind]),))
        return Verdict(ALTERED, nearest=near)

    def _first_piece(self, parts: Parts, fits: Fits) -> NearestPassage | None:
        """The passage around the first piece that stands in the source."""
        for n, piece in enumerate(parts.pieces):
            if n not in fits.failing:
                first, last = self._source.passages.places(piece.run)[0][0]
                last = min(len(self._source.tokens), last + len(self._quote) + 6)
                return self._near(TokenSpan(first, last), self._quote.words)
        return None

    def _altered(self, run: Run, cut: list[TokenSpan]) -> Verdict:
        """The status of words that do not stand in the source as they are."""
        words = [str(word) for word in run.pattern]
        for near in (self._cut(cut), self._initial_case(run), self._end_mark(run)):
            if near is not None:
                return Verdict(ALTERED, nearest=near)
        span = self._source.nearest.passage(words)
        if span is None:
            return Verdict(MISSING)
        return Verdict(ALTERED, nearest=self._near(span, words))

    def _near(self, span: TokenSpan, words: list[str]) -> NearestPassage:
        tokens = self._source.tokens
        passage = tokens.words[span.first : span.last]
        return NearestPassage(
            tokens.original(*span), self._source.place(*span), tuple(compare(words, passage))
        )

    def _cut(self, cut: list[TokenSpan]) -> NearestPassage | None:
        """A passage that holds the words, but begins or ends within a word, number or compound."""
        if not cut:
            return None
        tokens = self._source.tokens
        first, last = cut[0]
        at_start, at_end = cut_at_start(tokens, first), cut_at_end(tokens, last)
        low, high = first, last
        while low > 0 and cut_at_start(tokens, low):
            low -= 1
        while high < len(tokens) and cut_at_end(tokens, high):
            high += 1
        passage = tokens.original(low, high)
        kind = at_start or at_end
        advice = f"the source has “{passage}”"
        difference = Difference(kind, tokens.original(first, last), passage, advice)
        return NearestPassage(passage, self._source.place(low, high), (difference,))

    def _initial_case(self, run: Run) -> NearestPassage | None:
        """A passage whose first letter has another case."""
        first = next((n for n, word in enumerate(run.pattern) if is_word(str(word))), 0)
        word = str(run.pattern[first])
        for other in (word[:1].swapcase() + word[1:], word.capitalize(), word.upper(), word.lower()):
            if other == word:
                continue
            pattern = (*run.pattern[:first], other, *run.pattern[first + 1 :])
            places, _ = self._source.passages.places(run._replace(pattern=pattern))
            if places:
                advice = f"write {bracketed(word)}"
                near = self._near(places[0], [str(each) for each in run.pattern])
                return near._replace(differences=(Difference("initial case", word, other, advice),))
        return None

    def _end_mark(self, run: Run) -> NearestPassage | None:
        """A passage that ends with another mark, or with none."""
        last = len(run.pattern)
        while last > 0 and not is_word(str(run.pattern[last - 1])):
            last -= 1
        if last in (0, len(run.pattern)):
            return None
        spaces = tuple(space for space in run.spaces if space.token < last - 1)
        places, _ = self._source.passages.places(Run(run.pattern[:last], spaces))
        if not places:
            return None
        tokens = self._source.tokens
        end = places[0].last
        theirs = tokens.sign(end) if tokens.attached(end) and not is_word(tokens.words[end]) else ""
        ours = "".join(str(word) for word in run.pattern[last:])
        near = self._near(places[0], [str(each) for each in run.pattern[:last]])
        return near._replace(differences=(Difference("end mark", ours, theirs, "leave the mark out"),))


def _run(text: str) -> Run:
    tokens = Tokens(text)
    return run_of(tokens, 0, len(tokens))
