"""The forms of the search language, as help and search show them."""

from __future__ import annotations

SEARCH_LANGUAGE = (
    ("moderate opposition", "all of these words, inflected or not"),
    ('"regime change"', "exactly these words, in this order"),
    ("veto OR resolution", "either of them"),
    ("assad -ceasefire", "without a word"),
    ("destab*", "all words that begin so"),
    ("NEAR(fate people, 8)", "at most 8 words apart"),
    ("speaker:lavrov", "said by somebody of that name"),
    ("party:us", "said by that party"),
    ("issue:assad-role", "on that issue"),
    ("source:reuters", "from that source"),
    ("kind:direct", "direct, mixed or indirect"),
    ("is:unanswered", "put to a party that never took it up"),
    ("before:2015-12", "before a day, a month or a year"),
    ("after:2015-09-30", "after it"),
    ("on:2015-12-15", "on it"),
    ("in:events", "events instead of statements"),
)
"""(what can be typed, what it finds)."""
