"""Scripts that run from right to left, which terminals place each in their own way."""

from __future__ import annotations

from unicodedata import bidirectional


def runs_right_to_left(text: str) -> bool:
    """Whether a text has a letter of such a script, so that its lines have to hold nothing else."""
    return not text.isascii() and any(bidirectional(letter) in ("R", "AL") for letter in text)
