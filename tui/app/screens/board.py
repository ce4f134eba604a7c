"""The board: the reader's first screen, everything on an issue as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from tui.app.actions.record_actions import RecordActions
from tui.app.actions.reveal import Reveal
from tui.app.command_table import bindings
from tui.app.paint.painted import Lines
from tui.app.panes.answers import ComparisonPane
from tui.app.panes.bars import Bar, Hints, Sides
from tui.app.panes.event_log import EventsPane
from tui.app.panes.issue_list import IssuePanel, IssuesPane, IssueSwitcher
from tui.app.panes.tempo_strip import TempoStrip
from tui.app.place import WINDOWS, Place
from tui.app.time_steps import Trail
from tui.archive import answers
from tui.dossier import edtf

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import BilateralApp
    from tui.app.paint.ink import Span
    from tui.app.panes.virtual_list import VirtualList
    from tui.archive.rows import IssueRow
    from tui.archive.store import Archive

NARROW = 110
"""Below so many columns the issue list folds into one line."""
LOW = 30
"""Below so many rows the tempo strip has one line and the event log few."""
TINY = 16
"""Below so many rows there is no strip, and the event log only when it is zoomed."""
TITLES = {"issues": "issues-title", "comparison": "sides", "events": "log-title"}
"""The line over each pane, which is lit while the pane has the focus."""


class BoardScreen(RecordActions, Reveal):
    """Issues, the two sides, the tempo strip and the event log."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("board", "record", "elsewhere"))
    AUTO_FOCUS = "#comparison"
    app: BilateralApp

    def __init__(self) -> None:
        super().__init__(id="board")
        self.issues: tuple[IssueRow, ...] = ()
        self._event: str | None = None
        self._counted: tuple[Archive, tuple[str, str], int] | None = None
        """What the issues' statements were counted for."""
        self._trail = Trail()

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield Bar(id="header")
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Bar(id="issues-title")
                yield IssuesPane()
                yield IssuePanel()
            with Vertical(id="middle"):
                yield IssueSwitcher()
                yield Sides()
                yield ComparisonPane()
        yield TempoStrip()
        yield Bar(id="log-title")
        yield EventsPane()
        yield Hints()

    def on_mount(self) -> None:
        """Show the place that the application opens at."""
        self.fold()
        self.show_place()
        self.app.board_opened()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is nothing to go back from unless a pane is zoomed."""
        return action != "app_back" or self.has_class("zoomed")

    def on_resize(self, event: events.Resize) -> None:
        """Fold what does not fit."""
        self.fold(event.size.width, event.size.height)

    def fold(self, width: int = 0, height: int = 0) -> None:
        """Choose the layout for a size (by default the screen's own)."""
        self.set_class((width or self.size.width) < NARROW, "narrow")
        self.set_class((height or self.size.height) < LOW, "low")
        self.set_class((height or self.size.height) < TINY, "tiny")

    # Showing.

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self.app.place

    def short(self, party: str) -> str:
        """A party's short name."""
        row = self.app.parties.get(party)
        return row.short if row else party

    def show_place(self) -> None:
        """Show the place in every pane."""
        place, archive = self.place, self.app.archive
        if (archive, place.parties, place.day) != self._counted:
            self._counted = (archive, place.parties, place.day)
            self.issues = answers.issues(*self._counted)
        names = {party: row.name for party, row in self.app.parties.items()}
        issue = self.issue()
        comparison = self.query_one(ComparisonPane)
        comparison.show(archive, place, names, self._changed_since())
        self.query_one(IssuesPane).show(self.issues, place.issue)
        if issue is not None:
            shorts = [self.short(party) for party in place.parties]
            self.query_one(IssuePanel).show(issue, comparison.questions, shorts)
            self.query_one(IssueSwitcher).show(self.issues.index(issue) + 1, len(self.issues), issue)
        self.query_one(Sides).show(*(names.get(party, party) for party in place.parties))
        self.query_one(EventsPane).show(archive, place, self._event)
        left, right = place.parties
        self.query_one(TempoStrip).show(
            archive, self.app.dossier, place, (self.short(left), self.short(right))
        )
        self.show_bars()

    def settle(self) -> None:
        """Look as the board will look when it is opened at this place again."""
        self._event = None
        self.action_app_back()
        self.query_one(TempoStrip).unit = None
        self.query_one(ComparisonPane).focus()
        self.show_place()

    def issue(self) -> IssueRow | None:
        """The open issue."""
        return next((issue for issue in self.issues if issue.id == self.place.issue), None)

    def _changed_since(self) -> int:
        days = WINDOWS[self.place.window]
        return self.place.day - days if days else 0

    def show_bars(self) -> None:
        """Show in the lines around the panes what is read, as of when, and where the focus is."""
        place, dossier = self.place, self.app.dossier
        right: list[Span] = [(f"as of {edtf.show_day(place.day)}", "strong")]
        if place.day != self.app.home_day:
            right.insert(0, (f"dossier: {edtf.show(dossier.as_of)}  ", "muted"))
        if place.parties != dossier.compare:
            right.append(("  ⇄" if place.parties == dossier.compare[::-1] else "  other sides", "accent"))
        if self.app.making:
            right.insert(0, (f"{self.app.making}  ", "warning"))
        self.query_one("#header", Bar).show(
            [(" Bilateral  ", "strong"), (dossier.title, "")], [*right, (" ", "")]
        )
        focused = self.focused.id if self.focused is not None else None
        for pane, bar in TITLES.items():
            line = self.query_one(f"#{bar}", Lines)
            line.under = "lit" if pane == focused else ""
            line.refresh_changed()
        self.query_one("#issues-title", Bar).show([(" Issues", "strong")])
        log = self.query_one(EventsPane)
        what = "all issues" if place.all_events else "this issue"
        title: list[Span] = [(" Events", "strong"), (f" · {what}, ", "muted")]
        title.append((f"{log.count:,} of {log.total:,}", "muted"))
        window = "ever" if place.window == "ever" else f"in the last {place.window}"
        self.query_one("#log-title", Bar).show(title, [(f"changes marked: {window} ", "muted")])

    # Selection.

    def selected_id(self) -> str | None:
        """The id of what is selected in the focused pane."""
        focused = self.focused
        if isinstance(focused, EventsPane):
            return focused.id_at(focused.cursor)
        if isinstance(focused, IssuesPane):
            return self.place.issue
        comparison = self.query_one(ComparisonPane)
        return comparison.id_at(comparison.cursor)

    def on_virtual_list_moved(self, message: VirtualList.Moved) -> None:
        """Remember what is selected; a newly selected issue is opened."""
        pane = message.sender
        if isinstance(pane, IssuesPane) and pane.issues:
            chosen = pane.issues[pane.cursor].id
            if chosen != self.place.issue:
                self.move_to(issue=chosen, item=None)
        elif isinstance(pane, ComparisonPane):
            self.app.place = self.place._replace(item=pane.id_at(pane.cursor))
        elif isinstance(pane, EventsPane):
            self._event = pane.id_at(pane.cursor)

    def on_virtual_list_chosen(self) -> None:
        """Open what was chosen."""
        self.action_record_open()

    def on_tempo_strip_scrubbed(self, message: TempoStrip.Scrubbed) -> None:
        """Read the board as of the day that was chosen on the strip."""
        self._event = None
        self.move_to(day=message.day)

    def on_descendant_focus(self) -> None:
        """Light the title of the focused pane."""
        self.show_bars()
