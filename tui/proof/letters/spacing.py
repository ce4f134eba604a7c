"""Where it matters whether there is a space: how many there are is form, that there is none is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.proof.letters.characters import is_unspaced, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.proof.letters.placed_tokens import Tokens

_IN_NUMBERS = ".,:/'٫٬"
_OPENING = "(["
_PUNCTUATION = ",.;:!?،؛؟"
_HYPHENS = "-‐‑"
"""What binds the words of a compound; the other dashes part what they stand between."""


class Space(NamedTuple):
    """A token around which spaces matter."""

    token: int
    """Its number in the run."""
    kind: str
    """`before`, or the sign that it is: `mark` or `dash`."""
    has: int
    """1 for a space before it and, of a sign, 2 for one behind it; 3 for both."""
    sign: str = ""
    """The dash as it was written."""


def spacing(tokens: Tokens, first: int, last: int) -> tuple[Space, ...]:
    """The spaces of a run of tokens that a source must have as well."""
    words = tokens.words
    spaces = []
    for n in range(first + 1, last):
        word, before = words[n], words[n - 1]
        if word in ("'", "-") and n + 1 < last:
            if is_word(words[n + 1]) and (
                is_word(before) or (word == "'" != before and before in _PUNCTUATION)
            ):
                has = bool(tokens.gap(n)) + 2 * bool(tokens.gap(n + 1))
                kind = "mark" if word == "'" else "dash"
                spaces.append(Space(n - first, kind, has, tokens.sign(n) if word == "-" else ""))
        elif _matters(tokens, n, first):
            spaces.append(Space(n - first, "before", int(bool(tokens.gap(n)))))
    return tuple(spaces)


def _matters(tokens: Tokens, n: int, first: int) -> bool:
    """Whether it matters if there is a space before a token."""
    words = tokens.words
    word, before = words[n], words[n - 1]
    if is_word(word) and is_word(before):
        if not (is_unspaced(word) or is_unspaced(before)) or not (before[-1].isalpha() and word[0].isalpha()):
            return False
        return "\n" not in tokens.gap(n)
    if is_word(before):
        between = n - first > 0 and word in _IN_NUMBERS and tokens.word(n + 1)[:1].isdigit()
        return word in _OPENING or (between and before[-1].isdigit())
    if not is_word(word) or before in "'-/" or not (before.isascii() or before.isalnum()):
        return False
    # What follows dots may be attached to them or not; what follows another sign may not.
    return not (before == "." and n - 2 >= first and words[n - 2] == ".") and n - 1 >= first


def agrees(space: Space, tokens: Tokens, at: Sequence[int]) -> bool:
    """Whether the source has the space.

    Args:
        space: what the quotation has.
        tokens: the source.
        at: for each token of the run the number of the source's token.
    """
    n = at[space.token]
    gap = tokens.gap(n)
    if space.kind == "before":
        return bool(gap) == bool(space.has) or ("\n" in gap and is_unspaced(tokens.words[n]))
    has = bool(gap) + 2 * bool(tokens.gap(at[space.token + 1]))
    if space.kind == "mark":
        return bool(has) == bool(space.has)
    if not gap and "\n" in tokens.gap(at[space.token + 1]):
        return True
    if has == space.has or 0 not in (has, space.has):
        return True
    return 3 in (has, space.has) and not _is_compound(space, tokens, n, has)


def _is_compound(space: Space, tokens: Tokens, n: int, has: int) -> bool:
    """Whether what stands without spaces, here or in the quotation, is a hyphen between two words."""
    mark = space.sign if has else tokens.sign(n)
    return mark in _HYPHENS and not tokens.word(n - 1)[-1:].isdigit()
