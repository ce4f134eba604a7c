"""What a reader should know of a quotation that stands in its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import is_unspaced, is_word
from tui.proof.letters.negations import condition, languages, negation

if TYPE_CHECKING:
    from tui.proof.fitting import Fit
    from tui.proof.letters.placed_tokens import Tokens
    from tui.proof.letters.quotation_marks import QuotationMarks
    from tui.proof.passages import Passages
    from tui.proof.quote_parts import Parts

_WIDE = 60
"""Words left out from which on a gap is called wide."""
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\u2029")
_SENTENCE_END = frozenset(".?!。？！؟")
_JUST_BEFORE = 3
_JUST_AFTER = 3


class Remark(NamedTuple):
    """Something that changes no status."""

    kind: str
    text: str


class Surroundings:
    """Looks around the place of a quotation."""

    def __init__(self, source: Passages, quotation_marks: QuotationMarks, language: str | None) -> None:
        self._tokens = source.tokens
        self._marks = quotation_marks
        self._language = language

    def of_place(self, each: Fit, quote: Tokens) -> list[Remark]:
        """What is to be told of the place as a whole."""
        first, last = each.spans[0].first, each.spans[-1].last
        remarks = []
        if self._marks.stretches and not all(self._marks.within(*span) for span in each.spans):
            text = "the words stand outside the source's quotation marks: they may be the reporter's own"
            remarks.append(Remark("outside quotation marks", text))
        before = self._beside(first - 1, -1, _JUST_BEFORE)
        if word := negation(before, languages(before, self._language)):
            remarks.append(Remark("negation before", f"“{word}” stands just before: “{before}”"))
        behind = self._beside(last, 1, _JUST_AFTER)
        if word := condition(behind, languages(behind, self._language)):
            remarks.append(Remark("condition after", f"“{word}” stands just after: “{behind}”"))
        if "\f" in self._tokens.raw[self._tokens.place(first) : self._tokens.end(last - 1)]:
            remarks.append(
                Remark("page break", "a page break, perhaps with a header or footer, lies within it")
            )
        remarks += self._line_ends(each, quote)
        return remarks

    def _line_ends(self, each: Fit, quote: Tokens) -> list[Remark]:
        remarks = []
        tokens = self._tokens
        written = set(quote.words)
        for span in each.spans:
            for n in sorted(tokens.hyphens & set(range(span.first, span.last))):
                parts = tokens.words[n - 1], tokens.words[n + 1]
                joined, parted = "".join(parts), "-".join(parts)
                used = joined if joined in written else parted
                text = f"a line of the source ends within “{used}”: it may be “{joined}” or “{parted}”"
                remarks.append(Remark("line end", text))
        return remarks

    def _beside(self, n: int, step: int, most: int) -> str:
        """A few words beside a place, within its sentence."""
        tokens = self._tokens
        count, at = 0.0, n
        while 0 <= at < len(tokens) and count < most:
            word = tokens.words[at]
            if is_word(word):
                count += 0.5 if is_unspaced(word) else 1
            elif word in _SENTENCE_END or _PARAGRAPH.search(tokens.gap(at if step > 0 else at + 1)):
                break
            at += step
        text = tokens.original(n, at) if step > 0 else tokens.original(at + 1, n + 1)
        return " ".join(text.split())

    def of_ellipsis(self, first: int, last: int) -> list[Remark]:
        """What is to be told of the source's tokens that an ellipsis stands for."""
        tokens = self._tokens
        words = sum(map(is_word, tokens.words[first:last]))
        text = tokens.slice(first, last)
        if not words:
            own = "..." in "".join(tokens.words[first:last])
            return (
                [] if own else [Remark("nothing left out", "the ellipsis stands for no word of the source")]
            )
        remarks = []
        spoken = languages(text, self._language)
        if word := negation(text, spoken):
            remarks.append(Remark("negation left out", f"the ellipsis leaves out “{word}”"))
        if word := condition(text, spoken):
            remarks.append(Remark("condition left out", f"the ellipsis leaves out “{word}”"))
        around = tokens.text[tokens.ends[first - 1] if first else 0 : tokens.starts[last]]
        if words > _WIDE:
            remarks.append(Remark("wide gap", f"the ellipsis leaves out {words} words"))
        if _PARAGRAPH.search(around):
            remarks.append(Remark("paragraph", "the ellipsis reaches across a paragraph"))
        if self._marks.within(first - 1, first) and not self._marks.within(first - 1, last):
            remarks.append(
                Remark(
                    "speaker",
                    "the ellipsis reaches across the end of a quotation: perhaps to another speaker",
                )
            )
        return remarks

    def of_brackets(self, parts: Parts, replaced: list[str]) -> list[Remark]:
        """What is to be told of the words in brackets."""
        added = (negation(text, languages(text, self._language)) for text in parts.brackets)
        message = "the bracket adds “{}”, which the source does not say"
        remarks = [Remark("negation added", message.format(word)) for word in added if word]
        remarks += [Remark("replaced", f"a bracket stands for “{text}”") for text in replaced if text]
        return remarks
