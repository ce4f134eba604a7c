"""Widgets that paint lines of inked text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint.contrast import MARK, PARTY, TEXT, readable
from tui.app.paint.ink import NO_PARTY, PARTIES, Line, width
from tui.dossier.hidden_characters import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.color import Color
    from textual.style import Style as VisualStyle

Shown = tuple[Any, ...]
"""All that decides how a row looks, but for the theme and the width."""


class Inked(Widget):
    """A widget that paints its rows itself; the inks' looks are the application's component classes.

    Textual's own way to a widget's strips knows borders, padding and filters for every line of every repaint,
    which takes as long as all the rest of a key. A row here is painted once, kept with what it shows, and
    painted again only when it shows something else.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._own_look: tuple[VisualStyle, Color] | None = None
        """Its own style and what it is painted on."""
        self._looks: dict[tuple[str, str], Style] = {}
        self._kept: dict[int, tuple[Shown, Strip]] = {}
        self._kept_width = 0

    # What subclasses give.

    def shown(self, y: int) -> Shown:
        """What a row shows."""
        raise NotImplementedError

    def paint_row(self, y: int, shown: Shown) -> Strip:
        """Paint what a row shows, as wide as the widget."""
        raise NotImplementedError

    # Painting.

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of some rows."""
        self._forget_other_width()
        strips = [self._strip(y) for y in crop.line_range]
        if crop.column_span != (0, self._kept_width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """A row with the places of its characters: Textual asks for it to find what the mouse is on."""
        self._forget_other_width()
        return self._strip(y).apply_offsets(0, y)

    def _strip(self, y: int) -> Strip:
        shown = self.shown(y)
        kept = self._kept.get(y)
        if kept is not None and kept[0] == shown:
            return kept[1]
        strip = self.paint_row(y, shown)
        self._kept[y] = shown, strip
        return strip

    def _forget_other_width(self) -> None:
        if self._kept_width != self.outer_size.width:
            self._kept.clear()
            self._kept_width = self.outer_size.width

    def refresh_changed(self) -> None:
        """Have those rows painted anew that show something else than they were painted with."""
        wide, high = self.outer_size
        kept = self._kept
        changed = [y for y in range(high) if y not in kept or kept[y][0] != self.shown(y)]
        if changed:
            self.refresh(*_regions(changed, wide))

    def paint(self, line: Iterable[tuple[str, str]], room: int, under: str = "") -> list[Segment]:
        """Paint a line, `room` cells wide; see `look` for `under`."""
        looks = self._looks
        segments = []
        used = 0
        for text, inks in line:
            if not text.isprintable():
                # The last place before the terminal: whoever made the line, nothing in it is obeyed.
                text = visible_line(text)
            used += width(text)
            segments.append(Segment(text, looks.get((inks, under)) or self.look(inks, under)))
        if used < room:
            segments.append(Segment(" " * (room - used), self.look("", under)))
        elif used > room:
            return Segment.adjust_line_length(segments, room)
        return segments

    def look(self, inks: str, under: str = "") -> Style:
        """The style of inks on the widget's background, under the theme of the moment.

        Args:
            inks: their names, separated by spaces.
            under: the ink that lies between them and the background, if any.
        """
        style = self._looks.get((inks, under))
        if style is None:
            style = self._looks[inks, under] = self._mix((under, *inks.split()))
        return style

    def _mix(self, inks: Iterable[str]) -> Style:
        """Lay inks over the widget's own style, take away what the terminal lacks, and keep it readable."""
        inks = tuple(filter(None, inks))
        if self._own_look is None:
            self._own_look = self.visual_style, self.background_colors[1]
        own, painted_on = self._own_look
        background, color, style = own.background, own.foreground, own.rich_style
        for ink in inks:
            component = self.app.get_component_styles(f"ink--{ink}")
            if component.has_rule("background"):
                background += component.background
            if component.has_rule("color"):
                color = component.color
            style += component.text_style
        shown = (background + color).rich_color if color is not None and background is not None else None
        style += Style(color=shown, bgcolor=background.rich_color if background is not None else None)
        segments = [Segment(" ", style)]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, painted_on)
        party = any(ink in (*PARTIES, NO_PARTY) for ink in inks)
        least = PARTY if party else MARK if "handle" in inks else TEXT
        return readable(segments[0].style or style, least, exact=party)

    def notify_style_update(self) -> None:
        """A change of theme changes the inks."""
        super().notify_style_update()
        self._own_look = None
        self._looks.clear()
        self._kept.clear()


def _regions(rows: list[int], wide: int) -> list[Region]:
    """Rows as regions, neighbours in one."""
    regions: list[Region] = []
    first = last = rows[0]
    for y in rows[1:]:
        if y > last + 1:
            regions.append(Region(0, first, wide, last - first + 1))
            first = y
        last = y
    return [*regions, Region(0, first, wide, last - first + 1)]


class PaintedLines(Inked):
    """A few lines that a subclass makes for the width there is; its height is the stylesheet's."""

    under = ""
    """The ink below all of it."""
    _lines: list[Line] | None = None

    def lines(self, room: int) -> list[Line]:
        """What to show in `room` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """What is shown may have changed; only rows that have are painted anew."""
        room = self.outer_size.width
        self._lines = self.lines(room) if room else None
        if room:
            self.refresh_changed()

    def light(self, *, lit: bool) -> None:
        """Show the lines lit, or no longer so."""
        self.under = "lit" if lit else ""
        self.refresh_changed()

    def on_resize(self) -> None:
        """Lines depend on the width."""
        self._lines = None
        self.redraw()

    def shown(self, y: int) -> Shown:
        """A line, and what is below it."""
        if self._lines is None:
            self._lines = self.lines(self.outer_size.width)
        return self._lines[y] if y < len(self._lines) else [], self.under

    def paint_row(self, y: int, shown: Shown) -> Strip:  # noqa: ARG002
        """Paint a line."""
        room = self.outer_size.width
        return Strip(self.paint(shown[0], room, shown[1]), room)
