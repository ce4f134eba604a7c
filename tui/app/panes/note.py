"""A few lines of text that are as high as they need to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint.ink import Line, Span, flow
from tui.app.paint.painted import PaintedLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Size


class Note(PaintedLines):
    """Text that changes; its height follows it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw: Callable[[int], list[Line]] = lambda _room: []
        self._height = 0

    def show(self, text: Sequence[Span] | Callable[[int], list[Line]]) -> None:
        """Show other text.

        Args:
            text: spans, or what makes the lines for a number of cells.
        """
        self._draw = text if callable(text) else lambda room: flow(text, room)
        self.redraw()
        if self._lines is None or len(self._lines) != self._height:
            self._height = len(self._lines or ())
            self.refresh(layout=True)

    def lines(self, room: int) -> list[Line]:
        """The lines."""
        return self._draw(room)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as the text."""
        return len(self._draw(max(1, width)))
