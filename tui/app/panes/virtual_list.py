"""The one list of the reader: blocks of any height, of which only the visible ones are read and drawn."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Offset
from textual.message import Message

from tui.app.command_table import bindings
from tui.app.panes.block_view import BlockView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.binding import BindingType


class VirtualList(BlockView):
    """A list of blocks of lines that is moved in by key and mouse."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))

    _dragging = False

    class FromList(Message):
        """A message from a list."""

        def __init__(self, sender: VirtualList) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.sender

    class Moved(FromList):
        """Another block was selected."""

    class Chosen(FromList):
        """The selected block was chosen, by enter or a click on it."""

    # What others ask of it.

    def reload(self, cursor: int = 0, *, stay: bool = False, then: int | None = None) -> None:
        """Forget what was drawn and select a block: the blocks have changed.

        Args:
            cursor: the index of the block.
            stay: whether they are the same blocks with something else in them, so that the view may stay.
            then: the index of a block that is selected from there, without another painting between.
        """
        self._drawn.clear()
        self._view = None
        cursor = max(0, min(cursor, self.count - 1))
        if not stay:
            self._top = (cursor, 0)
        changed = cursor != self.cursor
        self.set_reactive(BlockView.cursor, cursor)
        self._reveal()
        if then is not None:
            self.set_reactive(BlockView.cursor, then)
            self._reveal()
        if changed or then is not None:
            self.post_message(self.Moved(self))
        self.refresh_changed()

    def item_at(self, index: int) -> str | None:  # noqa: ARG002
        """The id of the record that the block at an index shows, None where it shows none. For subclasses."""
        return None

    def index_of(self, item: str) -> int | None:  # noqa: ARG002
        """The index of the block that shows a record, None where none does. For subclasses."""
        return None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the selected record selected, and where it is in view, while the blocks become others."""
        item = self.item_at(self.cursor) if self.count else None
        cursor, row = self.cursor, self._row_of_cursor()
        yield
        index = self.index_of(item) if item else None
        self.reload(cursor if index is None else index)
        self._put_cursor(row)
        self.refresh_changed()

    def repaint_blocks(self) -> None:
        """Draw the blocks anew where the view is: what they show has changed, not which they are."""
        self._drawn.clear()
        self._view = None
        self.refresh_changed()

    def select(self, index: int) -> None:
        """Select a block and bring it into view."""
        self.cursor = max(0, min(index, self.count - 1))

    @property
    def text_under_cursor(self) -> str:
        """The lines of the selected block as they are shown, without what is only there to align them."""
        if not self.count:
            return ""
        lines = ("".join(text for text, _ink in line) for line in self._lines(self.cursor))
        return "\n".join(line.strip() for line in lines).strip()

    @property
    def scrolled_to(self) -> tuple[int, int]:
        """The block at the top of the view, and how many of its lines are above it."""
        return self._top

    def scroll_to_top(self, top: tuple[int, int]) -> None:
        """Move the view to where it was, as `scrolled_to` told."""
        if top != self._top:
            self._set_top(*self._within(top))
            self.refresh_changed()

    def watch_cursor(self) -> None:
        """Show the newly selected block and tell."""
        self._reveal()
        self.refresh_changed()
        self.post_message(self.Moved(self))

    # Keys and mouse.

    def action_list_down(self) -> None:
        """Select the next block; first show the rest of a long one."""
        view = self._visible()
        if (
            view
            and view[-1][0] == self.cursor
            and view[-1] != (self.cursor, len(self._lines(self.cursor)) - 1)
        ):
            self._scroll(1)
        else:
            self.select(self.cursor + 1)

    def action_list_up(self) -> None:
        """Select the block before; first show the beginning of a long one."""
        if self._top[0] == self.cursor and self._top[1]:
            self._scroll(-1)
        else:
            self.select(self.cursor - 1)

    def action_list_half(self, direction: int) -> None:
        """Move by half a page, down (1) or up (-1)."""
        rows = max(1, self.outer_size.height // 2)
        if direction > 0:
            self._down(rows)
        else:
            self._up(rows)

    def action_list_page_down(self) -> None:
        """Select the first block below the view, or show the rest of a long one."""
        self._down(max(1, self.outer_size.height - 1))

    def _down(self, rows: int) -> None:
        view = self._visible()
        if not view:
            return
        self._scroll(rows)
        below = self._visible()[0][0]
        self._quietly_select(
            max(below, min(view[-1][0], self.count - 1)) if view[-1] != self._end() else self.count - 1
        )

    def action_list_page_up(self) -> None:
        """Select the first block of the page above."""
        self._up(max(1, self.outer_size.height - 1))

    def _up(self, rows: int) -> None:
        self._scroll(-rows)
        self._quietly_select(self._visible()[0][0] if self.count else 0)

    def _quietly_select(self, index: int) -> None:
        """Select a block that is in view already."""
        top = self._top
        self.select(index)
        if (index, 0) >= top:
            self._set_top(*top)
            self.refresh_changed()

    def action_list_top(self) -> None:
        """Select the first block."""
        self.select(0)

    def action_list_bottom(self) -> None:
        """Select the last block."""
        self.select(self.count - 1)

    def action_list_choose(self) -> None:
        """Choose the selected block."""
        if self.count:
            self.post_message(self.Chosen(self))

    def _block_at(self, offset: Offset) -> int | None:
        view = self._visible()
        return view[offset.y][0] if 0 <= offset.y < len(view) else None

    def on_click(self, event: events.Click) -> None:
        """A click selects, a click on the selected block chooses it."""
        if event.x >= self.outer_size.width - 1:
            return
        index = self._block_at(Offset(event.x, event.y))
        if index is None:
            return
        if index == self.cursor and event.chain == 2:
            self.action_list_choose()
        elif index != self.cursor:
            self._quietly_select(index)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x == self.outer_size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the scroll bar."""
        if self._dragging:
            self._drag(event.y)

    def on_mouse_up(self) -> None:
        """Let go of the scroll bar."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        share = max(0, min(y, self.outer_size.height - 1)) / max(1, self.outer_size.height - 1)
        self._set_top(*self._within((round(share * (self.count - 1)), 0)))
        self.refresh_changed()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the view down."""
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the view up."""
        event.stop()
        self._scroll(-3)
