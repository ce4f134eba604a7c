"""EDTF dates (ISO 8601-2, level 1) with their bounds."""

from __future__ import annotations

from typing import NamedTuple

MINUTES_A_DAY = 1440


class Edtf(NamedTuple):
    """A date as it was written, with the first and the last minute it may mean.

    Minutes are counted from the start of day 0, where day 1 is 0001-01-01 (`date.toordinal`), on the clock of
    the place; offsets from UTC are kept in the text and do not move the bounds.
    """

    text: str
    lower: int
    upper: int
