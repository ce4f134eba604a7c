"""What moved: each party's successive answers to a question, and the verdicts on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers
from tui.dossier import edtf
from tui.report import page_fields, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import AssessmentRow, PositionRow, QuestionRow
    from tui.report.scope import View


def position(row: PositionRow) -> str:
    """A position with its date, what backs it and its note, on one line."""
    since = _dated(row.since, row.certain)
    evidence = f" [{', '.join(row.evidence)}]" if row.evidence else ""
    note = f" Note: {row.note}" if row.note else ""
    numbers = page_fields.figures(row.more)
    note = f" {numbers}.{note}" if numbers else note
    return f"{since}: {row.summary} ({wording.evidence(row.kinds)}){evidence}{note}"


def assessment(view: View, row: AssessmentRow) -> str:
    """A verdict with its date, parties, reason and evidence, on one line."""
    between = wording.joined(view.name(party) for party in row.parties)
    evidence = f" [{', '.join(row.evidence)}]" if row.evidence else ""
    day = _dated(row.as_of, row.certain)
    return f"{day}, {between}: {wording.verdict(row.verdict)}. {row.reason}{evidence}"


def _dated(date: edtf.Edtf, certain: bool) -> str:
    """A date, marked where it may lie after the day."""
    return edtf.show(date) if certain else f"possibly {edtf.show(date)}"


def successive(view: View, question: str, party: str) -> Iterator[str]:
    """A party's successive answers to a question, oldest first."""
    rows = answers.positions(view.archive, question, party, view.day)
    if not rows:
        yield f"{view.name(party)}: nothing on record as of {view.shown_day}"
        return
    yield f"{view.name(party)}:"
    for row in rows:
        yield f"  {position(row)}"


def issue(view: View, identifier: str) -> Iterator[str]:
    """The answers of an issue that changed, question by question; nothing where none did."""
    for row in answers.questions(view.archive, identifier, view.parties, view.day):
        movers = [p for p, held in zip(view.parties, row.positions, strict=True) if held and held.number > 1]
        if movers:
            yield f"{row.ask} [{row.id}]"
            for party in movers:
                yield from successive(view, row.id, party)


def question(view: View, row: QuestionRow) -> Iterator[str]:
    """All successive answers to a question, party by party, and all verdicts on it."""
    for party in view.parties:
        yield from successive(view, row.id, party)
    verdicts = answers.assessments(view.archive, row.id, view.parties, view.day)
    if verdicts:
        yield "Verdicts:"
    for verdict in verdicts:
        yield f"  {assessment(view, verdict)}"
