"""What each side answers on a day, and one record opened whole."""

from __future__ import annotations

from random import Random

import pytest

from tests.archive.dossiers import (
    archive,
    board,
    contested,
    day,
    dossier,
    event,
    random_statements,
    statement,
)
from tui.archive import answers as reading
from tui.archive import days, single_record
from tui.archive.offices import tenure
from tui.archive.rows import Kinds, RoleRow
from tui.dossier.edtf import parse
from tui.dossier.records import Correction, Rendering, Response

STATEMENTS = (
    statement("s1", when="2011-08-18", quotation="mixed", issues=("assad-role", "talks")),
    statement("s2", when="2015-09-19", party="russia", speaker="lavrov"),
    statement("later", when="2015-12-16", speaker="kerry", source="site"),
    statement("nobody's", when="2015-10-01", party=None, attribution="an official", source="unknown"),
)
ARCHIVE = archive(dossier(STATEMENTS, (contested(), event("call", "2014-05-06")), board()))


@pytest.mark.parametrize(
    ("today", "summary", "number", "evidence"),
    [
        ("2011-08-17", None, 0, ()),
        ("2011-08-18", "He must leave", 1, ("s1",)),
        ("2015-09-18", "He must leave", 1, ("s1",)),
        ("2015-09-19", "Not at its outset", 2, ("s2",)),
        ("2015-12-16", "Not at its outset", 2, ("s2", "later")),
    ],
)
def test_the_position_in_force_is_the_latest_one_with_the_evidence_there_was(
    today, summary, number, evidence
):
    (row,) = reading.questions(ARCHIVE, "assad-role", ("us", "russia"), day(today))
    ours, theirs = row.positions
    assert theirs is None
    assert (
        (ours.summary, ours.number, ours.evidence) == (summary, number, evidence) if summary else ours is None
    )


def test_successive_positions_stand_in_the_order_of_their_dates():
    rows = reading.positions(ARCHIVE, "must-leave", "us", day("2015-12-31"))
    assert [(one.number, one.kinds) for one in rows] == [(1, Kinds(1, 1, 0)), (2, Kinds(2, 0, 0))]


def test_the_verdict_is_the_latest_whichever_side_comes_first():
    for pair in (("us", "russia"), ("russia", "us")):
        verdicts = [
            row.assessment and row.assessment.verdict
            for row in (
                reading.question(ARCHIVE, "must-leave", pair, day(today))
                for today in ("2011-12-31", "2012-01-01", "2015-12-01")
            )
        ]
        assert verdicts == [None, "differ", "partly"]
        assert len(reading.assessments(ARCHIVE, "must-leave", pair, day("2015-12-01"))) == 2
    assert reading.question(ARCHIVE, "must-leave", ("us", "un"), day("2016-01-01")).assessment is None


def test_counts_are_those_of_the_day():
    for today, counts in (("2011-08-17", (0, 0)), ("2015-09-19", (1, 1)), ("2015-12-16", (2, 1))):
        (row,) = reading.issues(ARCHIVE, ("us", "russia"), day(today))
        assert row.counts == counts
    tallies = reading.tallies(ARCHIVE, day("2015-12-16"))
    assert tallies["", "us"] == Kinds(1, 1, 0)
    assert tallies["assad-role", "russia"] == Kinds(1, 0, 0)
    assert ("talks", "russia") not in tallies


def test_tallies_are_what_counting_by_hand_gives():
    statements = random_statements(Random(2), 700)
    with archive(dossier(statements)) as one:
        until = day("2014-07-01")
        for (issue, party), kinds in reading.tallies(one, until).items():
            chosen = [
                each.quotation
                for each in statements
                if each.party == party
                and issue in ("", *each.issues)
                and each.date.lower < (until + 1) * 1440
            ]
            assert kinds == Kinds(*(chosen.count(kind) for kind in ("direct", "mixed", "indirect")))


