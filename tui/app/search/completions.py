"""What the word that is being typed may become: filters, then their values with the records each leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.paint.ink import Line, Span, fit, line_width
from tui.app.panes.note import Note
from tui.archive.search.filters import FILTERS
from tui.archive.search.query_language.completion import Completion, Value

if TYPE_CHECKING:
    from textual import events

_ALL = tuple(Value(f"{name}:", f"{name}:") for name in FILTERS)
_LOW = 16
"""A terminal of fewer rows has none for filters that nobody has begun to type."""
_ROWS = 3
"""The most rows of values."""
_LONGEST = 36
"""The most cells of a value."""


class Completions(Note):
    """Values on a few rows between the query and its hits; a click takes one."""

    class Taken(Message):
        """A value was clicked."""

        def __init__(self, value: Value) -> None:
            super().__init__()
            self.value = value

    def __init__(self) -> None:
        super().__init__(id="completions")
        self.completion: Completion | None = None
        """What is typed, and what it may become; None where no filter is."""
        self.chosen: int | None = None
        """The value that stands in the query now, by its place."""
        self._spots: list[tuple[int, int, int, Value]] = []

    def on_mount(self) -> None:
        """Show the filters that there are."""
        self.offer(None)

    def offer(self, completion: Completion | None, chosen: int | None = None) -> None:
        """Show what a word may become.

        Args:
            completion: the word, and what it may become.
            chosen: the place of the value that was put into the query.
        """
        self.completion, self.chosen = completion, chosen
        self.show(self._rows)

    def _rows(self, room: int) -> list[Line]:
        low = self.app.size.height < _LOW
        self._spots = []
        if self.completion is None:
            return [] if low else self._laid_out([(" Filters: ", "muted")], _ALL, room, 1)
        if not self.completion.values:
            remark = self.completion.remark
            return [fit([(f" {remark}", "muted italic")], room)] if remark else []
        return self._laid_out([(" Tab ", "accent")], self.completion.values, room, 1 if low else _ROWS)

    def _laid_out(self, lead: Line, values: tuple[Value, ...], room: int, most: int) -> list[Line]:
        """As many values as go on some rows: those around the chosen one."""
        first = 0
        while True:
            rows, spots, after = _placed(lead, values, first, room, most, self.chosen)
            if self.chosen is None or self.chosen < after or after >= len(values) or after == first:
                break
            first = after
        self._spots = spots
        return rows

    def on_click(self, event: events.Click) -> None:
        """Take what was clicked."""
        for row, start, end, value in self._spots:
            if event.y == row and start <= event.x < end:
                self.post_message(self.Taken(value))


def _placed(
    lead: Line, values: tuple[Value, ...], first: int, room: int, most: int, chosen: int | None
) -> tuple[list[Line], list[tuple[int, int, int, Value]], int]:
    """Rows of values from one on, where each stands, and the first one that found no room."""
    rows: list[Line] = [list(lead)]
    spots: list[tuple[int, int, int, Value]] = []
    for n, value in enumerate(values[first:], first):
        item = _item(value, chosen=n == chosen)
        more: Span = (f"… {len(values) - n:,} more", "muted")
        ahead = line_width([more]) + 1 if len(rows) == most and n + 1 < len(values) else 0
        if line_width(rows[-1]) + line_width(item) + ahead > room and len(rows[-1]) > 1:
            if len(rows) == most:
                rows[-1] = fit([*rows[-1], more], room)
                return rows, spots, n
            rows.append([(" " * line_width(lead), "")])
        start = line_width(rows[-1])
        rows[-1] = fit([*rows[-1], *item], room)
        spots.append((len(rows) - 1, start, line_width(rows[-1]), value))
    return rows, spots, len(values)


def _item(value: Value, *, chosen: bool) -> Line:
    mark, ink = ("▸", "lit strong") if chosen else ("", "" if value.left is not None else "accent")
    item = fit([(mark + value.shown, ink)], _LONGEST)
    if value.left is not None:
        item.append((f" {value.left:,}", "muted"))
    return [*item, ("  ", "")]
