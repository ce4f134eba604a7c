"""The board: the reader's first screen, everything on an issue as of a day, in panes that do not know it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal, Vertical

from tui.app.actions.adding_actions import AddingActions
from tui.app.actions.export_actions import ExportActions
from tui.app.actions.record_actions import RecordActions
from tui.app.actions.whereabouts import whereabouts
from tui.app.command_table import bindings
from tui.app.paint.painted import PaintedLines
from tui.app.panes.answers import ComparisonPane
from tui.app.panes.bars import Hints, Sides
from tui.app.panes.board_titles import BoardHeader, IssuesTitle, LogTitle
from tui.app.panes.event_log import FILTER, EventsPane
from tui.app.panes.issue_list import IssuePanel, IssuesPane, IssueSwitcher
from tui.app.panes.tempo_strip import TempoStrip
from tui.app.place import WINDOWS
from tui.app.screens.board_layout import COLUMN, MOST_COLUMNS, TITLES, fold, pane_beside, zoom
from tui.app.time_steps import BoardState, TimeSteps
from tui.archive import days
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from tui.app.panes.virtual_list import VirtualList
    from tui.app.session import Session
    from tui.archive.search.engine import Hit

JUMPS = ("issue", "parties", "day")  # what has to change for the history to remember the place before


class BoardScreen(RecordActions, AddingActions, ExportActions):
    """Issues, the two sides, the tempo strip and the event log."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("board", "record", "elsewhere"))
    AUTO_FOCUS = "#comparison"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="board")
        self._event: str | None = None  # to keep selected; by default the latest that has come is
        self._steps = TimeSteps()

    def compose(self) -> ComposeResult:
        """Lay out the panes, folded from the start: what has a style already would get another."""
        fold(self, *self.app.size)
        yield BoardHeader()
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield IssuesTitle()
                yield IssuesPane()
                yield IssuePanel()
            with Vertical(id="middle"):
                yield IssueSwitcher()
                yield Sides()
                yield ComparisonPane()
        yield TempoStrip()
        yield LogTitle()
        yield EventsPane()
        yield Hints()

    def on_mount(self) -> None:
        """Show the place that the application opens at."""
        self.show_place()
        self.app.board_opened()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to go back from unless a pane is zoomed or a screen led here."""
        if action == "app_back" and not self.has_class("zoomed"):
            return self.session.history.came_from_screen or self.session.came_from is not None
        return super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """Fold what does not fit."""
        self._fold(event.size)
        if self.place.columns > len(self.place.parties):
            self.call_after_refresh(self.show_place)

    def _fold(self, size: Size) -> None:
        fold(self, size.width, size.height)
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        """Focus a pane that is there, where the focused one was folded away."""
        if self.focused is None or not self.focused.display:
            self._comparison.focus()

    @cached_property
    def _comparison(self) -> ComparisonPane:
        return self.query_one(ComparisonPane)

    @cached_property
    def _log(self) -> EventsPane:
        return self.query_one(EventsPane)

    @cached_property
    def _strip(self) -> TempoStrip:
        return self.query_one(TempoStrip)

    def show_session(self) -> None:
        """Show another build of the dossier, with what is selected and in view kept."""
        with self._comparison.held(), self._log.held():
            self.show_place()

    def show_place(self) -> None:
        """Show the place in every pane."""
        session = self.session
        place, archive, issues, issue = session.place, session.archive, session.issues, session.issue
        abreast = session.side_by_side(self._comparison.room_for(COLUMN))
        inks = [session.inks.get(party, "") for party in abreast]
        shorts = [session.short(party) for party in abreast]
        marked = session.changed_since, session.mark_day
        self._comparison.show(
            archive, place, abreast, session.names, session.inks, *marked, session.hits.mark
        )
        self.query_one(IssuesPane).show(issues, place.issue, inks)
        if issue is not None:
            self.query_one(IssuePanel).show(issue, self._comparison.questions, shorts)
            self.query_one(IssueSwitcher).show(issues.index(issue) + 1, len(issues), issue, shorts)
        self.query_one(IssuesTitle).show_sides(shorts[:2])
        self.query_one(Sides).show([session.name(party) for party in abreast], inks)
        self._log.show(archive, place, self._event, session.mark_day, session.hits.mark)
        self._strip.show(archive, session.dossier, place, abreast, shorts, inks)
        self.show_making()

    def show_making(self) -> None:
        """Show in the lines around the panes what is read, as of when, and where the focus is."""
        self.query_one(BoardHeader).show_session(self.session)
        self.query_one(LogTitle).show_log(self._log, self.place)
        focused = self.focused.id if self.focused is not None else None
        for pane, title in TITLES.items():
            self.query_one(f"#{title}", PaintedLines).light(lit=pane == focused)
        self.offer_what_it_has()

    def settle(self) -> None:
        """Look as the board will look when it is opened at this place again."""
        self._event = None
        zoom(self, None)
        self._strip.unit = None
        self._log.wanted = self._log.order = ""
        self._comparison.focus()
        self.show_place()

    # Selection.

    def selected_id(self) -> str | None:
        """The id of what is selected in the focused pane."""
        focused = self.focused
        if isinstance(focused, EventsPane):
            return focused.item_at(focused.cursor)
        if isinstance(focused, IssuesPane):
            return self.place.issue
        return self._comparison.item_at(self._comparison.cursor)

    def on_virtual_list_moved(self, message: VirtualList.Moved) -> None:
        """Remember what is selected; a newly selected issue is opened."""
        pane = message.sender
        if isinstance(pane, IssuesPane) and pane.issues:
            chosen = pane.issues[pane.cursor].id
            if chosen != self.place.issue:
                self.move_to(issue=chosen, item=None)
        elif isinstance(pane, ComparisonPane):
            self.session.move(item=pane.item_at(pane.cursor))
        elif isinstance(pane, EventsPane):
            self._event = pane.item_at(pane.cursor)

    def on_virtual_list_chosen(self) -> None:
        """Open what was chosen."""
        self.action_record_open()

    def on_tempo_strip_scrubbed(self, message: TempoStrip.Scrubbed) -> None:
        """Read the board as of the day that was chosen on the strip."""
        self._move_in_time(message.day)

    def on_descendant_focus(self) -> None:
        """Light the title of the focused pane."""
        self.show_making()

    def reveal(self, item: str) -> bool:
        """Show a record in its place on the board.

        Args:
            item: the id of a record of any kind.

        Returns:
            Whether the board has a place for it.
        """
        there = whereabouts(self.session, item)
        if there is None:
            return False
        if there.place.day > self.place.day:
            self.notify(f"The board now reads as of {edtf.show_day(there.place.day)}.")
        if there.pane == "events":
            self._event = item
        elif there.pane is None and there.place.issue == item:
            self._event = None
        self.move_to(**there.place._asdict())
        self.show_place()  # what a search found is marked, also where the place is the one that was shown
        for pane in (self._comparison, self._log):
            if pane.id == there.pane:
                index = pane.index_of(item)
                if index is not None:
                    pane.select(index)
                pane.focus()
        return True

    # Time.

    def move_to(self, **changes: Any) -> None:
        """Change the place and show it.

        Args:
            changes: fields of `Place` with their new values.
        """
        before = self.place
        if any(changes.get(name, getattr(before, name)) != getattr(before, name) for name in JUMPS):
            self.app.leave()
        if self.session.move(**changes):
            self.show_place()

    def _move_in_time(self, day: int | None) -> None:
        """Read the board as of a day; None where none was chosen."""
        if day is not None:
            self._event = None
            self.move_to(day=day)

    def _state(self) -> BoardState:
        """What the board shows."""
        lists = self._comparison, self._log
        place = self.place._replace(item=self._comparison.item_at(self._comparison.cursor))
        return BoardState(
            place, self._log.item_at(self._log.cursor), tuple(pane.scrolled_to for pane in lists)
        )

    def _return_to(self, state: BoardState) -> None:
        """Show what the board showed before a step."""
        self._event = state.event
        self.move_to(day=state.place.day, item=state.place.item)
        for pane, top in zip((self._comparison, self._log), state.tops, strict=True):
            pane.scroll_to_top(top)

    def action_time_step(self, steps: int, everywhere: int = 0) -> None:
        """Step to the next statement or event (1) or the one before (-1), of the issue or everywhere."""
        forward, issue = steps > 0, None if everywhere else self.place.issue
        before = self._steps.back(self.place, forward=forward, issue=issue)
        if before is not None:
            self._return_to(before)
            return
        day = days.step(self.session.archive, self.place.day, forward, issue)
        if day is None:
            where = "dossier" if everywhere else "issue"
            when = "after" if forward else "before"
            self.notify(f"Nothing of this {where} {when} {edtf.show_day(self.place.day)}.")
        else:
            self._steps.add(self._state(), day, forward=forward, issue=issue)
            self._comparison.select_brought(day)
            self._move_in_time(day)

    def action_time_home(self) -> None:
        """Return to the dossier's own day."""
        self._move_in_time(self.session.home_day)

    def action_time_go(self) -> None:
        """Ask for a day."""
        self._ask("Read the board as of", self.place.day, self._move_in_time)

    def action_time_compare(self) -> None:
        """Ask for another day and compare it with this one."""

        def compare(day: int | None) -> None:
            """Open the comparison."""
            if day is not None:
                self.app.open("compare", *sorted((day, self.place.day)))

        self._ask(f"Compare {edtf.show_day(self.place.day)} with", self.place.day - 30, compare)

    def _ask(self, title: str, day: int, then: Callable[[int | None], None]) -> None:
        self.app.open("day", title, max(1, day), then=then)

    def action_time_window(self) -> None:
        """Change how far back changes are marked."""
        names = list(WINDOWS)
        self.move_to(window=names[(names.index(self.place.window) + 1) % len(names)])

    # The tempo strip, issues, sides and events.

    def action_strip_zoom(self, steps: int) -> None:
        """Show a shorter time on the strip (1), or a longer one (-1)."""
        if not self._strip.zoom(steps):
            self.notify("The strip shows single days." if steps > 0 else "The strip shows whole years.")

    def action_strip_move(self, steps: int) -> None:
        """Go to the end of the strip's next period (1), or of the one before (-1)."""
        day = self._strip.beside(steps)
        if day is None:
            self.notify(f"The strip {'ends' if steps > 0 else 'begins'} here.")
        self._move_in_time(day)

    def action_issue_open(self, number: int) -> None:
        """Open an issue by its number in the list."""
        issues = self.session.issues
        if 0 < number <= len(issues):
            self._event = None
            self.move_to(issue=issues[number - 1].id, item=None)

    def action_issue_move(self, steps: int) -> None:
        """Open the next issue (1) or the one before (-1), round the ends of the list."""
        ids = [issue.id for issue in self.session.issues]
        here = ids.index(self.place.issue) if self.place.issue in ids else 0
        self.action_issue_open((here + steps) % max(1, len(ids)) + 1)

    def action_sides_swap(self) -> None:
        """Swap the sides."""
        self.move_to(parties=self.place.parties[::-1])

    def action_sides_change(self, side: int) -> None:
        """Show the next party of the dossier on the left (0) or the right (1)."""
        self.move_to(parties=self.session.other_party(side))

    def action_sides_columns(self) -> None:
        """Show a third and a fourth party beside the two, as many as there is room for; then two again."""
        most = min(MOST_COLUMNS, len(self.session.parties), self._comparison.room_for(COLUMN))
        if most <= len(self.place.parties):
            self.notify("There is room for two parties side by side: z gives the pane the whole screen.")
        else:
            self.move_to(columns=self.place.columns + 1 if self.place.columns < most else 2)

    def action_events_scope(self) -> None:
        """Show this issue's events, or all."""
        self.move_to(all_events=not self.place.all_events)

    def action_view_order(self) -> None:
        """Read the record forwards, or newest first."""
        self.move_to(oldest_first=not self.place.oldest_first)

    def action_events_filter(self) -> None:
        """Ask for words that events have to answer to."""
        self.app.open("line", *FILTER, self._log.wanted, then=self._filter)

    def action_events_order(self) -> None:
        """Sort the events otherwise."""
        self._log.sort_on()
        self.show_place()

    def _filter(self, wanted: str | None) -> None:
        if wanted is not None:
            self._log.wanted = wanted.strip()
            self.show_place()

    # Moving between panes.

    def action_pane_move(self, steps: int) -> None:
        """Move to the next pane (1) or the one before (-1)."""
        if not self.has_class("zoomed"):
            self.focus_next(".pane") if steps > 0 else self.focus_previous(".pane")
            return
        pane = pane_beside(self.focused.id if self.focused is not None else None, steps)
        zoom(self, pane)
        # It is not there to be focused before the screen is laid out anew.
        self.call_after_refresh(self.query_one(f"#{pane}").focus)

    def action_pane_jump(self) -> None:
        """Show a letter on each pane that is there, and go to the one that is pressed."""
        panes = [(letter, self.query_one(f"#{pane}")) for letter, pane in zip("iae", TITLES, strict=True)]
        targets = [(letter, str(pane.id), pane.region) for letter, pane in panes if pane.region.area]

        def jump(pane: str | None) -> None:
            """Go there."""
            if pane is not None:
                self.query_one(f"#{pane}").focus()

        self.app.open("jump", targets, then=jump)

    def action_pane_zoom(self) -> None:
        """Give the focused pane the screen, or put it back."""
        focused = self.focused
        zoom(self, focused.id if focused is not None and not self.has_class("zoomed") else None)

    def action_app_back(self) -> None:
        """Put a zoomed pane back, else return to the screen that led here; it never quits."""
        if self.has_class("zoomed"):
            zoom(self, None)
        else:
            self.app.history_step(forward=False)

    def show_hit(self, hit: Hit) -> None:
        """Show a hit in its place on the board, where it has one."""
        if not self.reveal(hit.record):
            super().show_hit(hit)
        self.show_making()