def test_the_dossier_says_what_it_is_about_and_which_days_it_spans():
    row = reading.dossier(ARCHIVE)
    assert (row.id, row.compare, row.editors, row.statements, row.events) == (
        "test",
        ("us", "russia"),
        ("An editor",),
        4,
        2,
    )
    assert row.synonyms == (("ISIL", "ISIS", "Daesh", "Islamic State"),)
    assert row.corrections == ((parse("2015-12-16"), "A name"),)
    assert (row.first_day, row.last_day) == (day("2011-08-18"), day("2015-12-18"))
    assert [(one.id, one.short) for one in reading.parties(ARCHIVE)] == [
        ("us", "US"),
        ("russia", "Russia"),
        ("un", "United Nations"),
    ]


def test_a_dossier_without_statements_is_one_day_long():
    with archive(dossier()) as one:
        row = reading.dossier(one)
        assert row.first_day == row.last_day == day("2015-12-15")
        assert reading.tallies(one, row.last_day) == {}
        assert days.step(one, row.last_day, True, None) is None


def test_every_kind_of_id_is_known_for_what_it_is():
    named = {"s1": "statement", "meeting": "event", "assad-role": "issue", "must-leave": "question",
             "us": "party",
             "kerry": "actor", "wire": "source", "nothing": None, "": None}  # fmt: skip
    assert {one: single_record.kind(ARCHIVE, one) for one in named} == named
    assert single_record.nearest(ARCHIVE, "lavrow")[0] == "lavrov"
    assert single_record.nearest(ARCHIVE, "") == []


def test_an_office_is_the_one_held_on_the_date_of_the_statement():
    offices = {
        "2012-05-01": "Senator",
        "2013-02": "Senator, Secretary of State",
        "2015-12-15": "Secretary of State",
    }
    said = tuple(statement(f"s{n}", when=when, speaker="kerry") for n, when in enumerate(offices))
    with archive(dossier(said)) as one:
        found = [single_record.statement(one, each.id, day("2016-01-01")).office for each in said]
    assert found == list(offices.values())


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("2012-12-31", ["held", "not_yet", "not_yet"]),
        ("2013-02-01", ["held", "held", "not_yet"]),
        ("2013-02-02", ["no_longer", "held", "not_yet"]),
        ("2015-06-15", ["no_longer", "held", "possibly"]),
        ("2015-07-01", ["no_longer", "held", "held"]),
        ("2017-01-20", ["no_longer", "held", "held"]),
        ("2017-01-21", ["no_longer", "no_longer", "held"]),
    ],
)
def test_an_office_is_held_possibly_or_not_exactly_by_its_dates(today, found):
    kerry = single_record.actor(ARCHIVE, "kerry")
    roles = (*kerry.roles, RoleRow("Envoy", parse("2015-06"), None))
    assert [tenure(role, day(today)) for role in roles] == found
    assert tenure(RoleRow("Chair", None, None), day(today)) == "unknown"


def test_a_verdict_whose_date_reaches_beyond_the_day_is_possible_not_certain():
    for today, certain in (("2015-12-05", False), ("2015-12-31", True)):
        issues = board()
        (question,) = issues[0].questions
        last = question.assessments[-1]._replace(as_of=parse("2015-12"))
        moved = issues[0]._replace(questions=(question._replace(assessments=(last,)),))
        with archive(dossier(issues=(moved,))) as one:
            assert (
                reading.question(one, "must-leave", ("us", "russia"), day(today)).assessment.certain
                is certain
            )


def test_a_statement_opened_whole_shows_all_that_was_known_by_the_day():
    asked = statement(
        "asked", "Words", "2015-12", speaker="lavrov", audience=("us", "un"), event="call",
        questions=("must-leave", "x"), renderings=(Rendering("ru", "Слова", "us", "official"),),
        corrections=(Correction(parse("2016"), "Typo"),),
    )  # fmt: skip
    answer = statement(
        "answer",
        when="2015-12-20",
        responds_to=(Response("asked", "cannot_confirm"), Response("x", "denies")),
    )
    with archive(dossier((asked, answer, *STATEMENTS), (event("call", "2015-12-01"),), board())) as one:
        assert single_record.statement(one, "asked", day("2015-11-30")) is None
        assert single_record.statement(one, "unknown", day("2015-11-30")) is None
        early = single_record.statement(one, "asked", day("2015-12-19"))
        late = single_record.statement(one, "asked", day("2015-12-31"))
        assert (early.certain, late.certain) == (False, True)
        assert (early.unanswered_by, late.unanswered_by) == (("us", "un"), ("un",))
        assert early.responses == ()
        assert [(each.how, each.statement.id) for each in late.responses] == [("cannot_confirm", "answer")]
        assert [
            each.statement.id
            for each in single_record.statement(one, "answer", day("2016-01-01")).responds_to
        ] == ["asked"]
        assert late.questions == (("must-leave", "Must he leave first?"),)
        assert late.renderings == (("ru", "Слова", "us", "official", None),)
        assert late.corrections == ((parse("2016"), "Typo"),)
        assert (late.event.id, late.source.publisher, late.speaker.aliases) == (
            "call",
            "Reuters",
            ("Sergei Lavrov",),
        )
        assert single_record.statement(one, "s2", day("2015-12-31")).evidence_for == (
            ("must-leave", "us"),
            ("must-leave", "us"),
        )


