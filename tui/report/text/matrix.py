"""Questions by parties, and statements by party, issue and kind, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers
from tui.archive.rows import Kinds
from tui.report import wording
from tui.report.as_json.json_values import Value, day, plain_value
from tui.report.text.side_by_side import nothing, since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import PositionRow
    from tui.report.scope import View


def cell(view: View, row: PositionRow | None) -> str:
    """What backs a party's answer, or that there is none."""
    if row is None:
        return nothing(view)
    return f"{wording.evidence(row.kinds)}; {since(row.since, row.certain)}"


def questions(view: View) -> Iterator[str]:
    """Each question with its verdicts and, for each party, what backs its answer."""
    yield f"{view.dossier.title}: questions by parties, as of {view.shown_day}"
    verdicts = answers.verdicts(view.archive, None, view.parties, view.day)
    tallies = answers.tallies(view.archive, view.day)
    for issue in answers.issues(view.archive, view.parties, view.day):
        yield ""
        yield f"Issue: {issue.title} [{issue.id}]"
        if nobody := tallies.get((issue.id, None)):
            yield f"On record of {view.name(None)}: {_counted(nobody)}"
        for row in answers.questions(view.archive, issue.id, view.parties, view.day):
            yield f"{row.ask} [{row.id}]"
            judged = verdicts.get(row.id, [])
            for verdict in judged:
                between = wording.joined(view.name(party) for party in verdict.parties)
                yield f"  {between}: {wording.verdict(verdict.verdict, certain=verdict.certain)}"
            if not judged:
                yield f"  {wording.NO_VERDICT}"
            for party, position in zip(view.parties, row.positions, strict=True):
                yield f"  {view.name(party)}: {cell(view, position)}"


def counts(view: View) -> Iterator[str]:
    """How many statements each party has on each issue, by kind, so that a lopsided record is seen."""
    tallies = answers.tallies(view.archive, view.day)
    yield f"{view.dossier.title}: statements by issue, party and kind, as of {view.shown_day}"
    yield "A statement on several issues counts under each of them."
    issues = [
        ("", "All issues"),
        *((row.id, row.title) for row in answers.issues(view.archive, (), view.day)),
    ]
    for identifier, title in issues:
        yield ""
        yield f"{title} [{identifier}]" if identifier else title
        for party in view.parties:
            yield f"  {view.name(party)}: {_counted(tallies.get((identifier, party), Kinds()))}"
        if nobody := tallies.get((identifier, None)):
            yield f"  {view.name(None)}: {_counted(nobody)}"


def _counted(kinds: Kinds) -> str:
    """How many statements there are, and of which kind: `3 statements (2 direct, 1 paraphrase)`."""
    by_kind = f" ({wording.kinds(kinds)})" if kinds.total else ""
    return f"{wording.counted(kinds.total, 'statement')}{by_kind}"


def questions_data(view: View) -> dict[str, Value]:
    """The same as `questions`, as plain values."""
    rows: list[Value] = []
    verdicts = answers.verdicts(view.archive, None, view.parties, view.day)
    for issue in answers.issues(view.archive, view.parties, view.day):
        for row in answers.questions(view.archive, issue.id, view.parties, view.day):
            held = zip(view.parties, row.positions, strict=True)
            rows.append(
                {
                    "id": row.id,
                    "issue": row.issue,
                    "ask": row.ask,
                    "verdicts": [plain_value(verdict) for verdict in verdicts.get(row.id, [])],
                    "positions": {party: plain_value(position) for party, position in held},
                }
            )
    return {"dossier": view.dossier.id, "as_of": day(view.day), "questions": rows}


def counts_data(view: View) -> dict[str, Value]:
    """The same as `counts`, as plain values; the whole dossier is the issue None, nobody's the party None."""
    tallies = answers.tallies(view.archive, view.day)
    rows: list[Value] = [
        {"issue": issue or None, "party": party, **kinds._asdict(), "total": kinds.total}
        for (issue, party), kinds in sorted(
            tallies.items(), key=lambda tally: (tally[0][0], tally[0][1] or "")
        )
        if party is None or party in view.parties
    ]
    return {"dossier": view.dossier.id, "as_of": day(view.day), "counts": rows}
