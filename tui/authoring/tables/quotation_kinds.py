"""What kind of quotation a cell holds, told by its quotation marks; it stays a draft until somebody looks."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‹": "›", "「": "」", "『": "』"}
_INNER = re.compile(r"[“„«»”\"]")
_STRAIGHT = re.compile(r'"([^"]*)"')


class CellQuotation(NamedTuple):
    """A text as a statement has it."""

    kind: str
    """`direct`, `mixed` or `indirect`."""
    text: str
    problem: str = ""
    """Why its kind can't be told."""


def is_whole(text: str) -> bool:
    """Whether a text stands between quotation marks as a whole."""
    stripped = text.strip()
    closing = _PAIRS.get(stripped[:1])
    if closing is None or len(stripped) < 3 or stripped[-1] not in closing:
        return False
    inner = stripped[1:-1]
    # `"Yes," he said. "No."` begins and ends with marks and is no single quotation.
    return (
        stripped[0] not in inner
        if stripped[0] == stripped[-1]
        else _stays_open(stripped[0], stripped[-1], inner)
    )


def has_marks(text: str) -> bool:
    """Whether there is any quotation mark in a text."""
    return bool(_INNER.search(text))


def quotation_of(text: str, *, marks_mean_direct: bool) -> CellQuotation:
    """Tell the kind of a quotation.

    Args:
        text: the cell.
        marks_mean_direct: some cell of the column stands between quotation marks as a whole, so that one
            without is a paraphrase; else the column holds quotations without marks.
    """
    stripped = text.strip()
    if is_whole(stripped):
        return CellQuotation("direct", stripped[1:-1].strip())
    if not marks_mean_direct:
        return CellQuotation("direct", stripped)
    if not has_marks(stripped):
        return CellQuotation("indirect", stripped)
    if stripped.count('"') % 2 or stripped.count("“") != stripped.count("”"):
        return CellQuotation(
            "", stripped, "a quotation mark has no partner: say the kind in a column, or close it"
        )
    curly = re.sub(
        r"[„«»]", lambda match: {"„": "“", "«": "“", "»": "”"}[match[0]], _STRAIGHT.sub(r"“\1”", stripped)
    )
    if re.search(r"“[^“”]+”", curly):
        return CellQuotation("mixed", curly)
    return CellQuotation(
        "", stripped, "its quotation marks hold nothing: say the kind in a column, or correct them"
    )


def _stays_open(opening: str, closing: str, inner: str) -> bool:
    """Whether the first mark is closed by nothing before the last one."""
    if opening not in inner and closing not in inner:
        return True
    depth = 1
    for character in inner:
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return False
    return True
