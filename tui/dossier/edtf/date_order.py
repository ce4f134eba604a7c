"""Which of two dates is earlier: on the clock of the place, and as instants where both clocks are known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.dossier.edtf.bounds import minutes_of
from tui.dossier.edtf.form import Point
from tui.dossier.edtf.parsing import split

if TYPE_CHECKING:
    from tui.dossier.edtf.form import Edtf


def ends_before(first: Edtf, second: Edtf) -> bool:
    """Tell whether all that `first` may mean is over before anything that `second` may mean begins.

    Where both give their offset from UTC, the instants are compared; else what the clocks showed.
    """
    end, start = instant(first, last=True), instant(second, last=False)
    if end is not None and start is not None:
        return end < start
    return first.upper < second.lower


def instant(when: Edtf, *, last: bool = False) -> int | None:
    """Give the minute in UTC at which a date begins, or ends; None where its offset is not given.

    Args:
        when: the date.
        last: the end is wanted.
    """
    if "T" not in when.text:
        return None
    offset = _offset(when.text, last)
    return None if offset is None else (when.upper if last else when.lower) - offset


@lru_cache(maxsize=4096)
def _offset(text: str, last: bool) -> int | None:
    parts = split(text)
    point = parts if isinstance(parts, Point) else parts[1 if last else 0]
    return minutes_of(point.zone) if isinstance(point, Point) and point.zone else None
