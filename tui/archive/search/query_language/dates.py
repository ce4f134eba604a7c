"""Dates in words, as they are typed among other words: `october 2015`, `14 sept`, `2015`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
_NUMBER = re.compile("[0-9]{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")
_NUMERIC = re.compile(
    r"(?:1[5-9]|20)[0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?|[0-9]{1,2}[./][0-9]{1,2}[./](?:1[5-9]|20)[0-9]{2}"
)
_ALONE = frozenset(_MONTHS) - {"may", "march", "august"}
"""What is a month even with no number beside it."""


def days(words: list[str], years: Iterable[int]) -> list[When]:
    """What some words mean if they are a date, and nothing if they are not.

    Args:
        words: One to three, as they were typed.
        years: Those in which a day or a month without a year is looked for.
    """
    lowered = [word.lower() for word in words]
    if len(words) == 1 and (_YEAR.fullmatch(lowered[0]) or _NUMERIC.fullmatch(lowered[0])):
        return _read(lowered[0])
    months = sum(word in _NAMES for word in lowered)
    numbers = [word for word in lowered if _NUMBER.fullmatch(word)]
    dated = [word for word in lowered if _YEAR.fullmatch(word)]
    if months != 1 or months + len(numbers) + len(dated) != len(words) or len(numbers) > 1 or len(dated) > 1:
        return []
    if dated:
        return _read(_ordered(lowered))
    if not numbers and lowered[0] not in _ALONE:
        return []
    return [when for year in years for when in _read(_ordered([*lowered, str(year)]))]


def _ordered(words: list[str]) -> str:
    """Day, month and year in that order, the day without its ending."""
    day = [re.sub("[a-z]", "", word) for word in words if _NUMBER.fullmatch(word)]
    month = [word for word in words if word in _NAMES]
    return " ".join([*day, *month, *(word for word in words if _YEAR.fullmatch(word))])


def _read(text: str) -> list[When]:
    try:
        date = read_words(text)
    except EdtfError:
        return []
    return [When("on", date.lower, date.upper, text)]
