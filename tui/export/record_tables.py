"""The tables of a dossier, their columns in one place: for CSV and for a workbook."""

from __future__ import annotations

import csv as table_text
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier import edtf
from tui.report import proof_wording, wording
from tui.report.as_json.json_values import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.archive.rows import SourceRow
    from tui.dossier.edtf import Edtf
    from tui.export.briefing_contents import Briefing

Row = tuple[str, ...]


class RecordTable(NamedTuple):
    """A table."""

    title: str
    columns: tuple[str, ...]
    rows: Callable[[Briefing], Iterator[Row]]


_DATES = ("date", "date_shown", "earliest", "latest")
_SOURCE = ("source", "source_title", "publisher", "issued", "url", "archived_url")


def _dates(when: Edtf | None) -> Row:
    """A date as written, in words, and the first and the last day that it may mean."""
    if when is None:
        return ("",) * 4
    bounds = (day(edtf.day_of(when.lower)), day(edtf.day_of(when.upper)))
    return (when.text, edtf.show(when), *bounds)


def _cited(row: SourceRow | None) -> Row:
    if row is None:
        return ("",) * 6
    issued = row.issued.text if row.issued else ""
    return (row.id, row.title, row.publisher or "", issued, row.url or "", row.archived_url or "")


def _corrections(rows: Iterable[tuple[Edtf, str]]) -> str:
    return "\n".join(f"{edtf.show(date)}: {note}" for date, note in rows)


def _statements(briefing: Briefing) -> Iterator[Row]:
    names = briefing.view.names
    for detail in briefing.statements():
        row = detail.row
        yield (
            row.id,
            *_dates(row.date),
            row.party or "",
            names.get(row.party or "", ""),
            row.by,
            detail.office or "",
            wording.kind(row.quotation),
            row.text,
            proof_wording.badge(detail) or "",
            row.language or "",
            " ".join(row.issues),
            " ".join(question for question, _ in detail.questions),
            detail.venue or "",
            wording.basis(row.basis),
            " ".join(f"{answer.statement.id}:{answer.how}" for answer in detail.responds_to),
            " ".join(detail.audience),
            " ".join(detail.unanswered_by),
            detail.event.id if detail.event else "",
            *_cited(detail.source),
            detail.locator or "",
            detail.note or "",
            _corrections(detail.corrections),
        )


def _answers(briefing: Briefing) -> Iterator[Row]:
    for issue in briefing.issues():
        for question in issue.questions:
            head = (issue.row.id, question.row.id, question.row.ask)
            for answer in question.answers:
                name = briefing.view.name(answer.party)
                for row in answer.all:
                    backing = (wording.evidence(row.kinds), " ".join(row.evidence), row.note or "")
                    in_force = "yes" if row is answer.now else ""
                    yield (*head, answer.party, name, *_dates(row.since), in_force, row.summary, *backing)
                if not answer.all:
                    empty = ("nothing on record", "", "")
                    yield (*head, answer.party, name, *_dates(None), "", "", *empty)


def _verdicts(briefing: Briefing) -> Iterator[Row]:
    for issue in briefing.issues():
        for question in issue.questions:
            for verdict in question.judged:
                in_force = "yes" if verdict in question.verdicts else ""
                judged = (wording.verdict(verdict.verdict), verdict.reason, " ".join(verdict.evidence))
                head = (issue.row.id, question.row.id, question.row.ask, *verdict.parties)
                yield (*head, *_dates(verdict.as_of), in_force, *judged)


def _events(briefing: Briefing) -> Iterator[Row]:
    for detail in briefing.events():
        row = detail.row
        yield (
            row.id,
            *_dates(row.date),
            wording.event(row.status),
            row.kind or "",
            row.title,
            row.place or "",
            " ".join(identifier for identifier, _ in detail.participants),
            " ".join(row.issues),
            "yes" if row.contested else "",
            " ".join(said.id for said in detail.statements),
            *_cited(detail.source),
            detail.note or "",
            _corrections(detail.corrections),
        )


def _accounts(briefing: Briefing) -> Iterator[Row]:
    for detail in briefing.events():
        for account in detail.accounts:
            party = briefing.view.names.get(account.party or "", "")
            head = (detail.row.id, detail.row.title, account.name, party, wording.account(account.status))
            yield (*head, *_dates(account.date), account.says, *_cited(account.source))


def _sources(briefing: Briefing) -> Iterator[Row]:
    for row in briefing.sources():
        head = (row.id, row.type or "", row.author or "", row.title, row.publisher or "")
        accessed = row.accessed.text if row.accessed else ""
        end = (accessed, row.url or "", row.archived_url or "", row.language or "", row.note or "")
        yield (*head, *_dates(row.issued), *end)


_STATEMENT = (
    *(
        "party",
        "party_name",
        "by",
        "office",
        "kind",
        "text",
        "verification",
        "language",
        "issues",
        "questions",
        "venue",
    ),
    *("basis", "answers", "put_to", "no_answer_from", "event"),
)
_QUESTION = ("issue", "question", "ask")

TABLES: dict[str, RecordTable] = {
    "statements": RecordTable(
        "Statements",
        ("id", *_DATES, *_STATEMENT, *_SOURCE, "locator", "note", "corrections"),
        _statements,
    ),
    "answers": RecordTable(
        "Answers",
        (*_QUESTION, "party", "party_name", *_DATES, "in_force", "answer", "on_record", "evidence", "note"),
        _answers,
    ),
    "verdicts": RecordTable(
        "Verdicts",
        (*_QUESTION, "first", "second", *_DATES, "in_force", "verdict", "reason", "evidence"),
        _verdicts,
    ),
    "events": RecordTable(
        "Events",
        (
            *("id", *_DATES, "status", "kind", "title", "place", "participants", "issues", "accounts_differ"),
            *("statements", *_SOURCE, "note", "corrections"),
        ),
        _events,
    ),
    "accounts": RecordTable(
        "Accounts", ("event", "title", "by", "party_name", "status", *_DATES, "says", *_SOURCE), _accounts
    ),
    "sources": RecordTable(
        "Sources",
        (
            *("id", "type", "author", "title", "publisher", *_DATES),
            *("accessed", "url", "archived_url", "language", "note"),
        ),
        _sources,
    ),
}
"""By the name that is asked for."""

_FORMULA = frozenset("=+-@＝＋－＠")
_FORMULA_SPACES = ("\t", "\r", "\n")
"""What a spreadsheet takes a cell for a formula by: OWASP, CSV Injection."""


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    A CSV file can't say of a cell that it is a text: one that begins like a formula gets an apostrophe.

    Args:
        text: what the cell is to hold.
    """
    first = next((c for c in text if c.isprintable() and not c.isspace()), "")
    return f"'{text}" if first in _FORMULA or text.startswith(_FORMULA_SPACES) else text


def csv(briefing: Briefing, name: str = "statements") -> Iterator[str]:
    """A table as CSV (RFC 4180), row by row.

    Args:
        briefing: what is written.
        name: which table: one of `TABLES`.
    """
    table = TABLES[name]
    line = StringIO()
    writer = table_text.writer(line, quoting=table_text.QUOTE_ALL)
    writer.writerow(table.columns)
    yield line.getvalue()
    for row in table.rows(briefing):
        line.seek(0)
        line.truncate()
        writer.writerow(map(harmless, row))
        yield line.getvalue()
