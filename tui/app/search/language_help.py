"""The forms of the search language, as help and search show them."""

from __future__ import annotations

SEARCH_LANGUAGE = (
    ("moderate opposition", "all of these words, inflected or not"),
    ('"regime change"', "exactly these words, in this order"),
    ("veto OR resolution", "either of them"),
    ("assad -ceasefire", "without a word, its inflections and other names"),
    ("october 2015", "said or happened then, or the words themselves"),
    ("destab*", "all words that begin so"),
    ("NEAR(fate people, 8)", "at most 8 words apart"),
    ("speaker:lavrov", "said by somebody of that name"),
    ("party:us", "said by that party"),
    ("issue:assad-role", "on that issue"),
    ("source:reuters", "from that source"),
    ("event:vienna", "part of that event"),
    ("question:russia-backs-fsa", "on that question"),
    ("place:geneva", "what happened at a place, and what was said there"),
    ("kind:direct", "direct, mixed or indirect; of events their kind, such as kind:vote"),
    ("basis:background", "on_record, background, leaked or document"),
    ("lang:ru", "in that language, or rendered in it"),
    ("tag:joint", "with that tag"),
    (
        "is:unanswered",
        "put to a party that never took it up; also is:corrected, is:translated, is:draft, is:checked",
    ),
    (
        "is:contested",
        "events of which accounts differ; also is:planned, is:claimed, is:cancelled, is:occurred",
    ),
    ("before:2015-12", "before a day, a month or a year"),
    ("after:2015-09-30", "after it"),
    ("on:2015-12-15", "on it"),
    (
        "in:events",
        (
            "only those; also in: statements, positions, assessments, questions, issues, sources, texts, "
            "people, parties"
        ),
    ),
)
"""(what can be typed, what it finds)."""
