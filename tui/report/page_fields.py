"""The fields that a record's page shows, and their names: one list for reader, plain text and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive import single_record
from tui.archive.offices import tenure
from tui.dossier import edtf
from tui.report import citation, proof_wording, wording
from tui.report.text import record_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.archive.rows import ActorRow, EventDetail, PartyRow, RoleRow, SourceRow, StatementDetail
    from tui.report.scope import View


class PageField(NamedTuple):
    """A field that holds something."""

    label: str
    text: str
    refers: str | None = None
    """The id of the record that it names."""
    url: str | None = None
    """Where it leads."""


def _held(*fields: PageField | tuple[str, str | None]) -> Iterator[PageField]:
    """The fields that hold something."""
    for field in fields:
        if isinstance(field, PageField):
            yield field
        elif field[1]:
            yield PageField(field[0], field[1])


def statement(view: View, detail: StatementDetail) -> Iterator[PageField]:
    """The fields of a statement, without its text, corrections and renderings."""
    row = detail.row
    yield from _held(
        ("Office", detail.office),
        ("As the source names the speaker", detail.attribution if detail.attribution != row.by else None),
        ("Venue", detail.venue),
        ("Basis", wording.basis(row.basis)),
        ("Said together with", _people(view, detail.more.get("jointly_with", ()))),
        ("As told by", _people(view, [detail.more["told_by"]]) if "told_by" in detail.more else None),
        ("Language", wording.language(row.language)),
        ("Issues", ", ".join(row.issues)),
        *(PageField("On the question", ask, question) for question, ask in detail.questions),
        *(("Evidence for", f"{view.name(party)} on {question}") for question, party in detail.evidence_for),
        ("Put to", wording.joined(view.name(party) for party in detail.audience)),
        ("No answer on record from", wording.joined((view.name(p) for p in detail.unanswered_by), "or")),
    )
    if detail.event:
        yield PageField("Event", record_lines.event_line(view, detail.event), detail.event.id)
    yield PageField(
        "Source", citation.source_line(detail.source, detail.locator), detail.source.id, detail.source.url
    )
    if detail.source.archived_url:
        yield PageField("Archived", detail.source.archived_url, url=detail.source.archived_url)
    yield from _held(("Verification", proof_wording.badge(detail)), *proof_wording.details(detail))
    yield from _held(
        ("Tags", ", ".join(detail.more.get("tags", ()))),
        ("Status", _checking(detail.more)),
        ("Note", detail.note),
    )


def cited(row: SourceRow) -> PageField:
    """A source as one line that leads to it."""
    return PageField("Source", citation.source_line(row), row.id, row.url)


def event(view: View, detail: EventDetail) -> Iterator[PageField]:
    """The fields of an event, without its head, accounts and corrections."""
    row = detail.row
    yield from _held(
        ("Announced", record_lines.when(view, row.announced) if row.announced else None),
        ("Announced as", detail.more.get("announced_as")),
        *(("Votes", _tally(view, round_)) for round_ in detail.more.get("tally", ())),
        ("Taking part", ", ".join(name for _id, name in detail.participants)),
        ("Issues", ", ".join(row.issues)),
    )
    if detail.source:
        yield PageField("Source", citation.source_line(detail.source), url=detail.source.url)
    for identifier in detail.more.get("sources", ()):
        further = single_record.source(view.archive, identifier)
        if further is not None:
            yield PageField("Source", citation.source_line(further), further.id, further.url)
    yield from _held(("Tags", ", ".join(detail.more.get("tags", ()))), ("Note", detail.note))


def _people(view: View, identifiers: Sequence[str]) -> str:
    """Parties and people by their names."""
    names = []
    for identifier in identifiers:
        person = None if identifier in view.names else single_record.actor(view.archive, identifier)
        names.append(person.name if person else view.name(identifier))
    return wording.joined(names)


def _checking(more: Mapping[str, Any]) -> str | None:
    """Whether a statement was held against its source, and by whom."""
    if "status" not in more:
        return None
    by = more.get("checked_by")
    return f"{more['status']} by {by}" if by else str(more["status"])


def _tally(view: View, votes: Mapping[str, Any]) -> str:
    """How a vote came out: `104 for, 7 against (Syria, Iran), 3 abstained`."""
    parts = []
    for key, who, word in (
        ("for", "who_for", "for"),
        ("against", "who_against", "against"),
        ("abstained", "who_abstained", "abstained"),
        ("absent", "", "absent"),
    ):
        names = _people(view, votes.get(who, ()))
        number = f"{votes[key]} {word}" if key in votes else word if names else ""
        if number:
            parts.append(f"{number} ({names})" if names else number)
    return ", ".join(parts)


def _naming(naming: Mapping[str, str]) -> str:
    """A name with the time for which it was somebody's."""
    ends = [f"{word} {edtf.show(naming[word])}" for word in ("from", "to") if word in naming]
    return ", ".join((naming["name"], *ends))


def figures(more: Mapping[str, Any]) -> str:
    """The numbers that a position names: `18 months (transition); 2 seats`."""
    parts = []
    for figure in more.get("figures", ()):
        unit = f" {figure['unit']}" if "unit" in figure else ""
        of = f" ({figure['of']})" if "of" in figure else ""
        parts.append(f"{figure['value']}{unit}{of}")
    return "; ".join(parts)


def party(row: PartyRow) -> Iterator[PageField]:
    """The fields of a party, without its name."""
    return _held(
        ("Short", row.short if row.short != row.name else None),
        ("Classification", row.classification),
        ("Part of", row.more.get("part_of")),
        ("Note", row.note),
    )


def actor(view: View, row: ActorRow) -> Iterator[PageField]:
    """The fields of somebody, without the name."""
    return _held(
        ("Kind", row.kind),
        ("Party", view.name(row.party) if row.party else None),
        *(("Office", _role(view, role)) for role in row.roles),
        ("Also", ", ".join(row.aliases)),
        *(("Name", _naming(naming)) for naming in row.more.get("names", ())),
        *row.identifiers,
        ("Note", row.note),
    )


def _role(view: View, role: RoleRow) -> str:
    start = edtf.show(role.start) if role.start else "not known"
    end = edtf.show(role.end) if role.end else "not known"
    term = wording.tenure(tenure(role, view.day))
    if not term:
        return role.title
    return f"{role.title}, from {start} to {end}; {term} as of {view.shown_day}"


def source(row: SourceRow) -> Iterator[PageField]:
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
            yield PageField(label, url, url=url)
    yield from _held(("Language", wording.language(row.language)), ("Text", row.text), ("Note", row.note))
