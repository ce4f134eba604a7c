"""A quotation taken apart: runs of words, ellipses, and what an editor put in brackets."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import is_unspaced, is_word
from tui.proof.letters.negations import languages, negation
from tui.proof.letters.spacing import spacing
from tui.proof.passages import Run

if TYPE_CHECKING:
    from tui.proof.letters.placed_tokens import Tokens
    from tui.proof.passages import Passages, Pattern

_FEWEST_DOTS = 3
_LONGEST_SUFFIX = 4
_NEGATING_ENDINGS = ("less", "lose", "los")
_ENGLISH_ENDINGS = frozenset((
    "s", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "e", "y", "ies", "ied", "ying", "en", "ion",
    "ions", "ation", "ment", "ments", "ance", "ly", "ting", "ning",
))  # fmt: skip
"""What an editor may have replaced by another ending; anything else makes another word (sign, signal)."""
MOST_PARTS = 200
"""Ellipses and brackets of one quotation; a text with more is no quotation."""


class Bracket(NamedTuple):
    """Words in brackets that stand beside the source's own."""

    text: str
    """What is between the brackets."""
    run: Run
    """The same as it stands, brackets included: it may be the source's own."""

    @property
    def sizes(self) -> tuple[int, int]:
        """How many tokens it has with its brackets, and without."""
        return len(self.run.pattern), len(self.run.pattern) - 2


class QuotePiece(NamedTuple):
    """A run of words that has to stand in the source as it is."""

    run: Run
    first: int
    """The number of its first token in the quotation."""
    last: int
    """The number behind its last token."""
    lettered: bool
    """Whether some letters of it stand in brackets."""


class Parts(NamedTuple):
    """A quotation taken apart."""

    pieces: list[QuotePiece]
    links: list[Bracket | None]
    """What stands between each piece and the next: a bracket, or None for an ellipsis."""
    before: Bracket | None
    """A bracket before the first piece."""
    behind: Bracket | None
    """A bracket behind the last one."""
    brackets: list[str]
    """The words of all brackets."""


def run_of(tokens: Tokens, first: int, last: int, pattern: Pattern | None = None) -> Run:
    """The tokens of a quotation as a run to be looked for."""
    words = tuple(tokens.words[first:last])
    return Run(words if pattern is None else pattern, spacing(tokens, first, last))


def take_apart(quote: Tokens, source: Passages, language: str | None) -> Parts | None:
    """Split a quotation at its ellipses and brackets.

    Args:
        quote: its tokens.
        source: the text whose words those with a suffix in brackets may be.
        language: what the quotation is said to be in.

    Returns:
        Its parts; None where there is neither an ellipsis nor a bracket, or more than anyone writes.
    """
    spans = _spans(quote)
    if not spans or len(spans) > MOST_PARTS:
        return None
    reader = _Reader(quote, source, language)
    at = 0
    for first, last, bracket in spans:
        reader.words(at, first)
        at = last
        if not bracket:
            reader.link(None)
        else:
            at = reader.bracket(first, last)
    reader.words(at, len(quote))
    return reader.parts()


def _spans(quote: Tokens) -> list[tuple[int, int, bool]]:
    """Where ellipses (False) and brackets (True) stand, in order."""
    spans = []
    words = quote.words
    n = 0
    while n < len(words):
        dots = _dots(words, n)
        if dots >= _FEWEST_DOTS:
            spans.append((n, n + dots, False))
            n += dots
            continue
        if words[n] in "[(":
            inner = _dots(words, n + 1)
            if inner >= _FEWEST_DOTS and quote.word(n + 1 + inner) == ("]" if words[n] == "[" else ")"):
                spans.append((n, n + inner + 2, False))
                n += inner + 2
                continue
        if words[n] == "[":
            end = _closing(words, n)
            if end is not None:
                spans.append((n, end + 1, True))
                n = end + 1
                continue
        n += 1
    return spans


def _dots(words: list[str], n: int) -> int:
    end = n
    while end < len(words) and words[end] == ".":
        end += 1
    return end - n


def _closing(words: list[str], n: int) -> int | None:
    for end in range(n + 1, min(len(words), n + 200)):
        if words[end] == "]":
            return end
        if words[end] == "[":
            return None
    return None


