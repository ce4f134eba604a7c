"""A dossier, or a part of it, in the fields of its own format: as YAML, as JSON, or a record a line.

Each of the first two reads back as a dossier that has no errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive import answers, single_record
from tui.archive.listing.record_ids import identifiers
from tui.authoring.yaml_text import rendering
from tui.authoring.yaml_text.manner import DEFAULT
from tui.dossier.edtf import Edtf
from tui.dossier.schema import BY_COLLECTION, BY_NAME
from tui.report import proof_wording
from tui.report.as_json import json_text
from tui.report.as_json.json_values import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.archive.rows import (
        ActorRow,
        AssessmentRow,
        EventDetail,
        IssueRow,
        QuestionRow,
        SourceRow,
        StatementDetail,
    )
    from tui.export.briefing_contents import Briefing
    from tui.export.taken import Taken
    from tui.report.as_json.json_values import Value

Record = dict[str, Any]
"""Texts, lists and mappings under the names of the format."""

VERIFICATION = "verification"
"""What was found of a quotation: a field of a line of JSON, a comment in YAML."""


_VOTERS = ("who_for", "who_against", "who_abstained")


def as_yaml(briefing: Briefing) -> Iterator[str]:
    """A dossier of one YAML file."""
    for name, records in collections(briefing):
        if name == "dossier":
            fields = rendering.mapping(next(records), 2, DEFAULT, name)
            yield from _lines([f"{name}:", f"  {fields[0]}", *fields[1:]])
            continue
        for n, record in enumerate(records):
            verification = record.pop(VERIFICATION, None)
            item = rendering.listed(record, 0, DEFAULT, name)
            above = ("",) if n else ("", f"{name}:")
            yield from _lines((*above, *([f"# {verification}"] if verification else []), *item))


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def as_json(briefing: Briefing) -> Iterator[str]:
    """The same in JSON, which is YAML too."""
    fields: dict[str, Any] = {}
    for name, records in collections(briefing):
        fields[name] = next(records) if name == "dossier" else map(_without_verification, records)
    return json_text.document(fields)


def _without_verification(record: Record) -> Record:
    """A record as the format has it: a dossier's file has no field for what a program found."""
    record.pop(VERIFICATION, None)
    return record


def as_lines(briefing: Briefing) -> Iterator[str]:
    """A record a line, in JSON; `record` says of which kind it is."""
    for name, records in collections(briefing):
        for record in records:
            yield f"{json_text.line({'record': BY_COLLECTION[name].name, **record})}\n"


def collections(briefing: Briefing) -> Iterator[tuple[str, Iterator[Record]]]:
    """The collections of the format with their records, which are read as they are iterated over."""
    taken = briefing.taken
    archive = taken.view.archive
    yield "dossier", iter([_dossier(briefing)])
    yield "parties", (_record("party", row) for row in answers.parties(archive))
    yield "actors", (_record("actor", row) for row in _actors(taken))
    yield "issues", (_issue(taken, row) for row in taken.all_issues())
    yield "statements", (_statement(taken, said) for said in taken.statements(oldest_first=True))
    yield "events", (_event(taken, happened) for happened in taken.events())
    yield "sources", (_source(row) for row in taken.sources())


def _record(kind: str, *rows: Any, **values: object) -> Record:
    """A record with the fields of its kind, in the order of the format; those that hold nothing are left out.

    Args:
        kind: the name of the kind.
        rows: rows of the archive that hold its fields under the names of the format.
        values: fields that they hold otherwise.
    """
    fields: Record = {}
    for field in BY_NAME[kind].fields:
        attribute = field.attribute or field.name
        value = values.get(field.name)
        if field.name not in values:
            value = next((getattr(row, attribute) for row in rows if hasattr(row, attribute)), None)
            value = value or next((row.more[field.name] for row in rows if _has(row, field.name)), None)
        written = _value(value, field.record)
        if written not in (None, "", [], {}):
            fields[field.name] = written
    return fields


def _has(row: Any, name: str) -> bool:
    """Whether a row has a field that few have."""
    return name in getattr(row, "more", ())


