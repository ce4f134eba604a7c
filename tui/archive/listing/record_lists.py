"""Lists of any length: how many rows there are, and any stretch of them at once."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from tui.archive import row_reading
from tui.archive.listing.timelines import Timeline
from tui.archive.tables import SHIFT, bound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.rows import EventRow, StatementRow
    from tui.archive.store import Archive

Row = TypeVar("Row")

_LOOKED_AT = 256
"""Statements among which those are looked for that are in none of some lists."""


class Listing(Protocol[Row]):
    """Rows that are read as they are shown."""

    def __len__(self) -> int: ...

    def rows(self, start: int, count: int) -> list[Row]:
        """Some rows.

        Args:
            start: the place of the first one, from 0.

        Returns:
            Fewer than asked for where the list ends.
        """
        ...

    def index(self, identifier: str) -> int | None:
        """Where a record stands.

        Returns:
            Its place from 0, or None where the list doesn't hold it.
        """
        ...


class Statements:
    """Statements of one or several timelines, newest first.

    Args:
        timelines: they share no record.
        limit: the rowid below which the list begins.
    """

    def __init__(self, archive: Archive, timelines: Sequence[Timeline], limit: int) -> None:
        self._archive = archive
        self._timelines = timelines
        self._limit = limit
        self._length = self._rank(limit)

    def __len__(self) -> int:
        return self._length

    def rowids(self, start: int, count: int) -> list[int]:
        """The rowids of some rows.

        Args:
            start: the place of the first one, from 0.

        Returns:
            Rowids, newest first.
        """
        count = min(count, self._length - max(start, 0))
        if start < 0 or count <= 0:
            return []
        cut = self._cut(self._length - start) if start else self._limit
        latest: list[int] = []
        for timeline in self._timelines:
            end = timeline.rank(cut)
            latest += timeline.slice(end - count, end)
        return nlargest(count, latest)

    def rows(self, start: int, count: int) -> list[StatementRow]:
        """Some rows; see `Listing`."""
        return row_reading.statements(self._archive, self.rowids(start, count))

    def index(self, identifier: str) -> int | None:
        """Where a statement stands; see `Listing`."""
        row = self._archive.row("SELECT rowid FROM statement WHERE id = ?", (identifier,))
        if (
            row is None
            or row[0] >= self._limit
            or not any(row[0] in timeline for timeline in self._timelines)
        ):
            return None
        return self._length - self._rank(row[0]) - 1

    def _rank(self, limit: int) -> int:
        return sum(timeline.rank(limit) for timeline in self._timelines)

    def _cut(self, below: int) -> int:
        """The lowest rowid with so many records below it."""
        low, high = 0, self._limit
        while low < high:
            middle = (low + high) >> 1
            if self._rank(middle) < below:
                low = middle + 1
            else:
                high = middle
        return low


class Others(Statements):
    """The statements of a timeline that are in none of some others, newest first; each is found by number."""

    def __init__(
        self, archive: Archive, everybody: Timeline, left_out: Sequence[Timeline], limit: int
    ) -> None:
        self._everybody, self._left_out = everybody, left_out
        super().__init__(archive, (everybody,), limit)

    def rowids(self, start: int, count: int) -> list[int]:
        """The rowids of some rows; see `Statements`."""
        number = self._length - max(start, 0)
        last = max(number - count, 0)
        rowids: list[int] = []
        while number > last:
            place = self._place_of(number)
            around = self._everybody.slice(place + 1 - _LOOKED_AT, place + 1)
            left_out = {
                rowid
                for timeline in self._left_out
                for rowid in timeline.slice(timeline.rank(around[0]), timeline.rank(around[-1]))
            }
            own = [rowid for rowid in reversed(around) if rowid not in left_out][: number - last]
            rowids += own
            number -= len(own)
        return rowids

    def index(self, identifier: str) -> int | None:
        """Where a statement stands; see `Listing`."""
        row = self._archive.row("SELECT rowid FROM statement WHERE id = ?", (identifier,))
        if row is not None and any(row[0] in timeline for timeline in self._left_out):
            return None
        return super().index(identifier)

    def _rank(self, limit: int) -> int:
        return self._everybody.rank(limit) - sum(timeline.rank(limit) for timeline in self._left_out)

    def _place_of(self, number: int) -> int:
        """The place among everybody's statements of one by its own number; the oldest has 1."""
        low, high = number - 1, self._everybody.rank(self._limit) - 1
        while low < high:
            middle = (low + high) >> 1
            if self._rank(self._everybody.at(middle) + 1) < number:
                low = middle + 1
            else:
                high = middle
        return low


class Events:
    """Events of a timeline, oldest first, and after them those announced whose date has not come.

    Args:
        issue: the id of their issue, or None.
        limit: the rowid below which lies what has come.
    """

    def __init__(self, archive: Archive, timeline: Timeline, issue: str | None, limit: int) -> None:
        self._archive = archive
        self._timeline = timeline
        self._limit = limit
        self._came = timeline.rank(limit)
        self._planned = announced(archive, issue, limit)

    def __len__(self) -> int:
        return self._came + len(self._planned)

    def rows(self, start: int, count: int) -> list[EventRow]:
        """Some rows; see `Listing`."""
        start = max(start, 0)
        end = start + max(count, 0)
        rowids = self._timeline.slice(start, min(end, self._came))
        rowids += self._planned[max(start - self._came, 0) : max(end - self._came, 0)]
        return row_reading.events(self._archive, rowids, self._limit)

    def index(self, identifier: str) -> int | None:
        """Where an event stands; see `Listing`."""
        row = self._archive.row("SELECT rowid FROM event WHERE id = ?", (identifier,))
        if row is None:
            return None
        if row[0] in self._planned:
            return self._came + self._planned.index(row[0])
        return self._timeline.rank(row[0]) if row[0] < self._limit and row[0] in self._timeline else None


