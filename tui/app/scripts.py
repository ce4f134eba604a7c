"""Scripts that run from right to left, which terminals place each in their own way."""

from __future__ import annotations

from unicodedata import bidirectional


def runs_right_to_left(text: str) -> bool:
    """Whether a text has a letter of a script that runs from right to left, so that its line holds nothing else."""
    return not text.isascii() and any(bidirectional(character) in ("R", "AL") for character in text)
