"""Where on the board a record is seen: its issue, its side, on a day on which it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive import answers, single_record
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.app.place import Place
    from tui.app.session import Session
    from tui.dossier.edtf import Edtf


class Whereabouts(NamedTuple):
    """A place, and what is to be selected there."""

    place: Place
    pane: str | None = None
    """The id of the pane that shows the record; None where the board as a whole does."""


def whereabouts(session: Session, item: str) -> Whereabouts | None:
    """Where a record is seen, as near to the reader's place as can be; None if not on the board.

    Args:
        session: what is read, and where the reader is.
        item: the id of a record of any kind.
    """
    archive, place = session.archive, session.place
    kind = single_record.kind(archive, item)
    if kind == "issue":
        return Whereabouts(place._replace(issue=item, item=None))
    if kind == "party":
        parties = place.parties if item in place.parties else (place.parties[0], item)
        return Whereabouts(place._replace(parties=parties))
    if kind == "question":
        question = answers.question(archive, item, place.parties, place.day)
        return question and Whereabouts(place._replace(issue=question.issue, item=item), "comparison")
    if kind == "statement":
        return _statement(session, item)
    return _event(session, item) if kind == "event" else None


def _statement(session: Session, item: str) -> Whereabouts | None:
    row = single_record.row(session.archive, item)
    if row is None:
        return None
    place = session.place
    issue = place.issue if place.issue in row.issues else row.issues[0]
    parties = place.parties
    if row.party and row.party not in parties:
        parties = (parties[0], row.party)
    day = _day(place, row.date)
    return Whereabouts(place._replace(issue=issue, parties=parties, day=day, item=item), "comparison")


def _event(session: Session, item: str) -> Whereabouts | None:
    event = single_record.event(session.archive, item, session.dossier.last_day)
    if event is None:
        return None
    place, row = session.place, event.row
    shown = place.all_events or place.issue in row.issues
    issue = place.issue if shown or not row.issues else row.issues[0]
    everything = place.all_events or not row.issues
    day = _day(place, row.announced or row.date)
    return Whereabouts(place._replace(issue=issue, all_events=everything, day=day), "events")


def _day(place: Place, date: Edtf) -> int:
    """The board's day, or a later one on which something of a date is known."""
    return max(place.day, edtf.day_of(date.lower))
