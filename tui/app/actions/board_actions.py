"""What the commands of the board do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tui.app.panes.answers import ComparisonPane
from tui.app.panes.event_log import EventsPane
from tui.app.panes.tempo_strip import TempoStrip
from tui.app.place import WINDOWS
from tui.app.time_steps import Stand, Trail
from tui.archive import days
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.app import BilateralApp
    from tui.app.place import Place
    from tui.archive.rows import IssueRow

PANES = ("issues", "comparison", "events")


class BoardActions(Screen[None]):
    """The commands of the board; a mixin for `BoardScreen`."""

    app: BilateralApp
    issues: tuple[IssueRow, ...]
    _event: str | None
    _trail: Trail

    if TYPE_CHECKING:

        @property
        def place(self) -> Place: ...  # noqa: D102
        def show_place(self) -> None: ...  # noqa: D102
        def reveal(self, item: str) -> bool: ...  # noqa: D102

    def move_to(self, **changes: Any) -> None:
        """Change the place and show it.

        Args:
            changes: fields of `Place` with their new values.
        """
        place = self.place._replace(**changes)
        if place != self.place:
            self.app.place = place
            self.show_place()

    # Time.

    def _step(self, *, forward: bool, issue: str | None) -> None:
        before = self._trail.back(self.place, forward=forward, issue=issue)
        if before is not None:
            self._return_to(before)
            return
        day = days.step(self.app.archive, self.place.day, forward, issue)
        if day is None:
            where = "of this issue" if issue else "of the dossier"
            self.notify(
                f"Nothing {where} {'after' if forward else 'before'} {edtf.show_day(self.place.day)}."
            )
        else:
            self._trail.add(self._stand(), day, forward=forward, issue=issue)
            self._event = None
            self.move_to(day=day)

    def _lists(self) -> tuple[ComparisonPane, EventsPane]:
        return self.query_one(ComparisonPane), self.query_one(EventsPane)

    def _stand(self) -> Stand:
        comparison, log = self._lists()
        place = self.place._replace(item=comparison.id_at(comparison.cursor))
        return Stand(place, log.id_at(log.cursor), (comparison.scrolled_to, log.scrolled_to))

    def _return_to(self, stand: Stand) -> None:
        """Show what the board showed before a step."""
        self._event = stand.event
        self.move_to(day=stand.place.day, item=stand.place.item)
        for pane, top in zip(self._lists(), stand.tops, strict=True):
            pane.scroll_to_top(top)

    def action_time_previous(self) -> None:
        """Step back to the issue's statement or event before."""
        self._step(forward=False, issue=self.place.issue)

    def action_time_next(self) -> None:
        """Step forward to the issue's next statement or event."""
        self._step(forward=True, issue=self.place.issue)

    def action_time_dossier_previous(self) -> None:
        """Step back over all issues."""
        self._step(forward=False, issue=None)

    def action_time_dossier_next(self) -> None:
        """Step forward over all issues."""
        self._step(forward=True, issue=None)

    def action_time_home(self) -> None:
        """Return to the dossier's own day."""
        self._event = None
        self.move_to(day=self.app.home_day)

    def action_time_go(self) -> None:
        """Ask for a day."""

        def go(day: int | None) -> None:
            if day is not None:
                self._event = None
                self.move_to(day=day)

        self._ask("Read the board as of", self.place.day, go)

    def action_time_compare(self) -> None:
        """Ask for another day and compare it with this one."""
        from tui.app.screens.two_days import CompareScreen

        def compare(day: int | None) -> None:
            if day is not None:
                first, last = sorted((day, self.place.day))
                self.app.push_screen(CompareScreen(first, last))

        self._ask(f"Compare {edtf.show_day(self.place.day)} with", self.place.day - 30, compare)

    def _ask(self, title: str, day: int, then: Callable[[int | None], None]) -> None:
        from tui.app.screens.day_prompt import DayPrompt

        self.app.push_screen(DayPrompt(title, max(1, day), self.app.dossier), then)

    def action_time_window(self) -> None:
        """Change how far back changes are marked."""
        names = list(WINDOWS)
        self.move_to(window=names[(names.index(self.place.window) + 1) % len(names)])

    def _zoom_strip(self, steps: int) -> None:
        if not self.query_one(TempoStrip).zoom(steps):
            self.notify("The strip shows single days." if steps > 0 else "The strip shows whole years.")

    def action_strip_in(self) -> None:
        """Show a shorter time on the strip."""
        self._zoom_strip(1)

    def action_strip_out(self) -> None:
        """Show a longer time on the strip."""
        self._zoom_strip(-1)

    def _beside(self, steps: int) -> None:
        day = self.query_one(TempoStrip).beside(steps)
        if day is None:
            self.notify(f"The strip {'ends' if steps > 0 else 'begins'} here.")
            return
        self._event = None
        self.move_to(day=day)

    def action_strip_previous(self) -> None:
        """Go to the end of the period before."""
        self._beside(-1)

    def action_strip_next(self) -> None:
        """Go to the end of the next period."""
        self._beside(1)

    # Issues and sides.

    def _open_issue(self, index: int) -> None:
        if self.issues and 0 <= index < len(self.issues):
            self._event = None
            self.move_to(issue=self.issues[index].id, item=None)

    def action_issue_open(self, number: int) -> None:
        """Open an issue by its number in the list."""
        self._open_issue(number - 1)

    def _issue_index(self) -> int:
        return next((n for n, issue in enumerate(self.issues) if issue.id == self.place.issue), 0)

    def action_issue_next(self) -> None:
        """Open the next issue, after the last one the first."""
        self._open_issue((self._issue_index() + 1) % max(1, len(self.issues)))

    def action_issue_previous(self) -> None:
        """Open the issue before."""
        self._open_issue((self._issue_index() - 1) % max(1, len(self.issues)))

    def action_sides_swap(self) -> None:
        """Swap the sides."""
        left, right = self.place.parties
        self.move_to(parties=(right, left))

    def _change_side(self, side: int) -> None:
        others = [party for party in self.app.parties if party != self.place.parties[1 - side]]
        now = others.index(self.place.parties[side]) if self.place.parties[side] in others else -1
        parties = list(self.place.parties)
        parties[side] = others[(now + 1) % len(others)]
        self.move_to(parties=(parties[0], parties[1]))

    def action_sides_left(self) -> None:
        """Show the next party on the left."""
        self._change_side(0)

    def action_sides_right(self) -> None:
        """Show the next party on the right."""
        self._change_side(1)

    def action_events_scope(self) -> None:
        """Show this issue's events, or all."""
        self.move_to(all_events=not self.place.all_events)

    # Panes and views.

    def action_pane_next(self) -> None:
        """Move to the next pane."""
        self._change_pane(1)

    def action_pane_previous(self) -> None:
        """Move to the pane before."""
        self._change_pane(-1)

    def _change_pane(self, steps: int) -> None:
        if not self.has_class("zoomed"):
            self.focus_next(".pane") if steps > 0 else self.focus_previous(".pane")
            return
        now = self.focused.id if self.focused is not None else None
        pane = PANES[(PANES.index(now) + steps if now in PANES else 0) % len(PANES)]
        self._zoom(pane)
        # It is not there to be focused before the screen is laid out anew.
        self.call_after_refresh(self.query_one(f"#{pane}").focus)

    def _zoom(self, pane: str | None) -> None:
        self.set_class(pane is not None, "zoomed")
        for name in PANES:
            self.set_class(name == pane, f"zoom-{name}")
        self.refresh_bindings()

    def action_pane_zoom(self) -> None:
        """Give the focused pane the screen, or put it back."""
        focused = self.focused
        self._zoom(focused.id if focused is not None and not self.has_class("zoomed") else None)

    def action_app_back(self) -> None:
        """Put a zoomed pane back; it never quits."""
        self._zoom(None)

    def action_view_matrix(self) -> None:
        """Open the matrix."""
        from tui.app.matrix.screen import MatrixScreen

        self.app.push_screen(MatrixScreen())

    def action_view_unanswered(self) -> None:
        """List what was put to a party and never taken up."""
        from tui.app.search.screen import SearchScreen

        self.app.push_screen(SearchScreen(query="is:unanswered"))

    def action_view_about(self) -> None:
        """Show what the dossier is."""
        from tui.app.screens.about import AboutScreen

        self.app.push_screen(AboutScreen())

    # Search.

    def action_search_open(self) -> None:
        """Open search."""
        from tui.app.search.screen import SearchScreen

        self.app.push_screen(SearchScreen(query=self.app.hits.query))

    def action_search_next(self) -> None:
        """Go to the next hit."""
        self._hit(1)

    def action_search_previous(self) -> None:
        """Go to the hit before."""
        self._hit(-1)

    def _hit(self, steps: int) -> None:
        hits = self.app.hits
        if not hits.query:
            self.notify("Search first: press / and type.")
            return
        found = hits.step(self.app.archive, self.place.day, steps)
        if found is None:
            self.notify(f"No more hits for {hits.query}", markup=False)
        else:
            self.reveal(found)
