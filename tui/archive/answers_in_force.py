"""Positions and verdicts on many questions at once: with many parties, a look at each takes minutes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tui.archive.build.timeline_stretches import QUOTATIONS
from tui.archive.more_fields import of_many, place
from tui.archive.rows import AssessmentRow, Kinds, PositionRow
from tui.archive.tables import MINUTES_A_DAY, SHIFT
from tui.dossier.edtf import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.archive.store import Archive

_TOGETHER = 500
"""Values that are asked for in one question."""

_POSITIONS = """
SELECT p.rowid, p.question, p.party, p.number, p.since, p.lower, p.upper, p.summary, p.note, f.name, p.line
FROM position p JOIN file f ON f.id = p.file
WHERE p.lower < ? AND p.question IN ({}){} ORDER BY p.question, p.party, p.number
"""
_VERDICTS = """
SELECT a.rowid, a.question, a.first, a.second, a.as_of, a.lower, a.upper, a.verdict, a.reason, f.name, a.line
FROM assessment a JOIN file f ON f.id = a.file
WHERE a.lower < ? AND a.question IN ({}){} ORDER BY a.question, a.lower, a.rowid
"""
_EVIDENCE = """
SELECT owner, statement, quotation FROM evidence
WHERE kind = ? AND rowid_of < ? AND owner IN ({}) ORDER BY owner, n
"""


def positions_on(
    archive: Archive, questions: Sequence[str], parties: Sequence[str], day: int, *, all_of_them: bool = False
) -> Iterator[PositionRow]:
    """The answers to some questions by a day.

    Args:
        questions: the ids of the questions.
        parties: the ids of the parties.
        day: an ordinal.
        all_of_them: successive answers too, oldest first; else only those in force.
    """
    limit = (day + 1) * MINUTES_A_DAY
    rows = _of_questions(archive, _POSITIONS, questions, parties, ("p.party",), limit)
    if not all_of_them:
        rows = {(row[1], row[2]): row for row in rows}.values()
    rows = list(rows)
    evidence = _evidence(archive, "position", [row[0] for row in rows], limit)
    more_fields = of_many(archive, (place(row[1], row[2], row[4]) for row in rows))
    for rowid, question, party, number, *since, summary, note, file, line in rows:
        backing = evidence.get(rowid, [])
        counts = Kinds(*(sum(quotation == kind for _, quotation in backing) for kind in QUOTATIONS))
        statements = tuple(statement for statement, _ in backing)
        certain = since[2] < limit
        yield PositionRow(
            question,
            party,
            Edtf(*since),
            certain,
            summary,
            note,
            statements,
            counts,
            number,
            file,
            line,
            more_fields.get(place(question, party, since[0]), {}),
        )


def verdicts_on(
    archive: Archive, questions: Sequence[str], parties: Sequence[str], day: int, *, all_of_them: bool = False
) -> Iterator[AssessmentRow]:
    """The verdicts on any two of some parties by a day; arguments as for `positions_on`.

    Yields:
        Those on a question pair by pair, in the order of the parties.
    """
    if len(parties) < 2:
        return
    limit = (day + 1) * MINUTES_A_DAY
    order = {party: n for n, party in enumerate(parties)}
    by_pair: dict[tuple[str, int, int], list[tuple[Any, ...]]] = defaultdict(list)
    for row in _of_questions(archive, _VERDICTS, questions, parties, ("a.first", "a.second"), limit):
        if row[2] in order and row[3] in order:
            first, second = sorted((order[row[2]], order[row[3]]))
            by_pair[row[1], first, second].append(row)
    rows = [row for pair in sorted(by_pair) for row in by_pair[pair][0 if all_of_them else -1 :]]
    evidence = _evidence(archive, "assessment", [row[0] for row in rows], limit)
    more_fields = of_many(archive, (place(row[1], row[2], row[3], row[4]) for row in rows))
    for rowid, question, first, second, *as_of, verdict, reason, file, line in rows:
        statements = tuple(statement for statement, _ in evidence.get(rowid, ()))
        certain = as_of[2] < limit
        yield AssessmentRow(
            question,
            (first, second),
            Edtf(*as_of),
            certain,
            verdict,
            reason,
            statements,
            file,
            line,
            more_fields.get(place(question, first, second, as_of[0]), {}),
        )


def _of_questions(
    archive: Archive,
    sql: str,
    questions: Sequence[str],
    parties: Sequence[str],
    columns: tuple[str, ...],
    limit: int,
) -> Iterable[tuple[Any, ...]]:
    """The rows on some questions; where parties are many, those of others may be among them."""
    few = list(parties) if len(parties) <= _TOGETHER else []
    whose = "".join(f" AND {column} IN ({_marks(few)})" for column in columns) if few else ""
    for start in range(0, len(questions), _TOGETHER):
        some = questions[start : start + _TOGETHER]
        values = [limit, *some, *few * len(columns)]
        yield from archive.rows(sql.format(_marks(some), whose), values)


def _evidence(
    archive: Archive, kind: str, owners: Sequence[int], limit: int
) -> dict[int, list[tuple[str, str]]]:
    """(statement, quotation) of what backs each of some records and is on record before a minute."""
    evidence: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for owner, statement, quotation in archive.rows_among(_EVIDENCE, owners, (kind, limit << SHIFT)):
        evidence[owner].append((statement, quotation))
    return evidence


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
