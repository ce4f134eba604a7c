"""The event log: one line per event, oldest first, with those that are only planned at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.finding.findable_list import FindableList
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, beside, fit, flow, line_width, pad, spread
from tui.app.paint.marking import marked, no_marks
from tui.app.panes.chosen_events import ORDERS, ChosenEvents
from tui.app.panes.row_window import RowWindow
from tui.archive import single_record
from tui.archive.listing import record_lists
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.app.paint.marking import Mark
    from tui.app.place import Place
    from tui.archive.rows import EventRow
    from tui.archive.store import Archive


WIDE = 170
"""Cells from which on accounts stand beside the titles."""
ROOMY = 16
"""Rows from which on titles are whole, and accounts stand below each other."""
FILTER = (
    "Events that answer to",
    "A kind, a place, planned, claimed, contested, words of a title; -word leaves out; nothing for all.",
)
"""What the filter of events is, and what may be typed."""


class EventsPane(FindableList):
    """What happened meanwhile."""

    def __init__(self) -> None:
        super().__init__(id="events", classes="pane")
        self.events: RowWindow[EventRow] = RowWindow()
        self.wanted = ""
        """The words that events have to answer to."""
        self.order = ""
        """How they are sorted: one of `chosen_events.ORDERS`."""
        self.total = 0
        self._day = 0
        self._roomy = False
        self._archive: Archive | None = None
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
        self.events = RowWindow(
            ChosenEvents(events, self.wanted, self.order) if self.wanted or self.order else events
        )
        self._archive = archive
        self._day, self._mark_day, self._mark = place.day, mark_day, mark
        index = self.index_of(keep) if keep else None
        if index is None:
            index = self._latest()
        self.reload(index)

    def sort_on(self) -> None:
        """Sort in the next of the orders; after the last comes the first."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]

    def _latest(self) -> int:
        """The index of the latest event whose date has come."""
        if self.order in ("kind", "place"):
            return 0
        index, step = (0, 1) if self.order == "newest" else (self.count - 1, -1)
        while 0 <= index < self.count and (row := self.events.row(index)) and not self._has_come(row):
            index += step
        return max(0, min(index, self.count - 1))

    def _has_come(self, row: EventRow) -> bool:
        return edtf.day_of(row.date.lower) <= self._day

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
        columns: list[tuple[str, int]] = [(date, 19 if room >= 100 else 14)]
        if room >= 60:
            columns.append((row.kind or "", 12))
        if room >= 100:
            columns.append((row.place or "", 18))
        line: Line = []
        for text, cells in columns:
            line += [*pad(fit([(text, "muted")], cells - 1), cells)]
        begin = line_width(line)
        accounts = self._accounts(row) if row.contested and (self._roomy or room >= WIDE) else []
        end: Line = (
            [(caveats, "italic")] if (caveats := self.caveats(row, with_accounts=bool(accounts))) else []
        )
        end += board_wording.of_this_day(row.date, self._mark_day)
        title = marked(row.title, self._mark(row.title), "strong" if row.status == "planned" else "")
        left = room - begin
        if accounts and room >= WIDE:
            cells = left * 2 // 5
            words = self._words(title, end, cells - 2)
            return beside([line], beside(words, self._said(accounts, left - cells), cells), begin)
        words = self._words(title, end, left)
        words += ([("  ", ""), *each] for each in self._said(accounts, left - 2))
        return beside([line], words, begin)

    def _words(self, title: Line, end: Line, room: int) -> list[Line]:
        """The title and what is to be known of it, on one line; on more where there is room."""
        if not self._roomy:
            return [spread(title, end, room) if end else fit(title, room)]
        first, *rest = flow(title, room - line_width(end) - bool(end))
        return [spread(first, end, room), *rest] if end else [first, *rest]

    def _accounts(self, row: EventRow) -> list[Line]:
        """What each side says of an event."""
        event = single_record.event(self._archive, row.id, self._day) if self._archive else None
        accounts = event.accounts if event else ()
        return [[(f"{account.name}: ", "muted"), (account.says, "")] for account in accounts]

    def _said(self, accounts: list[Line], room: int) -> list[Line]:
        """The accounts below one another where there is room, else on one line."""
        if self._roomy or not accounts:
            return [line for account in accounts for line in flow(account, room)]
        return [fit([span for account in accounts for span in (*account, ("   ", ""))], room)]

    def on_resize(self) -> None:
        """A high pane has room for whole titles and for accounts."""
        roomy = self.outer_size.height >= ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            self._drawn.clear()
        super().on_resize()

    def caveats(self, row: EventRow, *, with_accounts: bool = False) -> str:
        """Planned, claimed, possibly later, contested: whatever keeps it from being a plain fact.

        Args:
            with_accounts: whether the accounts of it are shown.
        """
        parts = []
        if row.status != "occurred":
            parts.append(row.status)
        known = (row.announced or row.date) if row.status == "planned" else row.date
        if not edtf.certain_by(known, self._day):
            parts.append("possibly later")
        if row.contested and not with_accounts:
            parts.append(f"{row.accounts} accounts")
        return ", ".join(parts)
