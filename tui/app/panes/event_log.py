"""The event log: one line per event, oldest first, with those that are only planned at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint import board_wording
from tui.app.paint.ink import Line, fit, pad, spread
from tui.app.paint.marking import marked, no_marks
from tui.app.panes.chosen_events import ChosenEvents
from tui.app.panes.row_window import RowWindow
from tui.app.panes.virtual_list import VirtualList
from tui.archive.listing import record_lists
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.app.paint.marking import Mark
    from tui.app.place import Place
    from tui.archive.rows import EventRow
    from tui.archive.store import Archive


FILTER = (
    "Events that answer to",
    "A kind, a place, planned, claimed, contested, words of a title; -word leaves out; nothing for all.",
)
"""What the filter of events is, and what may be typed."""


class EventsPane(VirtualList):
    """What happened meanwhile."""

    def __init__(self) -> None:
        super().__init__(id="events", classes="pane")
        self.events: RowWindow[EventRow] = RowWindow()
        self.wanted = ""
        """The words that events have to answer to."""
        self.total = 0
        self._day = 0
        self._mark_day: int | None = None
        self._mark: Mark = no_marks

    def show(
        self,
        archive: Archive,
        place: Place,
        keep: str | None,
        mark_day: int | None = None,
        mark: Mark = no_marks,
    ) -> None:
        """Show the events as of the place's day.

        Args:
            archive: where to read them.
            place: the issue and day, and whether all issues' events are wanted.
            keep: the id of the event to select; by default the latest that has come.
            mark_day: what this day brought is marked.
            mark: finds what a search found in a text.
        """
        everything = record_lists.events(archive, None, place.day)
        self.total = len(everything)
        events = everything if place.all_events else record_lists.events(archive, place.issue, place.day)
        self.events = RowWindow(ChosenEvents(events, self.wanted) if self.wanted else events)
        self._day, self._mark_day, self._mark = place.day, mark_day, mark
        index = self.index_of(keep) if keep else None
        if index is None:
            index = self._latest()
        self.reload(index)

    def _latest(self) -> int:
        """The index of the latest event whose date has come."""
        index = self.count - 1
        while index > 0 and (row := self.events.row(index)) and edtf.day_of(row.date.lower) > self._day:
            index -= 1
        return max(0, index)

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.events)

    def index_of(self, item: str) -> int | None:
        """The index of an event, None where it is not shown."""
        return self.events.index(item)

    def item_at(self, index: int) -> str | None:
        """The id of the event at an index."""
        row = self.events.row(index)
        return row.id if row else None

    def draw(self, index: int, room: int) -> list[Line]:
        """Date, kind, place, title, and what is to be known of its standing."""
        row = self.events.row(index)
        if row is None:
            return [[]]
        date = edtf.show(row.date) if room >= 100 else edtf.show_short(row.date)
        columns: list[tuple[str, int]] = [(date, 18 if room >= 100 else 14)]
        if room >= 60:
            columns.append((row.kind or "", 12))
        if room >= 100:
            columns.append((row.place or "", 18))
        line: Line = []
        for text, cells in columns:
            line += [*pad(fit([(text, "muted")], cells - 1), cells)]
        caveats = self.caveats(row)
        end: Line = [(caveats, "italic")] if caveats else []
        end += board_wording.of_this_day(row.date, self._mark_day)
        ink = "strong" if row.status == "planned" else ""
        line += marked(row.title, self._mark(row.title), ink)
        return [spread(line, end, room) if end else fit(line, room)]

    def caveats(self, row: EventRow) -> str:
        """Planned, claimed, possibly later, contested: whatever keeps it from being a plain fact."""
        parts = []
        if row.status != "occurred":
            parts.append(row.status)
        known = (row.announced or row.date) if row.status == "planned" else row.date
        if not edtf.certain_by(known, self._day):
            parts.append("possibly later")
        if row.contested:
            parts.append(f"{row.accounts} accounts")
        return ", ".join(parts)
