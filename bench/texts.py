"""Texts of statements: long and short, in several scripts, as YAML scalars."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.vocabulary import OTHER_SCRIPTS, Vocabulary

if TYPE_CHECKING:
    from random import Random

_LINE = 15
"""Words on a line of a folded scalar."""
_BATCH = 50_000
"""Words drawn at once: drawing them one by one takes four times as long."""


class Text(NamedTuple):
    """A text and the language it is in."""

    words: list[str]
    language: str | None
    join: str


class Texts:
    """An endless supply of texts."""

    def __init__(self, seed: int, random: Random) -> None:
        """Makes the vocabulary.

        Args:
            seed: of the vocabulary.
            random: where chance comes from.
        """
        self._random = random
        self._vocabulary = Vocabulary(seed)
        self._pool: list[str] = []

    def _take(self, count: int) -> list[str]:
        if len(self._pool) < count:
            self._pool = self._vocabulary.draw(self._random, max(count, _BATCH))
        taken = self._pool[-count:]
        del self._pool[-count:]
        return taken

    def phrase(self, shortest: int, longest: int) -> str:
        """A few words of English without punctuation, for titles and summaries.

        Args:
            shortest: words at least.
            longest: words at most.

        Returns:
            The words, the first with a capital.
        """
        words = self._take(self._random.randint(shortest, longest))
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words)

    def text(self) -> Text:
        """One text: 27 words on average, from three to hundreds; one in fourteen in another script."""
        random = self._random
        count = 3 + min(150, int(random.lognormvariate(2.95, 0.65)))
        kind = random.random()
        if kind < 0.002:
            count += random.randint(150, 400)
        elif kind < 0.072:
            return self._other(count)
        words = self._take(count)
        words[0] = words[0][:1].upper() + words[0][1:]
        at = random.randint(6, 22)
        while at < count - 2:
            if random.random() < 0.5:
                words[at] += ","
            else:
                words[at] += "."
                words[at + 1] = words[at + 1][:1].upper() + words[at + 1][1:]
            at += random.randint(4, 22)
        words[-1] += "."
        return Text(words, None, " ")

    def _other(self, count: int) -> Text:
        random = self._random
        language = random.choices(("ru", "ar", "zh", "emoji"), (40, 22, 22, 16))[0]
        join, some = ("" if language == "zh" else " "), OTHER_SCRIPTS[language]
        if language == "emoji":
            words = self._take(count)
            for _ in range(random.randint(1, 3)):
                words[random.randrange(count)] += " " + random.choice(some)
            words[0] = "Posted: " + words[0]
            return Text(words, None, join)
        return Text(random.choices(some, k=count), language, join)


def scalar(text: Text, indent: str) -> str:
    """A text as authors write it: plain on one line where it is short, folded over several where it is long.

    Args:
        text: the text.
        indent: what lines of a folded scalar begin with.

    Returns:
        The YAML after `text: `, with its line feed.
    """
    words, join = text.words, text.join
    if not join:  # no spaces to fold at
        return join.join(words) + "\n"
    if len(words) <= _LINE:
        line = join.join(words)
        return f'"{line}"\n' if ": " in line else line + "\n"
    lines = [join.join(words[start : start + _LINE]) for start in range(0, len(words), _LINE)]
    return ">-\n" + "".join(f"{indent}{line}\n" for line in lines)
