"""Widgets that paint lines of inked text, and keep the styles of their inks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.widget import Widget

from tui.app.ink import INKS, Line, strip

if TYPE_CHECKING:
    from textual.strip import Strip


class Inked(Widget):
    """A widget whose stylesheet gives its inks their look."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}

    _inks: dict[str, Style] | None = None

    @property
    def inks(self) -> dict[str, Style]:
        """The style of each ink under the theme and focus of the moment."""
        if self._inks is None:
            self._inks = {name: self.component(f"ink--{name}") for name in INKS}
        return self._inks

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
        self._inks = None

    def paint(self, line: Line, room: int, extra: Style | None = None) -> Strip:
        """Paint a line on the widget's background, `room` cells wide."""
        base = self.visual_style.rich_style
        return strip(line, room, self.inks, base + extra if extra else base)


class Lines(Inked):
    """A few lines that a subclass makes for the width there is; its height is the stylesheet's."""

    _lines: list[Line] | None = None

    def lines(self, room: int) -> list[Line]:
        """What to show in `room` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """What is shown has changed."""
        self._lines = None
        self.refresh()

    def on_resize(self) -> None:
        """Lines depend on the width."""
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Paint a line."""
        if self._lines is None:
            self._lines = self.lines(self.size.width)
        return self.paint(self._lines[y] if y < len(self._lines) else [], self.size.width)
