"""What the tempo strip folds and where it writes dates, for any course of time."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.panes import strip_layout
from tui.archive.rows import Period

DAY = date(2021, 1, 1).toordinal()
COUNTS = st.lists(
    st.tuples(st.sampled_from([0, 0, 0, 0, 5]), st.sampled_from([0, 0, 0, 1])), min_size=1, max_size=120
)


def weeks(counts: list[tuple[int, int]], start: date = date(2020, 12, 28)) -> list[Period]:
    first = start.toordinal()
    return [
        Period(first + 7 * n, first + 7 * n + 6, (said, 0), came) for n, (said, came) in enumerate(counts)
    ]


@given(COUNTS, st.integers(20, 180), st.integers(0, 119))
def test_nothing_that_was_said_or_happened_is_folded_and_no_day_is_lost(counts, room, week):
    periods = weeks(counts)
    day = periods[min(week, len(periods) - 1)].first_day
    stretches = strip_layout.folded(periods, room, day)
    assert [day for stretch in stretches for day in range(stretch.first_day, stretch.last_day + 1)] == list(
        range(periods[0].first_day, periods[-1].last_day + 1)
    )
    folded = [stretch for stretch in stretches if stretch.is_folded]
    assert not any(any(stretch.counts) or stretch.events for stretch in folded)
    assert not any(stretch.first_day <= day <= stretch.last_day for stretch in folded)
    assert sum(sum(stretch.counts) for stretch in stretches) == sum(said for said, _ in counts)


@given(COUNTS, st.integers(20, 180), st.integers(0, 119))
def test_what_is_shown_fits_and_holds_the_day(counts, room, week):
    periods = weeks(counts)
    day = periods[min(week, len(periods) - 1)].first_day
    shown = strip_layout.around(strip_layout.folded(periods, room, day), room, day)
    assert any(stretch.first_day <= day <= stretch.last_day for stretch in shown)
    begins = strip_layout.edges(shown, room)
    assert begins == sorted(set(begins))
    assert begins[-1] <= room
    for at, label in strip_layout.dates(shown, begins, "week"):
        ends = date.fromordinal(shown[begins.index(at)].last_day)
        assert label in (str(ends.year), ends.strftime("%b"))


def test_the_week_of_new_year_belongs_to_the_new_year():
    periods = weeks([(1, 0)] * 8)
    begins = strip_layout.edges(strip_layout.folded(periods, 60, DAY), 60)
    labels = strip_layout.dates(strip_layout.folded(periods, 60, DAY), begins, "week")
    assert [label for _, label in labels] == ["2021", "Feb"]


@pytest.mark.parametrize(
    ("axis", "shown", "covered"),
    [
        ("──────────", "2021──────", set()),
        ("┴─────────", "┴2021─────", set()),
        ("─┴┴─┴─┴─┴─", "2021┴─┴─┴─", {1, 2}),
        ("▲─────────", "▲2021─────", set()),
    ],
)
def test_a_date_stands_at_its_boundary_and_gives_way_by_few_cells(axis, shown, covered):
    cursor = axis.find("▲")
    assert strip_layout.dated(axis, [(0, "2021")], "─", cursor, over=True) == (shown, covered)


@given(COUNTS, st.integers(20, 180), st.integers(0, 119), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_date_on_the_axis_is_whole_stands_alone_and_at_its_boundary(counts, room, week, start):
    periods = weeks(counts, start)
    day = periods[min(week, len(periods) - 1)].first_day
    shown = strip_layout.around(strip_layout.folded(periods, room, day), room, day)
    begins = strip_layout.edges(shown, room)
    labels = strip_layout.dates(shown, begins, "week")
    axis = "".join(
        "⋯".center(end - at, "─") if stretch.is_folded else ("┴" * bool(stretch.events)).ljust(end - at, "─")
        for stretch, at, end in zip(shown, begins, begins[1:], strict=False)
    )
    written, _ = strip_layout.dated(axis, labels, "─", -1, over=True)
    assert len(written) == len(axis)
    for word in re.finditer(r"\w+", written):
        begun = max((at for at, _ in labels if at <= word.start()), default=-1)
        assert dict(labels).get(begun) == word[0]
        assert word.start() - begun <= 3 or set(written[begun : word.start()]) <= {"─", "├"}
