"""One record of any kind, whole, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers, single_record
from tui.dossier import edtf
from tui.report import citation, page_fields, source_text, wording
from tui.report.text import moved, record_lines, side_by_side, thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.archive.rows import QuestionRow, SourceRow
    from tui.report.page_fields import PageField
    from tui.report.scope import View


def _lines(fields: Iterable[PageField]) -> Iterator[str]:
    """A line for each field, with the id of the record that it names."""
    for field in fields:
        yield f"{field.label}: {field.text}{f' [{field.refers}]' if field.refers else ''}"


def _corrections(rows: Iterable[tuple[edtf.Edtf, str]]) -> Iterator[str]:
    return (f"Correction, {edtf.show(date)}: {note}" for date, note in rows)


def statement(view: View, identifier: str) -> Iterator[str]:
    """A statement with all that is known of it, and the exchange it belongs to."""
    detail = single_record.statement(view.archive, identifier, view.day)
    if detail is None:
        yield f"{identifier}: {side_by_side.nothing(view)}"
        return
    row = detail.row
    yield record_lines.statement_head(view, row)
    yield citation.quoted(row.quotation, row.text)
    yield ""
    yield from _lines(page_fields.statement(view, detail))
    yield from _corrections(detail.corrections)
    for rendering in detail.renderings:
        about = ", ".join(
            part for part in (wording.language(rendering.language), rendering.kind, rendering.by) if part
        )
        yield f"Rendering ({about}):"
        yield rendering.text
    rows = single_record.thread(view.archive, identifier, view.day)
    if len(rows) > 1:
        yield ""
        yield "The exchange:"
        yield from thread.thread(view, rows, identifier)
    yield ""
    yield f"To cite: {citation.quotation_and_citation(detail)}"


def event(view: View, identifier: str) -> Iterator[str]:
    """An event with the accounts of it and what was said there."""
    detail = single_record.event(view.archive, identifier, view.day)
    if detail is None:
        yield f"{identifier}: {side_by_side.nothing(view)}"
        return
    row = detail.row
    yield record_lines.event_head(view, row)
    unknown = row.status == "planned" and edtf.certain_by(row.date, view.day)
    became = "; what became of it is not on record" if unknown else ""
    yield f"As of {view.shown_day}: {wording.event(row.status)}{became}"
    yield from _lines(page_fields.event(view, detail))
    yield from _corrections(detail.corrections)
    if detail.accounts:
        yield ""
        yield "Accounts, which differ:" if row.contested else "Account:"
        for account in detail.accounts:
            yield f"  {record_lines.account(view, account)}"
    for said in detail.statements:
        yield ""
        yield from record_lines.statement(view, said)


def issue(view: View, identifier: str) -> Iterator[str]:
    """An issue with its questions and the answers to them."""
    for row in answers.issues(view.archive, view.parties, view.day):
        if row.id == identifier:
            yield from side_by_side.issue(view, row)


def question(view: View, identifier: str) -> Iterator[str]:
    """A question with all parties' successive answers and all verdicts."""
    everybody = view._replace(parties=tuple(view.names))
    row: QuestionRow | None = answers.question(view.archive, identifier, everybody.parties, view.day)
    if row is not None:
        yield f"Question: {row.ask} [{row.id}]"
        yield f"Issue: {row.issue}"
        if row.note:
            yield f"Note: {row.note}"
        yield f"As of {view.shown_day}"
        yield from moved.question(everybody, row)


def party(view: View, identifier: str) -> Iterator[str]:
    """A party, and how much of it is on record."""
    tallies = answers.tallies(view.archive, view.day)
    for row in answers.parties(view.archive):
        if row.id != identifier:
            continue
        yield f"{row.name} [{row.id}]"
        yield from _lines(page_fields.party(row))
        yield f"On record as of {view.shown_day}:"
        for issue in answers.issues(view.archive, (), view.day):
            kinds = tallies.get((issue.id, row.id))
            yield f"  {issue.title}: {wording.evidence(kinds) if kinds else 'nothing on record'}"


def actor(view: View, identifier: str) -> Iterator[str]:
    """Somebody who speaks or takes part, and what is on record from them."""
    row = single_record.actor(view.archive, identifier)
    if row is None:
        return
    yield f"{row.name} [{row.id}]"
    yield from _lines(page_fields.actor(view, row))
    said = single_record.statements_of(view.archive, identifier, view.day)
    yield f"{wording.counted(len(said), 'statement')} as of {view.shown_day}"
    yield ""
    yield from record_lines.statements(view, said)


def source(view: View, identifier: str) -> Iterator[str]:
    """A source."""
    row: SourceRow | None = single_record.source(view.archive, identifier)
    if row is None:
        return
    yield f"{row.title} [{row.id}]"
    yield from _lines(page_fields.source(row))
    for part in source_text.paragraphs(view.archive, row):
        yield ""
        yield part


BY_KIND: dict[str, Callable[[View, str], Iterator[str]]] = {
    "statement": statement,
    "event": event,
    "issue": issue,
    "question": question,
    "party": party,
    "actor": actor,
    "source": source,
}
"""What writes a record out, by what `tui.archive.single_record.kind` says it is."""
