"""Widgets that paint lines of inked text, and keep the styles of their inks."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.ink import INKS, Line


class Inked(Widget):
    """A widget whose stylesheet gives its inks their look."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}

    _looks: dict[tuple[str, str], Style] | None = None

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._kept: dict[tuple[str, bool, frozenset[str]], dict[tuple[str, str], Style]] = {}

    def look(self, inks: str, under: str = "") -> Style:
        """The style of inks on the widget's background, under the theme and focus of the moment.

        Args:
            inks: their names, separated by spaces.
            under: a component class whose style lies between them and the background.
        """
        if self._looks is None:
            state = (self.app.theme, self.has_focus, self.classes)
            self._looks = self._kept.setdefault(state, {})
        style = self._looks.get((inks, under))
        if style is None:
            style = self.visual_style.rich_style
            for name in (under, *(f"ink--{ink}" for ink in inks.split())):
                if name:
                    style += self.component(name)
            self._looks[inks, under] = style
        return style

    def component(self, name: str) -> Style:
        """The style of a component class, without what it does not set, colours mixed with what is below."""
        partial = self.get_component_rich_style(name, partial=True)
        whole = self.get_component_rich_style(name)
        return Style(
            color=whole.color if partial.color else None,
            bgcolor=whole.bgcolor if partial.bgcolor else None,
            bold=partial.bold,
            italic=partial.italic,
            dim=partial.dim,
            underline=partial.underline,
            reverse=partial.reverse,
        )

    def notify_style_update(self) -> None:
        """A change of theme or focus changes the inks."""
        super().notify_style_update()
        self._looks = None

    def paint(self, line: Line, room: int, under: str = "") -> Strip:
        """Paint a line, `room` cells wide; see `look` for `under`."""
        segments = [Segment(text, self.look(inks, under)) for text, inks in line]
        return Strip(segments).adjust_cell_length(room, self.look("", under))


class Lines(Inked):
    """A few lines that a subclass makes for the width there is; its height is the stylesheet's."""

    _lines: list[Line] | None = None

    def lines(self, room: int) -> list[Line]:
        """What to show in `room` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """What is shown may have changed; it is painted anew only if it has."""
        shown, self._lines = self._lines, self.lines(self.size.width) if self.size.width else None
        if shown is None or shown != self._lines:
            self.refresh()

    def on_resize(self) -> None:
        """Lines depend on the width."""
        self._lines = None
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Paint a line."""
        if self._lines is None:
            self._lines = self.lines(self.size.width)
        return self.paint(self._lines[y] if y < len(self._lines) else [], self.size.width)
