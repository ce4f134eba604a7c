"""Numbers of records, in the order of their dates: their rowids."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from tui.archive.tables import MINUTES_A_DAY, SHIFT, day_of
from tui.dossier.edtf import Edtf, instant, parse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_LATEST = 1 << 37
"""A minute after every date that can be shown; keeps a rowid within 63 bits."""
_BEYOND = 1 << SHIFT - 1
"""Is set in the number of a record that lies outside its day on the clock by which the day is ordered."""
_EACH = 12
"""Bits of such a number that tell records of one minute apart."""
_APART = 16
"""How far apart the numbers of one minute are at first, so that what is added later finds room between."""


class NoRoom(Exception):  # noqa: N818 - it says what there is not
    """A changed record can't stand where a full compile would put it."""


class RecordOrder:
    """Gives each record of an archive its rowid.

    Records stand on the day that their place had, and within it by what clocks showed. Where several tell how
    far they are from UTC, the first one's clock orders the day: an answer at 10:00-05:00 comes after its
    question at 15:30+03:00. Those of one minute stand as in the files, also when a file is changed.

    Args:
        connection: to the archive being built.
        has_records: whether there are records in it already.
    """

    def __init__(self, connection: sqlite3.Connection, *, has_records: bool) -> None:
        self._connection = connection
        self._has_records = has_records
        self._next: dict[int, int] = {}
        """By the first number of a span, the next number of it that nobody has."""
        self._ahead: dict[int, int | None] = {}
        """By day, the minutes by which the clock that orders it is ahead of UTC."""
        self._names: dict[int, list[str]] = {}
        """By the numbers of files, what they are read in the order of."""

    def rowids(
        self, table: str, lowers: Iterable[int], texts: Iterable[str], files: Sequence[int]
    ) -> list[int]:
        """Rowids that no other record has.

        Args:
            table: `statement` or `event`.
            lowers: the first minute that each record's date may mean.
            texts: the dates as written.
            files: the numbers of the files, those of one file one after the other.

        Raises:
            NoRoom: there is none between records that are there already.
        """
        spans = list(map(self._span, lowers, texts))
        if not self._has_records:
            return [self._free(*span) for span in spans]
        rowids = [0] * len(spans)
        order = sorted(range(len(spans)), key=spans.__getitem__)
        for span, places in groupby(order, key=spans.__getitem__):
            numbered = list(places)
            for place, rowid in zip(
                numbered, self._between(table, span, [files[place] for place in numbered]), strict=True
            ):
                rowids[place] = rowid
        return rowids

    def _span(self, lower: int, text: str) -> tuple[int, int]:
        """The first of the numbers that a record may have, and how many bits tell them apart."""
        minute = min(max(lower, 0), _LATEST)
        utc = instant(Edtf(text, lower, lower)) if "T" in text else None
        if utc is None:
            return minute << SHIFT, SHIFT - 1
        midnight = minute - minute % MINUTES_A_DAY
        ahead = self._clock(midnight)
        if ahead is None:
            ahead = self._ahead[midnight] = lower - utc
        moment = utc + ahead - midnight
        if 0 <= moment < MINUTES_A_DAY:
            return midnight + moment << SHIFT, SHIFT - 1
        last = moment > 0
        beyond = moment + (-MINUTES_A_DAY if last else MINUTES_A_DAY)
        first = midnight + last * (MINUTES_A_DAY - 1) << SHIFT
        return first | _BEYOND | beyond << _EACH, _EACH

    def _free(self, first: int, bits: int) -> int:
        """The next number of a span that nobody has; of the following one where all of it are taken."""
        number = self._next.get(first, first + _APART // 2)
        self._next[first] = number + _APART
        return number if number < first + (1 << bits) else self._free(first + (1 << bits), bits)

    def _between(self, table: str, span: tuple[int, int], files: Sequence[int]) -> list[int]:
        """Numbers of a span for records of some files, among those of other files that are there."""
        first, end = span[0], span[0] + (1 << span[1])
        there = self._within(table, first, end)
        taken = {
            rowid for rowid, _ in self._within("event" if table == "statement" else "statement", first, end)
        }
        rowids: list[int] = []
        for file, run in groupby(files):
            count, name = len(list(run)), self._sorted_by(file)
            behind = bisect_left(there, name, key=lambda row: row[1])
            low = there[behind - 1][0] if behind else first - 1
            high = there[behind][0] if behind < len(there) else min(end, low + _APART * (count + 1))
            numbers = _spread(low, high, count, taken)
            rowids += numbers
            there[behind:behind] = [(number, name) for number in numbers]
        return rowids

    def _within(self, table: str, first: int, end: int) -> list[tuple[int, list[str]]]:
        """The records from one number to another, and where their files stand among all."""
        sql = f"SELECT rowid, file FROM {table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"  # noqa: S608 - our own
        return [(rowid, self._sorted_by(file)) for rowid, file in self._connection.execute(sql, (first, end))]

    def _sorted_by(self, file: int) -> list[str]:
        """What files are read in the order of."""
        if file not in self._names:
            name = self._connection.execute("SELECT name FROM file WHERE id = ?", (file,)).fetchone()[0]
            self._names[file] = name.split("/")
        return self._names[file]

    def hold_clocks(self, days: Iterable[int]) -> None:
        """Make sure that the clocks that order some days are those of their first records still.

        Args:
            days: ordinals of days on which something changed.

        Raises:
            NoRoom: a day has to be put in order anew.
        """
        for midnight in {day * MINUTES_A_DAY for day in days}:
            if (first := self._first_clock(midnight)) is not None and first != self._stored_clock(midnight):
                raise NoRoom

    def _clock(self, midnight: int) -> int | None:
        """The minutes by which the clock that orders a day is ahead of UTC; None where no record tells."""
        if midnight not in self._ahead:
            self._ahead[midnight] = self._stored_clock(midnight) if self._has_records else None
        return self._ahead[midnight]

    def _stored_clock(self, midnight: int) -> int | None:
        """The clock by which the records of a day that are there were put in order."""
        for rowid, text in self._timed(midnight, "rowid"):
            utc = instant(parse(text))
            if utc is not None:
                return _moment(rowid) - utc
        return None

    def _first_clock(self, midnight: int) -> int | None:
        """The clock of the first record of a day in the files, statements before events."""
        for _, text in self._timed(midnight, "name, line"):
            date = parse(text)
            utc = instant(date)
            if utc is not None:
                return date.lower - utc
        return None

    def _timed(self, midnight: int, order: str) -> Iterable[tuple[int, str]]:
        """The records of a day that have a time, with their dates; statements come first."""
        span = (midnight << SHIFT, midnight + MINUTES_A_DAY << SHIFT)
        for table in ("statement", "event"):
            sql = f"""SELECT r.rowid AS rowid, date FROM {table} r JOIN file f ON f.id = r.file
                WHERE r.rowid >= ? AND r.rowid < ? AND date LIKE '%T%' ORDER BY {order}"""  # noqa: S608
            yield from self._connection.execute(sql, span)


def _spread(low: int, high: int, count: int, taken: set[int]) -> list[int]:
    """So many free numbers between two others, evenly apart where there is room.

    Raises:
        NoRoom: there are not so many.
    """
    even = [low + (high - low) * (number + 1) // (count + 1) for number in range(count)]
    if len({low, *even}) == count + 1 and not taken.intersection(even):
        return even
    free = [number for number in range(low + 1, high) if number not in taken][:count]
    if len(free) < count:
        raise NoRoom
    return free


def _moment(rowid: int) -> int:
    """The minute of a record on the clock by which its day is ordered."""
    minute = rowid >> SHIFT
    if not rowid & _BEYOND:
        return minute
    beyond = (rowid & _BEYOND - 1) >> _EACH
    midnight = day_of(rowid) * MINUTES_A_DAY
    return midnight + beyond + (MINUTES_A_DAY if minute > midnight else -MINUTES_A_DAY)
