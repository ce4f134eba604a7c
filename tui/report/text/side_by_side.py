"""The comparison as plain text: each question with the parties' answers one under the other, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers
from tui.archive.listing import record_lists
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import AssessmentRow, IssueRow, PositionRow, QuestionRow
    from tui.report.scope import View


def nothing(view: View) -> str:
    """What is said of silence."""
    return f"nothing on record as of {view.shown_day}"


def verdict(view: View, row: AssessmentRow | None) -> str:
    """The verdict on the first two parties, in force since when and why; or that there is none."""
    if row is None:
        return f"Verdict: {wording.NO_VERDICT}."
    between = wording.joined(view.name(party) for party in row.parties)
    judgement = f"{wording.verdict(row.verdict)}, {since(row.as_of, row.certain)}"
    return f"Verdict on {between}: {judgement}. {row.reason}"


def since(date: edtf.Edtf, certain: bool) -> str:
    """Since when something holds, marked where that may lie after the day."""
    return f"since {edtf.show(date)}" if certain else f"possibly since {edtf.show(date)}"


def backing(row: PositionRow) -> str:
    """Since when a position holds, what backs it, and how often it changed."""
    changed = "never changed" if row.number == 1 else f"changed {wording.times(row.number - 1)}"
    return f"{since(row.since, row.certain)}; {wording.evidence(row.kinds)}; {changed}"


def answer(view: View, party: str, row: PositionRow | None) -> Iterator[str]:
    """One party's answer to a question."""
    if row is None:
        yield f"{view.name(party)}: {nothing(view)}"
        return
    yield f"{view.name(party)}: {row.summary}"
    evidence = f" [{', '.join(row.evidence)}]" if row.evidence else ""
    yield f"  ({backing(row)}{evidence})"


def question(view: View, row: QuestionRow) -> Iterator[str]:
    """A question, the answers to it by name, and the verdict."""
    yield f"Question: {row.ask} [{row.id}]"
    for party, position in zip(view.parties, row.positions, strict=True):
        yield from answer(view, party, position)
    if len(view.parties) > 1:
        yield verdict(view, row.assessment)
    if row.note:
        yield f"Note: {row.note}"


def counts(view: View, row: IssueRow) -> str:
    """How many statements each party has on an issue: `United States 17, Russia 12 statements`."""
    by_others = counted_by_others(view, row.id)
    return f"Statements: {numbers(view, row)}" + (f"; by others {by_others}" if by_others else "")


def counted_by_others(view: View, issue: str | None) -> str:
    """How many statements are by none of the parties looked at: `3 (Syria 1, no party 2)`; empty for none."""
    count = len(record_lists.by_others(view.archive, issue, view.parties, view.day))
    if not count:
        return ""
    counted = [
        (view.name(party), len(record_lists.record(view.archive, issue, (party,), view.day)))
        for party in view.names
        if party not in view.parties
    ]
    counted.append((view.name(None), count - sum(number for _, number in counted)))
    return f"{count:,} ({', '.join(f'{name} {number:,}' for name, number in counted if number > 0)})"


def numbers(view: View, row: IssueRow) -> str:
    """The same without the noun."""
    counted = zip(view.parties, row.counts, strict=True)
    return ", ".join(f"{view.name(party)} {count:,}" for party, count in counted)


def issue(view: View, row: IssueRow) -> Iterator[str]:
    """An issue with its questions and the answers to them."""
    yield f"Issue: {row.title} [{row.id}]"
    yield row.question
    if row.summary:
        yield row.summary
    yield counts(view, row)
    for asked in answers.questions(view.archive, row.id, view.parties, view.day):
        yield ""
        yield from question(view, asked)


def issue_in_brief(view: View, row: IssueRow) -> Iterator[str]:
    """An issue with its questions and, for each, the verdict and the answers without what backs them."""
    yield f"Issue: {row.title} [{row.id}]"
    yield row.question
    yield counts(view, row)
    for asked in answers.questions(view.archive, row.id, view.parties, view.day):
        judged = asked.assessment
        judgement = wording.verdict(judged.verdict, certain=judged.certain) if judged else wording.NO_VERDICT
        yield f"- {asked.ask} [{asked.id}]{f' — {judgement}' if len(view.parties) > 1 else ''}"
        for party, position in zip(view.parties, asked.positions, strict=True):
            yield f"  {view.name(party)}: {position.summary if position else nothing(view)}"


def dossier(view: View) -> Iterator[str]:
    """The dossier's title, day and size, and all its issues in brief."""
    head = view.dossier
    yield f"{head.title} [{head.id}]"
    yield f"As of {view.shown_day}"
    if head.description:
        yield head.description
    yield f"Compared: {wording.joined(view.name(party) for party in view.parties)}"
    size = f"{wording.counted(head.statements, 'statement')}, {wording.counted(head.events, 'event')}"
    span = f"from {edtf.show_day(head.first_day)} to {edtf.show_day(head.last_day)}"
    yield f"In the dossier: {size}, {span}"
    said = wording.counted(len(record_lists.record(view.archive, None, None, view.day)), "statement")
    happened = len(record_lists.came_between(view.archive, None, 0, view.day))
    yield f"On record as of {view.shown_day}: {said}, {wording.counted(happened, 'event')}"
    if head.editors:
        yield f"Edited by {wording.joined(head.editors)}"
    if head.licence:
        yield f"Licence: {head.licence}"
    for date, note in head.corrections:
        yield f"Correction, {edtf.show(date)}: {note}"
    for row in answers.issues(view.archive, view.parties, view.day):
        yield ""
        yield from issue_in_brief(view, row)
