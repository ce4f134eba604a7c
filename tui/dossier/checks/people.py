"""Who is compared, who speaks for whom, and whose words are whose evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.consistency import said_by
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Assessment, Position, Question, Statement


def check(draft: Draft, findings: Findings) -> None:
    """Report statements without a speaker, and positions and assessments their evidence does not support."""
    parties = {declared.id for declared in draft.declared if declared.kind == "party"}
    by_id = _attributed(draft, parties) if draft.collections["issues"] else {}
    party_of = {actor.id: actor.party for actor in draft.collections["actors"]}
    issue_of = {}
    for issue in draft.collections["issues"]:
        for question in issue.questions:
            issue_of[question.id] = issue.id
            _check_question(question, parties, by_id, party_of, findings)
    for statement in draft.collections["statements"]:
        _check_statement(statement, issue_of, findings)


def _attributed(draft: Draft, parties: set[str]) -> dict[str, Statement]:
    """Give the statements whose party is certain: where a reference is wrong, that is said already."""
    actors = {actor.id for actor in draft.collections["actors"]}
    return {
        statement.id: statement
        for statement in draft.collections["statements"]
        if statement.party in parties
        or (statement.party is None and (statement.speaker is None or statement.speaker in actors))
    }


def _check_statement(statement: Statement, issue_of: dict[str, str], findings: Findings) -> None:
    if statement.speaker is None and statement.attribution is None:
        advice = "add `speaker`, or `attribution` as the source words it: a senior official"
        findings.note(
            statement.at, (), "no-speaker", "this statement has neither speaker nor attribution", advice
        )
    for number, question in enumerate(statement.questions):
        issue = issue_of.get(question)
        if issue is not None and issue not in statement.issues:
            message = f"{quoted(question)} is a question of {quoted(issue)}, which is not among the issues"
            advice = f"add {issue} to `issues`, or name another question"
            findings.note(statement.at, ("questions", number), "question-outside-issue", message, advice)


def _check_question(
    question: Question,
    parties: set[str],
    by_id: dict[str, Statement],
    party_of: Mapping[str, str | None],
    findings: Findings,
) -> None:
    for party, positions in question.positions:
        seen: dict[str, int] = {}
        for position in positions:
            line = seen.setdefault(position.since.text, position.at.line)
            if line != position.at.line:
                message = f"{quoted(party)} has another position since {position.since.text}, in line {line}"
                findings.note(
                    position.at,
                    ("since",),
                    "position-twice",
                    message,
                    "keep one of the two, or date them apart",
                )
            _check_position(position, party, by_id if party in parties else {}, party_of, findings)
    for assessment in question.assessments:
        _check_assessment(assessment, by_id, party_of, findings)


def _check_position(
    position: Position,
    party: str,
    by_id: dict[str, Statement],
    party_of: Mapping[str, str | None],
    findings: Findings,
) -> None:
    if not position.evidence and not position.sources:
        advice = f"name statements by {party} in `evidence`, or what it rests on in `sources`"
        findings.note(position.at, (), "position-without-evidence", "this position has no evidence", advice)
    for number, name in enumerate(position.evidence):
        statement = by_id.get(name)
        if statement is not None and party not in said_by(statement, party_of):
            whose = _whose(statement)
            message = f"{quoted(name)} {whose}, and can't be evidence for {quoted(party)}"
            advice = f"name a statement by {party}, or correct that statement's `party`"
            findings.note(position.at, ("evidence", number), "foreign-evidence", message, advice)


def _whose(statement: Statement) -> str:
    if statement.told_by:
        return f"is told by {quoted(statement.told_by)}"
    return f"is by {quoted(statement.party)}" if statement.party else "has no party"


def _check_assessment(
    assessment: Assessment,
    by_id: dict[str, Statement],
    party_of: Mapping[str, str | None],
    findings: Findings,
) -> None:
    if not all(name in by_id for name in assessment.evidence):
        return
    if assessment.sources:
        return
    heard = {party for name in assessment.evidence for party in said_by(by_id[name], party_of)}
    # Where nothing is clear, one side may not have spoken at all.
    silent = [party for party in assessment.parties if party not in heard]
    if silent and assessment.verdict != "unclear":
        advice = "name statements by both sides in `evidence`"
        message = f"this assessment has no evidence from {' and '.join(map(quoted, silent))}"
        findings.note(assessment.at, ("evidence",), "one-sided-evidence", message, advice)
