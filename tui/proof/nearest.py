"""The passage of a source that is most like a run of words which does not stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING

from tui.proof.letters.characters import is_word, skeleton
from tui.proof.passages import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.proof.passages import Passages

_MOST_WORDS = 12
"""Words of a quotation that vote for a place."""
_MOST_VOTES = 100
"""Places of each that count."""
_FEW = 3
_LEAST_SHARE = 0.5
"""Of the words, in order, for a passage to be near."""
_LONGEST = 400
"""Tokens that are compared one by one."""


class Nearest:
    """Looks for what is like, whatever its case, accents and letters that only look alike."""

    def __init__(self, source: Passages) -> None:
        self._source = source

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """The distinct words of the source by their skeleton."""
        folded: dict[str, list[str]] = {}
        for word in self._source.vocabulary:
            folded.setdefault(skeleton(word), []).append(word)
        return folded

    @cached_property
    def _deletes(self) -> dict[str, set[str]]:
        """Skeletons by what is left of them without one letter (the index of SymSpell)."""
        deletes: dict[str, set[str]] = {}
        for key in self._folded:
            if 3 <= len(key) <= 24:
                for n in range(len(key)):
                    deletes.setdefault(key[:n] + key[n + 1 :], set()).add(key)
        return deletes

    def like(self, word: str) -> list[str]:
        """Words of the source that differ from one in case, accents, alike letters, or one letter."""
        key = skeleton(word)
        places = list(self._folded.get(key, ()))
        if places or not 3 <= len(key) <= 24:
            return places
        keys = {key[:n] + key[n + 1 :] for n in range(len(key))}
        near = set().union(*(self._deletes.get(each, ()) for each in (key, *keys)))
        near |= {each for each in keys if each in self._folded}
        return sorted(each for other in near for each in self._folded[other])

    def cut_from(self, word: str) -> list[str]:
        """Words of the source that a word may have been cut out of."""
        if len(word) < 2:
            return []
        text, starts = self._joined
        texts: list[str] = []
        at = text.find(word)
        while at >= 0 and len(texts) < 5:
            texts.append(self._source.vocabulary[bisect_left(starts, at + 1) - 1])
            at = text.find(word, at + len(word))
        return texts

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        starts, at = [], 1
        for word in self._source.vocabulary:
            starts.append(at)
            at += len(word) + 1
        return "\n" + "\n".join(self._source.vocabulary), starts

    def passage(self, words: Sequence[str]) -> TokenSpan | None:
        """The nearest passage.

        Args:
            words: the tokens looked for.

        Returns:
            Its tokens; None where nothing is near.
        """
        candidates = self._candidates(words)
        best: tuple[float, int, TokenSpan] | None = None
        for start in candidates:
            span, share = self._compared(words, start)
            if span is not None and (best is None or share > best[0]):
                best = share, -span.first, span
        return best[2] if best is not None and best[0] >= _LEAST_SHARE else None

    def _candidates(self, words: Sequence[str]) -> list[int]:
        """Where the passage may begin, the likeliest first."""
        index = self._source.index
        known: list[tuple[int, int, list[str]]] = []
        for n, word in enumerate(words[: _LONGEST * 10]):
            if is_word(word):
                alike = [word] if word in index else self._folded.get(skeleton(word), [])
                if count := sum(len(index.get(each, ())) for each in alike):
                    known.append((count, n, alike))
        known.sort(key=lambda each: each[:2])
        if len(known) < _FEW:
            known += self._unlike(words)
        votes: Counter[int] = Counter()
        for _, n, alike in known[:_MOST_WORDS]:
            for word in alike:
                votes.update((place - n) >> 2 for place in index.get(word, ())[:_MOST_VOTES])
        return [each << 2 for each in nlargest(4, votes, key=lambda each: (votes[each], -each))]

    def _unlike(self, words: Sequence[str]) -> list[tuple[int, int, list[str]]]:
        """The same for words that are misspelt or cut; only short quotations need it."""
        index = self._source.index
        unlike = []
        for n, word in enumerate(words[:_MOST_WORDS]):
            if is_word(word) and word not in index:
                near = [*self.like(word), *self.cut_from(word)]
                if near:
                    unlike.append((sum(len(index.get(each, ())) for each in near), n, near))
        return unlike

    def _compared(self, words: Sequence[str], start: int) -> tuple[TokenSpan | None, float]:
        """The part of the source near a place that fits best, and how much of it does."""
        source = self._source.tokens.words
        size = min(len(words), _LONGEST)
        slack = 6 + size // 2
        low = max(0, start - slack)
        window = source[low : start + size + slack + 4]
        wanted = [skeleton(word) for word in words[:size]]
        matcher = SequenceMatcher(None, wanted, [skeleton(word) for word in window], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        blocks = [block for block in blocks if any(map(is_word, words[block.a : block.a + block.size]))]
        if not blocks:
            return self._alone(words, low, window)
        first = max(0, blocks[0].b - blocks[0].a)
        last = min(len(window), blocks[-1].b + blocks[-1].size + size - blocks[-1].a - blocks[-1].size)
        matched = sum(sum(map(is_word, words[block.a : block.a + block.size])) for block in blocks)
        total = max(1, sum(map(is_word, words[:size])), sum(map(is_word, window[blocks[0].b : blocks[-1].b])))
        return TokenSpan(low + first, low + last), matched / total

    def _alone(self, words: Sequence[str], low: int, window: list[str]) -> tuple[TokenSpan | None, float]:
        """A single word that is like one of the source."""
        only = [word for word in words if is_word(word)]
        if len(only) != 1:
            return None, 0.0
        alike = {*self.like(only[0]), *self.cut_from(only[0])}
        for n, word in enumerate(window):
            if word in alike:
                return TokenSpan(low + n, low + n + 1), 1.0
        return None, 0.0
