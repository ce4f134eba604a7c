"""What is taken out of a dossier: all of it, an issue, what a search finds, or records that were kept."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

from tui.archive import answers, single_record
from tui.archive.listing import record_lists
from tui.archive.listing.record_ids import identifiers
from tui.archive.search.engine import search
from tui.report.text.lists import source_ids
from tui.report.text.record_lines import every

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import (
        AssessmentRow,
        EventDetail,
        IssueRow,
        PositionRow,
        QuestionRow,
        SourceRow,
        StatementDetail,
        StatementRow,
    )
    from tui.report.scope import View

_CHUNK = 200


class Taken:
    """A part of a dossier, as of a day; its records are read as they are written out.

    Answers come with all their evidence: where a question is taken, so are the statements that its answers
    and verdicts rest on.

    Args:
        view: the archive, the day, and the parties that stand side by side.
        parties: whose statements; None for everybody's, those of no party included.
        issue: the id of an issue to take; None for all.
        chosen: the ids of the records to take, of any kind; None for all that the issue has.
        in_order: whether statements and events stand as they were chosen, not by their dates.
    """

    def __init__(
        self,
        view: View,
        *,
        parties: Sequence[str] | None = None,
        issue: str | None = None,
        chosen: Iterable[str] | None = None,
        in_order: bool = False,
    ) -> None:
        self.view = view
        self.parties = tuple(view.names) if parties is None else tuple(parties)
        """Whose answers and statements are taken."""
        self.everybody = parties is None
        self.issue = issue
        self.is_whole_dossier = issue is None and chosen is None
        """Whether it is the whole dossier."""
        self.chosen = chosen is not None
        """Whether single records are taken."""
        self.in_order = in_order
        self._chosen: list[StatementRow] | None = None
        self._chosen_sources: set[str] = set()
        self._events: list[str] | None = None
        self._issues: set[str] | None = None if issue is None else {issue}
        self._also: set[str] = set()
        self._asked: set[str] = set()
        self._answered: set[str] | None = None
        if chosen is not None:
            self._choose(tuple(dict.fromkeys(chosen)))
        self._extra = [] if self.is_whole_dossier else self._evidence_elsewhere()
        self._ids = None if self._chosen is None else {row.id for row in (*self._chosen, *self._extra)}
        self._extra_ids = {row.id for row in self._extra}

    def _choose(self, identifiers: Sequence[str]) -> None:
        """Sort ids by kind, and note the issues and questions that the records are on."""
        archive, day = self.view.archive, self.view.day
        self._chosen, self._events, self._issues, self._answered = [], [], set(), set()
        for identifier in identifiers:
            kind = single_record.kind(archive, identifier)
            if kind == "statement":
                said = single_record.statement(archive, identifier, day)
                if said is not None:
                    self._chosen.append(said.row)
                    self._issues.update(said.row.issues)
                    self._asked.update(question for question, _ in said.questions)
            elif kind == "event":
                happened = single_record.event(archive, identifier, day)
                if happened is not None:
                    self._events.append(identifier)
                    self._issues.update(happened.row.issues)
            elif kind == "source":
                self._chosen_sources.add(identifier)
            elif kind == "issue":
                self._issues.add(identifier)
                self._answered.update(row.id for row in answers.questions(archive, identifier, (), day))
            elif kind == "question":
                row = answers.question(archive, identifier, (), day)
                if row is not None:
                    self._issues.add(row.issue)
                    self._answered.add(identifier)

    def _evidence_elsewhere(self) -> list[StatementRow]:
        """The statements that answers and verdicts rest on and that the record taken does not hold."""
        view = self.view
        held = {row.id for row in self._chosen or ()}
        cited: dict[str, None] = {}
        for issue in self.issues():
            for question in self.questions(issue.id):
                for party in self.parties if self.has_answers(question.id) else ():
                    for position in answers.positions(view.archive, question.id, party, view.day):
                        cited.update(dict.fromkeys(position.evidence))
                for judged in self.verdicts(question.id):
                    cited.update(dict.fromkeys(judged.evidence))
        rows = (single_record.row(view.archive, identifier) for identifier in cited if identifier not in held)
        extra = [row for row in rows if row and (self.issue is None or self.issue not in row.issues)]
        if self._issues is not None:
            self._also = {issue for row in extra for issue in row.issues if issue not in self._issues}
        return extra

    def issues(self) -> tuple[IssueRow, ...]:
        """The issues, in the order of the dossier, with counts for the parties that stand side by side."""
        rows = answers.issues(self.view.archive, self.view.parties, self.view.day)
        return tuple(row for row in rows if self._issues is None or row.id in self._issues)

    def all_issues(self) -> tuple[IssueRow, ...]:
        """The same, and those that only evidence is on."""
        rows = answers.issues(self.view.archive, self.view.parties, self.view.day)
        return tuple(row for row in rows if self.holds_any_issue(row.id))

    def questions(self, issue: str) -> tuple[QuestionRow, ...]:
        """The questions of an issue that are taken, with the answers of the parties side by side."""
        rows = answers.questions(self.view.archive, issue, self.view.parties, self.view.day)
        return tuple(row for row in rows if self.has_answers(row.id) or row.id in self._asked)

    def has_answers(self, question: str) -> bool:
        """Whether a question's answers are taken, not just what it asks."""
        return self._answered is None or question in self._answered

    def verdicts(self, question: str) -> Iterator[AssessmentRow]:
        """All verdicts on a question between parties whose answers are taken."""
        if self.has_answers(question):
            yield from answers.assessments(self.view.archive, question, self.parties, self.view.day)

    def statement_rows(self, *, oldest_first: bool = False) -> Iterator[StatementRow]:
        """The statements as a list shows them, newest first; or in the order in which they were made."""
        sign = 1 if oldest_first else -1
        if self._chosen is not None:
            if self.in_order and not oldest_first:
                yield from (*self._chosen, *self._extra)
                return
            rows: Iterable[StatementRow] = sorted(self._chosen, key=lambda row: sign * row.rowid)
        else:
            parties = None if self.everybody else self.parties
            record = record_lists.record(self.view.archive, self.issue, parties, self.view.day)
            rows = _backwards(record) if oldest_first else every(record)
        extra = sorted(self._extra, key=lambda row: sign * row.rowid)
        yield from merge(rows, extra, key=lambda row: sign * row.rowid) if extra else rows

    def statements(self, *, oldest_first: bool = False) -> Iterator[StatementDetail]:
        """The statements with all that is known of them, newest first; or in the order they were made."""
        for row in self.statement_rows(oldest_first=oldest_first):
            detail = single_record.statement(self.view.archive, row.id, self.view.day)
            if detail is not None:
                yield detail

    def holds(self, row: StatementRow) -> bool:
        """Whether a statement on record by the day is among those taken."""
        if self._ids is not None:
            return row.id in self._ids
        if row.id in self._extra_ids:
            return True
        mine = self.everybody or row.party in self.parties
        return mine and (self.issue is None or self.issue in row.issues)

    def events(self) -> Iterator[EventDetail]:
        """The events with the accounts of them, oldest first."""
        view = self.view
        if self._events is None:
            identifiers: Iterable[str] = (
                row.id for row in every(record_lists.events(view.archive, self.issue, view.day))
            )
        else:
            identifiers = self._events
        for identifier in identifiers:
            detail = single_record.event(view.archive, identifier, view.day)
            if detail is not None:
                yield detail

    def holds_event(self, identifier: str, issues: Sequence[str]) -> bool:
        """Whether an event on record by the day is among those taken."""
        if self._events is not None:
            return identifier in self._events
        return self.issue is None or self.issue in issues

    def holds_issue(self, identifier: str) -> bool:
        """Whether an issue is among those taken."""
        return self._issues is None or identifier in self._issues

    def holds_any_issue(self, identifier: str) -> bool:
        """Whether an issue is among those taken, or has evidence for an answer on it."""
        return self.holds_issue(identifier) or identifier in self._also

    def holds_question(self, identifier: str) -> bool:
        """Whether a question is among those taken."""
        if self._answered is not None:
            return identifier in self._answered or identifier in self._asked
        row = answers.question(self.view.archive, identifier, (), self.view.day)
        return row is not None and self.holds_issue(row.issue)

    def sources(self) -> Iterator[SourceRow]:
        """The sources of what is taken, in the order of the dossier."""
        archive = self.view.archive
        cited: set[str] | None = None
        if not (self.is_whole_dossier and self.everybody and self.view.endless):
            cited = self._cited()
        for identifier in identifiers(archive, "source"):
            if cited is None or identifier in cited:
                row = single_record.source(archive, identifier)
                if row is not None:
                    yield row

    def _cited(self) -> set[str]:
        """The ids of the sources of what is taken."""
        cited = set(self._chosen_sources)
        if self.is_whole_dossier and self.everybody:
            cited.update(source_ids(self.view))
        else:
            for said in self.statements():
                cited.add(said.source.id)
                cited.update(rendering.source for rendering in said.renderings if rendering.source)
        for happened in self.events():
            cited.update(row.id for row in (happened.source,) if row)
            cited.update(account.source.id for account in happened.accounts if account.source)
            cited.update(happened.more.get("sources", ()))
        for question in (question for issue in self.issues() for question in self.questions(issue.id)):
            rows: list[PositionRow | AssessmentRow] = [*self.verdicts(question.id)]
            for party in self.parties if self.has_answers(question.id) else ():
                rows += answers.positions(self.view.archive, question.id, party, self.view.day)
            cited.update(source for row in rows for source in row.more.get("sources", ()))
        return cited


def _backwards(record: Listing[StatementRow]) -> Iterator[StatementRow]:
    """The rows of a list from the last to the first, read in chunks so that memory stays bounded."""
    for end in range(len(record), 0, -_CHUNK):
        yield from reversed(record.rows(max(0, end - _CHUNK), min(end, _CHUNK)))


def found_by(view: View, query: str) -> tuple[list[str], list[str]]:
    """What a search finds by the view's day.

    Args:
        view: what is searched.
        query: in the search language.

    Returns:
        The ids of the hits, and what of the query could not be read.
    """
    results = search(view.archive, query, None if view.endless else view.day)
    identifiers: list[str] = []
    page = results.page(None, 200)
    while page:
        identifiers += [hit.id for hit in page if (hit.statement or hit.event) and not hit.near]
        page = results.page(page[-1], 200)
    return identifiers, [problem.message for problem in results.reading.problems]
