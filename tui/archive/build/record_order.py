"""Numbers of records, in the order of their dates: their rowids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.tables import MINUTES_A_DAY, SHIFT, day_of
from tui.dossier.edtf import Edtf, instant, parse

if TYPE_CHECKING:
    import sqlite3

_LATEST = 1 << 37
"""A minute after every date that can be shown; keeps a rowid within 63 bits."""
_BEYOND = 1 << SHIFT - 1
"""Is set in the number of a record that lies outside its day on the clock by which the day is ordered."""
_EACH = 12
"""Bits of such a number that tell records of one minute apart."""


class RecordOrder:
    """Gives each record of an archive its rowid.

    Records stand on the day that their place had, and within it by what clocks showed. Where several tell how
    far they are from UTC, the first one's clock orders the day: an answer at 10:00-05:00 comes after its
    question at 15:30+03:00.

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

    def rowid(self, lower: int, text: str) -> int:
        """A rowid that no other record has.

        Args:
            lower: the first minute that the record's date may mean.
            text: its date as written.
        """
        minute = min(max(lower, 0), _LATEST)
        utc = instant(Edtf(text, lower, lower)) if "T" in text else None
        if utc is None:
            return self._free(minute << SHIFT, SHIFT - 1)
        midnight = minute - minute % MINUTES_A_DAY
        ahead = self._clock(midnight)
        if ahead is None:
            ahead = self._ahead[midnight] = lower - utc
        moment = utc + ahead - midnight
        if 0 <= moment < MINUTES_A_DAY:
            return self._free(midnight + moment << SHIFT, SHIFT - 1)
        last = moment > 0
        beyond = moment + (-MINUTES_A_DAY if last else MINUTES_A_DAY)
        first = midnight + last * (MINUTES_A_DAY - 1) << SHIFT
        return self._free(first | _BEYOND | beyond << _EACH, _EACH)

    def _free(self, first: int, bits: int) -> int:
        """The next number of a span that nobody has; of the following one where all of it are taken."""
        number = self._next.get(first)
        if number is None:
            number = self._used(first, first + (1 << bits)) + 1 if self._has_records else first
        self._next[first] = number + 1
        return number if number < first + (1 << bits) else self._free(first + (1 << bits), bits)

    def _used(self, first: int, end: int) -> int:
        """The highest number of a span that a record has; the one before the span where there is none."""
        highest = [
            self._connection.execute(
                f"SELECT max(rowid) FROM {table} WHERE rowid >= ? AND rowid < ?",  # noqa: S608 - our own names
                (first, end),
            ).fetchone()[0]
            for table in ("statement", "event")
        ]
        return max((rowid for rowid in highest if rowid is not None), default=first - 1)

    def _clock(self, midnight: int) -> int | None:
        """The minutes by which the clock that orders a day is ahead of UTC; None where no record tells."""
        if midnight not in self._ahead:
            self._ahead[midnight] = self._stored_clock(midnight) if self._has_records else None
        return self._ahead[midnight]

    def _stored_clock(self, midnight: int) -> int | None:
        span = (midnight << SHIFT, midnight + MINUTES_A_DAY << SHIFT)
        for table in ("statement", "event"):
            sql = f"SELECT rowid, date FROM {table} WHERE rowid >= ? AND rowid < ? AND date LIKE '%T%'"  # noqa: S608
            for rowid, text in self._connection.execute(sql, span):
                utc = instant(parse(text))
                if utc is not None:
                    return _moment(rowid) - utc
        return None


def _moment(rowid: int) -> int:
    """The minute of a record on the clock by which its day is ordered."""
    minute = rowid >> SHIFT
    if not rowid & _BEYOND:
        return minute
    beyond = (rowid & _BEYOND - 1) >> _EACH
    midnight = day_of(rowid) * MINUTES_A_DAY
    return midnight + beyond + (MINUTES_A_DAY if minute > midnight else -MINUTES_A_DAY)
