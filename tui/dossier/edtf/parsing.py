"""Reading a date written in EDTF."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tui.dossier.edtf.bounds import FIRST_MINUTE, LAST_MINUTE, bounds, minutes_of
from tui.dossier.edtf.form import MINUTES_A_DAY, OPEN, Edtf, EdtfError, Point

FORMS = (
    "write 2015-12-15, 2015-12 or 2015; add ~ for “about”, ? for “perhaps”; 2015-12-08/2015-12-10 for a span"
)

_MONTHS = "months run from 01 to 12, seasons from 21 to 24: write 2015-12"
_LONGEST = 60
"""Two date-times with seconds, offsets and qualifiers need 53 characters."""
# Compiled when they are used: most dates are a day, read without them.
_POINT = (
    r"(?a)(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?P<zone>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?"
    r")?)?(?P<qualifier>[?~%])?"
)
_WITHIN = r"\[ ?([^.\[\]/]*) ?\.\. ?([^.\[\]/]*) ?\]"


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Read a date in EDTF, level 0 or 1.

    Args:
        text: `2015-12-15`, `2015-12`, `2015`, `2015-12-15T14:30`, `2011-08?`, `2015-12~`, `2015-12-XX`,
            `201X`, `2015-22` (a season), `2015-12-08/2015-12-10`, `2015/..`, `/2015`,
            `[2015-06-01..2015-06-10]` (level 2: a day within bounds) …

    Raises:
        EdtfError: the text is no such date, or there is no such day.
    """
    # date.fromisoformat also reads week dates, which are no EDTF: both hyphens must be in place.
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            start = date.fromisoformat(text).toordinal() * MINUTES_A_DAY
        except ValueError:
            pass
        else:
            return Edtf(text, start, start + MINUTES_A_DAY - 1)
    parts = split(text)
    return Edtf(text, *(_bounds(text, parts) if isinstance(parts, Point) else _span(text, *parts)))


def _split_bounds(text: str) -> tuple[Point | str, Point | str]:
    """Take a day within bounds apart, `[2015-06-01..2015-06-10]` (EDTF level 2, one of a set): its two ends.

    Raises:
        EdtfError: the text does not have that shape.
    """
    match = re.fullmatch(_WITHIN, text) if len(text) <= _LONGEST else None
    if match is None:
        advice = "a day within bounds is written [2015-06-01..2015-06-10], [..2015-06-16] or [2015-06-01..]"
        raise EdtfError(f"“{text[:_LONGEST]}” is not a date", advice)
    start, end = (_point(text, part) if part else OPEN for part in match.groups())
    return start, end


def split(text: str) -> Point | tuple[Point | str, Point | str]:
    """Take a date apart into its point or its two ends; an end is `..` or empty where it is open or unknown.

    Raises:
        EdtfError: the text does not have the shape of a date; whether there is such a day is not looked at.
    """
    if len(text) > _LONGEST:
        raise EdtfError(f"“{text[:_LONGEST]}…” is not a date", FORMS)
    if text[:1] == "[":
        return _split_bounds(text)
    if not text:
        raise EdtfError("the date is empty", FORMS)
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text, text)
    if "/" in end:
        raise EdtfError(f"“{text}” is not a date", "a span has one slash: write 2015-12-08/2015-12-10")
    return _end(text, start), _end(text, end)


def _end(text: str, part: str) -> Point | str:
    return part if part in ("", OPEN) else _point(text, part)


def _point(text: str, part: str) -> Point:
    """Read one end, refusing what level 1 does not know."""
    match = re.fullmatch(_POINT, part)
    if match is None:
        raise EdtfError(f"“{text}” is not a date", _advice(part))
    year, month, day, clock, zone, qualifier = match.groups(default="")
    if month in ("", "XX"):
        if day not in ("", "XX"):
            raise EdtfError(f"“{text}” has a day but no month", "write 2015-XX or 2015-12-15")
        number = None
    else:
        number = int(month)
    if number is not None and "X" in year:
        raise EdtfError(f"“{text}” has a month but not the whole year", "write 201X or 2015-12")
    if clock and (number is None or day == "XX"):
        raise EdtfError(f"“{text}” has a time but no day", "write 2015-12-15T14:30 or 2015-12")
    return Point(year, number, None if day in ("", "XX") else int(day), clock, zone, qualifier)


def _bounds(text: str, point: Point) -> tuple[int, int]:
    """Give a point's bounds, saying what is wrong where there is no such day."""
    if point.year == "0000":
        raise EdtfError(f"“{text}” has the year 0000", "years run from 0001 to 9999")
    month, day = point.month, point.day
    if month is not None and not (1 <= month <= 12 or (21 <= month <= 24 and day is None)):
        turned = month > 12 and day is not None and 1 <= day <= 12
        advice = f"write {point.year}-{day:02}-{month:02}, the month before the day" if turned else _MONTHS
        raise EdtfError(f"“{text}” has no such month", advice)
    try:
        return bounds(point)
    except ValueError:
        advice = f"write {point.year}-{month:02} if only the month is known"
        raise EdtfError(f"“{text}” names a day that does not exist", advice) from None


def _span(text: str, start: Point | str, end: Point | str) -> tuple[int, int]:
    if isinstance(start, str) and isinstance(end, str):
        raise EdtfError(f"“{text}” has neither a start nor an end", "write 2015/.. or ../2015")
    lower = FIRST_MINUTE if isinstance(start, str) else _bounds(text, start)[0]
    upper = LAST_MINUTE if isinstance(end, str) else _bounds(text, end)[1]
    ahead = 0
    if isinstance(start, Point) and isinstance(end, Point) and start.zone and end.zone:
        ahead = minutes_of(start.zone) - minutes_of(end.zone)
    if lower - ahead > upper:
        raise EdtfError(f"“{text}” ends before it starts", "write the earlier date first")
    # Who flies west may arrive at an earlier hour than that of leaving.
    return lower, max(lower, upper)


def _advice(part: str) -> str:
    """Give the example that fits the commonest slips."""
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{4}-\d", part, re.ASCII):
        return "write " + "-".join(piece.zfill(2) for piece in part.split("-"))
    if hour := re.match(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)", part, re.ASCII):
        if hour[2] == "24":
            return f"hours run from 00 to 23: write 00:{hour[3]} of the next day"
        if int(hour[2]) > 24 or int(hour[3]) > 59:
            return "hours run from 00 to 23, minutes from 00 to 59"
    if re.match(r"\d{4}-\d\d-\d\d[ tT]", part, re.ASCII):
        return "write the time of day as 2015-12-15T14:30, with Z or +03:00 behind it where the zone is known"
    if re.match(r"[Yy]?-?\d{5}|-\d", part, re.ASCII):
        return "years have four digits and run from 0001 to 9999"
    return FORMS
