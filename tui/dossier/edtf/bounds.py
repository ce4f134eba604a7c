"""The first and the last minute that a date may mean, and what follows from them for a day."""

from __future__ import annotations

from datetime import date

from tui.dossier.edtf.form import MINUTES_A_DAY, Edtf, Point

FIRST_MINUTE = MINUTES_A_DAY
"""0001-01-01T00:00."""
LAST_MINUTE = (date.max.toordinal() + 1) * MINUTES_A_DAY - 1
"""9999-12-31T23:59."""

_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def day_of(minutes: int) -> int:
    """Give the day (`date.toordinal`) in which a bound lies.

    Args:
        minutes: `Edtf.lower` or `Edtf.upper`.
    """
    return minutes // MINUTES_A_DAY


def certain_by(when: Edtf, day: int) -> bool:
    """Tell whether all that `when` may mean is over by the end of `day` (`date.toordinal`)."""
    return when.upper < (day + 1) * MINUTES_A_DAY


def bounds(point: Point) -> tuple[int, int]:
    """Give the first and the last minute that a point may mean.

    Seasons are the meteorological ones of the northern hemisphere; winter runs into the next year's February.

    Raises:
        ValueError: there is no such day.
    """
    first_year = max(1, int(point.year.replace("X", "0")))
    last_year = int(point.year.replace("X", "9"))
    if point.month is None:
        return _days(date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal())
    if point.month in _SEASON_STARTS:
        start = _SEASON_STARTS[point.month]
        return _days(date(first_year, start, 1).toordinal(), month_end(first_year, start + 2))
    if point.day is None:
        return _days(date(first_year, point.month, 1).toordinal(), month_end(first_year, point.month))
    day = date(first_year, point.month, point.day).toordinal()
    if not point.clock:
        return _days(day, day)
    minute = day * MINUTES_A_DAY + int(point.clock[:2]) * 60 + int(point.clock[3:5])
    return minute, minute


def _days(first: int, last: int) -> tuple[int, int]:
    return first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY - 1


def month_end(year: int, month: int) -> int:
    """The last day of a month, where month 14 is February of the next year."""
    year, month = year + month // 12, month % 12 + 1
    return date.max.toordinal() if year > date.max.year else date(year, month, 1).toordinal() - 1


def minutes_of(zone: str) -> int:
    """Give the minutes by which a clock is ahead of UTC: 180 for `+03:00`, 0 for `Z`."""
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes
