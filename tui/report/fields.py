"""The fields that a record's page shows, and their names: one list for reader, plain text and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.offices import tenure
from tui.dossier import edtf
from tui.report import citation, wording
from tui.report.text import record_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import ActorRow, EventDetail, PartyRow, RoleRow, SourceRow, StatementDetail
    from tui.report.scope import View


class Field(NamedTuple):
    """A field that holds something."""

    label: str
    text: str
    refers: str | None = None
    """The id of the record that it names."""
    url: str | None = None
    """Where it leads."""


def _held(*fields: Field | tuple[str, str | None]) -> Iterator[Field]:
    """The fields that hold something."""
    for field in fields:
        if isinstance(field, Field):
            yield field
        elif field[1]:
            yield Field(field[0], field[1])


def statement(view: View, whole: StatementDetail) -> Iterator[Field]:
    """The fields of a statement, without its text, corrections and renderings."""
    row = whole.row
    yield from _held(
        ("Office", whole.office),
        ("As the source names the speaker", whole.attribution if whole.attribution != row.by else None),
        ("Venue", whole.venue),
        ("Basis", wording.basis(row.basis)),
        ("Language", wording.language(row.language)),
        ("Issues", ", ".join(row.issues)),
        *(Field("On the question", ask, question) for question, ask in whole.questions),
        *(("Evidence for", f"{view.name(party)} on {question}") for question, party in whole.evidence_for),
        ("Put to", wording.joined(view.name(party) for party in whole.audience)),
        ("No answer on record from", wording.joined((view.name(p) for p in whole.unanswered_by), "or")),
    )
    if whole.event:
        yield Field("Event", record_lines.event_line(view, whole.event), whole.event.id)
    yield Field(
        "Source", citation.source_line(whole.source, whole.locator), whole.source.id, whole.source.url
    )
    if whole.source.archived_url:
        yield Field("Archived", whole.source.archived_url, url=whole.source.archived_url)
    yield from _held(("Note", whole.note))


def cited(row: SourceRow) -> Field:
    """A source as one line that leads to it."""
    return Field("Source", citation.source_line(row), row.id, row.url)


def event(view: View, whole: EventDetail) -> Iterator[Field]:
    """The fields of an event, without its head, accounts and corrections."""
    row = whole.row
    yield from _held(
        ("Announced", record_lines.when(view, row.announced) if row.announced else None),
        ("Taking part", ", ".join(name for _id, name in whole.participants)),
        ("Issues", ", ".join(row.issues)),
    )
    if whole.source:
        yield Field("Source", citation.source_line(whole.source), url=whole.source.url)
    yield from _held(("Note", whole.note))


def party(row: PartyRow) -> Iterator[Field]:
    """The fields of a party, without its name."""
    return _held(
        ("Short", row.short if row.short != row.name else None),
        ("Classification", row.classification),
        ("Note", row.note),
    )


def actor(view: View, row: ActorRow) -> Iterator[Field]:
    """The fields of somebody, without the name."""
    return _held(
        ("Kind", row.kind),
        ("Party", view.name(row.party) if row.party else None),
        *(("Office", _role(view, role)) for role in row.roles),
        ("Also", ", ".join(row.aliases)),
        *row.identifiers,
        ("Note", row.note),
    )


def _role(view: View, role: RoleRow) -> str:
    start = edtf.show(role.start) if role.start else "not known"
    end = edtf.show(role.end) if role.end else "not known"
    standing = wording.tenure(tenure(role, view.day))
    if not standing:
        return role.title
    return f"{role.title}, from {start} to {end}; {standing} as of {view.shown_day}"


def source(row: SourceRow) -> Iterator[Field]:
    """The fields of a source, without its title."""
    yield from _held(
        ("Type", row.type),
        ("Author", row.author),
        ("Publisher", row.publisher),
        ("Issued", edtf.show(row.issued) if row.issued else None),
        ("Accessed", edtf.show(row.accessed) if row.accessed else None),
    )
    for label, url in (("URL", row.url), ("Archived", row.archived_url)):
        if url:
            yield Field(label, url, url=url)
    yield from _held(("Language", wording.language(row.language)), ("Text", row.text), ("Note", row.note))
