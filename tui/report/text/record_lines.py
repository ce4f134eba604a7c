"""The record as lines of plain text: statements and events, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.archive.proofs import badges
from tui.dossier import edtf
from tui.report import citation, proof_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.listing.record_lists import Listing, Row
    from tui.archive.rows import AccountRow, EventRow, StatementRow
    from tui.report.scope import View

_CHUNK = 200


def every(listing: Listing[Row]) -> Iterator[Row]:
    """All rows of a listing, read in chunks so that memory stays bounded."""
    for start in range(0, len(listing), _CHUNK):
        yield from listing.rows(start, _CHUNK)


def when(view: View, date: edtf.Edtf) -> str:
    """A date, marked where it may lie after the view's day."""
    shown = edtf.show(date)
    return shown if edtf.certain_by(date, view.day) else f"{shown} (possibly later than {view.shown_day})"


def statement_head(view: View, row: StatementRow) -> str:
    """A statement's date, speaker, party, kind and id on one line."""
    return f"{statement_line(view, row)} [{row.id}]"


def statement_line(view: View, row: StatementRow) -> str:
    """The same without the id."""
    parts = [when(view, row.date), row.by, view.name(row.party), wording.kind(row.quotation)]
    if row.basis and row.basis != "on_record":
        parts.append(wording.basis(row.basis))
    if proof := proof_wording.sign(badges(view.archive).get(row.id)):
        parts.append(proof)
    return " — ".join(parts)


def statement(view: View, row: StatementRow) -> Iterator[str]:
    """A statement: its head, its text, whom it answers, its source."""
    yield statement_head(view, row)
    yield citation.quoted(row.quotation, row.text)
    detail = single_record.statement(view.archive, row.id, view.day)
    if detail is None:
        return
    for answer in detail.responds_to:
        other = answer.statement
        yield f"Answers {other.by}, {edtf.show(other.date)} [{other.id}]: {wording.response(answer.how)}"
    yield f"Source: {citation.source_line(detail.source, detail.locator)}"


def statements(view: View, listing: Listing[StatementRow]) -> Iterator[str]:
    """Statements with an empty line after each."""
    for row in every(listing):
        yield from statement(view, row)
        yield ""


def event_head(view: View, row: EventRow) -> str:
    """An event's date, status, kind, title, place and id on one line."""
    return f"{event_line(view, row)} [{row.id}]"


def event_line(view: View, row: EventRow) -> str:
    """The same without the id."""
    parts = [when(view, row.date) if row.status != "planned" else f"planned for {edtf.show(row.date)}"]
    if row.status not in ("occurred", "planned"):
        parts.append(wording.event(row.status))
    parts += [part for part in (row.kind, row.title, row.place) if part]
    if row.contested:
        parts.append("accounts differ")
    return " — ".join(parts)


def account(view: View, row: AccountRow) -> str:
    """What one side says of an event, on one line."""
    by = row.name if row.party in (None, row.by) else f"{row.name} ({view.name(row.party)})"
    status = f" [{wording.account(row.status)}]" if row.status else ""
    date = f", {when(view, row.date)}" if row.date else ""
    source = f" Source: {citation.source_line(row.source)}" if row.source else ""
    return f"{by}{status}{date}: {row.says}{source}"


def event(view: View, row: EventRow) -> Iterator[str]:
    """An event and the accounts of it."""
    yield event_head(view, row)
    if row.accounts:
        detail = single_record.event(view.archive, row.id, view.day)
        for given in detail.accounts if detail else ():
            yield f"  {account(view, given)}"


def events(view: View, listing: Listing[EventRow]) -> Iterator[str]:
    """The event log, oldest first; what is only planned stands at the end."""
    for row in every(listing):
        yield from event(view, row)
