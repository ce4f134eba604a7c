"""The paragraphs of a source's text: what a page shows one below the other, and a search finds one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.proof.letters.characters import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\n[ \t\r]*\n|\f")
_LONGEST = 1200
"""Characters of a paragraph; the pages of a PDF have no empty lines, and are taken apart."""
_SENTENCE = re.compile(r"[.!?…。！？؟।][”’»\")\]]*\s")


def paragraphs(text: str) -> Iterator[str]:
    """Take a text apart, without markup's signs; blanks and line breaks become single blanks.

    Args:
        text: as `tui.proof.texts.reading` gives it.
    """
    at = 0
    for end in (*(match.start() for match in _BREAK.finditer(text)), len(text)):
        rest = " ".join(text[at:end].replace(MASK, "").split())
        at = end
        while len(rest) > _LONGEST:
            cut = _cut(rest)
            yield rest[:cut].rstrip()
            rest = rest[cut:].lstrip()
        if rest:
            yield rest


def _cut(text: str) -> int:
    """Where to cut a long paragraph: behind a sentence, else at a blank, else anywhere."""
    ends = [match.end() for match in _SENTENCE.finditer(text, _LONGEST // 2, _LONGEST)]
    return ends[-1] if ends else text.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
