"""What stands around a passage in its source: the rest of its sentence, and the sentences beside it."""

from __future__ import annotations

import re

from tui.proof.letters.characters import MASK

_FARTHEST = 600
_SENTENCE_END = re.compile(r"""[.!?…。！？؟][”’»"')\]]*(?:\s+|$)|\n[ \t\r]*\n""")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text before and after a passage, each to the end of the next sentence but one.

    Args:
        text: the source's text.
        start: where the passage begins.
        end: where it ends.
    """
    before = text[max(0, start - _FARTHEST) : start]
    stops = [match.end() for match in _SENTENCE_END.finditer(before) if match.end() < len(before.rstrip())]
    if stops:
        # The sentence before is wanted only where the passage begins its own.
        begins = not before[stops[-1] :].strip("“«„\"‘' \n")
        cut = stops[-2] if begins and len(stops) > 1 else stops[-1]
        before = before[cut:]
    after = text[end : end + _FARTHEST]
    ends = [match.end() for match in _SENTENCE_END.finditer(after)]
    if ends:
        after = after[: ends[1] if len(ends) > 1 and len(after[: ends[0]].strip()) < _SHORT else ends[0]]
    return _flat(before), _flat(after)


_SHORT = 4
"""Characters that are left of a sentence where only its marks are."""


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(MASK, ""))
