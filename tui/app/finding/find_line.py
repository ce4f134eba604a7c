"""Finding words in what is shown: a line to type them in, and how many times they are there."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.containers import Horizontal
from textual.widgets import Input

from tui.app.command_table import bindings
from tui.app.finding.occurrences import wanted
from tui.app.paint.ink import Span, spread
from tui.app.panes.note import Note
from tui.app.search.query_input import QueryInput

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Searched(Protocol):
    """What the line asks of a list; `FindableList` carries it out."""

    cursor: int
    current: tuple[int, int] | None

    @property
    def count(self) -> int:
        """How many blocks there are."""

    def select(self, index: int) -> None:
        """Select a block."""

    def focus(self, scroll_visible: bool = True) -> object:
        """Take the keys."""

    def leave_finding(self) -> None:
        """Take the line and the marks away."""

    def mark_words(self, words: str, current: tuple[int, int] | None = None) -> None:
        """Mark words."""

    def occurrences_in(self, index: int) -> int:
        """How often a block holds them."""

    def go_to_occurrence(self, index: int, number: int) -> None:
        """Select a block, and show one of its occurrences."""


MOST = 20_000
"""So many blocks of a list are looked through."""
_SLICE = 0.02
"""Seconds of it at a time, between which keys are taken."""


class FindInput(QueryInput):
    """Where words are typed; `/` where nothing is typed yet is no word."""

    def on_key(self, event: events.Key) -> None:
        """Search the record instead, on a second `/`."""
        line = self.parent
        if event.key == "slash" and not self.value and isinstance(line, FindLine):
            event.prevent_default()
            event.stop()
            line.search_the_record()


class FindLine(Horizontal):
    """The line at the foot of a screen in which is typed what to find in one of its lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings("find") if binding.id == "find.leave"
    ]

    def __init__(self, searched: Searched) -> None:
        """Make the line of a list.

        Args:
            searched: where to find it.
        """
        super().__init__(id="find-line")
        self.searched = searched
        self._words = ""
        self._numbers: list[tuple[int, int]] = []
        """(block, how often it holds the words), of those that do."""
        self._looked = 0
        self._started_at = 0

    def compose(self) -> ComposeResult:
        """What it is, what is typed, and the count."""
        yield Note(id="find-label")
        yield FindInput(placeholder="Find in what is shown", id="find", compact=True)
        yield Note(id="find-count")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#find-label", Note).show([(" Find ", "accent")])
        self.show_count()
        self.type()

    def type(self) -> None:
        """Take the keys, so that something else is typed."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed, from where the reader is."""
        event.stop()
        if not self._words:
            self._started_at = self.searched.cursor
        self._words = wanted(event.value)
        self.look_again()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on in the list."""
        event.stop()
        self.searched.focus()

    def on_key(self, event: events.Key) -> None:
        """Move down to the list."""
        if event.key == "down":
            event.stop()
            self.searched.focus()

    def search_the_record(self) -> None:
        """Search the record instead."""
        self.action_find_leave()
        self.app.call_later(self.screen.run_action, "app.search()")

    def action_find_leave(self) -> None:
        """Leave off finding."""
        self.searched.leave_finding()

    # Looking.

    def look_again(self, current: tuple[int, int] | None = None) -> None:
        """Look through the list from its beginning: the words are others, or what it shows.

        Args:
            current: the occurrence that is gone to, where it is still there.
        """
        self._numbers, self._looked = [], 0
        self.searched.mark_words(self._words, current)
        self._look(self._words)

    def _look(self, words: str) -> None:
        """Look through some more blocks."""
        if words != self._words or not self.is_attached:
            return
        end = monotonic() + _SLICE
        size = min(self.searched.count, MOST)
        while words and self._looked < size and monotonic() < end:
            number = self.searched.occurrences_in(self._looked)
            if number:
                self._numbers.append((self._looked, number))
                if self.searched.current is None and self._looked >= self._started_at:
                    self.searched.go_to_occurrence(self._looked, 0)
            self._looked += 1
        if words and self._looked < size:
            self.call_later(self._look, words)
        elif self.searched.current is None and words:
            if self._numbers:
                self.searched.go_to_occurrence(self._numbers[0][0], 0)
            else:
                self.searched.select(self._started_at)
        self.show_count()

    def move(self, steps: int) -> None:
        """Go to the next occurrence (1) or to the one before (-1); after the last comes the first."""
        places = [(block, n) for block, number in self._numbers for n in range(number)]
        if not places:
            return
        current = self.searched.current
        at = places.index(current) + steps if current in places else 0
        self.searched.go_to_occurrence(*places[at % len(places)])
        self.show_count()

    def show_count(self) -> None:
        """Say which of how many is shown."""
        current, before, total = self.searched.current, 0, sum(number for _, number in self._numbers)
        if current is not None:
            before = sum(number for block, number in self._numbers if block < current[0]) + current[1] + 1
        more = ""
        if self._words and self._looked < self.searched.count:
            more = "+" if self._looked < MOST else f" in the first {MOST:,}"
        count_text = f"{before:,} of {total:,}{more}" if total else "not here" if self._words else ""
        keys: list[Span] = [("n N", "accent"), (" next  ", "muted")] if total else []
        keys += [] if total else [("^f", "accent"), (" record  ", "muted")]
        keys += [("esc", "accent"), (" leave ", "muted")]
        count: list[Span] = [(count_text, "strong" if total else "warning")]
        self.query_one("#find-count", Note).show(lambda room: [spread(count, keys, room)])
