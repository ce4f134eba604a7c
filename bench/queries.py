"""What is typed into search: short beginnings, common and rare words, phrases, filters."""

from __future__ import annotations

QUERIES = (
    "the",
    "to",
    "in",
    "a",
    "re",
    "st",
    "pr",
    "assad",
    "syria",
    "moderate opposition",
    "security council resolution",
    "ceasefire",
    "vetoes",
    "terrorist list",
    "negotiations in geneva",
    "“governing body”",
    '"the government"',
    '"mutual consent"',
    "veto OR resolution",
    "russian -military",
    "destab*",
    "NEAR(fate people, 8)",
    "al-Assad",
    "don't",
    "U.S. military",
    "cease-fire",
    "S/2015/990",
    "ISIL",
    "party:us strikes",
    "party:russia the",
    "issue:issue-01 transition",
    "issue:issue-40 of",
    "speaker:actor-001 talks",
    "kind:direct sovereignty",
    "before:2013 chemical weapons",
    "after:2015-09-30 air strikes",
    "on:2015-12-08 will",
    "is:unanswered demand",
    "in:events meeting",
    "переговоры в Женеве",
    "الأسد",
    "停火",
    "qxzzy",
)
"""Each is typed a key at a time: every beginning of it is a search."""

PAINTED = ("the", "strikes", "mutual consent", "party:us as", "veto OR resolution")
"""A sample that is typed in the running reader."""


def needle(text: str) -> str:
    """What one would have ripgrep look for instead: the longest word, without the language of filters.

    Args:
        text: a query or the beginning of one.

    Returns:
        A word, empty where there is none yet.
    """
    words = [word.strip('"“”()*,') for word in text.replace("NEAR(", "").split() if not word.startswith("-")]
    plain = [word for word in words if ":" not in word and word not in ("OR", "8")]
    return max(plain, key=len, default="")
