"""A Textual application with the board's widget classes and next to nothing in them: the floor for a start.

Run by its path: `python bench/bare.py`. The key `j` changes what a pane shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_BOLD = Style(bold=True)


class Pane(Widget):
    """Lines of text, drawn as the board's panes draw theirs."""

    shown = "one"

    def render_line(self, y: int) -> Strip:
        """A bold word and some plain text."""
        width = self.size.width
        base = self.visual_style.rich_style
        head = f"{self.id} {y + 1} {self.shown}"
        rest = "  what one side says on it, and what the other answers"
        segments = [Segment(head, base + _BOLD), Segment(rest, base)]
        return Strip(segments).adjust_cell_length(width, base)


class Listing(Pane, can_focus=True):
    """A pane that takes keys."""


class Board(Screen[None]):
    """The board's layout."""

    AUTO_FOCUS = "#comparison"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "change", "Change")]

    def compose(self) -> ComposeResult:
        """The same containers, and as many widgets."""
        yield Pane(id="header")
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Listing(id="issues")
                yield Pane(id="about")
            with Vertical(id="middle"):
                yield Pane(id="switcher")
                yield Pane(id="sides")
                yield Listing(id="comparison")
        yield Pane(id="strip")
        yield Pane(id="log")
        yield Listing(id="events")
        yield Pane(id="hints")

    def action_change(self) -> None:
        """Show something else in a pane, as a move in the list does on the board."""
        pane = self.query_one("#comparison", Listing)
        pane.shown = "one" if pane.shown == "two" else "two"
        pane.refresh()


class Bare(App[None]):
    """The application."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; color: $foreground; }
    Listing { height: 1fr; }
    #header, #sides, #log, #hints { height: 1; background: $panel; }
    #hints { dock: bottom; }
    #body { height: 1fr; }
    #side { width: 32; background: $surface; }
    #about { height: 1fr; background: $surface; padding: 1 1 0 2; }
    #middle { width: 1fr; }
    #switcher { height: 1; display: none; }
    #strip { height: 3; background: $surface; }
    #events { height: 22%; min-height: 4; background: $surface; }
    """

    def on_mount(self) -> None:
        """Open the board."""
        self.push_screen(Board())


if __name__ == "__main__":
    Bare().run()
