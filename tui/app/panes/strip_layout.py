"""How the tempo strip lays out time: empty stretches are folded, and boundaries are marked where they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.days import Unit
    from tui.archive.rows import Period

WIDEST = 8
"""Cells of a period at the most."""
FOLD = 6
"""Cells of what is folded: room for a sign, and for the year that comes after it."""
_LEAST = 6
"""Periods in a row that are folded at the least: fewer are easier to read as they are."""
_SHARE = 8
"""What is folded would take more than this part of the strip otherwise, as in one eighth."""
_MOVED = 3
"""Cells that a date may stand behind its boundary, where an event is on it."""


class Stretch(NamedTuple):
    """A period of the strip, or several empty ones in a row that are folded."""

    first_day: int
    last_day: int
    counts: tuple[int, ...]
    events: int
    is_folded: bool = False


def folded(periods: Sequence[Period], room: int, day: int) -> list[Stretch]:
    """Fold long runs of periods in which nothing was said and nothing happened; the day's own is kept.

    Args:
        periods: without gaps.
        room: cells of the strip.
        day: an ordinal.
    """
    least = max(_LEAST, room // _SHARE)
    stretches: list[Stretch] = []
    run: list[Period] = []

    def end_run() -> None:
        """Take in the run, folded where it is long enough."""
        if len(run) >= least:
            stretches.append(Stretch(run[0].first_day, run[-1].last_day, run[0].counts, 0, is_folded=True))
        else:
            stretches.extend(Stretch(*period) for period in run)
        run.clear()

    for period in periods:
        if any(period.counts) or period.events or period.first_day <= day <= period.last_day:
            end_run()
            stretches.append(Stretch(*period))
        else:
            run.append(period)
    end_run()
    return stretches


def cells(stretches: Sequence[Stretch]) -> int:
    """The fewest cells that stretches take."""
    return sum(FOLD if stretch.is_folded else 1 for stretch in stretches)


def around(stretches: list[Stretch], room: int, day: int) -> list[Stretch]:
    """The stretches around a day that fit, most of them before it."""
    here = next((n for n, stretch in enumerate(stretches) if stretch.last_day >= day), len(stretches) - 1)
    first, last = here, here + 1
    before = max(1, round(room * 0.7))
    while first and cells(stretches[first - 1 : last]) <= before:
        first -= 1
    while last < len(stretches) and cells(stretches[first : last + 1]) <= room:
        last += 1
    while first and cells(stretches[first - 1 : last]) <= room:
        first -= 1
    return stretches[first:last]


def edges(stretches: Sequence[Stretch], room: int) -> list[int]:
    """The cell on which each stretch begins, and the one behind the last; all periods are of one width."""
    folds = sum(stretch.is_folded for stretch in stretches)
    count = len(stretches) - folds
    fold = FOLD if folds * FOLD + count <= room else 1
    wide = max(count, min(room - folds * fold, WIDEST * count))
    at, passed, begins = 0, 0, [0]
    for stretch in stretches:
        if stretch.is_folded:
            at += fold
        else:
            passed += 1
            at += wide * passed // count - wide * (passed - 1) // count
        begins.append(at)
    return begins


def dates(stretches: Sequence[Stretch], begins: Sequence[int], unit: Unit) -> list[tuple[int, str]]:
    """Where a new year (or month, on a short strip) begins, and what to write there; years come first.

    A week belongs to the year in which it ends.
    """
    years: dict[int, str] = {}
    months: dict[int, str] = {}
    before: date | None = None
    for number, stretch in enumerate(stretches):
        if stretch.is_folded:
            continue
        ends = date.fromordinal(max(1, stretch.last_day))
        if before is None or before.year != ends.year:
            years[begins[number]] = str(ends.year)
        elif unit in ("week", "day") and before.month != ends.month:
            months[begins[number]] = ends.strftime("%b")
        before = ends
    kept: dict[int, str] = {}
    for at, label in [*years.items(), *months.items()]:
        clear = all(
            at + len(label) < other or other + len(text) < at for other, text in kept.items() if other != at
        )
        if clear:
            kept[at] = label
    return sorted(kept.items())


def dated(
    text: str, labels: Sequence[tuple[int, str]], blank: str, cursor: int, *, over: bool
) -> tuple[str, set[int]]:
    """Write dates on a line of the strip.

    Args:
        text: the line.
        labels: what to write, and where it belongs.
        blank: the characters that may be written over.
        cursor: a cell that stays as it is; -1 for none.
        over: whether a date may stand on other characters too, where there is no blank near its boundary.

    Returns:
        The line, and the cells of dates on which something else would stand.
    """
    covered: set[int] = set()
    for number, (start, label) in enumerate(labels):
        # A cell stays free before the next date.
        end = labels[number + 1][0] - 1 if number + 1 < len(labels) else len(text)
        places = range(start, min(end, len(text)) - len(label) + 1)
        free = [at for at in places if not at <= cursor < at + len(label)]
        clear = (at for at in free if all(cell in blank for cell in text[at : at + len(label) + 1]))
        at = next(clear, None)
        if at is None or (over and at > start + _MOVED):
            if not over or not free or free[0] > start + _MOVED:
                continue
            at = free[0]
        under = text[at : at + len(label)]
        covered |= {at + n for n, cell in enumerate(under) if cell not in blank}
        text = text[:at] + label + text[at + len(label) :]
        if at > start and text[start] in blank and text[start] != " ":
            text = text[:start] + "├" + text[start + 1 :]
    return text, covered
