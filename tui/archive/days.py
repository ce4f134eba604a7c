"""Moving through time: the next day that matters, how much was said when, what two days differ in."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tui.archive import row_reading
from tui.archive.answers import question
from tui.archive.listing.record_lists import announced
from tui.archive.listing.timelines import OfNoParty, Timeline, said_by
from tui.archive.rows import Comparison, Period, PositionChange, VerdictChange
from tui.archive.tables import MINUTES_A_DAY, SHIFT, UNDATED, bound, day_of
from tui.dossier.edtf import DateContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.rows import DossierRow, EventRow
    from tui.archive.store import Archive

Unit = Literal["year", "quarter", "month", "week", "day"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def step(archive: Archive, day: int, forward: bool, issue: str | None) -> int | None:
    """The next or previous day on which something begins.

    Args:
        forward: whether to look for the next one.
        issue: the id of an issue; None for the whole dossier.

    Returns:
        The day on which a statement or an event begins, or None if there is none on that side.
    """
    both = [Timeline(archive, kind, issue or "") for kind in ("statement", "event")]
    if forward:
        after = [timeline.after(bound(max(day, UNDATED))) for timeline in both]
        return min((day_of(rowid) for rowid in after if rowid is not None), default=None)
    before = [timeline.before(bound(day - 1)) for timeline in both]
    latest = max((day_of(rowid) for rowid in before if rowid is not None), default=UNDATED)
    return latest if latest > UNDATED else None


def periods(
    archive: Archive,
    issue: str | None,
    parties: Sequence[str | None],
    unit: Unit,
    first_day: int,
    last_day: int,
) -> tuple[Period, ...]:
    """How much was said in each stretch of time.

    Args:
        issue: the id of an issue; None for the whole dossier.
        parties: the ids of the parties to count for; None for what is of no party.
        unit: how long a stretch is; weeks begin on Mondays.
        first_day: an ordinal within the first stretch.
        last_day: an ordinal within the last stretch.

    Returns:
        Whole stretches without gaps, those in which nothing was said included.
    """
    starts = list(_starts(unit, first_day, last_day))
    timelines = [
        *(said_by(archive, issue, party) for party in parties),
        Timeline(archive, "event", issue or ""),
    ]
    ranks = [_ranks(timeline, [bound(start - 1) for start in starts]) for timeline in timelines]
    return tuple(
        Period(
            start,
            end - 1,
            tuple(rank[n + 1] - rank[n] for rank in ranks[:-1]),
            ranks[-1][n + 1] - ranks[-1][n],
        )
        for n, (start, end) in enumerate(pairwise(starts))
    )


def _ranks(timeline: Timeline | OfNoParty, bounds: Sequence[int]) -> list[int]:
    """How many records lie below each of some ascending bounds; a stretch without any takes two looks."""
    ranks = [timeline.rank(bounds[0])] * len(bounds)

    def fill(first: int, last: int) -> None:
        """Count for the bounds between two that are known."""
        if ranks[first] == ranks[last]:
            ranks[first:last] = [ranks[first]] * (last - first)
        elif last - first > 1:
            middle = (first + last) // 2
            ranks[middle] = timeline.rank(bounds[middle])
            fill(first, middle)
            fill(middle, last)

    ranks[-1] = timeline.rank(bounds[-1])
    fill(0, len(bounds) - 1)
    return ranks


def within(dossier: DossierRow, day: int) -> int:
    """A day to read a dossier as of: a date without an end is read up to where the record ends.

    Args:
        day: an ordinal; the last day of the calendar is taken for no end.

    Returns:
        An ordinal.
    """
    ends = max(dossier.last_day, dossier.as_of.upper // MINUTES_A_DAY)
    return day if day < date.max.toordinal() else ends


def date_context(dossier: DossierRow, day: int | None = None) -> DateContext:
    """What a date may be left incomplete from: `10 dec` where the record leaves one year, `-3m`.

    Args:
        dossier: what is read.
        day: the day that is read, an ordinal; the dossier's own where it is None.
    """
    own = dossier.as_of.upper // MINUTES_A_DAY
    return DateContext(min(dossier.first_day, own), max(dossier.last_day, own), own if day is None else day)


def _starts(unit: Unit, first_day: int, last_day: int) -> Iterator[int]:
    """The first days of all stretches, and that of the one after the last."""
    if unit in ("day", "week"):
        length = 7 if unit == "week" else 1
        # Day 1 was a Monday.
        start = first_day - (first_day - 1) % length
        yield from range(start, max(last_day, first_day) + 1, length)
        yield start + ((max(last_day, first_day) - start) // length + 1) * length
        return
    months = _MONTHS[unit]
    begin = date.fromordinal(max(first_day, 1))
    month = (begin.year * 12 + begin.month - 1) // months * months
    while True:
        year, rest = divmod(month, 12)
        if year > date.max.year:
            yield date.max.toordinal() + 1
            return
        start = date(year, rest + 1, 1).toordinal()
        yield start
        if start > max(last_day, first_day):
            return
        month += months


def compare(
    archive: Archive, issue: str | None, parties: Sequence[str], first_day: int, last_day: int
) -> Comparison:
    """What had come by one day that was not there by another.

    Args:
        issue: the id of an issue; None for the whole dossier.
        parties: the ids of the parties; verdicts are those on the first two.
        first_day: the earlier day, an ordinal; the two are put in order.
    """
    first_day, last_day = sorted((first_day, last_day))
    positions: list[PositionChange] = []
    verdicts: list[VerdictChange] = []
    where, chosen = ("WHERE q.issue = ?", (issue,)) if issue is not None else ("", ())
    sql = (
        f"SELECT q.id, q.issue FROM question q JOIN file f ON f.id = q.file {where} ORDER BY f.name, q.rowid"  # noqa: S608
    )
    for identifier, of_issue in archive.rows(sql, chosen):
        before, after = (question(archive, identifier, parties, day) for day in (first_day, last_day))
        if before is None or after is None:
            continue
        for party, was, became in zip(parties, before.positions, after.positions, strict=True):
            if became is not None and (was is None or was.number != became.number):
                positions.append(PositionChange(identifier, after.ask, of_issue, party, was, became))
        was_verdict, became_verdict = before.assessment, after.assessment
        if became_verdict is not None and (was_verdict is None or was_verdict.as_of != became_verdict.as_of):
            verdicts.append(VerdictChange(identifier, after.ask, of_issue, was_verdict, became_verdict))
    return Comparison(
        first_day,
        last_day,
        tuple(positions),
        tuple(verdicts),
        tuple(_added(archive, "statement", issue, party, first_day, last_day) for party in parties),
        _added(archive, "event", issue, "", first_day, last_day),
        _planned(archive, issue, first_day, last_day),
        _newly_told_of(archive, issue, first_day, last_day),
    )


def _planned(archive: Archive, issue: str | None, first_day: int, last_day: int) -> tuple[EventRow, ...]:
    """The events that were announced between the days and have not come by the later one."""
    before, after = (announced(archive, issue, bound(day)) for day in (first_day, last_day))
    return tuple(
        row_reading.events(archive, [rowid for rowid in after if rowid not in before], bound(last_day))
    )


_NEW_ACCOUNTS = """
SELECT DISTINCT a.event FROM account a JOIN event e ON e.rowid = a.event
WHERE a.since >= ?1 AND a.since < ?2 AND (e.rowid < ?1 OR e.announced_lower < ?1 >> ?3)
    AND (?4 = '' OR instr(' ' || e.issues || ' ', ' ' || ?4 || ' '))
ORDER BY a.event LIMIT 200
"""


def _newly_told_of(
    archive: Archive, issue: str | None, first_day: int, last_day: int
) -> tuple[EventRow, ...]:
    """The events known by the earlier day of which accounts were given since."""
    first, last = bound(first_day), bound(last_day)
    events = archive.rows(_NEW_ACCOUNTS, (first, last, SHIFT, issue or ""))
    return tuple(row_reading.events(archive, [rowid for (rowid,) in events], last))


def _added(archive: Archive, kind: str, issue: str | None, party: str, first_day: int, last_day: int) -> int:
    timeline = Timeline(archive, kind, issue or "", party)
    return timeline.rank(bound(last_day)) - timeline.rank(bound(first_day))
