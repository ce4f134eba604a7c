"""What an EDTF date is made of."""

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


class EdtfError(ValueError):
    """A text that is not a date; `str()` says why, `advice` gives an example of what to write."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


class Point(NamedTuple):
    """A date that is not an interval, or one end of an interval."""

    year: str
    """Four digits, the last ones perhaps `X`."""
    month: int | None = None
    """1 to 12, or a season, 21 to 24."""
    day: int | None = None
    clock: str = ""
    """`14:30` or `14:30:05`; empty where no time of day is given."""
    zone: str = ""
    """`Z` or `+03:00`, as written."""
    qualifier: str = ""
    """`?` uncertain, `~` approximate, `%` both."""


OPEN = ".."
"""The end of an interval that has none; an empty one is not known."""
