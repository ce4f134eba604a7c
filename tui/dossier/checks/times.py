"""Dates that cannot follow one another as they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.edtf import ends_before, show
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Statement


def check(draft: Draft, findings: Findings) -> None:
    """Report answers to oneself or to what came later, and events announced after they took place."""
    statements = draft.collections["statements"]
    by_id = {statement.id: statement for statement in statements}
    for statement in statements:
        if statement.responds_to:
            _check_responses(statement, by_id, findings)
    for event in draft.collections["events"]:
        if event.announced is not None and ends_before(event.date, event.announced):
            message = f"this event is announced ({show(event.announced)}) after its date ({show(event.date)})"
            findings.note(
                event.at, ("announced",), "announced-after-event", message, "correct one of the two dates"
            )


def _check_responses(statement: Statement, by_id: dict[str, Statement], findings: Findings) -> None:
    for number, response in enumerate(statement.responds_to):
        path = ("responds_to", number, "statement")
        answered = by_id.get(response.statement)
        if response.statement == statement.id:
            advice = "name the statement it answers"
            findings.note(statement.at, path, "answers-itself", "this statement answers itself", advice)
        elif answered is not None and ends_before(statement.date, answered.date):
            message = (
                f"this answer ({show(statement.date)}) is earlier than {quoted(answered.id)},"
                f" which it answers ({show(answered.date)})"
            )
            advice = "correct one of the dates, or turn the answer round"
            findings.note(statement.at, path, "answer-before-question", message, advice)
