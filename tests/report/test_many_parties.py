"""With many parties, verdicts are looked up together: pairs are many, questions to SQLite few."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from tests.archive.dossiers import AT, archive, dossier, statement
from tui.archive import answers
from tui.dossier.edtf import parse
from tui.dossier.records import Assessment, Issue, Party, Position, Question
from tui.report.as_json import json_records
from tui.report.scope import look
from tui.report.text import matrix


def many(parties: int, questions: int):
    """Everybody answers every question, twice; neighbours are judged, every other pair twice."""
    names = [f"p{n}" for n in range(parties)]
    everyone = tuple(Party(AT, name, name.upper()) for name in names)
    said = tuple(statement(f"s-{name}", party=name, issues=("i",), when="2015-01-01") for name in names)

    def question(number: int) -> Question:
        held = tuple(
            (
                name,
                tuple(
                    Position(AT, parse(day), f"{name} since {day}", (f"s-{name}",))
                    for day in ("2015-02-01", "2015-03-01")
                ),
            )
            for name in names
        )
        judged = tuple(
            Assessment(AT, pair, parse(day), verdict, "A reason.", (f"s-{pair[0]}",))
            for n, pair in enumerate(pairwise(names))
            for day, verdict in (("2015-02-01", "differ"), ("2015-03-01", "agree"))[: 1 + n % 2]
        )
        return Question(AT, f"q{number}", "Whether?", held, judged)

    issue = Issue(AT, "i", "I", "Which?", questions=tuple(map(question, range(questions))))
    records = dossier(said, issues=(issue,))
    return records._replace(parties=everyone, dossier=records.dossier._replace(compare=("p0", "p1")))


def asked(opened, work) -> int:
    """How many questions SQLite gets."""
    seen: list[str] = []
    opened._connection.set_trace_callback(seen.append)
    try:
        list(work())
    finally:
        opened._connection.set_trace_callback(None)
    return len(seen)


@pytest.mark.parametrize(
    "work",
    [
        matrix.questions,
        lambda view: [matrix.questions_data(view)],
        lambda view: json_records.collection(view, "questions"),
    ],
    ids=["matrix", "matrix as data", "questions as data"],
)
def test_more_parties_ask_no_more_of_sqlite(work):
    counts = []
    for parties in (4, 24):
        with archive(many(parties, 6)) as opened:
            everyone = look(opened, [f"p{n}" for n in range(parties)], None)
            counts.append(asked(opened, lambda view=everyone: work(view)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("day", ["2015-02-15", "2015-12-15"])
def test_the_verdict_in_force_on_each_pair_is_the_last_of_all_on_it(day):
    from tests.archive.dossiers import day as ordinal

    names = [f"p{n}" for n in range(7)]
    with archive(many(7, 3)) as opened:
        together = answers.verdicts(opened, None, names, ordinal(day))
        for question in ("q0", "q2"):
            singly = [
                answers.assessments(opened, question, pair, ordinal(day)) for pair in combinations(names, 2)
            ]
            assert together[question] == [verdicts[-1] for verdicts in singly if verdicts]
            assert list(answers.assessments(opened, question, names, ordinal(day))) == [
                verdict for verdicts in singly for verdict in verdicts
            ]
            row = answers.question(opened, question, names, ordinal(day))
            assert row.assessment == together[question][0]
            for name, position in zip(names, row.positions, strict=True):
                assert position == answers.positions(opened, question, name, ordinal(day))[-1]
