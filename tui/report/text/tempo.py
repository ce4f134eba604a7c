"""The tempo strip in plain text: how much each side said, and what happened, period by period."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from tui.archive import days as time
from tui.archive.days import Unit
from tui.archive.listing import record_lists
from tui.archive.rows import Period
from tui.archive.tables import UNDATED
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.report.scope import View

UNITS: tuple[Unit, ...] = get_args(Unit)
_DAYS = {"year": 366, "quarter": 92, "month": 31, "week": 7, "day": 1}
_LONG_SILENCE = 4
"""Periods without anything that are told in one line."""
_MOST = 40
"""Periods that a reader can still take in."""


def fitting(first_day: int, last_day: int) -> Unit:
    """The finest unit of which not too many lie between two days."""
    days = last_day - first_day + 1
    return next((unit for unit in reversed(UNITS) if days / _DAYS[unit] <= _MOST), UNITS[0])


def periods(view: View, issue: str | None, unit: Unit | None = None) -> tuple[Unit, tuple[Period, ...]]:
    """The periods from the first one in which anything is on record to the view's day.

    Args:
        view: what is looked at.
        issue: the id of an issue; None for the whole dossier.
        unit: how long a period is; one that fits where it is None.
    """
    last = min(view.day, max(view.dossier.last_day, edtf.day_of(view.dossier.as_of.upper)))
    first = time.step(view.archive, 0, True, issue)
    if first is None or first > last:
        return unit or fitting(last, last), ()
    unit = unit or fitting(first, last)
    stretches = time.periods(view.archive, issue, view.parties, unit, first, last)
    if stretches and stretches[-1].last_day > last:
        stretches = (*stretches[:-1], _until(view, issue, stretches[-1].first_day, last))
    begin = next(
        (n for n, stretch in enumerate(stretches) if any(stretch.counts) or stretch.events), len(stretches)
    )
    return unit, stretches[begin:]


def _until(view: View, issue: str | None, first_day: int, last_day: int) -> Period:
    """A period cut off at a day: what comes after it is not on record yet."""
    days = time.periods(view.archive, issue, view.parties, "day", first_day, last_day)
    counts = tuple(map(sum, zip(*(day.counts for day in days), strict=True)))
    return Period(first_day, last_day, counts, sum(day.events for day in days))


def label(unit: Unit, first_day: int) -> str:
    """What a period is called: `2015`, `Jul–Sep 2015`, `Dec 2015`, `week of 14 Dec 2015`, `15 Dec 2015`."""
    start = date.fromordinal(first_day)
    if unit == "year":
        return str(start.year)
    if unit == "quarter":
        return edtf.show(f"{start.year:04}-{start.month:02}/{start.year:04}-{start.month + 2:02}")
    if unit == "month":
        return edtf.show(f"{start.year:04}-{start.month:02}")
    return f"week of {edtf.show_day(first_day)}" if unit == "week" else edtf.show_day(first_day)


def strip(view: View, issue: str | None, unit: Unit | None = None) -> Iterator[str]:
    """One line for each period, or for a long silence; those of an unknown date are counted first.

    Args:
        view: what is looked at.
        issue: the id of an issue; None for the whole dossier.
        unit: how long a period is; one that fits where it is None.
    """
    unit, stretches = periods(view, issue, unit)
    undated = [
        f"{view.name(party)} {count:,}"
        for party in view.parties
        if (count := len(record_lists.record(view.archive, issue, (party,), UNDATED)))
    ]
    if undated:
        yield f"Of an unknown date: {', '.join(undated)}"
    if not stretches:
        yield f"nothing on record as of {view.shown_day}"
        return
    yield f"By {unit}, up to {view.shown_day}:"
    for is_quiet, run in groupby(stretches, key=_is_quiet):
        some = list(run)
        if is_quiet and len(some) >= _LONG_SILENCE:
            yield f"{label(unit, some[0].first_day)} to {label(unit, some[-1].first_day)}: nothing"
        else:
            yield from (_line(view, unit, period) for period in some)


def _is_quiet(period: Period) -> bool:
    return not any(period.counts) and not period.events


def _line(view: View, unit: Unit, period: Period) -> str:
    if _is_quiet(period):
        return f"{label(unit, period.first_day)}: nothing"
    said = [f"{view.name(party)} {count:,}" for party, count in zip(view.parties, period.counts, strict=True)]
    happened = f"; {wording.counted(period.events, 'event')}" if period.events else ""
    return f"{label(unit, period.first_day)}: {', '.join(said)}{happened}"
