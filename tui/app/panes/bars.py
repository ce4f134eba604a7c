"""The lines around the panes: header, the names of the sides, pane titles and the hints at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.command_table import COMMANDS, Command
from tui.app.paint.board_wording import rule
from tui.app.paint.ink import Line, Span, fit, line_width, pad, spread
from tui.app.paint.painted import PaintedLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import ActiveBinding

PAIRS = {
    "time.previous": "time.next",
    "issue.previous": "issue.next",
    "record.previous": "record.next",
    "section.previous": "section.next",
    "matrix.left": "matrix.right",
}
"""Commands whose keys stand together in the hints, the other one's key being shown with the first's."""


class Bar(PaintedLines):
    """One line with something at its left and something at its right."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left: list[Span] = []
        self._right: list[Span] = []

    def show(self, left: list[Span], right: list[Span] | None = None) -> None:
        """Show other text."""
        self._left, self._right = left, right or []
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """The one line."""
        return [spread(self._left, self._right, room)]


class Sides(PaintedLines):
    """The names of the parties over their columns."""

    def __init__(self) -> None:
        super().__init__(id="sides")
        self._names: list[str] = ["", ""]
        self._inks: list[str] = ["", ""]

    def show(self, names: list[str], inks: list[str]) -> None:
        """Show names, each with its party's ink."""
        self._names, self._inks = names, inks
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """Each name behind the rule of its side, over the column below it."""
        cells = (room - 2) // len(self._names)
        line: Line = [(" ", "")]
        for name, ink in zip(self._names, self._inks, strict=True):
            line += pad([rule(ink), *fit([(name, "strong")], cells - 3)], cells)
        return [line]


class Hints(PaintedLines):
    """The keys that matter where the focus is, as many as fit; a click on one does it."""

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._spots: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the keys that are active."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.redraw())

    def lines(self, room: int) -> list[Line]:
        """Keys and words, the most important ones first."""
        active: dict[str | None, ActiveBinding] = {}
        for bound in self.screen.active_bindings.values():
            if bound.enabled:
                active.setdefault(bound.binding.id, bound)
        line: Line = [(" ", "")]
        self._spots = []
        last = [
            self._hint(command, active)
            for command in COMMANDS
            if command.id in active and command.id in LAST and command.hint
        ]
        reserved = sum(line_width(hint) for hint, _command in last)
        pane = PANES.get(self.screen.focused.id or "", ()) if self.screen.focused else ()
        for command in sorted(COMMANDS, key=lambda command: _rank(command, pane)):
            if command.id not in active or not command.hint or command.id in LAST:
                continue
            hint, _ = self._hint(command, active)
            if line_width(line) + line_width(hint) + reserved > room:
                continue
            self._add(line, hint, command)
        for hint, command in last:
            if line_width(line) + line_width(hint) <= room + 2:
                self._add(line, hint, command)
        return [line]

    def _add(self, line: Line, hint: Line, command: Command) -> None:
        start = line_width(line)
        line += hint
        self._spots.append((start, line_width(line), command.action))

    def _hint(self, command: Command, active: dict[str | None, ActiveBinding]) -> tuple[Line, Command]:
        keys = [self.app.get_key_display(active[command.id].binding)]
        other = PAIRS.get(command.id)
        if other is not None and other in active:
            keys.append(self.app.get_key_display(active[other].binding))
        return [(" ".join(keys), "accent"), (f" {command.hint}  ", "muted")], command

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                await self.screen.run_action(action)


def _rank(command: Command, pane: Sequence[str]) -> int:
    """The place of a command among the hints: for the selected record, for the pane, and others."""
    if command.id in FIRST:
        return FIRST.index(command.id)
    after = len(FIRST)
    return after + pane.index(command.id) if command.id in pane else after + len(pane)


FIRST = ("list.choose", "record.copy")
"""Hints for what can be done with the selected record."""
PANES = {
    "issues": ("issue.previous",),
    "comparison": (
        "time.previous",
        "sides.swap",
        "search.open",
        "record.keep",
        "view.order",
        "record.source",
    ),
    "events": ("events.scope", "events.filter", "events.order", "record.day"),
    "page": (
        "compare.scope",
        "changes.revisions",
        "briefing.note",
        "briefing.down",
        "briefing.up",
        "record.source",
        "find.open",
        "record.keep",
        "record.place",
        "section.previous",
        "record.previous",
        "record.edit",
    ),
    "matrix": ("matrix.counts", "matrix.left"),
}
"""Hints that come before others while a pane has the focus."""
LAST = ("app.help", "app.palette", "app.quit", "app.back")
"""Hints that are always there, at the end."""
