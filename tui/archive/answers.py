"""The board: the dossier, its parties and issues, and what each party answers on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.build.timeline_stretches import QUOTATIONS
from tui.archive.rows import (
    AssessmentRow,
    DossierRow,
    IssueRow,
    Kinds,
    PartyRow,
    PositionRow,
    QuestionRow,
)
from tui.archive.tables import MINUTES_A_DAY, SHIFT, bound
from tui.archive.timelines import counts_by_issue, kinds_by_issue
from tui.dossier.edtf import Edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.store import Archive

_QUESTION = """
SELECT q.id, q.issue, q.ask, q.note, f.name, q.line FROM question q JOIN file f ON f.id = q.file
"""
_POSITION = """
SELECT p.rowid, p.question, p.party, p.number, p.since, p.lower, p.upper, p.summary, p.note, f.name, p.line
FROM position p JOIN file f ON f.id = p.file
WHERE p.question = ? AND p.party = ? AND p.lower < ? ORDER BY p.number
"""
_ASSESSMENT = """
SELECT a.rowid, a.question, a.first, a.second, a.as_of, a.lower, a.upper, a.verdict, a.reason, f.name, a.line
FROM assessment a JOIN file f ON f.id = a.file
WHERE a.question = ?1 AND a.lower < ?2
    AND ((a.first = ?3 AND a.second = ?4) OR (a.first = ?4 AND a.second = ?3))
ORDER BY a.lower, a.rowid
"""


def dossier(archive: Archive) -> DossierRow:
    """What the dossier is about."""
    row = archive.rows("SELECT * FROM dossier")[0]
    identifier, title, description, language, first, second, as_of, lower, upper, licence, *counts, _ = row
    groups: dict[int, list[str]] = {}
    for group, word in archive.rows("SELECT list, word FROM synonym ORDER BY list, n"):
        groups.setdefault(group, []).append(word)
    return DossierRow(
        identifier,
        title,
        description,
        language,
        (first, second),
        Edtf(as_of, lower, upper),
        tuple(name for (name,) in archive.rows("SELECT name FROM editor ORDER BY n")),
        licence,
        tuple(map(tuple, groups.values())),
        corrections(archive, ""),
        *counts,
    )


def corrections(archive: Archive, owner: str) -> tuple[tuple[Edtf, str], ...]:
    """The corrections of a record.

    Args:
        owner: the record's id, empty for the dossier itself.

    Returns:
        (date, what was corrected), as written.
    """
    sql = "SELECT date, lower, upper, note FROM correction WHERE owner = ? ORDER BY n"
    return tuple((Edtf(*date), note) for *date, note in archive.rows(sql, (owner,)))


def parties(archive: Archive) -> tuple[PartyRow, ...]:
    """The parties, in the order of the dossier's files."""
    sql = """
    SELECT p.id, p.name, coalesce(p.short, p.name), p.classification, p.note, f.name, p.line
    FROM party p JOIN file f ON f.id = p.file ORDER BY f.name, p.rowid
    """
    return tuple(PartyRow(*row) for row in archive.rows(sql))


def issues(archive: Archive, parties: Sequence[str], day: int) -> tuple[IssueRow, ...]:
    """The issues with their counts on a day.

    Args:
        parties: the ids of the parties to count for.

    Returns:
        Their rows, in the order of the dossier's files.
    """
    sql = """
    SELECT i.id, i.title, i.question, i.summary, f.name, i.line
    FROM issue i JOIN file f ON f.id = i.file ORDER BY f.name, i.rowid
    """
    known = counts_by_issue(archive, parties, bound(day)) if parties else {}
    return tuple(
        IssueRow._make((*row[:4], tuple(known.get((row[0], party), 0) for party in parties), *row[4:]))
        for row in archive.rows(sql)
    )


def questions(archive: Archive, issue: str, parties: Sequence[str], day: int) -> tuple[QuestionRow, ...]:
    """The questions of an issue with what was answered by a day.

    Args:
        parties: the ids of the parties, in the order shown.

    Returns:
        Their rows, in the order of the dossier.
    """
    rows = archive.rows(_QUESTION + "WHERE q.issue = ? ORDER BY f.name, q.rowid", (issue,))
    return tuple(_question(archive, row, parties, day) for row in rows)


