"""The board: the dossier, its parties and issues, and what each party answers on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.answers_in_force import positions_on, verdicts_on
from tui.archive.listing.timelines import counts_by_issue, kinds_by_issue
from tui.archive.more_fields import of_many
from tui.archive.rows import (
    AssessmentRow,
    DossierRow,
    IssueRow,
    Kinds,
    PartyRow,
    PositionRow,
    QuestionRow,
)
from tui.archive.tables import bound
from tui.dossier.edtf import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.store import Archive

_DOSSIER = """
SELECT id, title, description, language, first, second, as_of, lower, upper, licence, first_day, last_day,
    statements, events
FROM dossier
"""
_QUESTION = """
SELECT q.id, q.issue, q.ask, q.note, f.name, q.line FROM question q JOIN file f ON f.id = q.file
"""


def dossier(archive: Archive) -> DossierRow:
    """What the dossier is about."""
    row = archive.rows(_DOSSIER)[0]
    identifier, title, description, language, first, second, as_of, lower, upper, licence, *counts = row
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
    rows = archive.rows(sql)
    more_fields = of_many(archive, (row[0] for row in rows))
    return tuple(PartyRow._make((*row, more_fields.get(row[0], {}))) for row in rows)


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


def questions(
    archive: Archive, issue: str | None, parties: Sequence[str], day: int
) -> tuple[QuestionRow, ...]:
    """The questions of an issue, or of all, with what was answered by a day.

    Args:
        parties: the ids of the parties, in the order shown.

    Returns:
        Their rows, in the order of the dossier.
    """
    where, chosen = ("WHERE q.issue = ? ", [issue]) if issue is not None else ("", [])
    rows = archive.rows(f"{_QUESTION} {where}ORDER BY f.name, q.rowid", chosen)
    return tuple(_answered(archive, rows, parties, day))


def question(archive: Archive, identifier: str, parties: Sequence[str], day: int) -> QuestionRow | None:
    """One question with what was answered by a day; None if there is none.

    Args:
        parties: the ids of the parties, in the order shown.
    """
    rows = archive.rows(_QUESTION + "WHERE q.id = ?", (identifier,))
    return next(_answered(archive, rows, parties, day), None)


def _answered(
    archive: Archive, rows: list[tuple[Any, ...]], parties: Sequence[str], day: int
) -> Iterator[QuestionRow]:
    """Questions with the answers of some parties, and the verdict on the first two of them."""
    ids = [row[0] for row in rows]
    answers = {(row.question, row.party): row for row in positions_on(archive, ids, parties, day)}
    judged = {row.question: row for row in verdicts_on(archive, ids, parties[:2], day)}
    for row in rows:
        in_force = tuple(answers.get((row[0], party)) for party in parties)
        yield QuestionRow._make((*row[:4], in_force, judged.get(row[0]), *row[4:]))


def positions(archive: Archive, question: str, party: str, day: int) -> tuple[PositionRow, ...]:
    """A party's successive answers to a question up to a day, oldest first."""
    return tuple(positions_on(archive, [question], [party], day, all_of_them=True))


def all_positions(
    archive: Archive, question: str, parties: Sequence[str], day: int
) -> dict[str, tuple[PositionRow, ...]]:
    """The successive answers of each of some parties up to a day, oldest first."""
    answers: dict[str, list[PositionRow]] = {party: [] for party in parties}
    for row in positions_on(archive, [question], parties, day, all_of_them=True):
        answers[row.party].append(row)
    return {party: tuple(rows) for party, rows in answers.items()}


def assessments(
    archive: Archive, question: str, parties: Sequence[str], day: int
) -> tuple[AssessmentRow, ...]:
    """The successive verdicts on any two of some parties' answers to a question, up to a day.

    Returns:
        Their rows, pair by pair in the order of the parties, and oldest first.
    """
    return tuple(verdicts_on(archive, [question], parties, day, all_of_them=True))


def verdicts(
    archive: Archive, issue: str | None, parties: Sequence[str], day: int
) -> dict[str, list[AssessmentRow]]:
    """The verdicts in force on any two of some parties, by question, in the order of the pairs."""
    where, chosen = (" WHERE issue = ?", [issue]) if issue is not None else ("", [])
    ids = [identifier for (identifier,) in archive.rows(f"SELECT id FROM question{where}", chosen)]  # noqa: S608
    by_question: dict[str, list[AssessmentRow]] = {}
    for row in verdicts_on(archive, ids, parties, day):
        by_question.setdefault(row.question, []).append(row)
    return by_question


def tallies(archive: Archive, day: int) -> dict[tuple[str, str | None], Kinds]:
    """How many statements there are by a day, of each issue and party.

    Returns:
        Kinds of quotation by (issue, party), issue '' being the whole dossier and party None no party. Pairs
        without any are left out.
    """
    counts: dict[tuple[str, str | None], Kinds] = {}
    of_nobody: dict[str, list[int]] = {}
    for (issue, party), kinds in kinds_by_issue(archive, bound(day)).items():
        left = of_nobody.setdefault(issue, [0, 0, 0])
        for n, number in enumerate(kinds):
            left[n] += -number if party else number
        if party:
            counts[issue, party] = kinds
    counts.update({(issue, None): Kinds(*left) for issue, left in of_nobody.items()})
    return {key: kinds for key, kinds in counts.items() if kinds.total}
