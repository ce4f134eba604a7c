"""Showing a record in its place on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.actions.board_actions import BoardActions
from tui.app.panes.answers import ComparisonPane
from tui.app.panes.event_log import EventsPane
from tui.archive import answers, single_record
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.dossier.edtf import Edtf


class Reveal(BoardActions):
    """Goes to any record; a mixin for `BoardScreen`."""

    def reveal(self, item: str) -> bool:
        """Show a record in its place on the board: its issue, its side, on a day on which it is known.

        Args:
            item: the id of a record of any kind.

        Returns:
            Whether there is such a record on the board.
        """
        archive, place = self.app.archive, self.place
        kind = single_record.kind(archive, item)
        if kind == "issue":
            self._event = None
            self.move_to(issue=item, item=None)
        elif kind == "party":
            if item not in place.parties:
                self.move_to(parties=(place.parties[0], item))
        elif kind == "question":
            question = answers.question(archive, item, place.parties, place.day)
            if question is None:
                return False
            self.move_to(issue=question.issue, item=item)
            self._select(item)
        elif kind == "statement":
            self._reveal_statement(item)
        elif kind == "event":
            self._reveal_event(item)
        else:
            return False
        return True

    def _select(self, item: str) -> None:
        comparison = self.query_one(ComparisonPane)
        index = comparison.index_of(item)
        if index is not None:
            comparison.select(index)
        comparison.focus()

    def _reveal_statement(self, item: str) -> None:
        row = single_record.row(self.app.archive, item)
        if row is None:
            return
        place = self.place
        issue = place.issue if place.issue in row.issues else row.issues[0]
        parties = place.parties
        if row.party and row.party not in parties:
            parties = (parties[0], row.party)
        self.move_to(issue=issue, parties=parties, day=self._day_of(row.date), item=item)
        self._select(item)

    def _reveal_event(self, item: str) -> None:
        found = single_record.event(self.app.archive, item, self.app.dossier.last_day)
        if found is None:
            return
        place = self.place
        shows = place.all_events or place.issue in found.row.issues
        self._event = item
        issue = place.issue if shows or not found.row.issues else found.row.issues[0]
        known = found.row.announced or found.row.date
        self.move_to(
            issue=issue, all_events=place.all_events or not found.row.issues, day=self._day_of(known)
        )
        log = self.query_one(EventsPane)
        index = log.events.index(item) if log.events else None
        if index is not None:
            log.select(index)
        log.focus()

    def _day_of(self, date: Edtf) -> int:
        """The board's day, or a later one on which something of a date is known."""
        day = edtf.day_of(date.lower)
        if day > self.place.day:
            self.notify(f"The board now reads as of {edtf.show_day(day)}.")
            return day
        return self.place.day
