"""Dates as readers type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from tui.dossier.edtf.bounds import month_end
from tui.dossier.edtf.form import MINUTES_A_DAY, Edtf, EdtfError
from tui.dossier.edtf.parsing import parse
from tui.dossier.edtf.showing import MONTHS
from tui.dossier.nearest_names import nearest

_LONGEST = 200
"""Characters that are looked at."""
_TYPED = "type 2015-12-15, 15 dec 2015, dec 2015, summer 2015, 2015, today or -3m"
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
    rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
    rf"{_YEAR}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})",
    rf"(?P<month>\d{{1,2}})[./-]{_YEAR}",
)
_A_MONTH = "(?P<name>" + "|".join((*(short.lower() for short in MONTHS), "sept", *_LONG_NAMES)) + r")\.?"
_SHAPES_WITHOUT_YEAR = (rf"{_DAY} {_NAME}", rf"{_NAME} {_DAY}", _A_MONTH)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = (
    r"(?:(?P<first>\d{4}) )?(?P<name>spring|summer|autumn|fall|winter)(?:,? (?P<year>\d{4})(?:[–/-]\d\d)?)?"
)
_QUARTER = r"q(?P<n>[1-4]) ?(?P<year>\d{4})|(?P<first>\d{4})[- ]?q(?P<number>[1-4])"
_WEEK = r"(\d{4})-?w(\d\d)(?:-?([1-7]))?"
_ABOUT = r"(?:(about|around|circa|ca\.?|c\.)|(perhaps|possibly)) ?(.+)"
_NO_CENTURY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d\d|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d\d"
_AGO = r"(\d{1,4}|an?) (day|week|month|year)s? ago"
_REWRITTEN = (
    (r"^(winter,? \d{4})[–/-]\d\d$", r"\1"),
    ("[‐‑−]", "-"),  # hyphens and a minus that are not the keyboard's
    (r"(?<=\d)–(?=\d\d–\d\d\b)|(?<=\d\d\d\d–\d\d)–(?=\d)", "-"),
    (r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=[a-z0-9])", ""),
    (r"^(?:on |from )?(?:the )?(?=[a-z0-9])", ""),
    (r"(?<=\d)(st|nd|rd|th) of (?=[a-z])|(?<=\d) of (?=[a-z])", " "),
    (r"(?<=\d)[-/ ]?(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", " "),
    (r"(?<=[a-z])[-/](?=\d)", " "),
    (r"^([a-z]{3,9})(?=\d)", r"\1 "),
    (r"(?<=[a-z])(?=\d{4}$)", " "),
    (r"^(\d{1,2})-(\d{1,2}) (?=[a-z])", r"\1 – \2 "),
    (r"^(\d{4}-\d\d-\d\d)(?:,? at |,? )(?=\d\d[:.]?\d\d)", r"\1t"),
    (r"^(\d{4}-\d\d-\d\dt\d\d)\.?(?=\d\d)", r"\1:"),
    (r"(?<=:\d\d) ?(?:utc|gmt)$", "z"),
    (r"^(?:the )?(?:last|past|previous) (?=(?:day|week|month|year)$)", "-1 "),
    (r"^(?:the )?(?:end of|late) (?=[a-z\d])", ""),
    (r"^[~≈] ?(?=[a-z\d])", "about "),
    (r"(?<=\d)\.\.(?=\d)", " – "),
)
"""Ways of writing that mean the same as a plainer one."""
_SLASHES = rf"(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}"


class DateContext(NamedTuple):
    """What a reader has before the eyes, from which a date may be left incomplete; days are ordinals."""

    first: int
    """The first day of the record."""
    last: int
    day: int
    """The day that is read, from which `-3m` counts."""


class AmbiguousDate(EdtfError):  # noqa: N818 - as a person reads it
    """A date that may be read in two ways."""


def read_words(text: str, context: DateContext | None = None) -> Edtf:
    """Read a date as a reader types it.

    Args:
        text: any EDTF form, or words: `oct 2015`, `15 dec 2015`, `December 15, 2015`, `15.12.2015` (day
            first), `summer 2015`, `20151215`, `today`, `-3m`, `8 dec 2015 – 10 dec 2015`; `10 dec` where the
            record leaves one year.
        context: what is before the reader's eyes; without it a year must be given.

    Raises:
        EdtfError: it cannot be read, or may be read in two ways (`05/06/2015`).
    """
    words = " ".join(text.split())
    try:
        return parse(words.upper() if words[:1].isdigit() and "x" in words else words)
    except EdtfError as error:
        lowered = _plain(words)
        if (about := re.fullmatch(_ABOUT, lowered)) and about[3] != lowered:
            return _qualified(text, about[3], "~" if about[1] else "?", context)
        if span := re.fullmatch(r"(.+?)(?: ?[–—] ?| - | to | until )(.+)", lowered):
            return _span(text, span[1], span[2], context)
        if (day := _counted(lowered, context)) is not None:
            return parse(date.fromordinal(min(max(day, 1), date.max.toordinal())).isoformat())
        if season := re.fullmatch(_SEASON, lowered):
            number = str(_SEASONS[season["name"]])
            if year := season["year"] or season["first"]:
                return parse(f"{year}-{number}")
            return _in_the_year(text, ("", number, None), context)
        if quarter := re.fullmatch(_QUARTER, lowered, re.ASCII):
            year, last = quarter["year"] or quarter["first"], int(quarter["n"] or quarter["number"]) * 3
            return parse(f"{year}-{last - 2:02}/{year}-{last:02}")
        if week := re.fullmatch(_WEEK, lowered, re.ASCII):
            return _week(text, *week.groups())
        if lowered != words.lower() and re.fullmatch(r"\d{4}|\d{4}-\d\d-\d\dt.*", lowered, re.ASCII):
            return parse(lowered.upper().replace(" +", "+"))
        slashes = re.fullmatch(_SLASHES, lowered, re.ASCII)
        if slashes:
            return _parsed(text, *_day_and_month(text, slashes))
        for shape in _SHAPES:
            match = re.fullmatch(shape, lowered, re.ASCII)
            if match:
                return _parsed(text, *_named(text, match.groupdict()))
        for shape in _SHAPES_WITHOUT_YEAR:
            match = re.fullmatch(shape, lowered, re.ASCII)
            if match:
                return _in_the_year(text, _named(text, {"year": "", **match.groupdict()}), context)
        if re.fullmatch(_NO_CENTURY, lowered, re.ASCII):
            reason = f"“{text[:60]}” leaves the century open"
            raise EdtfError(reason, "write the year with four digits") from error
        # What has EDTF's shape is better refused with EDTF's own reason.
        if re.fullmatch(r"[\dXT:/.?~%Z+-]*\d{4}[\dXT:/.?~%Z+-]*", words, re.ASCII):
            raise
        raise EdtfError(f"“{text[:60]}” is not a date", _TYPED) from error


def _plain(words: str) -> str:
    """Words in small letters, with the usual hyphens, and without weekdays and small words."""
    lowered = unicodedata.normalize("NFKC", words).lower()[:_LONGEST]
    for pattern, instead in _REWRITTEN:
        lowered = re.sub(pattern, instead, lowered)
    return lowered


def _week(text: str, year: str, number: str, day: str | None) -> Edtf:
    """Read a week of ISO 8601, or a day of one."""
    try:
        first = date.fromisocalendar(int(year), int(number), int(day or 1))
        last = date.fromisocalendar(int(year), int(number), int(day or 7))
    except ValueError:
        raise EdtfError(f"“{text[:60]}” names a week that does not exist", _TYPED) from None
    return parse(first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")


def _qualified(text: str, words: str, qualifier: str, context: DateContext | None) -> Edtf:
    """Read `about 2015` and `perhaps May 2015`."""
    date_text = read_words(words, context).text
    if "/" in date_text or date_text[-1] in "?~%]":
        raise EdtfError(f"“{text[:60]}” is not a date", _TYPED)
    return parse(date_text + qualifier)


def _span(text: str, start: str, end: str, context: DateContext | None) -> Edtf:
    """Read two dates with a dash between them; what the first leaves out is the second's."""
    last = read_words(end, context)
    shared = re.search(r"(?: [a-z]+\.?)?,? \d{4}$", end)
    for first in (start, start + shared[0] if shared else start, f"{start} {last.text[:4]}"):
        try:
            return parse(f"{read_words(first, context).text}/{last.text}")
        except EdtfError as error:
            refusal = error
    raise EdtfError(f"“{text[:60]}” is no span of time", refusal.advice)


