"""What is on record on a day, exactly by the bounds of its date."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import AT, ISSUES, archive, day, dossier, event, random_statements, statement
from tui.archive import answers, single_record
from tui.archive.listing import record_lists
from tui.archive.search.engine import search
from tui.dossier.edtf import parse
from tui.dossier.records import Account, Assessment, Issue, Position, Question

STATEMENTS = random_statements(Random(11), 600)
ARCHIVE = archive(dossier(STATEMENTS))
DAYS = st.integers(day("2012-12-01"), day("2016-02-01"))

_dates = st.dates(date(2014, 11, 1), date(2016, 1, 31))
WRITTEN = st.one_of(
    _dates.map(date.isoformat),
    _dates.map(lambda one: one.isoformat()[:7]),
    _dates.map(lambda one: one.isoformat()[:4]),
    _dates.map(lambda one: f"{one}T14:30"),
    _dates.map(lambda one: f"{one.year}-{one.month:02}~"),
    _dates.map(lambda one: f"{one.year}-2{1 + one.month % 4}"),
    st.tuples(_dates, st.integers(0, 90)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(pair[1])}"),
    _dates.map(lambda one: f"{one}/.."),
    _dates.map(lambda one: f"../{one}"),
)
"""Dates of every precision, as one writes them."""


@settings(max_examples=150, deadline=None)
@given(WRITTEN, st.integers(day("2014-10-01"), day("2016-03-15")))
def test_a_date_makes_each_kind_of_record_certain_possible_or_absent_by_its_bounds(written: str, today: int):
    when = parse(written)
    there = when.lower // 1440 <= today
    certain = when.upper // 1440 <= today
    question = Question(
        AT,
        "asked",
        "Is it so?",
        (("us", (Position(AT, when, "Yes.", ("said",)),)),),
        (Assessment(AT, ("us", "russia"), when, "differ", "So it seems.", ("said",)),),
    )
    happened = event("came", written, issues=("assad-role",))
    recounted = event("before", "2010", accounts=(Account("us", "It was so.", date=when),))
    issues = (Issue(AT, "assad-role", "A role", "Which?", None, (question,)),)
    records = dossier((statement("said", "Words.", written),), (happened, recounted), issues)
    with archive(records) as one:
        said, came = (
            read(one, item, today)
            for read, item in ((single_record.statement, "said"), (single_record.event, "came"))
        )
        row = answers.question(one, "asked", ("us", "russia"), today)
        assert [each is not None for each in (said, came, row.positions[0], row.assessment)] == [there] * 4
        (account,) = single_record.event(one, "before", today).accounts or (None,)
        assert (account is not None) == there
        hits = search(one, "words", today).page()
        assert [hit.statement.id for hit in hits] == ["said"] * there
        assert len(record_lists.record(one, None, None, today)) == there
        assert answers.issues(one, ("us",), today)[0].counts == (there,)
        if there:
            marks = (said.certain, came.certain, row.positions[0].certain, row.assessment.certain)
            assert marks == (certain,) * 4
            assert row.positions[0].evidence == ("said",)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, st.sampled_from((None, *ISSUES)), st.sampled_from((None, ("us",), ("us", "russia", "un"))))
def test_moving_the_day_forward_never_removes_a_statement(one_day, other_day, issue, parties):
    earlier, later = (
        {row.id for row in record.rows(0, len(record))}
        for record in (
            record_lists.record(ARCHIVE, issue, parties, day) for day in sorted((one_day, other_day))
        )
    )
    assert earlier <= later


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS, st.sampled_from(("strike", "opposition OR government", "party:us", '"in the"', "destab*")))
def test_moving_the_day_forward_never_removes_a_hit(one_day, other_day, query):
    earlier, later = (
        {hit.id for hit in search(ARCHIVE, f"in:statements {query}", day).page(limit=1000) if not hit.near}
        for day in sorted((one_day, other_day))
    )
    assert earlier <= later
