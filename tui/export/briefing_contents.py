"""What a briefing holds as of a day: the one model that every readable format is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive import answers
from tui.archive.answers_in_force import verdicts_on
from tui.dossier import edtf
from tui.report import wording
from tui.report.text import tempo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.archive.rows import (
        AssessmentRow,
        EventDetail,
        IssueRow,
        PositionRow,
        QuestionRow,
        SourceRow,
        StatementDetail,
    )
    from tui.export.taken import Taken
    from tui.report.scope import View


class Answer(NamedTuple):
    """One party's answers to a question."""

    party: str
    now: PositionRow | None
    """The one in force on the day; None where nothing is on record."""
    all: tuple[PositionRow, ...]
    """The successive ones, oldest first, the one in force last."""

    @property
    def moved(self) -> bool:
        """Whether it changed."""
        return len(self.all) > 1


class QuestionBrief(NamedTuple):
    """A question with the answers to it side by side, and the verdicts."""

    row: QuestionRow
    answers: tuple[Answer, ...]
    verdicts: tuple[AssessmentRow, ...]
    """Those in force, one for each pair of parties that has one."""
    judged: tuple[AssessmentRow, ...]
    """All there have been, oldest first."""

    @property
    def moved(self) -> bool:
        """Whether an answer or a verdict changed."""
        return any(answer.moved for answer in self.answers) or len(self.judged) > len(self.verdicts)


class IssueBrief(NamedTuple):
    """An issue with its questions."""

    row: IssueRow
    questions: tuple[QuestionBrief, ...]


class Briefing:
    """A briefing: what is taken of a dossier, in the order in which it is read.

    Args:
        taken: what is taken.
        title: what it is called where it is not the whole dossier.
        notes: a line of whoever keeps a record, by the record's id.
    """

    def __init__(self, taken: Taken, title: str = "", notes: Mapping[str, str] | None = None) -> None:
        self.taken = taken
        self.view: View = taken.view
        self._short = {row.id: row.short for row in answers.parties(self.view.archive)}
        self.about = title
        """Which part of the dossier it is; empty for the whole."""
        self.notes = notes or {}

    @property
    def title(self) -> str:
        """The dossier's title, and which part of it this is."""
        head = self.view.dossier.title
        return f"{head}: {self.about}" if self.about else head

    @property
    def record_title(self) -> str:
        """What the record is called, with the order it is in."""
        return "The record, in the order it was kept" if self.taken.in_order else "The record, newest first"

    @property
    def events_title(self) -> str:
        """What the event log is called, likewise."""
        return "Events, in the order they were kept" if self.taken.in_order else "Events, oldest first"

    def issues(self) -> Iterator[IssueBrief]:
        """The issues with the questions that have their answers here."""
        for row in self.taken.issues():
            questions = tuple(
                self._question(question)
                for question in self.taken.questions(row.id)
                if self.taken.has_answers(question.id)
            )
            yield IssueBrief(row, questions)

    def _question(self, row: QuestionRow) -> QuestionBrief:
        view = self.view
        held = (answers.positions(view.archive, row.id, party, view.day) for party in view.parties)
        return QuestionBrief(
            row,
            tuple(
                Answer(party, successive[-1] if successive else None, successive)
                for party, successive in zip(view.parties, held, strict=True)
            ),
            tuple(verdicts_on(view.archive, [row.id], view.parties, view.day)),
            tuple(
                verdict
                for verdict in self.taken.verdicts(row.id)
                if set(verdict.parties) <= set(view.parties)
            ),
        )

    def statements(self) -> Iterator[StatementDetail]:
        """The record, newest first."""
        return self.taken.statements()

    def events(self) -> Iterator[EventDetail]:
        """The event log, oldest first."""
        return self.taken.events()

    def contested(self) -> Iterator[EventDetail]:
        """The events that parties give different accounts of."""
        return (event for event in self.taken.events() if event.row.contested)

    def sources(self) -> Iterator[SourceRow]:
        """The sources of all this."""
        return self.taken.sources()

    def tempo(self, issue: str | None = None) -> tempo.Tempo:
        """How much was said when.

        Args:
            issue: the id of an issue; None for all that is taken.
        """
        return tempo.periods(self.view, issue or self.taken.issue)

    def ruling(self, row: AssessmentRow) -> str:
        """A verdict in words, and between whom where more than two stand side by side."""
        if len(self.view.parties) < 3:
            return wording.verdict(row.verdict)
        between = wording.joined(self._short[party] for party in self.pair(row))
        return f"{between}: {wording.verdict(row.verdict)}"

    def pair(self, row: AssessmentRow) -> tuple[str, ...]:
        """The parties that a verdict is on, in the order in which they stand side by side."""
        return tuple(sorted(row.parties, key=self.view.parties.index))

    def facts(self) -> Iterator[tuple[str, str]]:
        """What is to be known of the whole before it is read: (label, text)."""
        view, head = self.view, self.view.dossier
        yield "As of", view.shown_day
        yield "Compared", wording.joined(view.name(party) for party in view.parties)
        if head.editors:
            yield "Edited by", wording.joined(head.editors)
        if head.licence:
            yield "Licence", head.licence

    def corrections(self) -> Iterator[tuple[str, str, str]]:
        """All corrections of what is taken, the dossier's own first: (id, date, what was corrected)."""
        for date, note in self.view.dossier.corrections:
            yield "", edtf.show(date), note
        for said in self.taken.statements():
            for date, note in said.corrections:
                yield said.row.id, edtf.show(date), note
        for happened in self.taken.events():
            for date, note in happened.corrections:
                yield happened.row.id, edtf.show(date), note


LEGEND = (
    "Direct quotations stand in “quotation marks” and are letter for letter what the source prints;"
    " a paraphrase is labelled and has none. “Possibly” marks what is dated too coarsely to be sure that"
    " it lies before the day shown. Nothing on record is said in so many words, and never filled in."
)
"""How to read it."""
