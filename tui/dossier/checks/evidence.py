"""What an editor would ask: is each side heard, what does a record rest on, who held which office."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.dossier.consistency import said_by
from tui.dossier.edtf import ends_before, show
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Actor, Event, Statement

_MANY = 3
"""Statements on an issue from which on it is strange that one side is not heard."""
_BRACKETED = re.compile(
    r"\[(?!\s*(?:…|\.\.\.|sic|applause|laughter)\s*\])[^\[\]]*[^\W\d_][^\[\]]*\]", re.IGNORECASE
)


def check(draft: Draft, findings: Findings) -> None:
    """Warn of what is missing or one-sided; only for a whole dossier."""
    actors = {actor.id: actor for actor in draft.collections["actors"]}
    for statement in draft.collections["statements"]:
        _check_statement(statement, actors, findings)
    _check_issues(draft, {actor.id: actor.party for actor in actors.values()}, findings)
    _check_sources(draft, findings)
    for event in draft.collections["events"]:
        _check_event(event, findings)


def _check_statement(statement: Statement, actors: Mapping[str, Actor], findings: Findings) -> None:
    if statement.status == "draft":
        advice = "check it against its source, then write `status: checked`"
        findings.note(statement.at, ("status",), "draft-left", "this statement is still a draft", advice)
    if statement.quotation == "direct" and statement.exact is None:
        inserted = _BRACKETED.search(statement.text)
        if inserted:
            message = f"{quoted(inserted.group())} in a direct quotation may be an editor's words"
            advice = (
                "unless the source prints it, write `quotation: mixed` with verbatim words between “ and ”"
            )
            findings.note(statement.at, ("text",), "brackets-in-quotation", message, advice)
    speaker = actors.get(statement.speaker or "")
    if speaker is not None and speaker.roles and not _holds_office(speaker, statement):
        message = f"{quoted(speaker.name)} has no office on record on {show(statement.date)}"
        advice = f"add the office of that day to `roles` of {speaker.id}, or correct its `from` and `to`"
        findings.note(statement.at, ("speaker",), "no-office", message, advice)


def _holds_office(actor: Actor, statement: Statement) -> bool:
    """Whether somebody may hold an office on the day of a statement."""
    day = statement.date
    return any(
        not (role.start is not None and ends_before(day, role.start))
        and not (role.end is not None and ends_before(role.end, day))
        for role in actor.roles
    )


def _check_issues(draft: Draft, party_of: Mapping[str, str | None], findings: Findings) -> None:
    """Warn of issues on which one of the two sides that are compared has neither words nor a position."""
    dossier = draft.collections["dossier"]
    sides = set(dossier[0].compare) if dossier else set()
    heard: dict[str, set[str]] = {issue.id: set() for issue in draft.collections["issues"]}
    statements: Counter[str] = Counter()
    for statement in draft.collections["statements"]:
        for issue in statement.issues:
            statements[issue] += 1
            if issue in heard and not sides <= heard[issue]:
                heard[issue].update(said_by(statement, party_of))
    for issue in draft.collections["issues"]:
        parties = heard[issue.id] | {party for question in issue.questions for party, _ in question.positions}
        silent = sorted(sides - parties)
        if len(silent) == 1 and len(sides) > 1 and statements[issue.id] >= _MANY:
            message = f"nothing on record by {quoted(silent[0])} on this issue"
            advice = "add its statements, or accept this with a reason: one-sided-issue"
            findings.note(issue.at, ("id",), "one-sided-issue", message, advice)


def _check_sources(draft: Draft, findings: Findings) -> None:
    quoted_from = {
        statement.source for statement in draft.collections["statements"] if statement.quotation != "indirect"
    }
    for source in draft.collections["sources"]:
        known = (source.url, source.archived_url, source.text, source.author, source.publisher)
        if source.id in quoted_from and not any(known):
            message = "nobody can look this source up, and it is quoted"
            advice = "add `url`, `publisher`, `author` or `text`"
            findings.note(source.at, ("id",), "untraceable-source", message, advice)


def _check_event(event: Event, findings: Findings) -> None:
    if event.source or event.sources or event.statements or event.status == "planned":
        return
    if not any(account.source for account in event.accounts):
        advice = "add `source`, or a statement or an account with a source"
        findings.note(event.at, ("id",), "event-without-source", "this event has no source", advice)
