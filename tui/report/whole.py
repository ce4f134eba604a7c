"""One record of any kind, whole, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import board, detail
from tui.archive.offices import tenure
from tui.dossier import edtf
from tui.report import cite, comparison, exchange, moved, record, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.archive.rows import QuestionRow, RoleRow, SourceRow
    from tui.report.view import View


def _fields(*pairs: tuple[str, str | None]) -> Iterator[str]:
    """A line for each field that holds something."""
    return (f"{name}: {value}" for name, value in pairs if value)


def _corrections(rows: Iterable[tuple[edtf.Edtf, str]]) -> Iterator[str]:
    return (f"Correction, {edtf.show(date)}: {note}" for date, note in rows)


def statement(view: View, identifier: str) -> Iterator[str]:
    """A statement with all that is known of it, and the exchange it belongs to."""
    whole = detail.statement(view.archive, identifier, view.day)
    if whole is None:
        yield f"{identifier}: {comparison.nothing(view)}"
        return
    row = whole.row
    yield record.statement_head(view, row)
    yield cite.quoted(row.quotation, row.text)
    yield ""
    attribution = whole.attribution if whole.attribution != row.by else None
    yield from _fields(
        ("Office", whole.office),
        ("As the source names the speaker", attribution),
        ("Venue", whole.venue),
        ("Basis", words.basis(row.basis)),
        ("Language", words.language(row.language)),
        ("Issues", ", ".join(row.issues)),
        *(("On the question", f"{ask} [{question}]") for question, ask in whole.questions),
        *(("Evidence for", f"{view.name(party)} on {question}") for question, party in whole.evidence_for),
        ("Put to", words.joined(view.name(party) for party in whole.audience)),
        ("No answer on record from", words.joined((view.name(p) for p in whole.unanswered_by), "or")),
        ("Event", record.event_head(view, whole.event) if whole.event else None),
        ("Source", cite.source_line(whole.source, whole.locator) + f" [{whole.source.id}]"),
        ("Archived", whole.source.archived_url),
        ("Note", whole.note),
    )
    yield from _corrections(whole.corrections)
    for one in whole.renderings:
        about = ", ".join(part for part in (words.language(one.language), one.kind, one.by) if part)
        yield f"Rendering ({about}):"
        yield one.text
    rows = detail.thread(view.archive, identifier, view.day)
    if len(rows) > 1:
        yield ""
        yield "The exchange:"
        yield from exchange.thread(view, rows, identifier)
    yield ""
    yield f"To cite: {cite.quotation_and_citation(whole)}"


def event(view: View, identifier: str) -> Iterator[str]:
    """An event with the accounts of it and what was said there."""
    whole = detail.event(view.archive, identifier, view.day)
    if whole is None:
        yield f"{identifier}: {comparison.nothing(view)}"
        return
    row = whole.row
    yield record.event_head(view, row)
    unknown = row.status == "planned" and edtf.certain_by(row.date, view.day)
    became = "; what became of it is not on record" if unknown else ""
    yield f"As of {view.shown_day}: {words.event(row.status)}{became}"
    yield from _fields(
        ("Announced", record.when(view, row.announced) if row.announced else None),
        ("Taking part", ", ".join(name for _id, name in whole.participants)),
        ("Issues", ", ".join(row.issues)),
        ("Source", cite.source_line(whole.source) if whole.source else None),
        ("Note", whole.note),
    )
    yield from _corrections(whole.corrections)
    if whole.accounts:
        yield ""
        yield "Accounts, which differ:" if row.contested else "Account:"
        for one in whole.accounts:
            yield f"  {record.account(view, one)}"
    for said in whole.statements:
        yield ""
        yield from record.statement(view, said)


def issue(view: View, identifier: str) -> Iterator[str]:
    """An issue with its questions and the answers to them."""
    for row in board.issues(view.archive, view.parties, view.day):
        if row.id == identifier:
            yield from comparison.issue(view, row)


def question(view: View, identifier: str) -> Iterator[str]:
    """A question with all parties' successive answers and all verdicts."""
    everybody = view._replace(parties=tuple(view.names))
    row: QuestionRow | None = board.question(view.archive, identifier, everybody.parties, view.day)
    if row is not None:
        yield f"Question: {row.ask} [{row.id}]"
        yield f"Issue: {row.issue}"
        if row.note:
            yield f"Note: {row.note}"
        yield f"As of {view.shown_day}"
        yield from moved.question(everybody, row)


def party(view: View, identifier: str) -> Iterator[str]:
    """A party, and how much of it is on record."""
    tallies = board.tallies(view.archive, view.day)
    for row in board.parties(view.archive):
        if row.id != identifier:
            continue
        yield f"{row.name} [{row.id}]"
        yield from _fields(
            ("Short", row.short if row.short != row.name else None),
            ("Classification", row.classification),
            ("Note", row.note),
        )
        yield f"On record as of {view.shown_day}:"
        for one in board.issues(view.archive, (), view.day):
            kinds = tallies.get((one.id, row.id))
            yield f"  {one.title}: {words.evidence(kinds) if kinds else 'nothing on record'}"


def _role(view: View, role: RoleRow) -> str:
    start = edtf.show(role.start) if role.start else "not known"
    end = edtf.show(role.end) if role.end else "not known"
    standing = words.tenure(tenure(role, view.day))
    if not standing:
        return role.title
    return f"{role.title}, from {start} to {end}; {standing} as of {view.shown_day}"


def actor(view: View, identifier: str) -> Iterator[str]:
    """Somebody who speaks or takes part, and what is on record from them."""
    row = detail.actor(view.archive, identifier)
    if row is None:
        return
    yield f"{row.name} [{row.id}]"
    yield from _fields(
        ("Kind", row.kind),
        ("Party", view.name(row.party) if row.party else None),
        *(("Office", _role(view, role)) for role in row.roles),
        ("Also", ", ".join(row.aliases)),
        *row.identifiers,
        ("Note", row.note),
    )
    said = detail.statements_of(view.archive, identifier, view.day)
    yield f"{words.counted(len(said), 'statement')} as of {view.shown_day}"
    yield ""
    yield from record.statements(view, said)


def source(view: View, identifier: str) -> Iterator[str]:
    """A source."""
    row: SourceRow | None = detail.source(view.archive, identifier)
    if row is None:
        return
    yield f"{row.title} [{row.id}]"
    yield from _fields(
        ("Type", row.type),
        ("Author", row.author),
        ("Publisher", row.publisher),
        ("Issued", edtf.show(row.issued) if row.issued else None),
        ("Accessed", edtf.show(row.accessed) if row.accessed else None),
        ("URL", row.url),
        ("Archived", row.archived_url),
        ("Language", words.language(row.language)),
        ("Text", row.text),
        ("Note", row.note),
    )


BY_KIND: dict[str, Callable[[View, str], Iterator[str]]] = {
    "statement": statement,
    "event": event,
    "issue": issue,
    "question": question,
    "party": party,
    "actor": actor,
    "source": source,
}
"""What writes a record out, by what `tui.archive.detail.kind` says it is."""