class _Reader:
    """Collects the parts of a quotation from left to right."""

    def __init__(self, quote: Tokens, source: Passages, language: str | None) -> None:
        self._quote = quote
        self._source = source
        self._language = language
        self._pieces: list[QuotePiece] = []
        self._links: list[Bracket | None] = []
        self._pattern: list[str | frozenset[str]] = []
        self._first = 0
        self._last = 0
        self._lettered = False
        self._pending: list[Bracket | None] = []
        self._before: list[Bracket | None] = []
        self._brackets: list[str] = []

    def words(self, first: int, last: int) -> None:
        """Add the quotation's own words."""
        if first >= last:
            return
        if not self._pattern:
            self._first = first
        self._pattern += self._quote.words[first:last]
        self._last = last

    def link(self, bracket: Bracket | None) -> None:
        """Add an ellipsis, or a bracket that stands by itself."""
        self._close()
        self._pending.append(bracket)

    def bracket(self, first: int, last: int) -> int:
        """Add a bracket; give the number of the token behind what was read."""
        quote = self._quote
        content = quote.words[first + 1 : last - 1]
        self._brackets.append(quote.slice(first + 1, last - 1))
        letters = len(content) == 1 and content[0].isalpha() and not is_unspaced(content[0])
        ending = "" if not content else content[0]
        left = bool(self._pattern) and quote.attached(first) and is_word(quote.words[first - 1])
        right = quote.attached(last) and is_word(quote.word(last) or " ")
        left = left and not is_unspaced(quote.words[first - 1])
        right = right and not is_unspaced(quote.word(last))
        if letters and right:
            stems = self._take_stems() if left else [""]
            self._add(_cased(stems, content[0], quote.words[last]), first, last + 1)
            return last + 1
        if left and not right and (letters or not content):
            self._add(self._suffixed(self._take_stems(), ending), first - 1, last)
            return last
        self.link(Bracket(quote.slice(first + 1, last - 1), run_of(quote, first, last)))
        return last

    def _take_stems(self) -> list[str]:
        last = self._pattern.pop()
        return [last] if isinstance(last, str) else sorted(last)

    def _add(self, words: frozenset[str], first: int, last: int) -> None:
        if not self._pattern:
            self._first = first
        self._pattern.append(words)
        self._last = last
        self._lettered = True

    def _suffixed(self, stems: list[str], suffix: str) -> frozenset[str]:
        """The words of the source that a word with its ending in brackets may stand for.

        None of them says no where the word does not, or the other way round.
        """
        forms = set()
        vocabulary = self._source.vocabulary
        for stem in stems:
            forms |= {stem, stem + suffix}
            at = bisect_left(vocabulary, stem)
            while at < len(vocabulary) and vocabulary[at].startswith(stem):
                if self._may_end(stem, vocabulary[at][len(stem) :]):
                    forms.add(vocabulary[at])
                at += 1
        return frozenset(form for form in forms if any(self._may_stand(form, stem, suffix) for stem in stems))

    def _may_stand(self, form: str, stem: str, suffix: str) -> bool:
        """Whether a word of the source may be meant: the bracket hides no word that says no."""
        written = stem + suffix
        if form == stem and (len(stem) >= _LONGEST_SUFFIX or not self._negates(stem)):
            return suffix not in _NEGATING_ENDINGS
        return form == written or self._negates(form) == self._negates(written)

    def _may_end(self, stem: str, rest: str) -> bool:
        """Whether an ending in brackets may stand for another one."""
        if not rest.isalpha():
            return False
        if stem.isascii() and self._language in (None, "en"):
            return rest in _ENGLISH_ENDINGS and len(stem) > 1
        longest = _LONGEST_SUFFIX if len(stem) >= _LONGEST_SUFFIX else max(0, len(stem) - 1)
        return len(rest) <= longest

    def _negates(self, word: str) -> bool:
        return negation(word, languages(word, self._language)) is not None or word.endswith(_NEGATING_ENDINGS)

    def _close(self) -> None:
        """End a piece; one of signs alone says nothing by itself."""
        if not self._pattern:
            return
        pattern = tuple(self._pattern)
        run = run_of(self._quote, self._first, self._last, pattern) if not self._lettered else Run(pattern)
        piece = QuotePiece(run, self._first, self._last, self._lettered)
        if self._pieces:
            self._links.append(_strongest(self._pending))
        else:
            self._before = self._pending
        self._pieces.append(piece)
        self._pending, self._pattern, self._lettered = [], [], False

    def parts(self) -> Parts:
        """All parts."""
        self._close()
        before = _strongest(self._before) if self._before else None
        behind = _strongest(self._pending) if self._pending else None
        return Parts(self._pieces, self._links, before, behind, self._brackets)


def _strongest(links: list[Bracket | None]) -> Bracket | None:
    """An ellipsis, where one stands beside a bracket; else the first bracket."""
    return None if None in links else links[0]


def _cased(stems: list[str], letters: str, rest: str) -> frozenset[str]:
    """A word whose letters in brackets had another case, or none changed."""
    forms = {letters, letters.lower(), letters.upper(), letters.capitalize()}
    return frozenset(stem + form + rest for stem in stems for form in forms)


def words_in(tokens: Tokens) -> bool:
    """Whether there is a word or number outside ellipses and brackets."""
    outside = [True] * len(tokens)
    for first, last, _ in _spans(tokens):
        outside[first:last] = [False] * (last - first)
    return any(is_word(word) for word, counts in zip(tokens.words, outside, strict=True) if counts)
