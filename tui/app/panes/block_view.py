"""What of a list is in view, and how it is painted."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from tui.app.paint.painted import Inked

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.selection import Selection

    from tui.app.paint.ink import Line
    from tui.app.paint.painted import Shown

KEPT = 256
"""Drawn blocks that are kept."""


def _letters(line: Line) -> int:
    """How much of a text stands on a line, whatever else is painted there."""
    return sum(map(str.isalnum, "".join(text for text, _ink in line)))


class BlockView(Inked, can_focus=True):
    """A view of blocks of lines, one of which is selected; subclasses say how many there are and draw one.

    Its cost does not depend on how many blocks there are: the view is the block at its top, and how many of
    that block's lines are above the view.
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The index of the selected block."""
    lead = 1
    """Cells at the left for the mark of the selected block."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._top = (0, 0)
        self._drawn: dict[int, list[Line]] = {}
        self._drawn_for = 0
        self._view: list[tuple[int, int]] | None = None
        self._handle: tuple[int, int] | None = None

    # What subclasses give.

    @property
    def count(self) -> int:
        """How many blocks there are."""
        raise NotImplementedError

    @property
    def extent(self) -> int:
        """How many blocks the scroll bar stands for."""
        return self.count

    def draw(self, index: int, room: int) -> list[Line]:
        """The lines of a block, at least one, in `room` cells."""
        raise NotImplementedError

    def preamble(self, index: int) -> int:  # noqa: ARG002
        """How many of a block's first lines stand above it and are not lit with it."""
        return 0

    # The view.

    @property
    def _room(self) -> int:
        return max(1, self.outer_size.width - self.lead - 1)

    def _check_room(self) -> None:
        """Lines drawn for another width are of no use, in whatever order a terminal's messages come.

        What stands at the top of the view stays there: in a long text, the words that were read.
        """
        if self._drawn_for == self._room:
            return
        index, line = self._top
        read = sum(map(_letters, self._drawn.get(index, [])[:line]))
        self._drawn.clear()
        self._view = None
        self._drawn_for = self._room
        if line and index < self.count:
            passed = accumulate(map(_letters, self._lines(index)))
            self._set_top(index, sum(letters <= read for letters in passed))

    def _lines(self, index: int) -> list[Line]:
        self._check_room()
        lines = self._drawn.get(index)
        if lines is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            lines = self._drawn[index] = self.draw(index, self._room) or [[]]
        return lines

    def _visible(self) -> list[tuple[int, int]]:
        """(block, line) of each row of the view."""
        self._check_room()
        if self._view is None:
            view: list[tuple[int, int]] = []
            index, skip = self._top
            while len(view) < self.outer_size.height and index < self.count:
                view += [(index, line) for line in range(skip, len(self._lines(index)))]
                index, skip = index + 1, 0
            self._view = view[: self.outer_size.height]
        return self._view

    def _set_top(self, index: int, line: int) -> None:
        self._top = (index, line)
        self._view = None

    def _scroll(self, rows: int) -> None:
        """Move the view by rows without moving the selection, staying within the blocks."""
        index, line = self._top
        while rows < 0 and (index or line):
            if line:
                step = min(line, -rows)
                line, rows = line - step, rows + step
            else:
                index -= 1
                line = len(self._lines(index))
        while rows > 0 and index < self.count:
            left = len(self._lines(index)) - line
            if rows < left:
                line, rows = line + rows, 0
            elif index + 1 < self.count:
                index, line, rows = index + 1, 0, rows - left
            else:
                break
        self._set_top(*self._within((index, line)))
        self.refresh_changed()

    def _row_of_cursor(self) -> int:
        """The row on which the selected block begins, below 0 where that is above the view."""
        first = next((y for y, (index, _line) in enumerate(self._visible()) if index == self.cursor), None)
        return 0 if first is None else first - self._visible()[first][1]

    def _put_cursor(self, row: int) -> None:
        """Move the view so that the selected block begins on a row, as far as there are blocks enough."""
        index = self.cursor
        if row <= 0:
            self._set_top(*self._within((index, min(-row, max(0, len(self._lines(index)) - 1)))))
            return
        while index > 0 and row > 0:
            index -= 1
            row -= len(self._lines(index))
        self._set_top(*self._within((index, max(0, -row))))

    def _within(self, top: tuple[int, int]) -> tuple[int, int]:
        """The top of a view; that of the last one where the blocks would end above its last row."""
        # A block has a line at least: no more blocks than rows are looked at, which may have to be read.
        return top if top[0] < self.count - self.outer_size.height else min(top, self._last_top())

    def _last_top(self, index: int | None = None) -> tuple[int, int]:
        """The top of the view in which the end of a block (by default the last) is on the last row."""
        index = self.count - 1 if index is None else index
        room = self.outer_size.height
        while index >= 0:
            height = len(self._lines(index))
            if height >= room:
                return (index, height - room)
            room -= height
            index -= 1
        return (0, 0)

    def _reveal(self) -> None:
        """Move the view as little as is needed to show the selected block, its beginning first."""
        if not self.count or not self.outer_size.height:
            return
        self._view = None
        begin = (self.cursor, 0)
        if begin < self._top:
            self._set_top(*begin)
            return
        # What is above a block at the top of the view does not matter.
        lowest = begin if begin == self._top else self._last_top(self.cursor)
        if self._top < lowest:
            self._set_top(*min(lowest, begin))
        elif self._top > (0, 0):
            self._set_top(*self._within(self._top))

    def reveal_line(self, index: int, line: int) -> None:
        """Bring a line of a block into view, in the middle where it was not."""
        if (index, line) not in self._visible():
            top, line = index, line - self.outer_size.height // 2
            while line < 0 and top:
                top -= 1
                line += len(self._lines(top))
            self._set_top(*self._within((top, max(0, line))))
            self.refresh_changed()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The selected block looks otherwise; no stylesheet has to be asked."""
        self.refresh_changed()

    def on_resize(self) -> None:
        """Lines depend on the width; a selected block longer than the view stays where it was read."""
        self._check_room()
        self._view = None
        if self._top > (0, 0):
            self._set_top(*self._within(self._top))
        shown = any(index == self.cursor for index, _line in self._visible())
        if not shown or len(self._lines(self.cursor)) <= self.outer_size.height:
            self._reveal()
        self._view = None

    # Painting.

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint rows of the view; what they have in common is looked up once."""
        self._handle = self._find_handle()
        return super().render_lines(crop)

    def refresh_changed(self) -> None:
        """Paint anew what is not as it was painted; what rows have in common is looked up once."""
        self._handle = self._find_handle()
        super().refresh_changed()

    def shown(self, y: int) -> Shown:
        """The line in a row, the mark of the selected block, its ink, the scroll bar and what is selected."""
        bar = None if self._handle is None else self._handle[0] <= y < self._handle[1]
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        view = self._visible()
        if y >= len(view):
            return [], "", "", bar, span
        index, number = view[y]
        line = self._lines(index)[number]
        above = self.preamble(index)
        if index != self.cursor or number < above or not self._belongs(index, number):
            return line, "", "", bar, span
        mark, under = ("▸", "cursor-focused") if self.has_focus else ("›", "cursor")
        return line, mark if number == above else "", under, bar, span

    def _belongs(self, index: int, number: int) -> bool:
        """Whether a line is part of what a block says, and not of the space below it."""
        return any(self._lines(index)[number:])

    def paint_row(self, y: int, shown: Shown) -> Strip:  # noqa: ARG002
        """Paint a row of the view."""
        line, mark, under, bar, span = shown
        room = self._room + self.lead
        segments = self.paint([(mark.ljust(self.lead), "strong"), *line], room, under)
        if bar is None:
            segments += self.paint([], 1)
        else:
            segments += self.paint([("█", "handle")] if bar else [], 1)
        strip = Strip(segments, room + 1)
        if span is None:
            return strip
        start, end = span
        end = room if end == -1 else end
        look = self.look("selection")
        over = Style(bgcolor=look.bgcolor, reverse=look.reverse)
        chosen = Segment.apply_style(strip.crop(start, end), post_style=over)
        return Strip.join([strip.crop(0, start), Strip(chosen, end - start), strip.crop(end)])

    def _find_handle(self) -> tuple[int, int] | None:
        """The first row of the scroll bar's handle, and the one after its last; None where all is in view."""
        height = self.outer_size.height
        view = self._visible()
        if not view:
            return None
        last, number = view[-1]
        at_end = last == self.extent - 1 and number == len(self._lines(last)) - 1
        if at_end and self._top == (0, 0):
            return None
        blocks = last - view[0][0] + 1
        size = max(1, min(height - 1, height * blocks // max(1, self.extent)))
        # Only at either end does it touch the end, so that it tells whether there is more.
        start = round((height - size) * self._top[0] / max(1, self.extent - blocks))
        start = max(self._top > (0, 0), min(start, height - size - (not at_end)))
        return start, start + size

    def _end(self) -> tuple[int, int]:
        return (self.count - 1, len(self._lines(self.count - 1)) - 1)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection, as it is painted."""
        lines = []
        for index, number in self._visible():
            lines.append(" " * self.lead + "".join(text for text, _ink in self._lines(index)[number]))
        return selection.extract("\n".join(lines)), "\n"
