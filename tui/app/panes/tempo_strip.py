"""The tempo strip: time across, each side's statements above and below the axis, events as ticks."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.paint.ink import Line, Span, fit, pad
from tui.app.paint.painted import PaintedLines
from tui.archive import days

if TYPE_CHECKING:
    from textual import events

    from tui.app.place import Place
    from tui.archive.days import Unit
    from tui.archive.rows import DossierRow, Period
    from tui.archive.store import Archive

UNITS: tuple[Unit, ...] = ("year", "quarter", "month", "week", "day")
"""From the widest to the narrowest."""
DAYS = {"year": 365.25, "quarter": 91.3, "month": 30.44, "week": 7, "day": 1}
BARS = " ▁▂▃▄▅▆▇█"
LABEL = 12
"""Cells at the left for the names."""
EMPTY = "·"
WIDEST = 8
"""Cells of a period at the most."""


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
        self._names = ("", "")
        self._inks = ["", ""]
        self._periods: tuple[Period, ...] = ()
        self._edges: list[int] = [0]
        self._read: tuple[Period, ...] = ()
        """The periods as they were read last, and below for what."""
        self._wanted: tuple[Archive, str, tuple[str, str], Unit, int, int] | None = None
        self._dragging = False

    def show(
        self, archive: Archive, dossier: DossierRow, place: Place, names: tuple[str, str], inks: list[str]
    ) -> None:
        """Show an issue's tempo with the place's day on it.

        Args:
            archive: where to read it.
            dossier: how far its record reaches.
            place: the issue, parties and day.
            names: the short ones of the parties.
            inks: those of the parties.
        """
        self._inks = inks
        self._archive, self._dossier, self._place, self._names = archive, dossier, place, names
        self._measure()
        self.redraw()

    def on_resize(self) -> None:
        """How many periods fit depends on the width."""
        self._measure()

    @property
    def _room(self) -> int:
        return max(1, self.outer_size.width - LABEL - 1)

    def fitting(self) -> Unit:
        """The narrowest unit in which the whole dossier fits."""
        if self._dossier is None:
            return UNITS[0]
        span = self._dossier.last_day - self._dossier.first_day + 1
        return next((unit for unit in reversed(UNITS) if span / DAYS[unit] + 2 <= self._room), UNITS[0])

    def zoom(self, steps: int) -> bool:
        """Make the unit narrower (1) or wider (-1); tells whether that was possible."""
        now = UNITS.index(self.unit or self.fitting())
        new = max(0, min(now + steps, len(UNITS) - 1))
        self.unit = UNITS[new]
        self._measure()
        self.redraw()
        return new != now

    def _measure(self) -> None:
        """Read the periods that fit, around the day."""
        if self._archive is None or self._dossier is None or self._place is None or not self.outer_size.width:
            return
        unit = self.unit or self.fitting()
        first = min(self._dossier.first_day, self._place.day)
        last = max(self._dossier.last_day, self._place.day)
        shown = self._room * DAYS[unit]
        if last - first > shown:
            start = self._place.day - shown * 0.7
            first = int(max(first, min(start, last - shown + 1)))
            last = int(min(last, first + shown))
        wanted = (self._archive, self._place.issue, self._place.parties, unit, first, last)
        if wanted != self._wanted:
            self._wanted, self._read = wanted, days.periods(*wanted)
        periods = self._read
        here = next(
            (n for n, period in enumerate(periods) if period.last_day >= self._place.day), len(periods) - 1
        )
        # Whole periods reach beyond both ends, so that there may be more of them than there is room for.
        start = max(0, here + 1 - self._room)
        self._periods = periods[start : start + self._room]
        count = max(1, len(self._periods))
        wide = min(self._room, WIDEST * count)
        self._edges = [number * wide // count for number in range(count + 1)]

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
        if there == len(self._periods) and self._place.day < ends:
            return ends
        if not 0 <= there < len(self._periods):
            return None
        return min(self._periods[there].last_day, ends)

    def _here(self) -> int:
        day = self._place.day if self._place else 0
        return next(
            (n for n, period in enumerate(self._periods) if period.first_day <= day <= period.last_day), -1
        )

    # Painting.

    def lines(self, room: int) -> list[Line]:  # noqa: ARG002
        """Three lines where there is height, otherwise one with both sides together."""
        if not self._periods:
            return [[]]
        if self.outer_size.height < 3:
            return [self._together()]
        top = max(1, *(max(period.counts) for period in self._periods))
        return [self._bars(0, top), self._axis(), self._bars(1, top)]

    def _label(self, text: str, ink: str) -> Line:
        return pad([(" ", ""), *fit([(text, ink)], LABEL - 2)], LABEL)

    def _glyph(self, count: int, top: int) -> str:
        # By the square root, so that one busy month does not flatten all others.
        return BARS[max(1, round(8 * sqrt(count / top)))] if count else EMPTY

    def _bar(self, number: int, count: int, top: int, ink: str) -> Span:
        assert self._place is not None  # noqa: S101
        cells = self._cells(number)
        if not count:
            return (EMPTY.ljust(cells), "muted")
        later = self._periods[number].first_day > self._place.day
        return ((self._glyph(count, top) * max(1, cells - 1)).ljust(cells), "muted" if later else ink)

    def _bars(self, side: int, top: int) -> Line:
        ink = self._inks[side]
        bars = [self._bar(n, period.counts[side], top, ink) for n, period in enumerate(self._periods)]
        return [*self._label(self._names[side], ink), *bars]

    def _axis(self) -> Line:
        here = self._here()
        axis = ""
        for number, period in enumerate(self._periods):
            marks = ("▲" if number == here else "") + ("┴" if period.events else "")
            axis += marks[: self._cells(number)].ljust(self._cells(number), "─")
        axis = self._dated(axis, "─", here)
        line: Line = self._label(self._unit_words(), "muted")
        if here < 0:
            return [*line, (axis, "muted")]
        at = self._edges[here]
        return [*line, (axis[:at], "muted"), ("▲", "accent reverse"), (axis[at + 1 :], "muted")]

    def _unit_words(self) -> str:
        return f"by {self.unit or self.fitting()}"

    def _dated(self, text: str, blank: str, here: int) -> str:
        """Write dates on blank cells; where an event, a bar or the cursor is, later in the same year."""
        dates = self._dates()
        at_cursor = self._edges[here] if here >= 0 else -1
        for (start, label), (end, _) in zip(dates, [*dates[1:], (len(text), "")], strict=True):
            room = len(label) + 1
            for at in range(start, min(end, len(text)) - room + 1):
                if all(cell in blank for cell in text[at : at + room]) and not at <= at_cursor < at + room:
                    text = text[:at] + label + text[at + len(label) :]
                    if at > start and text[start] == "─" and start != at_cursor:
                        text = text[:start] + "├" + text[start + 1 :]
                    break
        return text

    def _dates(self) -> list[tuple[int, str]]:
        """Where on the axis a new year (or month, on a short strip) begins, and what to write there."""
        unit = self.unit or self.fitting()
        dates: list[tuple[int, str]] = []
        free = 0
        for number, period in enumerate(self._periods):
            day = date.fromordinal(max(1, period.first_day))
            before = date.fromordinal(max(1, self._periods[number - 1].first_day)) if number else None
            label = str(day.year) if before is None or before.year != day.year else ""
            if unit in ("week", "day") and before is not None and before.month != day.month:
                label = label or day.strftime("%b")
            at = self._edges[number]
            if label and at >= free:
                dates.append((at, label))
                free = at + len(label) + 1
        return dates

    def _together(self) -> Line:
        """Both sides in one line: the cursor stands before what was said in its period."""
        top = max(1, *(sum(period.counts) for period in self._periods))
        here, dates = self._here(), dict(self._dates())
        bars: Line = []
        for number, period in enumerate(self._periods):
            text, ink = self._bar(number, sum(period.counts), top, "")
            if period.events and not sum(period.counts):
                text = "┴".ljust(self._cells(number))
            before = "▲" if number == here else ""
            label = dates.get(self._edges[number], "")
            if sum(period.counts) and len(text) >= len(label) + 4:
                # So wide a period has room for its date beside its bar.
                before += f"{label} " if label else ""
            bars.append((before + text[len(before) :], ink))
        dated = self._dated("".join(text for text, _ in bars), EMPTY + " ", here)
        line = self._label(self._unit_words(), "muted")
        for number, (text, ink) in enumerate(bars):
            at = self._edges[number]
            shown = dated[at : at + len(text)]
            if number == here:
                line += [("▲", "accent reverse"), (shown[1:], ink)]
            else:
                line.append((shown, ink if shown == text else "muted"))
        return line

    # Mouse.

    def _scrub(self, x: int) -> None:
        number = bisect_right(self._edges, x - LABEL) - 1
        if 0 <= number < len(self._periods) and self._place and self._dossier:
            ends = max(self._dossier.last_day, self._dossier.as_of.upper // 1440)
            day = min(self._periods[number].last_day, ends)
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
