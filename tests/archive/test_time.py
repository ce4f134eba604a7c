"""Steps, periods and comparisons."""

from __future__ import annotations

import itertools
from datetime import date
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
from tui.archive import days as time

STATEMENTS = tuple(
    said._replace(party=None) if number % 7 == 0 else said
    for number, said in enumerate(random_statements(Random(3), 500))
)
"""Every seventh of no party."""
EVENTS = (contested(), event("call", "2014-01-02"))
ARCHIVE = archive(dossier(STATEMENTS, EVENTS))


@pytest.mark.parametrize("issue", [None, "talks"])
def test_steps_visit_every_day_on_which_something_begins_and_back(issue):
    chosen = [one for one in (*STATEMENTS, *EVENTS) if issue is None or issue in one.issues]
    days = sorted({one.date.lower // 1440 for one in chosen})
    visited, today = [], days[0] - 1
    while (following := time.step(ARCHIVE, today, True, issue)) is not None:
        visited.append(today := following)
    assert visited == days
    back = [today]
    while (previous := time.step(ARCHIVE, today, False, issue)) is not None:
        back.append(today := previous)
    assert back[::-1] == days


@pytest.mark.parametrize("unit", ["year", "quarter", "month", "week", "day"])
def test_periods_are_whole_follow_on_and_count_everything_once(unit):
    first, last = day("2013-02-10"), day("2015-05-20")
    found = time.periods(ARCHIVE, None, ("us", "russia", None), unit, first, last)
    assert found[0].first_day <= first <= found[0].last_day
    assert found[-1].first_day <= last <= found[-1].last_day
    assert all(one.last_day + 1 == other.first_day for one, other in itertools.pairwise(found))
    for place, party in enumerate(("us", "russia", None)):
        expected = sum(
            one.party == party and found[0].first_day <= one.date.lower // 1440 <= found[-1].last_day
            for one in STATEMENTS
        )
        assert sum(one.counts[place] for one in found) == expected
    assert sum(one.events for one in found) == (2 if unit == "year" else 1)


def test_periods_begin_where_the_calendar_has_them_begin():
    starts = {
        unit: date.fromordinal(
            time.periods(ARCHIVE, None, (), unit, day("2015-08-20"), day("2015-08-20"))[0].first_day
        )
        for unit in ("year", "quarter", "month", "week", "day")
    }
    assert {unit: one.isoformat() for unit, one in starts.items()} == {
        "year": "2015-01-01",
        "quarter": "2015-07-01",
        "month": "2015-08-01",
        "week": "2015-08-17",
        "day": "2015-08-20",
    }


def test_periods_end_with_the_calendar():
    found = time.periods(ARCHIVE, None, ("us",), "year", date.max.toordinal(), date.max.toordinal())
    assert found[-1].last_day == date.max.toordinal()


def test_comparing_two_days_tells_what_came_between_them():
    said = (statement("s1", when="2015-09-10"), statement("s2", when="2015-09-19", party="russia"))
    with archive(dossier(said, (contested(),), board())) as one:
        found = time.compare(one, "assad-role", ("us", "russia"), day("2015-12-18"), day("2015-09-18"))
        assert (found.first_day, found.last_day) == (day("2015-09-18"), day("2015-12-18"))
        ((change,), (verdict,)) = found.positions, found.verdicts
        assert (change.party, change.before.summary, change.after.summary) == (
            "us",
            "He must leave",
            "Not at its outset",
        )
        assert (verdict.before.verdict, verdict.after.verdict) == ("differ", "partly")
        assert (found.statements, found.events) == ((0, 1), 1)
        nothing = time.compare(one, None, ("us", "russia"), day("2015-12-18"), day("2015-12-18"))
        assert (nothing.positions, nothing.verdicts, nothing.statements, nothing.events) == (
            (),
            (),
            (0, 0),
            0,
        )
