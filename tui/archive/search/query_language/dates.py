"""Dates in words, as they are typed among other words: `october 2015`, `14 sept`, `8–10 Dec 2015`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tui.archive.search.query_language.query import When
from tui.dossier.edtf import EdtfError, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHORT = frozenset((*(month[:3] for month in _MONTHS), "sept"))
_NAMES = _SHORT | frozenset(_MONTHS)
# Not compiled here: few queries hold a date.
_NUMBER = "[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = "(?:1[5-9]|20)[0-9]{2}"
_NUMERIC = (
    r"(?:1[5-9]|20)[0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?|[0-9]{1,2}[./][0-9]{1,2}[./](?:1[5-9]|20)[0-9]{2}"
)
_WITH_YEAR = rf"(?<![0-9]){_YEAR}(?![0-9])|0s"
_ALONE = frozenset(_MONTHS) - {"may", "march", "august"}
"""What is a month even with no number beside it."""


_SIDE: dict[str, tuple[Literal["before", "after"], bool]] = {
    "before": ("before", False), "until": ("before", True), "till": ("before", True),
    "after": ("after", False), "since": ("after", True),
}  # fmt: skip
"""What stands before a date that is a bound, and whether the date itself counts."""
_HEDGES = [
    "about",
    "around",
    "circa",
    "ca",
    "perhaps",
    "possibly",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
]
_ANY_NAME = "|".join(sorted(_NAMES))
_PIECE = (
    rf"(?:{_NUMBER}|{_ANY_NAME})(?:[–—-](?:{_NUMBER}|{_ANY_NAME}))?"
    rf"|{_YEAR}(?:[–—/-](?:{_YEAR}|[0-9]{{2}}))?|(?:1[5-9]|20)[0-9]0s|[–—-]|to|and"
    rf"|{'|'.join(_HEDGES)}"
)
"""What a date of several words may be made of, or two of them."""
_ENDS = frozenset(["–", "—", "-", "to", "and"])
_CLOCK = "[0-9]{1,2}:[0-9]{2}|utc(?:[+–−-][0-9:]+)?"
"""A time of day, which counts for no more than its day."""
_DECADE = "([0-9]{3})0s"
_FORMAL = r"(?=.*(?:1[5-9]|20)[0-9]{2})[0-9][0-9T:/.?~%Z+-]{4,}|\.\./[0-9-]+"
"""A date as the format has it."""
_FIRST = _NAMES | _SIDE.keys() | frozenset(_HEDGES)
MOST = 8
"""The most words of a date."""


def may_begin(word: str) -> bool:
    """Whether a date may begin with a word."""
    lowered = word.lower().strip(",.")
    return any(character.isdigit() for character in lowered) or re.split("[–—-]", lowered)[0] in _FIRST


def days(words: list[str], years: Iterable[int]) -> list[When]:
    """What some words mean if they are a date, and nothing if they are not.

    Args:
        words: At most `MOST`, as they were typed.
        years: Those in which a day or a month without a year is looked for.
    """
    lowered = [word.lower() for word in words]
    if len(words) > 1 and lowered[0] in _SIDE:
        how, itself = _SIDE[lowered[0]]
        return [_bound(how, when, itself=itself) for when in days(lowered[1:], years)]
    lowered = [word for word in lowered if not re.fullmatch(_CLOCK, word)] if len(words) > 1 else lowered
    if not lowered or (len(lowered) < len(words) and re.fullmatch(_CLOCK, words[0].lower())):
        return []
    return _days(lowered, years) or _several(lowered)


def _bound(how: Literal["before", "after"], when: When, *, itself: bool) -> When:
    """What lies before or after a date, or from it on, or up to it."""
    lower, upper = when.lower, when.upper
    if itself:
        lower, upper = (upper + 1, upper + 1) if how == "before" else (lower - 1, lower - 1)
    return When(how, lower, upper, when.shown)


def _several(words: list[str]) -> list[When]:
    """Two dates with all between them, or one that is not quite known; either with a year."""
    if len(words) == 1 and re.fullmatch(_FORMAL, words[0].upper()):
        return _read(words[0].upper())
    text = " ".join(words)
    if not all(re.fullmatch(_PIECE, word) for word in words) or words[0] in _ENDS or words[-1] in _ENDS:
        return []
    if not re.search(_WITH_YEAR, text) or (len(words) == 1 and not words[0].rstrip("s")[-1].isdigit()):
        return []
    if " and " in text and any(re.fullmatch(_NUMBER, word) for word in words):
        return []  # two days, and not what lies between them
    decade = re.fullmatch(_DECADE, text)
    return _read(f"{decade[1]}X" if decade else text.replace(" and ", " to "))


def _days(lowered: list[str], years: Iterable[int]) -> list[When]:
    """What is one day, month or year."""
    if len(lowered) == 1 and (re.fullmatch(_YEAR, lowered[0]) or re.fullmatch(_NUMERIC, lowered[0])):
        return _read(lowered[0])
    months = sum(word in _NAMES for word in lowered)
    numbers = [word for word in lowered if re.fullmatch(_NUMBER, word)]
    dated = [word for word in lowered if re.fullmatch(_YEAR, word)]
    if (
        months != 1
        or months + len(numbers) + len(dated) != len(lowered)
        or len(numbers) > 1
        or len(dated) > 1
    ):
        return []
    if dated:
        return _read(_ordered(lowered))
    if not numbers and lowered[0] not in _ALONE:
        return []
    return [when for year in years for when in _read(_ordered([*lowered, str(year)]))]


def _ordered(words: list[str]) -> str:
    """Day, month and year in that order, the day without its ending."""
    day = [re.sub("[a-z]", "", word) for word in words if re.fullmatch(_NUMBER, word)]
    month = [word for word in words if word in _NAMES]
    return " ".join([*day, *month, *(word for word in words if re.fullmatch(_YEAR, word))])


def _read(text: str) -> list[When]:
    try:
        date = read_words(text)
    except EdtfError:
        return []
    return [When("on", date.lower, date.upper, text)]
