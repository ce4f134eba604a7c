"""A dossier's records as plain values for JSON, each collection read as it is written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.archive import answers, single_record
from tui.archive.listing import record_lists
from tui.archive.listing.record_ids import identifiers
from tui.archive.offices import tenure
from tui.report.as_json.json_values import plain_value
from tui.report.text.lists import source_ids
from tui.report.text.record_lines import every

if TYPE_CHECKING:
    from tui.archive.rows import IssueRow
    from tui.report.as_json.json_values import Value
    from tui.report.scope import View

Collections = dict[str, "Value | Iterator[Value]"]

_NAMING = ("speaker", "source", "by", "jointly_with", "participants", "sources")
"""Keys under which records name speakers and sources."""
COLLECTIONS = ("issues", "questions", "statements", "events", "actors", "parties", "sources")


def question(view: View, identifier: str) -> dict[str, Value]:
    """A question with each party's successive positions and all verdicts."""
    row = answers.question(view.archive, identifier, (), view.day)
    data = plain_value(row)
    if not isinstance(data, dict):
        return {}
    del data["assessment"]
    parties = tuple(view.names)
    positions = answers.all_positions(view.archive, identifier, parties, view.day)
    data["positions"] = {party: plain_value(rows) for party, rows in positions.items()}
    verdicts = answers.assessments(view.archive, identifier, parties, view.day)
    data["assessments"] = plain_value(verdicts)
    return data


def actor(view: View, identifier: str) -> Value:
    """Somebody, with each office and whether it was held on the day, where a day was asked for."""
    row = single_record.actor(view.archive, identifier)
    data = plain_value(row)
    if row is None or not isinstance(data, dict):
        return data
    roles: list[Value] = []
    for role in row.roles:
        value = plain_value(role)
        if isinstance(value, dict):
            roles.append(value if view.endless else {**value, "tenure": tenure(role, view.day)})
    return {**data, "roles": roles}


def issue(view: View, row: IssueRow) -> dict[str, Value]:
    """An issue with its questions."""
    data = plain_value(row)
    if not isinstance(data, dict):
        return {}
    data["counts"] = dict(zip(view.names, row.counts, strict=True))
    data["no_party"] = len(record_lists.by_others(view.archive, row.id, tuple(view.names), view.day))
    data["questions"] = [
        question(view, asked.id) for asked in answers.questions(view.archive, row.id, (), view.day)
    ]
    return data


def _issues(view: View, chosen: str | None = None) -> Iterator[Value]:
    for row in answers.issues(view.archive, tuple(view.names), view.day):
        if chosen in (None, row.id):
            yield issue(view, row)


def _statements(view: View, chosen: str | None) -> Iterator[Value]:
    """All statements; they name their speakers and sources by their ids."""
    for row in every(record_lists.record(view.archive, chosen, None, view.day)):
        yield plain_value(single_record.statement(view.archive, row.id, view.day), refer=True)


def _events(view: View, chosen: str | None) -> Iterator[Value]:
    for row in every(record_lists.events(view.archive, chosen, view.day)):
        yield plain_value(single_record.event(view.archive, row.id, view.day), refer=True)


def collection(view: View, name: str, chosen: str | None = None) -> Iterator[Value]:
    """The records of one collection.

    Args:
        view: what is looked at.
        name: one of `COLLECTIONS`.
        chosen: the id of an issue that issues, questions, statements and events are to be of; None for any.
    """
    archive, day = view.archive, view.day
    if name == "issues":
        return _issues(view, chosen)
    if name == "questions":
        return (
            question(view, record.id)
            for row in answers.issues(archive, (), day)
            if chosen in (None, row.id)
            for record in answers.questions(archive, row.id, (), day)
        )
    if name == "statements":
        return _statements(view, chosen)
    if name == "events":
        return _events(view, chosen)
    if name == "parties":
        return (plain_value(row) for row in answers.parties(archive))
    if name == "actors":
        return (actor(view, record) for record in identifiers(archive, "actor"))
    return (plain_value(single_record.source(archive, record)) for record in source_ids(view))


def everything(view: View) -> Collections:
    """All records of a dossier; the large collections are read as they are iterated over."""
    collections: Collections = {"dossier": plain_value(view.dossier)}
    for name in COLLECTIONS:
        if name != "questions":
            collections[name] = collection(view, name)
    return collections


def records_one_by_one(view: View) -> Iterator[dict[str, Value]]:
    """All records of a dossier one by one; `record` says of which kind each is."""
    for name, records in everything(view).items():
        kind = "party" if name == "parties" else name.removesuffix("s")
        for record in records if isinstance(records, Iterator) else (records,):
            if isinstance(record, dict):
                yield {"record": kind, **record}


def of_issue(view: View, identifier: str) -> Collections:
    """All records of an issue, and the speakers and sources that its statements and events name by their ids.

    Statements and events are read as they are iterated over, and what they name after them.
    """
    named: dict[str, None] = {}
    return {
        "issue": next(_issues(view, identifier), None),
        "statements": _noting(collection(view, "statements", identifier), named),
        "events": _noting(collection(view, "events", identifier), named),
        "actors": (actor(view, each) for each in _known(view, "actor", named)),
        "parties": collection(view, "parties"),
        "sources": (
            plain_value(single_record.source(view.archive, each)) for each in _known(view, "source", named)
        ),
    }


def _noting(records: Iterator[Value], named: dict[str, None]) -> Iterator[Value]:
    """Pass records on, and note the ids by which they name speakers and sources."""
    for record in records:
        pending = [record]
        while pending:
            part = pending.pop()
            if isinstance(part, dict):
                for key in _NAMING:
                    ids = part.get(key)
                    some = ids if isinstance(ids, list) else (ids,)
                    named.update((each, None) for each in some if isinstance(each, str))
                pending += part.values()
            elif isinstance(part, list):
                pending += part
        yield record


def _known(view: View, kind: str, named: dict[str, None]) -> Iterator[str]:
    """The ids of a kind among those that were noted, in the dossier's order; to be read after the records."""
    known = identifiers(view.archive, "actor") if kind == "actor" else source_ids(view)
    for identifier in known:
        if identifier in named:
            yield identifier


def one(view: View, kind: str, identifier: str) -> Collections:
    """One record; a statement comes with its exchange.

    Args:
        view: what is looked at.
        kind: what `tui.archive.single_record.kind` says it is.
    """
    archive, day = view.archive, view.day
    if kind == "issue":
        return of_issue(view, identifier)
    if kind == "statement":
        thread = plain_value(single_record.thread(archive, identifier, day))
        return {kind: plain_value(single_record.statement(archive, identifier, day)), "thread": thread}
    if kind == "event":
        return {kind: plain_value(single_record.event(archive, identifier, day))}
    if kind == "question":
        return {kind: question(view, identifier)}
    if kind == "party":
        return {
            kind: next((plain_value(row) for row in answers.parties(archive) if row.id == identifier), None)
        }
    if kind == "actor":
        return {kind: actor(view, identifier)}
    return {kind: plain_value(single_record.source(archive, identifier))}