def _counted(words: str, context: DateContext | None) -> int | None:
    """Read `today`, `yesterday` or a step from the day that is read, `-3m`; None for anything else."""
    today = date.today()
    if ago := re.fullmatch(_AGO, words, re.ASCII):
        words = f"-{1 if ago[1][0] == 'a' else ago[1]}{ago[2][0]}"
    if words in ("today", "now", "yesterday", "tomorrow"):
        return today.toordinal() + {"yesterday": -1, "tomorrow": 1}.get(words, 0)
    step = re.fullmatch(r"([+-]) ?(\d{1,4}) ?([dwmy])[a-z]*", words, re.ASCII)
    if step is None:
        return None
    start = today if context is None else date.fromordinal(context.day)
    number = int(step[2]) * (-1 if step[1] == "-" else 1)
    if step[3] in "dw":
        return start.toordinal() + number * (7 if step[3] == "w" else 1)
    months = start.year * 12 + start.month - 1 + number * (12 if step[3] == "y" else 1)
    year, month = min(max(months // 12, 1), 9999), months % 12 + 1
    return min(date(year, month, 1).toordinal() + start.day - 1, month_end(year, month))


def _in_the_year(text: str, parts: tuple[str, str, str | None], context: DateContext | None) -> Edtf:
    """Give a day or month the one year of the record in which it lies."""
    _year, month, day = parts
    if context is None:
        raise EdtfError(f"“{text[:60]}” has no year", _TYPED)
    years = range(date.fromordinal(context.first).year, date.fromordinal(context.last).year + 1)
    fitting = []
    for year in years:
        try:
            when = _parsed(text, f"{year:04}", month, day)
        except EdtfError:
            continue
        if when.upper // MINUTES_A_DAY >= context.first and when.lower // MINUTES_A_DAY <= context.last:
            fitting.append(when)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise EdtfError(f"“{text[:60]}” lies in no year of the record", _TYPED)
    advice = (
        f"type {fitting[-1].text}" if len(fitting) > 3 else f"type {' or '.join(w.text for w in fitting)}"
    )
    raise AmbiguousDate(f"“{text[:60]}” lies in {len(fitting)} years of the record", advice)


def _named(text: str, groups: dict[str, str | None]) -> tuple[str, str, str | None]:
    """Give year, month and day of a match by name."""
    month = groups.get("month") or _month(text, groups.get("name") or "")
    return groups["year"] or "", month, groups.get("day")


def _month(text: str, name: str) -> str:
    stem = "sep" if name == "sept" else name
    for number, (short, long) in enumerate(zip(MONTHS, _LONG_NAMES, strict=True), start=1):
        if stem == short.lower() or stem == long:
            return str(number)
    near = nearest(name, (*_LONG_NAMES, *map(str.lower, MONTHS)))
    advice = f"did you mean {near[0]}?" if near else _TYPED
    raise EdtfError(f"“{text[:60]}”: there is no month “{name}”", advice)


def _day_and_month(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """Tell day from month where only one reading is possible."""
    first, second, year = match.groups()
    if int(first) <= 12 and int(second) <= 12 and first != second:
        reason = f"“{text[:60]}” may put the day first or the month first"
        raise AmbiguousDate(
            reason, f"type {year}-{second:0>2}-{first:0>2} or {year}-{first:0>2}-{second:0>2}"
        )
    return (year, second, first) if int(second) <= 12 else (year, first, second)


def _parsed(text: str, year: str, month: str, day: str | None) -> Edtf:
    iso = f"{year}-{month:0>2}" if day is None else f"{year}-{month:0>2}-{day:0>2}"
    try:
        return parse(iso)
    except EdtfError as error:
        raise EdtfError(f"“{text[:60]}” names a day that does not exist", error.advice) from error
