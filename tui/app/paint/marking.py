"""The words that a search found, marked wherever a text stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.report.visible import visible

if TYPE_CHECKING:
    from tui.app.paint.ink import Span

Mark = Callable[[str], Sequence[tuple[int, int]]]
"""Finds in a text what a search found: where each match begins and ends, in code points, in order."""


def no_marks(_text: str) -> tuple[tuple[int, int], ...]:
    """Mark nothing."""
    return ()


def marked(text: str, marks: Sequence[tuple[int, int]], ink: str) -> list[Span]:
    """A text as spans, its matches marked.

    Args:
        text: the text as recorded.
        marks: see `Mark`.
        ink: the ink of all of it.
    """
    spans: list[Span] = []
    at = 0
    for start, end in marks:
        if start > at:
            spans.append((visible(text[at:start]), ink))
        if end > max(at, start):
            spans.append((visible(text[max(at, start) : end]), f"{ink} mark".strip()))
        at = max(at, end)
    return [*spans, (text[at:], ink)]
