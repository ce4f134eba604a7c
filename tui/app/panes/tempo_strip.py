"""The tempo strip: time across, each side's statements above and below the axis, events as ticks."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.paint.ink import NO_PARTY, Line, Span, fit, pad
from tui.app.paint.painted import PaintedLines
from tui.app.panes import strip_layout
from tui.archive import days
from tui.archive.listing.timelines import said_by
from tui.archive.tables import bound
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.app.panes.strip_layout import Stretch
    from tui.app.place import Place
    from tui.archive.days import Unit
    from tui.archive.rows import DossierRow, Period
    from tui.archive.store import Archive

UNITS: tuple[Unit, ...] = ("year", "quarter", "month", "week", "day")
"""From the widest to the narrowest."""
_SHORT = {"year": "yr", "quarter": "qtr", "month": "mth", "week": "wk", "day": "day"}
DAYS = {"year": 365.25, "quarter": 91.3, "month": 30.44, "week": 7, "day": 1}
BARS = " ▁▂▃▄▅▆▇█"
LABEL = 12
"""Cells at the left for the names."""
EMPTY = "·"
FOLDED = "⋯"
_READ = 4
"""Periods that are read for each cell there is, as many of them may be folded."""
_FOLDS = 3
"""Folds of a strip that is still read as one course of time, where nobody chose its unit."""


class TempoStrip(PaintedLines):
    """When each side spoke on an issue, and what happened."""

    class Scrubbed(Message):
        """A day was chosen on the strip."""

        def __init__(self, day: int) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__(id="strip")
        self.unit: Unit | None = None
        """One of `UNITS`, or None for the narrowest that shows all of the dossier."""
        self._archive: Archive | None = None
        self._place: Place | None = None
        self._dossier: DossierRow | None = None
        self._parties: tuple[str | None, ...] = ()
        self._names: Sequence[str] = ("", "")
        self._inks: Sequence[str] = ("", "")
        self._stretches: list[Stretch] = []
        self._edges: list[int] = [0]
        self._fitting: Unit = UNITS[0]
        self._read: dict[tuple[Archive, str, tuple[str | None, ...], Unit, int, int], tuple[Period, ...]] = {}
        """The periods as they were read last."""
        self._of_nobody: tuple[Archive, str, int] | None = None
        """How much of an issue is of no party."""
        self._dragging = False

    def show(
        self,
        archive: Archive,
        dossier: DossierRow,
        place: Place,
        parties: Sequence[str],
        names: Sequence[str],
        inks: Sequence[str],
    ) -> None:
        """Show an issue's tempo with the place's day on it; what is of no party has a lane of its own.

        Args:
            archive: where to read it.
            dossier: how far its record reaches.
            place: the issue and day.
            parties: the ids of those that stand side by side.
            names: their short ones.
            inks: those of the parties.
        """
        if self._of_nobody is None or self._of_nobody[:2] != (archive, place.issue):
            said = said_by(archive, place.issue, None).rank(bound(dossier.last_day))
            self._of_nobody = archive, place.issue, said
        if self._of_nobody[2]:
            self._parties, self._names = (*parties, None), (*names, wording.NO_PARTY)
            self._inks = (*inks, NO_PARTY)
        else:
            self._parties, self._names, self._inks = tuple(parties), names, inks
        for lanes in (3, 4, 5):
            self.set_class(len(self._parties) == lanes, f"lanes-{lanes}")
        self._archive, self._dossier, self._place = archive, dossier, place
        self._measure()
        self.redraw()

    def on_resize(self) -> None:
        """How many periods fit depends on the width."""
        self._measure()

    @property
    def _room(self) -> int:
        return max(1, self.outer_size.width - LABEL - 1)

    def fitting(self) -> Unit:
        """The narrowest unit in which the whole dossier fits, or a narrower one where much of it is empty."""
        return self._fitting

    def zoom(self, steps: int) -> bool:
        """Make the unit narrower (1) or wider (-1); tells whether that was possible."""
        now = UNITS.index(self.unit or self.fitting())
        new = max(0, min(now + steps, len(UNITS) - 1))
        self.unit = UNITS[new]
        self._measure()
        self.redraw()
        return new != now

    def _measure(self) -> None:
        """Read the periods that fit, around the day; long empty stretches are folded."""
        if self._archive is None or self._dossier is None or self._place is None or not self.outer_size.width:
            return
        span = self._dossier.last_day - self._dossier.first_day + 1
        self._fitting = next(
            (unit for unit in reversed(UNITS) if span / DAYS[unit] + 2 <= self._room), UNITS[0]
        )
        if self.unit is None:
            self._stretches = self._folded(self._fitting)
            narrower = UNITS[min(UNITS.index(self._fitting) + 1, len(UNITS) - 1)]
            while (
                2 * strip_layout.cells(self._stretches) < min(self._room, span / DAYS[self._fitting])
                and span / DAYS[narrower] + 2 <= _READ * self._room
                and narrower != self._fitting
            ):
                stretches = self._folded(narrower)
                folds = sum(stretch.is_folded for stretch in stretches)
                if strip_layout.cells(stretches) > self._room or folds > _FOLDS:
                    break
                self._fitting, self._stretches = narrower, stretches
                narrower = UNITS[min(UNITS.index(narrower) + 1, len(UNITS) - 1)]
        else:
            self._stretches = self._folded(self.unit)
        self._stretches = strip_layout.around(self._stretches, self._room, self._place.day)
        self._edges = strip_layout.edges(self._stretches, self._room)

    def _folded(self, unit: Unit) -> list[Stretch]:
        """The periods of a unit around the day, folded."""
        assert self._archive is not None  # noqa: S101
        assert self._dossier is not None  # noqa: S101
        assert self._place is not None  # noqa: S101
        first = min(self._dossier.first_day, self._place.day)
        last = max(self._dossier.last_day, self._place.day)
        read = _READ * self._room * DAYS[unit]
        if last - first > read:
            start = self._place.day - read * 0.7
            first = int(max(first, min(start, last - read + 1)))
            last = int(min(last, first + read))
        wanted = (self._archive, self._place.issue, self._parties, unit, first, last)
        if wanted not in self._read:
            self._read = {wanted: days.periods(*wanted)}
        return strip_layout.folded(self._read[wanted], self._room, self._place.day)

    def _cells(self, number: int) -> int:
        """How wide a period is."""
        return self._edges[number + 1] - self._edges[number]

    def beside(self, steps: int) -> int | None:
        """The last day of the period so many steps from the one that holds the day; None past the ends."""
        if self._place is None or self._dossier is None:
            return None
        here = self._here()
        there = here + steps
        ends = max(self._dossier.last_day, self._dossier.as_of.upper // 1440)
        if there == len(self._stretches) and self._place.day < ends:
            return ends
        if not 0 <= there < len(self._stretches):
            return None
        return min(self._stretches[there].last_day, ends)

    def _here(self) -> int:
        day = self._place.day if self._place else 0
        return next(
            (n for n, period in enumerate(self._stretches) if period.first_day <= day <= period.last_day), -1
        )

    # Painting.

    def lines(self, room: int) -> list[Line]:  # noqa: ARG002
        """One line above the axis and one for each other party below it; with less height one for all."""
        if not self._stretches:
            return [[]]
        if self.outer_size.height < 3:
            return [self._together()]
        top = max(1, *(max(period.counts) for period in self._stretches))
        below = range(1, len(self._names))
        return [self._bars(0, top), self._axis(), *(self._bars(side, top) for side in below)]

    def _label(self, text: str, ink: str) -> Line:
        return pad([(" ", ""), *fit([(text, ink)], LABEL - 2)], LABEL)

    def _glyph(self, count: int, top: int) -> str:
        # By the square root, so that one busy month does not flatten all others.
        return BARS[max(1, round(8 * sqrt(count / top)))] if count else EMPTY

    def _bar(self, number: int, count: int, top: int, ink: str) -> Span:
        assert self._place is not None  # noqa: S101
        cells = self._cells(number)
        stretch = self._stretches[number]
        if stretch.is_folded:
            return (" " * cells, "muted")
        if not count:
            return (EMPTY.ljust(cells), "muted")
        later = stretch.first_day > self._place.day
        return ((self._glyph(count, top) * max(1, cells - 1)).ljust(cells), "muted" if later else ink)

    def _bars(self, side: int, top: int) -> Line:
        ink = self._inks[side]
        bars = [self._bar(n, stretch.counts[side], top, ink) for n, stretch in enumerate(self._stretches)]
        return [*self._label(self._names[side], ink), *bars]

    def _axis(self) -> Line:
        here = self._here()
        axis = ""
        for number, stretch in enumerate(self._stretches):
            cells = self._cells(number)
            if stretch.is_folded:
                axis += FOLDED.center(cells, "─")
                continue
            signs = ("▲" if number == here else "") + ("┴" if stretch.events else "")
            axis += signs[:cells].ljust(cells, "─")
        at = self._edges[here] if here >= 0 else -1
        labels = self._dates()
        axis, covered = strip_layout.dated(axis, labels, "─", at, over=True)
        inks = [
            "accent reverse" if n == at else "muted mark" if n in covered else "muted"
            for n in range(len(axis))
        ]
        return [*self._before_axis(labels, axis), *_runs(axis, inks)]

    def _before_axis(self, labels: Sequence[tuple[int, str]], axis: str) -> Line:
        """The unit of the axis, with the first year where the axis has no room for it."""
        unit, first = self.unit or self.fitting(), labels[0][1] if labels else ""
        if first in axis:
            return self._label(f"by {unit}", "muted")
        return pad(fit([(f" by {_SHORT[unit]} {first}", "muted")], LABEL), LABEL)

    def _dates(self) -> list[tuple[int, str]]:
        return strip_layout.dates(self._stretches, self._edges, self.unit or self.fitting())

    def _together(self) -> Line:
        """Both sides in one line: the cursor stands before what was said in its period."""
        top = max(1, *(sum(stretch.counts) for stretch in self._stretches))
        here, dates = self._here(), self._dates()
        labels = dict(dates)
        text, inks = "", []
        for number, stretch in enumerate(self._stretches):
            bar, ink = self._bar(number, sum(stretch.counts), top, "")
            if stretch.is_folded:
                # The year after it is read there, where a bar leaves it no room.
                bar = f"{FOLDED}{labels.pop(self._edges[number + 1], '')}"[: len(bar)].center(len(bar))
            elif stretch.events and not sum(stretch.counts):
                bar = "┴".ljust(len(bar))
            before = "▲" if number == here else ""
            label = labels.get(self._edges[number], "")
            if sum(stretch.counts) and label and len(bar) >= len(label) + 4:
                # So wide a period has room for its date beside its bar.
                before += f"{labels.pop(self._edges[number])} "
            text += before + bar[len(before) :]
            inks += [ink] * len(bar)
        at = self._edges[here] if here >= 0 else -1
        written, _ = strip_layout.dated(text, sorted(labels.items()), EMPTY + " ", at, over=False)
        inks = ["muted" if new != old else ink for new, old, ink in zip(written, text, inks, strict=True)]
        if at >= 0:
            inks[at] = "accent reverse"
        return [*self._before_axis(dates, written), *_runs(written, inks)]

    # Mouse.

    def _scrub(self, x: int) -> None:
        number = bisect_right(self._edges, x - LABEL) - 1
        if 0 <= number < len(self._stretches) and self._place and self._dossier:
            ends = max(self._dossier.last_day, self._dossier.as_of.upper // 1440)
            day = min(self._stretches[number].last_day, ends)
            if day != self._place.day:
                self.post_message(self.Scrubbed(day))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to scrub."""
        self._dragging = True
        self.capture_mouse()
        self._scrub(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scrub."""
        if self._dragging:
            self._scrub(event.x)

    def on_mouse_up(self) -> None:
        """Scrubbed."""
        self._dragging = False
        self.release_mouse()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Zoom in."""
        event.stop()
        self.zoom(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Zoom out."""
        event.stop()
        self.zoom(-1)


def _runs(text: str, inks: Sequence[str]) -> Line:
    """A line of characters that each have an ink, in as few spans as there are."""
    pairs = zip(text, inks, strict=True)
    return [("".join(cell for cell, _ in run), ink) for ink, run in groupby(pairs, key=lambda pair: pair[1])]