class ListPart(Generic[Row]):
    """Some rows of a longer list that follow on one another.

    Args:
        start: the place of the first row.
        end: the place after the last one.
    """

    def __init__(self, whole: Listing[Row], start: int, end: int) -> None:
        self._whole = whole
        self._start = start
        self._length = max(0, min(end, len(whole)) - start)

    def __len__(self) -> int:
        return self._length

    def rows(self, start: int, count: int) -> list[Row]:
        """Some rows; see `Listing`."""
        return self._whole.rows(self._start + start, max(0, min(count, self._length - start)))

    def index(self, identifier: str) -> int | None:
        """Where a record stands; see `Listing`."""
        place = self._whole.index(identifier)
        return place - self._start if place is not None and 0 <= place - self._start < self._length else None


class Backwards(Generic[Row]):
    """A list from its end to its beginning."""

    def __init__(self, whole: Listing[Row]) -> None:
        self._whole = whole

    def __len__(self) -> int:
        return len(self._whole)

    def rows(self, start: int, count: int) -> list[Row]:
        """Some rows; see `Listing`."""
        end = len(self._whole) - max(start, 0)
        first = max(end - max(count, 0), 0)
        return self._whole.rows(first, max(end - first, 0))[::-1]

    def index(self, identifier: str) -> int | None:
        """Where a record stands; see `Listing`."""
        place = self._whole.index(identifier)
        return None if place is None else len(self._whole) - place - 1


def announced(archive: Archive, issue: str | None, limit: int) -> list[int]:
    """The events that had been announced while their date had not come.

    Args:
        issue: the id of their issue; None for any.
        limit: the rowid below which lies what has come.

    Returns:
        Their rowids, ascending.
    """
    sql = "SELECT rowid, issues FROM main.event WHERE announced_lower < ? AND rowid >= ? ORDER BY rowid"
    # The events of an issue are asked for with those of all, to tell how many these are.
    kept: dict[int, list[tuple[int, str]]] = archive.memory.setdefault("announced", {})
    if limit not in kept:
        kept.clear()
        kept[limit] = archive.rows(sql, (limit >> SHIFT, limit))
    rows = kept[limit]
    return [rowid for rowid, issues in rows if issue is None or issue in issues.split()]


def record(
    archive: Archive,
    issue: str | None,
    parties: Sequence[str] | None,
    day: int,
    *,
    oldest_first: bool = False,
) -> Listing[StatementRow]:
    """What is on record by a day, newest first.

    Args:
        issue: the id of an issue; None for the whole dossier.
        parties: whose statements; None for everybody's, those of no party included.
        day: an ordinal.
        oldest_first: the other way round. Statements of one time stand as in their file, as a transcript has
            them.
    """
    whose = ("",) if parties is None else tuple(dict.fromkeys(party for party in parties if party))
    timelines = [Timeline(archive, "statement", issue or "", party) for party in whose]
    newest_first = Statements(archive, timelines, bound(day))
    return Backwards(newest_first) if oldest_first else newest_first


def by_others(archive: Archive, issue: str | None, parties: Sequence[str], day: int) -> Listing[StatementRow]:
    """What is on record by a day of nobody among some parties, newest first: of other parties, or of none.

    Args:
        issue: the id of an issue; None for the whole dossier.
        parties: whose statements are left out.
    """
    whose = dict.fromkeys(party for party in parties if party)
    left_out = [Timeline(archive, "statement", issue or "", party) for party in whose]
    return Others(archive, Timeline(archive, "statement", issue or ""), left_out, bound(day))


def events(archive: Archive, issue: str | None, day: int) -> Listing[EventRow]:
    """The log of events on a day, oldest first; those announced whose date has not come stand at the end.

    Args:
        issue: the id of an issue; None for the whole dossier.
    """
    return Events(archive, Timeline(archive, "event", issue or ""), issue, bound(day))


def said_between(
    archive: Archive, issue: str | None, parties: Sequence[str], first_day: int, last_day: int
) -> Listing[StatementRow]:
    """What was on record by one day and not by another, newest first.

    Args:
        issue: the id of an issue; None for the whole dossier.
    """
    before = len(record(archive, issue, parties, first_day))
    after = record(archive, issue, parties, last_day)
    return ListPart(after, 0, len(after) - before)


def came_between(archive: Archive, issue: str | None, first_day: int, last_day: int) -> Listing[EventRow]:
    """The events that came between two days, oldest first; those that were only announced are left out.

    Args:
        issue: the id of an issue; None for the whole dossier.
    """
    timeline = Timeline(archive, "event", issue or "")
    places = (timeline.rank(bound(day)) for day in (first_day, last_day))
    return ListPart(events(archive, issue, last_day), *places)
