"""The lines around the board's panes: what is read and as of when, and what each pane shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.bars import Bar
from tui.app.panes.chosen_events import ORDERS
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.app.paint.ink import Span
    from tui.app.panes.event_log import EventsPane
    from tui.app.place import Place
    from tui.app.session import Session


class BoardHeader(Bar):
    """What is read, as of when, and what is out of the ordinary about it."""

    def __init__(self) -> None:
        super().__init__(id="header")

    def show_session(self, session: Session) -> None:
        """Show where the reader is."""
        place, dossier = session.place, session.dossier
        at_home = place.day == session.home_day
        # The day is marked where it is not the dossier's own.
        right: list[Span] = [(f"as of {edtf.show_day(place.day)}", "strong" if at_home else "strong reverse")]
        if not at_home:
            right.insert(0, (f"dossier: {edtf.show(dossier.as_of)}  ", "muted"))
        if place.parties != dossier.compare:
            right.append(("  ⇄" if place.parties == dossier.compare[::-1] else "  other sides", "accent"))
        if session.hits.place_among_hits:
            right.insert(0, (f"hit {session.hits.place_among_hits}  ", "accent"))
        right = [*session.alerts, *right]
        self.show([(" Bilateral  ", "strong"), (dossier.title, "")], [*right, (" ", "")])


class IssuesTitle(Bar):
    """The title of the list of issues."""

    def __init__(self) -> None:
        super().__init__(id="issues-title")

    def show_sides(self, shorts: list[str]) -> None:
        """Say whose statements are counted, over the counts."""
        self.show([(" Issues", "strong")], [(" · ".join(shorts), "muted"), (" ", "")])


class LogTitle(Bar):
    """Which events the log shows, and which changes the answers mark."""

    def __init__(self) -> None:
        super().__init__(id="log-title")

    def show_log(self, log: EventsPane, place: Place) -> None:
        """Show what is in the log."""
        what = "all issues" if place.all_events else "this issue"
        title: list[Span] = [(" Events", "strong"), (f" · {what}, ", "muted")]
        if log.wanted:
            title.append((f"{log.wanted}, ", "italic"))
        title.append((f"{log.count:,} of {log.total:,}", "muted"))
        if log.order:
            title.append((f", {ORDERS[log.order]}", "italic"))
        window = "ever" if place.window == "ever" else f"in the last {place.window}"
        self.show(title, [(f"changes marked: {window} ", "muted")])