def test_a_statement_whose_source_is_missing_can_still_be_opened():
    found = single_record.statement(ARCHIVE, "nobody's", day("2016-01-01"))
    assert (found.source.id, found.row.by, found.attribution) == ("unknown", "an official", "an official")


def test_an_event_opened_whole_shows_accounts_and_statements_by_the_day():
    meeting = contested()._replace(
        statements=("s1", "later"),
        participants=("kerry", "us", "somebody"),
        note="It was held",
        source="wire",
    )
    held = (*STATEMENTS, statement("at-it", when="2015-12-17", event="meeting"))
    with archive(dossier(held, (meeting,))) as one:
        assert single_record.event(one, "meeting", day("2015-12-09")) is None
        planned = single_record.event(one, "meeting", day("2015-12-11"))
        assert (planned.row.status, planned.row.outcome, planned.certain) == ("planned", None, False)
        assert [(each.by, each.name, each.party) for each in planned.accounts] == [
            ("us", "United States", "us")
        ]
        assert (planned.note, planned.source) == (None, None)
        whole = single_record.event(one, "meeting", day("2015-12-18"))
        assert (whole.row.outcome, whole.note) == ("occurred", "It was held")
        assert whole.source is not None
        assert [(each.by, each.name, each.party) for each in whole.accounts][1] == (
            "lavrov",
            "Sergey Lavrov",
            "russia",
        )
        assert [each.id for each in whole.statements] == ["s1", "later", "at-it"]
        assert whole.participants == (
            ("kerry", "John Kerry"),
            ("us", "United States"),
            ("somebody", "somebody"),
        )


def test_a_thread_is_the_whole_exchange_from_any_of_its_statements():
    said = (
        statement("root", when="2015-12-01"),
        statement("b", when="2015-12-03", responds_to=(Response("root", "denies"),)),
        statement("a", when="2015-12-02", responds_to=(Response("root", "rejects"),)),
        statement("leaf", when="2015-12-04", responds_to=(Response("a", "repeats"), Response("b", "denies"))),
    )
    expected = [(0, None, "root"), (1, "rejects", "a"), (2, "repeats", "leaf"), (1, "denies", "b")]
    with archive(dossier(said)) as one:
        for each in said:
            rows = single_record.thread(one, each.id, day("2015-12-31"))
            assert [(row.depth, row.how, row.statement.id) for row in rows] == expected
        assert [row.statement.id for row in single_record.thread(one, "b", day("2015-12-03"))] == [
            "root",
            "a",
            "b",
        ]
        assert single_record.thread(one, "leaf", day("2015-12-03")) == ()


def test_statements_that_answer_each_other_in_a_circle_make_a_thread_that_ends():
    said = tuple(statement(f"s{n}", responds_to=(Response(f"s{(n + 1) % 3}", "denies"),)) for n in range(3))
    endless = tuple(statement(f"t{n}", responds_to=(Response(f"t{n - 1}", "denies"),)) for n in range(400))
    with archive(dossier(said + endless)) as one:
        assert sorted(row.statement.id for row in single_record.thread(one, "s1", day("2016-01-01"))) == [
            "s0",
            "s1",
            "s2",
        ]
        assert len(single_record.thread(one, "t5", day("2016-01-01"))) == 200
