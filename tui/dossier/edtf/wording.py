"""Dates as readers type them."""

from __future__ import annotations

import re

from tui.dossier.edtf.form import Edtf, EdtfError
from tui.dossier.edtf.parsing import parse
from tui.dossier.edtf.showing import MONTHS

_TYPED = "type 2015-12-15, 15 dec 2015, dec 2015 or 2015"
_LONG_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
# Not compiled here: the reader's start would pay for a prompt that may never be opened.
_SHAPES = (
    rf"{_NAME},? {_YEAR}",
    rf"{_DAY} {_NAME},? {_YEAR}",
    rf"{_NAME} {_DAY},? {_YEAR}",
    rf"{_YEAR} {_NAME}(?: {_DAY})?",
    rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}",
    rf"{_YEAR}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})",
    rf"(?P<month>\d{{1,2}})[./-]{_YEAR}",
)
_SLASHES = rf"(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}"


def read_words(text: str) -> Edtf:
    """Read a date as a reader types it.

    Args:
        text: any EDTF form, or words: `oct 2015`, `15 dec 2015`, `December 15, 2015`, `15.12.2015` (day
            first).

    Raises:
        EdtfError: it cannot be read, or may be read in two ways (`05/06/2015`).
    """
    words = " ".join(text.split())
    try:
        return parse(words.upper() if words[:1].isdigit() and "x" in words else words)
    except EdtfError as error:
        lowered = words.lower()
        slashes = re.fullmatch(_SLASHES, lowered, re.ASCII)
        if slashes:
            return _parsed(text, *_day_and_month(text, slashes))
        for shape in _SHAPES:
            match = re.fullmatch(shape, lowered, re.ASCII)
            if match:
                return _parsed(text, *_named(text, match.groupdict()))
        # What has EDTF's shape is better refused with EDTF's own reason.
        if re.fullmatch(r"[\dXT:/.?~%Z+-]*\d{4}[\dXT:/.?~%Z+-]*", words, re.ASCII):
            raise
        raise EdtfError(f"“{text[:60]}” is not a date", _TYPED) from error


def _named(text: str, groups: dict[str, str | None]) -> tuple[str, str, str | None]:
    """Give year, month and day of a match by name."""
    month = groups.get("month") or _month(text, groups.get("name") or "")
    return groups["year"] or "", month, groups.get("day")


def _month(text: str, name: str) -> str:
    stem = "sep" if name == "sept" else name
    for number, (short, long) in enumerate(zip(MONTHS, _LONG_NAMES, strict=True), start=1):
        if stem == short.lower() or stem == long:
            return str(number)
    raise EdtfError(f"“{text[:60]}”: there is no month “{name}”", _TYPED)


def _day_and_month(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """Tell day from month where only one reading is possible."""
    first, second, year = match.groups()
    if int(first) <= 12 and int(second) <= 12 and first != second:
        reason = f"“{text[:60]}” may put the day first or the month first"
        raise EdtfError(reason, f"type {year}-{second:0>2}-{first:0>2} or {year}-{first:0>2}-{second:0>2}")
    return (year, second, first) if int(second) <= 12 else (year, first, second)


def _parsed(text: str, year: str, month: str, day: str | None) -> Edtf:
    iso = f"{year}-{month:0>2}" if day is None else f"{year}-{month:0>2}-{day:0>2}"
    try:
        return parse(iso)
    except EdtfError as error:
        raise EdtfError(f"“{text[:60]}” names a day that does not exist", error.advice) from error
