"""What the word that is being typed may become: filters, then their values with the records each leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

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

    def __init__(self) -> None:
        super().__init__(id="completions")
        self._completion: Completion | None = None
        self._chosen: int | None = None
        """The value that stands in the query now, by its place."""
        self._completed = ""
        """The query with that value."""
        self._shown = False
        self._spots: list[tuple[int, int, int, Value]] = []

    def on_mount(self) -> None:
        """Show the filters that there are."""
        self.offer(None, "")

    def offer(self, completion: Completion | None, query: str) -> None:
        """Show what a word may become, unless a value was chosen for it just now.

        Args:
            completion: the word, and what it may become; None where no filter is typed.
            query: the query that it is a word of.
        """
        if completion is None and self._completion is None and self._shown:
            return  # as at nearly every letter: nothing changes
        self._shown = True
        if not query or query != self._completed:
            self._completion, self._chosen, self._completed = completion, None, ""
            self.show(self._rows)

    def take_next(self, step: int) -> bool:
        """Put the next value (1), or the one before (-1), into the query; False where there is none."""
        if self._completion is None or not self._completion.values:
            return False
        before = (-1 if step > 0 else 0) if self._chosen is None else self._chosen
        self._take(self._completion, (before + step) % len(self._completion.values))
        return True

    def _take(self, completion: Completion, chosen: int) -> None:
        query, value = self.screen.query_one("#query", Input), completion.values[chosen]
        before, after = query.value[: completion.start], query.value[completion.end :]
        apart = " " if before and not before[-1].isspace() and before[-1] not in "-(" else ""
        before += apart + value.typed
        if value.left is not None:
            # A value is chosen: others can take its place until anything else is typed.
            before += "" if after.startswith(" ") else " "
            self._completion, self._chosen = completion._replace(end=len(before)), chosen
            self._completed = before + after
            self.show(self._rows)
        query.value = before + after
        query.cursor_position = len(before)
        query.focus()

    def _rows(self, room: int) -> list[Line]:
        low = self.app.size.height < _LOW
        self._spots = []
        if self._completion is None:
            return [] if low else self._laid_out([(" Filters: ", "muted")], _ALL, room, 1)
        if not self._completion.values:
            remark = self._completion.remark
            return [fit([(f" {remark}", "muted italic")], room)] if remark else []
        return self._laid_out([(" Tab ", "accent")], self._completion.values, room, 1 if low else _ROWS)

    def _laid_out(self, lead: Line, values: tuple[Value, ...], room: int, most: int) -> list[Line]:
        """As many values as go on some rows: those around the chosen one."""
        first = 0
        while True:
            rows, spots, after = _placed(lead, values, first, room, most, self._chosen)
            if self._chosen is None or self._chosen < after or after >= len(values) or after == first:
                break
            first = after
        self._spots = spots
        return rows

    def on_click(self, event: events.Click) -> None:
        """Take what was clicked."""
        for row, start, end, value in self._spots:
            if event.y == row and start <= event.x < end:
                at = self.screen.query_one("#query", Input).cursor_position
                completion = self._completion or Completion(at, at, _ALL)
                self._take(completion, completion.values.index(value))


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
