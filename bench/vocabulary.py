"""Words with the frequencies of a language (Zipf), made up but with real function words and inflections."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random


def _sections() -> dict[str, list[str]]:
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    parts = (part.split() for part in text.split("\n\n"))
    return {name: words for _, name, *words in parts}


_SECTIONS = _sections()
OTHER_SCRIPTS = {language: _SECTIONS[language] for language in ("ru", "ar", "zh", "emoji")}
"""Some words of other languages."""


def _stem(random: Random) -> str:
    onsets = _SECTIONS["onset"]
    parts = random.choices(onsets, range(len(onsets), 0, -1))
    for _ in range(random.choice((1, 1, 1, 1, 2))):
        parts.append(random.choice(_SECTIONS["middle"]))
        if random.random() < 0.3:
            parts.append(random.choice(_SECTIONS["coda"]))
    return "".join(parts)


class Vocabulary:
    """Words by rank with their frequencies.

    Attributes:
        words: each once, the most frequent first.
        cumulative: their weights, summed up; what `random.choices` wants.
    """

    def __init__(self, seed: int, size: int = 60_000) -> None:
        """Makes the words.

        Args:
            seed: the same seed gives the same words.
            size: about how many different words there are.
        """
        random = Random(seed)
        known = dict.fromkeys(_SECTIONS["function"] + _SECTIONS["topic"])
        endings = ["", "", *_SECTIONS["ending"]]
        made: dict[str, None] = {}
        while len(known) + len(made) < size:
            stem = _stem(random)
            made |= dict.fromkeys(stem + ending for ending in random.sample(endings, random.randint(1, 5)))
        shuffled = list(made)
        random.shuffle(shuffled)
        self.words = list(dict.fromkeys([*known, *shuffled]))
        # Mandelbrot's form of Zipf's law: with this shift "the" is one word in twenty, as in English.
        self.cumulative = list(accumulate((rank + 1.5) ** -1.08 for rank in range(1, len(self.words) + 1)))

    def draw(self, random: Random, count: int) -> list[str]:
        """Words as they would follow one another, grammar aside.

        Args:
            random: where chance comes from.
            count: how many.

        Returns:
            The words.
        """
        return random.choices(self.words, cum_weights=self.cumulative, k=count)
