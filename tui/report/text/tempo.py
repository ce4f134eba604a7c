"""The tempo strip in plain text: how much each side said, and what happened, period by period."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, get_args

from tui.archive import days as time
from tui.archive.days import Unit
from tui.archive.listing.timelines import said_by
from tui.archive.rows import Period
from tui.archive.tables import UNDATED, bound
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class Tempo(NamedTuple):
    """How much each party said, and what happened, period by period."""

    unit: Unit
    parties: tuple[str | None, ...]
    """Whose statements are counted; None for what is of no party, where there is such."""
    periods: tuple[Period, ...]


def _counted(view: View, issue: str | None) -> tuple[str | None, ...]:
    """The parties looked at, and None where statements of no party are on record."""
    nobody = said_by(view.archive, issue, None).rank(bound(view.day))
    return (*view.parties, None) if nobody else view.parties


def periods(view: View, issue: str | None, unit: Unit | None = None) -> Tempo:
    """The periods from the first one in which anything is on record to the view's day.

    Args:
        view: what is looked at.
        issue: the id of an issue; None for the whole dossier.
        unit: how long a period is; one that fits where it is None.
    """
    last = min(view.day, max(view.dossier.last_day, edtf.day_of(view.dossier.as_of.upper)))
    first = time.step(view.archive, 0, True, issue)
    parties = _counted(view, issue)
    if first is None or first > last:
        return Tempo(unit or fitting(last, last), parties, ())
    unit = unit or fitting(first, last)
    stretches = time.periods(view.archive, issue, parties, unit, first, last)
    if stretches and stretches[-1].last_day > last:
        days = time.periods(view.archive, issue, parties, "day", stretches[-1].first_day, last)
        stretches = (*stretches[:-1], _together(days))
    begin = next(
        (n for n, stretch in enumerate(stretches) if any(stretch.counts) or stretch.events), len(stretches)
    )
    return Tempo(unit, parties, stretches[begin:])


def _together(days: Sequence[Period]) -> Period:
    """A period of days: the last one is cut off, as what comes after the day is not on record yet."""
    counts = tuple(map(sum, zip(*(day.counts for day in days), strict=True)))
    return Period(days[0].first_day, days[-1].last_day, counts, sum(day.events for day in days))


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
    unit, parties, stretches = periods(view, issue, unit)
    undated = {party: said_by(view.archive, issue, party).rank(bound(UNDATED)) for party in parties}
    some = [party for party in parties if undated[party]]
    if some:
        yield f"Of an unknown date: {_said(view, some, [undated[party] for party in some])}"
    if not stretches:
        yield f"nothing on record as of {view.shown_day}"
        return
    yield f"By {unit}, up to {view.shown_day}:"
    for is_quiet, periods_alike in groupby(stretches, key=_is_quiet):
        run = list(periods_alike)
        if is_quiet and len(run) >= _LONG_SILENCE:
            yield f"{label(unit, run[0].first_day)} to {label(unit, run[-1].first_day)}: nothing"
        else:
            yield from (_line(view, unit, parties, period) for period in run)


def _is_quiet(period: Period) -> bool:
    return not any(period.counts) and not period.events


def _said(view: View, parties: Sequence[str | None], counts: Sequence[int]) -> str:
    """How much each party said: `Russia 3, no party 1`."""
    return ", ".join(f"{view.name(party)} {count:,}" for party, count in zip(parties, counts, strict=True))


def _line(view: View, unit: Unit, parties: Sequence[str | None], period: Period) -> str:
    if _is_quiet(period):
        return f"{label(unit, period.first_day)}: nothing"
    happened = f"; {wording.counted(period.events, 'event')}" if period.events else ""
    return f"{label(unit, period.first_day)}: {_said(view, parties, period.counts)}{happened}"
