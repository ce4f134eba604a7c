"""Lists of any length, read from any place."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import ISSUES, archive, contested, day, dossier, event, random_statements
from tui.archive import single_record
from tui.archive.build.timeline_stretches import LENGTH
from tui.archive.listing import record_lists
from tui.dossier.edtf import parse

RECORDS = dossier(
    random_statements(Random(5), 1200), (contested(), event("call", "2014-01-02"), event("plan", "2016"))
)
ARCHIVE = archive(RECORDS)


def by_hand(issue: str | None, parties: tuple[str, ...] | None, until: int) -> list[str]:
    """The dates of a record, newest first."""
    limit = (until + 1) * 1440
    chosen = [
        one
        for one in RECORDS.statements
        if one.date.lower < limit
        and (issue is None or issue in one.issues)
        and (parties is None or one.party in parties)
    ]
    # Within a minute the later in the files is the newer.
    return [one.id for one in sorted(chosen, key=lambda one: one.date.lower)][::-1]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from((None, *ISSUES)),
    st.sampled_from((None, ("us",), ("us", "russia"), ("russia", "un", "us"), ())),
    st.integers(day("2012-12-01"), day("2016-02-01")),
    st.integers(0, 1300),
    st.integers(0, 60),
)
def test_any_stretch_of_the_record_is_what_sorting_by_hand_gives(issue, parties, until, start, count):
    expected = by_hand(issue, parties, until)
    record = record_lists.record(ARCHIVE, issue, parties, until)
    assert len(record) == len(expected)
    assert [one.id for one in record.rows(start, count)] == expected[start : start + count]


@pytest.mark.parametrize("looked_at", [1, 3, 256])
def test_any_stretch_of_what_others_said_is_what_leaving_out_by_hand_gives(monkeypatch, looked_at: int):
    monkeypatch.setattr(record_lists, "_LOOKED_AT", looked_at)
    until = day("2015-06-01")
    for issue in (None, ISSUES[0]):
        for parties in (("us",), ("us", "russia"), ()):
            left_out = set(by_hand(issue, parties, until))
            expected = [one for one in by_hand(issue, None, until) if one not in left_out]
            others = record_lists.by_others(ARCHIVE, issue, parties, until)
            assert len(others) == len(expected)
            for start, count in ((0, 5), (7, 64), (len(expected) - 3, 10), (len(expected), 1)):
                assert [one.id for one in others.rows(start, count)] == expected[start : start + count]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from((None, *ISSUES)), st.sampled_from((None, ("us", "un"))), st.integers(0, 1299))
def test_index_undoes_rows(issue, parties, place):
    record = record_lists.record(ARCHIVE, issue, parties, day("2015-06-01"))
    rows = record.rows(place, 1)
    assert [record.index(one.id) for one in rows] == ([place] if place < len(record) else [])


def test_a_list_knows_nothing_of_what_it_does_not_hold():
    record = record_lists.record(ARCHIVE, "talks", ("us",), day("2014-01-01"))
    held = {one.id for one in record.rows(0, len(record))}
    for one in RECORDS.statements:
        assert (record.index(one.id) is not None) == (one.id in held)
    assert record.index("nothing") is None
    assert record.rows(-3, 2) == []


def test_moving_the_day_forward_never_removes_a_statement():
    seen: set[str] = set()
    for until in (*range(day("2012-12-30"), day("2016-01-02"), 29), day("2016-01-02")):
        record = record_lists.record(ARCHIVE, None, None, until)
        now = {one.id for one in record.rows(0, len(record))}
        assert seen <= now
        seen = now
    assert len(seen) == len(RECORDS.statements)


def test_a_record_longer_than_one_stretch_is_whole():
    assert len(RECORDS.statements) > LENGTH
    record = record_lists.record(ARCHIVE, None, None, day("2030-01-01"))
    assert len({one.id for one in record.rows(0, 5000)}) == len(RECORDS.statements)


def test_the_statements_of_a_speaker_are_a_list_too():
    record = single_record.statements_of(ARCHIVE, "lavrov", day("2016-01-01"))
    assert len(record) == sum(one.speaker == "lavrov" for one in RECORDS.statements)
    assert {one.speaker for one in record.rows(0, 20)} == {"lavrov"}
    assert len(single_record.statements_of(ARCHIVE, "nobody", day("2016-01-01"))) == 0


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2013-06-01", []),
        ("2015-12-09", [("call", "occurred")]),
        ("2015-12-14", [("call", "occurred"), ("meeting", "planned")]),
        ("2015-12-18", [("call", "occurred"), ("meeting", "occurred")]),
        ("2016-01-01", [("call", "occurred"), ("meeting", "occurred"), ("plan", "occurred")]),
    ],
)
def test_an_event_is_planned_from_its_announcement_until_its_date(today, shown):
    events = record_lists.events(ARCHIVE, None, day(today))
    assert [(one.id, one.status) for one in events.rows(0, 10)] == shown
    assert [events.index(identifier) for identifier, _ in shown] == list(range(len(shown)))
    assert len(events) == len(shown)


def test_events_of_an_issue_are_those_alone():
    events = record_lists.events(ARCHIVE, "assad-role", day("2015-12-12"))
    assert [one.id for one in events.rows(0, 10)] == ["meeting"]
    assert events.rows(1, 5) == []
    assert events.index("call") is None


def test_accounts_count_from_the_day_they_were_given():
    counts = []
    for today in ("2015-12-10", "2015-12-11", "2015-12-14"):
        (row,) = record_lists.events(ARCHIVE, "assad-role", day(today)).rows(0, 1)
        counts.append((row.accounts, row.contested))
    assert counts == [(0, False), (1, False), (2, True)]


def test_what_was_planned_and_never_took_place_stays_planned():
    planned = event("plan", "2015-12-20", status="planned", announced=parse("2015-12-01"))
    with archive(dossier(events=(planned,))) as one:
        assert [row.status for row in record_lists.events(one, None, day("2016-06-01")).rows(0, 3)] == [
            "planned"
        ]


@pytest.mark.parametrize("start", [0, 3, 95, 120])
def test_the_record_backwards_is_the_record_reversed(start):
    day_after = day("2016-01-01")
    newest = record_lists.record(ARCHIVE, None, None, day_after)
    oldest = record_lists.record(ARCHIVE, None, None, day_after, oldest_first=True)
    forwards = [row.id for row in newest.rows(0, len(newest))][::-1]
    assert [row.id for row in oldest.rows(start, 7)] == forwards[start : start + 7]
    for place in (0, len(forwards) - 1):
        assert oldest.index(forwards[place]) == place
    assert oldest.index("nothing") is None


def test_one_goes_from_a_statement_to_the_ones_around_it():
    in_order = record_lists.record(ARCHIVE, None, None, day("2016-01-01"), oldest_first=True).rows(0, 2000)
    for before, row, after in zip(in_order, in_order[1:], in_order[2:], strict=False):
        near = single_record.neighbours(ARCHIVE, row.id, day("2016-01-01"))
        assert near == (before, after)
    assert single_record.neighbours(ARCHIVE, in_order[0].id, day("2016-01-01"))[0] is None
    assert single_record.neighbours(ARCHIVE, in_order[-1].id, day("2016-01-01"))[1] is None
    assert single_record.neighbours(ARCHIVE, "nothing", day("2016-01-01")) == (None, None)
