"""Dates in words that mean a day by another: `yesterday`, `on Tuesday`, `last month`, `December 15`."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
} | {"a": 1, "an": 1}
_DAY_NAMES = "|".join(_WEEKDAYS)
_MONTH_NAMES = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + r"|sept\.?"
WORDS = (
    r"today|tonight|this (?:morning|afternoon|evening)|yesterday|tomorrow|the day before yesterday|"
    rf"(?:on |last |this )?(?:{_DAY_NAMES})(?: (?:morning|afternoon|evening|night))?|"
    r"(?:last|(?:earlier )?this) (?:week|month|year)|"
    rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}}) (?:day|week|month|year)s? ago|"
    rf"(?:{_MONTH_NAMES}) \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH_NAMES})|"
    rf"(?:in |last )(?:{'|'.join(_MONTHS)})"
)
"""A pattern of what can be told, in small letters."""


def told_from(words: str, day: date) -> str | None:
    """Tell what words mean when they are said on a day; of two days the one before it, as reports look back.

    Args:
        words: such as `on Tuesday`, `two weeks ago`, `December 15`.
        day: the day on which they are said.

    Returns:
        The date in EDTF, as coarse as the words are; None for other words.
    """
    text = " ".join(words.lower().split()).strip(".,")
    if text in ("today", "tonight") or re.fullmatch(r"this (?:morning|afternoon|evening)", text):
        return day.isoformat()
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
    if text in steps:
        return (day + timedelta(days=steps[text])).isoformat()
    weekday = re.fullmatch(
        rf"(on |last |this )?({_DAY_NAMES})(?: (?:morning|afternoon|evening|night))?", text
    )
    if weekday:
        back = (day.weekday() - _WEEKDAYS.index(weekday[2])) % 7
        if back == 0 and weekday[1] == "last ":
            back = 7
        return (day - timedelta(days=back)).isoformat()
    ago = re.fullmatch(rf"({'|'.join(_NUMBERS)}|\d{{1,2}}) (day|week|month|year)s? ago", text)
    if ago:
        return _ago(int(ago[1]) if ago[1].isdigit() else _NUMBERS[ago[1]], ago[2], day)
    period = re.fullmatch(r"(?:earlier )?(last|this) (week|month|year)", text)
    if period:
        return _period(period[2], -1 if period[1] == "last" else 0, day)
    return _named(text, day)


def _ago(count: int, unit: str, day: date) -> str:
    if unit == "day":
        return (day - timedelta(days=count)).isoformat()
    if unit == "week":
        # Nobody who says `two weeks ago` means the very day.
        return f"{(day - timedelta(weeks=count)).isoformat()}~"
    return _period(unit, -count, day)


def _period(unit: str, step: int, day: date) -> str:
    if unit == "year":
        return str(day.year + step)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    last = monday + timedelta(days=6)
    return f"{monday.isoformat()}/{(min(last, day) if step == 0 else last).isoformat()}"


def _named(text: str, day: date) -> str | None:
    month_day = re.fullmatch(
        rf"(?P<m>{_MONTH_NAMES}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?", text
    ) or re.fullmatch(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH_NAMES})", text)
    if month_day:
        month = _month(month_day["m"])
        for year in (day.year, day.year - 1):
            try:
                named = date(year, month, int(month_day["d"]))
            except ValueError:
                continue
            # A day or two ahead is an announcement; more is last year's.
            if named <= day + timedelta(days=60):
                return named.isoformat()
        return None
    alone = re.fullmatch(rf"(?:in |last )({'|'.join(_MONTHS)})", text)
    if alone:
        month = _month(alone[1])
        return f"{day.year if month <= day.month else day.year - 1}-{month:02}"
    return None


def _month(name: str) -> int:
    return next(
        number for number, full in enumerate(_MONTHS, start=1) if full.startswith(name.rstrip(".")[:3])
    )