def _value(value: Any, kind: str) -> Value:
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, dict):
        return {str(key): _value(held, "") for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [
            _record(kind, item) if kind and not isinstance(item, dict) else _value(item, kind)
            for item in value
        ]
    return None if value is None else str(value)


def _dossier(briefing: Briefing) -> Record:
    taken, head = briefing.taken, briefing.view.dossier
    return _record(
        "dossier",
        head,
        title=briefing.title,
        compare=taken.parties[:2] if not taken.everybody and len(taken.parties) > 1 else head.compare,
        as_of=head.as_of if taken.view.endless else day(taken.view.day),
        corrections=_corrections(head.corrections),
    )


def _corrections(rows: Iterable[tuple[Edtf, str]]) -> list[Record]:
    return [{"date": date.text, "note": note} for date, note in rows]


def _actors(taken: Taken) -> Iterator[ActorRow]:
    """All actors; of a part those that speak, take part or give an account in it."""
    named: set[str | None] | None = None
    if not taken.is_whole_dossier:
        named = set()
        for said in taken.statements():
            named.update((said.row.speaker, said.more.get("told_by"), *said.more.get("jointly_with", ())))
        for happened in taken.events():
            named.update(actor for actor, _ in happened.participants)
            named.update(account.by for account in happened.accounts)
            for tally in happened.more.get("tally", ()):
                named.update(voter for side in _VOTERS for voter in tally.get(side, ()))
    for identifier in identifiers(taken.view.archive, "actor"):
        if named is not None and identifier not in named:
            continue
        row = single_record.actor(taken.view.archive, identifier)
        if row is not None:
            yield row._replace(identifiers=dict(row.identifiers))  # type: ignore[arg-type] # as it is written


def _issue(taken: Taken, row: IssueRow) -> Record:
    questions = (
        [_question(taken, question) for question in taken.questions(row.id)]
        if taken.holds_issue(row.id)
        else []
    )
    return _record("issue", row, questions=questions)


def _question(taken: Taken, row: QuestionRow) -> Record:
    archive, until = taken.view.archive, taken.view.day
    held = {
        party: [
            _record("position", position) for position in answers.positions(archive, row.id, party, until)
        ]
        for party in (taken.parties if taken.has_answers(row.id) else ())
    }
    return _record(
        "question",
        row,
        positions={party: rows for party, rows in held.items() if rows},
        assessments=[_assessment(verdict) for verdict in taken.verdicts(row.id)],
    )


def _assessment(row: AssessmentRow) -> Record:
    return _record("assessment", row)


def _statement(taken: Taken, detail: StatementDetail) -> Record:
    event = detail.event
    badge = proof_wording.badge(detail)
    record = _record(
        "statement",
        detail.row,
        detail,
        speaker=detail.row.speaker,
        issues=[issue for issue in detail.row.issues if taken.holds_any_issue(issue)],
        questions=[question for question, _ in detail.questions if taken.holds_question(question)],
        source=detail.source.id,
        responds_to=[
            {"statement": answer.statement.id, "as": answer.how}
            for answer in detail.responds_to
            if taken.holds(answer.statement)
        ],
        event=event.id if event and taken.holds_event(event.id, event.issues) else None,
        corrections=_corrections(detail.corrections),
    )
    return {**record, VERIFICATION: badge} if badge else record


def _event(taken: Taken, detail: EventDetail) -> Record:
    row = detail.row
    return _record(
        "event",
        row,
        detail,
        participants=[identifier for identifier, _ in detail.participants],
        issues=[issue for issue in row.issues if taken.holds_any_issue(issue)],
        statements=[
            said.id for said in detail.statements if taken.holds(said) and not _says(taken, said.id, row.id)
        ],
        source=detail.source.id if detail.source else None,
        accounts=[
            _record("account", account, source=account.source.id if account.source else None)
            for account in detail.accounts
        ],
        corrections=_corrections(detail.corrections),
    )


def _says(taken: Taken, statement: str, event: str) -> bool:
    """Whether a statement itself says at which event it was made."""
    detail = single_record.statement(taken.view.archive, statement, taken.view.day)
    return detail is not None and detail.event is not None and detail.event.id == event


def _source(row: SourceRow) -> Record:
    """A source; its text is a file of its own, which is not taken along."""
    return _record("source", row, text=None)
