"""Dates that make the board show what nothing on record supports yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.edtf import ends_before, show
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Event, Location, Statement


def check(draft: Draft, findings: Findings) -> None:
    """Warn of statements later than their source, late evidence, and titles that tell how a plan ended."""
    issued = {source.id: source.issued for source in draft.collections["sources"] if source.issued}
    statements = draft.collections["statements"]
    for statement in statements:
        printed = issued.get(statement.source)
        if printed is not None and ends_before(printed, statement.date):
            message = (
                f"this statement ({show(statement.date)}) is later than its source"
                f" {quoted(statement.source)} ({show(printed)})"
            )
            findings.note(
                statement.at, ("date",), "statement-after-source", message, "correct one of the two dates"
            )
    if draft.collections["issues"]:
        _check_issues(draft, {statement.id: statement for statement in statements}, findings)
    for event in draft.collections["events"]:
        _check_title(event, findings)


def _check_issues(draft: Draft, by_id: Mapping[str, Statement], findings: Findings) -> None:
    for issue in draft.collections["issues"]:
        for question in issue.questions:
            for _party, positions in question.positions:
                for position in positions:
                    first = _first(position.evidence, by_id, position.since)
                    if first is not None:
                        message = (
                            f"this position is held since {show(position.since)}, and its first evidence,"
                            f" {quoted(first.id)}, is of {show(first.date)}"
                        )
                        _note(position.at, "since", "evidence-after-position", message, first, findings)
            for assessment in question.assessments:
                last = _last(assessment.evidence, by_id, assessment.as_of)
                if last is not None:
                    message = (
                        f"this verdict is of {show(assessment.as_of)}, and cites {quoted(last.id)}"
                        f" of {show(last.date)}"
                    )
                    _note(assessment.at, "as_of", "evidence-after-verdict", message, last, findings)


def _note(
    at: Location, field: str, code: str, message: str, statement: Statement, findings: Findings
) -> None:
    advice = f"write `{field}: {statement.date.text.partition('T')[0]}`, or name earlier statements"
    findings.note(at, (field,), code, message, advice)


def _first(evidence: tuple[str, ...], by_id: Mapping[str, Statement], day: Edtf) -> Statement | None:
    """The earliest evidence, where all of it is later than a day."""
    statements = [by_id[name] for name in evidence if name in by_id]
    if not statements or not all(ends_before(day, statement.date) for statement in statements):
        return None
    return min(statements, key=lambda statement: statement.date.lower)


def _last(evidence: tuple[str, ...], by_id: Mapping[str, Statement], day: Edtf) -> Statement | None:
    """The latest evidence, where it is later than a day."""
    statements = [by_id[name] for name in evidence if name in by_id]
    late = [statement for statement in statements if ends_before(day, statement.date)]
    return max(late, key=lambda statement: statement.date.lower, default=None)


def _check_title(event: Event, findings: Findings) -> None:
    if event.announced is None or event.announced_as is not None or event.status != "occurred":
        return
    if not ends_before(event.announced, event.date):
        return
    message = (
        f"from {show(event.announced)} on this event is shown as planned,"
        " with a title that may tell its outcome"
    )
    advice = "add `announced_as`, the title it had before it took place"
    findings.note(event.at, ("announced",), "outcome-in-title", message, advice)
