"""The events as a calendar (iCalendar, RFC 5545), no date more precise than it is known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from icalendar import Calendar, Event, Journal

from tui.archive import single_record
from tui.dossier import edtf, web_address
from tui.dossier.edtf.form import EdtfError, Point
from tui.dossier.edtf.parsing import split
from tui.report import citation, page_fields, proof_wording, wording
from tui.report.text import record_lines
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import EventDetail
    from tui.dossier.edtf import Edtf
    from tui.export.briefing_contents import Briefing
    from tui.report.scope import View

Entry = TypeVar("Entry", Event, Journal)

_STATUSES = {
    "occurred": "CONFIRMED",
    "planned": "TENTATIVE",
    "claimed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
_FIRST, _LAST = 1, date.max.toordinal()


def ics(briefing: Briefing) -> Iterator[bytes]:
    """The events, one after the other, in the order of the log."""
    view = briefing.view
    calendar = Calendar()
    calendar.add("prodid", "-//Bilateral//Bilateral//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", visible(briefing.title))
    head, end = calendar.to_ical().split(b"END:VCALENDAR")
    yield head
    for detail in briefing.events():
        yield _event(view, detail).to_ical()
    yield b"END:VCALENDAR" + end


def _event(view: View, detail: EventDetail) -> Event | Journal:
    """An event; one of which nothing is known as to when is a journal's entry, which needs no date."""
    row = detail.row
    if edtf.day_of(row.date.lower) <= _FIRST and edtf.day_of(row.date.upper) >= _LAST:
        return _with_description(view, detail, Journal())
    event = Event()
    _when(event, row.date)
    event.add("status", _STATUSES.get(row.status, "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    if row.place:
        event.add("location", visible(row.place))
    return _with_description(view, detail, event)


def _with_description(view: View, detail: EventDetail, event: Entry) -> Entry:
    """What is known of it, whenever it was."""
    row = detail.row
    event.add("uid", f"{row.id}@{view.dossier.id}.bilateral")
    # Of a file that is made anew each time, the day of the dossier is when it was last revised.
    stamp = date.fromordinal(min(edtf.day_of(view.dossier.as_of.upper), _LAST))
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add(
        "summary",
        visible(row.title if row.status == "occurred" else f"[{wording.event(row.status)}] {row.title}"),
    )
    event.add("description", visible("\n".join(_described(view, detail))))
    if row.issues:
        event.add("categories", list(row.issues))
    url = web_address.opened(detail.source.url) if detail.source else None
    if url:
        event.add("url", url)
    return event


def _when(event: Event, when: Edtf) -> None:
    """A time where one is known; else all of the days that it may have been on."""
    try:
        point = split(when.text)
    except EdtfError:
        point = ("", "")
    if isinstance(point, Point) and point.clock and point.zone and not point.qualifier:
        moment = datetime.fromisoformat(when.text)
        event.add("dtstart", moment.astimezone(UTC))
        return
    if isinstance(point, Point) and point.clock and not point.qualifier:
        event.add("dtstart", datetime.fromisoformat(when.text))
        return
    first, last = edtf.day_of(when.lower), edtf.day_of(when.upper)
    # A span without an end, or without a beginning, stands on the day that is known of it.
    if last >= _LAST:
        last = first
    if first <= _FIRST:
        first = last
    event.add("dtstart", date.fromordinal(first))
    if last < _LAST:
        event.add("dtend", date.fromordinal(last + 1))


def _described(view: View, detail: EventDetail) -> Iterator[str]:
    """What is known of it, with the date in words first."""
    row = detail.row
    yield f"Date: {edtf.show(row.date)}{'' if _exact(row.date) else ' (no more is known)'}"
    yield f"Status: {wording.event(row.status)}"
    for field in page_fields.event(view, detail):
        yield f"{field.label}: {field.text}"
    for date_, note in detail.corrections:
        yield f"Correction, {edtf.show(date_)}: {note}"
    for account in detail.accounts:
        yield record_lines.account(view, account)
    for said in detail.statements:
        yield f"{said.by}: {citation.quoted(said.quotation, said.text)} [{said.id}]{_standing(view, said.id)}"


def _standing(view: View, identifier: str) -> str:
    """What verification found of a statement, and how it was corrected."""
    said = single_record.statement(view.archive, identifier, view.day)
    if said is None:
        return ""
    notes = [f"corrected {edtf.show(when)}: {note}" for when, note in said.corrections]
    remarks = "; ".join(filter(None, (proof_wording.badge(said), *notes)))
    return f" ({remarks})" if remarks else ""


def _exact(when: Edtf) -> bool:
    """Whether it is one day or one minute, and nothing is doubted."""
    try:
        point = split(when.text)
    except EdtfError:
        return False
    whole_day = isinstance(point, Point) and point.day is not None and not point.qualifier
    return whole_day and edtf.day_of(when.lower) == edtf.day_of(when.upper)
