"""Collections as lists for scripts: a line for each record, its id first, tabs between the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers, single_record
from tui.archive.listing import record_lists
from tui.archive.listing.record_ids import identifiers, sources
from tui.archive.offices import held_on
from tui.archive.rows import Kinds
from tui.dossier import edtf
from tui.report import wording
from tui.report.text import side_by_side
from tui.report.text.record_lines import every
from tui.report.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.report.scope import View


def collection(view: View, name: str) -> Iterator[str]:
    """The records of a collection.

    Args:
        view: what is looked at.
        name: issues, questions, statements, events, actors, parties or sources.
    """
    for fields in _FIELDS[name](view):
        yield "\t".join(visible_line(field or "") for field in fields)


def _issues(view: View) -> Iterable[tuple[str | None, ...]]:
    for row in answers.issues(view.archive, view.parties, view.day):
        yield row.id, row.title, row.question, side_by_side.numbers(view, row)


def _questions(view: View) -> Iterable[tuple[str | None, ...]]:
    for issue in answers.issues(view.archive, (), view.day):
        for row in answers.questions(view.archive, issue.id, view.parties, view.day):
            judged = row.assessment
            verdict = (
                wording.verdict(judged.verdict, certain=judged.certain) if judged else wording.NO_VERDICT
            )
            yield row.id, row.issue, row.ask, verdict


def _statements(view: View) -> Iterable[tuple[str | None, ...]]:
    for row in every(record_lists.record(view.archive, None, None, view.day)):
        yield row.id, edtf.show(row.date), row.by, row.party, wording.kind(row.quotation), row.text


def _events(view: View) -> Iterable[tuple[str | None, ...]]:
    for row in every(record_lists.events(view.archive, None, view.day)):
        yield row.id, edtf.show(row.date), wording.event(row.status), row.kind, row.title


def _actors(view: View) -> Iterable[tuple[str | None, ...]]:
    for identifier in identifiers(view.archive, "actor"):
        row = single_record.actor(view.archive, identifier)
        if row is not None:
            titles = ", ".join(role.title for role in row.roles)
            yield row.id, row.name, row.kind, row.party, titles if view.endless else held_on(row, view.day)


def _parties(view: View) -> Iterable[tuple[str | None, ...]]:
    tallies = answers.tallies(view.archive, view.day)
    for row in answers.parties(view.archive):
        count = tallies.get(("", row.id), Kinds()).total
        yield row.id, row.name, row.classification, wording.counted(count, "statement")


def source_ids(view: View) -> Iterator[str]:
    """The ids of the sources of what is on record by the view's day, or of all where nothing is left out."""
    return identifiers(view.archive, "source") if view.endless else sources(view.archive, view.day)


def _sources(view: View) -> Iterable[tuple[str | None, ...]]:
    for identifier in source_ids(view):
        row = single_record.source(view.archive, identifier)
        if row is not None:
            yield row.id, row.title, row.publisher, edtf.show(row.issued) if row.issued else None, row.url


_FIELDS = {
    "issues": _issues,
    "questions": _questions,
    "statements": _statements,
    "events": _events,
    "actors": _actors,
    "parties": _parties,
    "sources": _sources,
}