def question(archive: Archive, identifier: str, parties: Sequence[str], day: int) -> QuestionRow | None:
    """One question with what was answered by a day.

    Args:
        parties: the ids of the parties, in the order shown.

    Returns:
        Its row, or None if there is none.
    """
    row = archive.row(_QUESTION + "WHERE q.id = ?", (identifier,))
    return None if row is None else _question(archive, row, parties, day)


def _question(archive: Archive, row: tuple[Any, ...], parties: Sequence[str], day: int) -> QuestionRow:
    in_force = []
    for party in parties:
        answers = _positions(archive, row[0], party, day, " DESC LIMIT 1")
        in_force.append(answers[0] if answers else None)
    verdict = None
    if len(parties) > 1:
        verdicts = _assessments(archive, row[0], (parties[0], parties[1]), day, " DESC LIMIT 1")
        verdict = verdicts[0] if verdicts else None
    return QuestionRow._make((*row[:4], tuple(in_force), verdict, *row[4:]))


def positions(archive: Archive, question: str, party: str, day: int) -> tuple[PositionRow, ...]:
    """A party's successive answers to a question, up to a day.

    Returns:
        Their rows, oldest first.
    """
    return tuple(_positions(archive, question, party, day))


def assessments(
    archive: Archive, question: str, pair: tuple[str, str], day: int
) -> tuple[AssessmentRow, ...]:
    """The successive verdicts on two parties' answers to a question, up to a day.

    Args:
        pair: the ids of two parties, in either order.

    Returns:
        Their rows, oldest first.
    """
    return tuple(_assessments(archive, question, pair, day))


def tallies(archive: Archive, day: int) -> dict[tuple[str, str], Kinds]:
    """How many statements there are by a day, of each issue and party.

    Returns:
        Kinds of quotation by (issue, party); issue '' is the whole dossier. Pairs without any are left out.
    """
    counts = kinds_by_issue(archive, bound(day))
    return {key: kinds for key, kinds in counts.items() if kinds.total}


def _positions(archive: Archive, question: str, party: str, day: int, tail: str = "") -> list[PositionRow]:
    positions = []
    limit = (day + 1) * MINUTES_A_DAY
    for row in archive.rows(_POSITION + tail, (question, party, limit)):
        rowid, _, _, number, *since, summary, note, file, line = row
        backing = _evidence(archive, "position", rowid, limit)
        counts = [sum(quotation == kind for _, quotation in backing) for kind in QUOTATIONS]
        ids = tuple(statement for statement, _ in backing)
        certain = since[2] < limit
        positions.append(
            PositionRow(
                question, party, Edtf(*since), certain, summary, note, ids, Kinds(*counts), number, file, line
            )
        )
    return positions


def _assessments(
    archive: Archive, question: str, pair: tuple[str, str], day: int, tail: str = ""
) -> list[AssessmentRow]:
    assessments = []
    limit = (day + 1) * MINUTES_A_DAY
    sql = _ASSESSMENT.replace("a.lower, a.rowid", "a.lower DESC, a.rowid") if tail else _ASSESSMENT
    for row in archive.rows(sql + tail, (question, limit, *pair)):
        rowid, _, first, second, *as_of, verdict, reason, file, line = row
        evidence = tuple(statement for statement, _ in _evidence(archive, "assessment", rowid, limit))
        parties, certain = (first, second), as_of[2] < limit
        assessments.append(
            AssessmentRow(question, parties, Edtf(*as_of), certain, verdict, reason, evidence, file, line)
        )
    return assessments


def _evidence(archive: Archive, kind: str, owner: int, limit: int) -> list[tuple[str, str]]:
    """(statement, quotation) on record before a minute."""
    sql = "SELECT statement, quotation FROM evidence WHERE kind = ? AND owner = ? AND rowid_of < ? ORDER BY n"
    return [
        (statement, quotation) for statement, quotation in archive.rows(sql, (kind, owner, limit << SHIFT))
    ]
