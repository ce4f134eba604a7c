"""Dates as readers are shown them: as precise as they are known, and no more."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tui.dossier.edtf.form import OPEN, Edtf, EdtfError, Point
from tui.dossier.edtf.parsing import split

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_HEDGES = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_MARKS = {"~": "~{}", "?": "{}?", "%": "~{}?"}


def show(when: Edtf | str) -> str:
    """Write a date out: `15 Dec 2015`, `about Dec 2015`, `8–10 Dec 2015`, `since 2015`, `14 Dec 2015, 14:30`.

    Args:
        when: a date, or its text; a text that is no date is given back as it is.
    """
    return _show(when if isinstance(when, str) else when.text, False, True)


def show_short(when: Edtf | str, *, year: bool = True) -> str:
    """Write a date for a narrow column: no time of day, marks instead of words (`~Dec 2015`, `Aug 2011?`).

    Args:
        when: a date, or its text; a text that is no date is given back as it is.
        year: False leaves the year out where a month is given: `14 Dec`.
    """
    return _show(when if isinstance(when, str) else when.text, True, year)


def show_day(day: int, *, year: bool = True) -> str:
    """Write a day out, `15 Dec 2015`.

    Args:
        day: `date.toordinal`; days out of range are shown as the first or the last one there is.
        year: False leaves the year out.
    """
    known = date.fromordinal(min(max(day, 1), date.max.toordinal()))
    shown = f"{known.day} {MONTHS[known.month - 1]}"
    return f"{shown} {known.year}" if year else shown


@lru_cache(maxsize=8192)
def _show(text: str, short: bool, with_year: bool) -> str:
    try:
        parts = split(text)
    except EdtfError:
        return text
    if text[:1] == "[" and not isinstance(parts, Point):
        return _within(*parts, short, with_year)
    if isinstance(parts, Point):
        return _hedged(parts, short, with_year)
    start, end = parts
    if isinstance(start, Point):
        if isinstance(end, Point):
            return _span(start, end, short, with_year)
        shown = _hedged(start, short, with_year)
        return f"since {shown}" if end == OPEN or short else f"from {shown}, end unknown"
    if isinstance(end, Point):
        shown = _hedged(end, short, with_year)
        return f"until {shown}" if start == OPEN or short else f"until {shown}, start unknown"
    return text


def _within(start: Point | str, end: Point | str, short: bool, with_year: bool) -> str:
    """Write out that a day is not known, but between which days it lies."""
    if isinstance(start, Point) and isinstance(end, Point):
        shown = _span(start, end, short, with_year)
        return f"in {shown}" if short else f"on a day in {shown}"
    if isinstance(end, Point):
        return f"by {_hedged(end, short, with_year)}"
    return f"{_hedged(start, short, with_year)} or later" if isinstance(start, Point) else ""


def _hedged(point: Point, short: bool, with_year: bool) -> str:
    """Write a point out with its qualifier."""
    shown = _plain(point, short, with_year)
    if not point.qualifier:
        return shown
    return _MARKS[point.qualifier].format(shown) if short else _HEDGES[point.qualifier] + shown


def _plain(point: Point, short: bool, with_year: bool) -> str:
    """Write a point out without its qualifier."""
    shown = _date(point, with_year)
    return shown if short or not point.clock else f"{shown}, {_time(point)}"


def _date(point: Point, with_year: bool) -> str:
    month = point.month
    if month in _SEASONS:
        return f"{_SEASONS[month]} {_winter(point) if month == 24 else int(point.year)}"
    if month is None or not 1 <= month <= 12:
        return _year(point.year)
    named = MONTHS[month - 1] if point.day is None else f"{point.day} {MONTHS[month - 1]}"
    return f"{named} {int(point.year)}" if with_year else named


def _winter(point: Point) -> str:
    """A winter is in two years."""
    return f"{int(point.year)}–{(int(point.year) + 1) % 100:02}"


def _year(year: str) -> str:
    if year == "XXXX":
        return "date unknown"
    if year.endswith("XX"):
        return f"{max(1, int(year.replace('X', '0')))}–{int(year.replace('X', '9'))}"
    return f"{int(year[:3])}0s" if year.endswith("X") else str(int(year))


def _time(point: Point) -> str:
    zone = " UTC" if point.zone == "Z" else f" UTC{point.zone}" if point.zone else ""
    return f"{point.clock[:5]}{zone}"


def _span(start: Point, end: Point, short: bool, with_year: bool) -> str:
    """Write two ends out, saying once what they share."""
    if short:
        start, end = start._replace(clock="", zone=""), end._replace(clock="", zone="")
    if start == end:
        return _hedged(start, short, with_year)
    if start.qualifier or end.qualifier:
        return f"{_hedged(start, short, with_year)} – {_hedged(end, short, with_year)}"
    if start.clock and end.clock and start[:3] == end[:3]:
        return f"{_plain(start, short, with_year)}–{_time(end)}"
    if start.month is None and end.month is None:
        return f"{_year(start.year)}–{_year(end.year)}"
    alike = _is_month(start) and _is_month(end) and (start.day is None) == (end.day is None)
    if alike and start.year == end.year and not start.clock and not end.clock:
        return _within_year(start, end, with_year)
    # Two years, or two precisions, in one span: leaving the year out would mislead.
    return f"{_plain(start, short, True)} – {_plain(end, short, True)}"


def _is_month(point: Point) -> bool:
    return point.month is not None and point.month <= 12


def _within_year(start: Point, end: Point, with_year: bool) -> str:
    last = _date(end, with_year)
    if start.day is None and end.day is None:
        return f"{_date(start, False)}–{last}"
    if start.month == end.month and start.day is not None and end.day is not None:
        return f"{start.day}–{last}"
    return f"{_date(start, False)} – {last}"
