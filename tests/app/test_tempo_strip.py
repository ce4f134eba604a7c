"""The tempo strip on the board: its cursor, its years, what is folded, and scrubbing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import SIZE, press, reader, until
from tests.app.screen import screen_rows, screen_text
from tui.app.app import BilateralApp
from tui.app.panes.event_log import EventsPane
from tui.app.panes.tempo_strip import LABEL, TempoStrip


async def test_the_strip_is_scrubbed_by_key_and_mouse_and_zoomed(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "as of 30 Nov 2015" in (await press(pilot, "comma")).splitlines()[0]
        assert "by week" in await press(pilot, "plus")
        assert "by month" in await press(pilot, "minus")
        await pilot.click("#strip", offset=(LABEL + 1, 1))
        await pilot.pause()
        assert "2011" in screen_text(app).splitlines()[0]


def strip(app: BilateralApp) -> list[str]:
    """The rows of the tempo strip."""
    region = app.query_one("#strip").region
    return screen_rows(app)[region.y : region.bottom]


@pytest.mark.parametrize("size", [(40, 16), (64, 24), (80, 24), (120, 36), (200, 60)])
async def test_the_strips_cursor_is_seen_at_every_width_zoom_and_day(
    app: BilateralApp, size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        await press(pilot, "E")
        for day in ("2011-05", "2012-02", "2014", "2015-12-14", "2016-06"):
            await press(pilot, "t", *day, "enter", *["minus"] * 5)
            for _ in range(5):
                rows = strip(app)
                assert "".join(rows).count("▲") == 1, day
                assert rows[len(rows) // 2].startswith(" by "), day
                await press(pilot, "plus")
            app.clear_notifications()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_no_event_is_hidden_under_a_date_of_the_strip(app: BilateralApp, size: tuple[int, int]):
    async with app.run_test(size=size) as pilot:
        for issue in "1234567":
            await press(pilot, issue)
            periods = app.query_one(TempoStrip)._stretches
            rows = strip(app)
            if len(rows) == 3:
                axis = app.query_one(TempoStrip)._axis()
                under_dates = sum(len(text) for text, ink in axis if "mark" in ink)
                assert rows[1].count("┴") + under_dates >= sum(bool(one.events) for one in periods) - 1
            silent = sum(bool(one.events) and not any(one.counts) for one in periods)
            assert sum(row.count("┴") for row in rows) >= silent - 1


async def test_each_year_of_the_strip_is_named_and_empty_times_are_seen(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        rows = strip(app)
        assert all(str(year) in "".join(rows) for year in range(2011, 2016))
        assert rows[0].count("·") > 10
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert re.search(r"2011.*⋯.*⋯2015", "".join(strip(app))), "what is folded is seen, and where it ends"


async def test_a_lone_early_event_does_not_press_the_months_that_matter_together(tmp_path: Path):
    said = [("1999-01-04", "left"), ("2021-02-03", "right"), ("2021-02-20", "left"), ("2021-03-01", "right")]
    statements = [
        small.statement(f"s{n}", "Yes.", date=date, party=party) for n, (date, party) in enumerate(said)
    ]
    head = {"id": "d", "title": "D", "compare": ["left", "right"], "as_of": "2021-04-01"}
    app = reader(small.dossier(tmp_path / "d", statements, dossier=head))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert re.search(r"by month +1999─+⋯─+2021─", strip(app)[1])


@pytest.mark.parametrize("size", [(64, 24), (80, 24), (120, 36)])
async def test_the_first_year_is_named_even_where_the_cursor_and_other_dates_leave_it_no_room(
    tmp_path: Path, size: tuple[int, int]
):
    days = [f"2020-12-{number}" for number in range(26, 32)] + [f"2021-01-{n:02}" for n in range(1, 32)]
    statements = [small.statement(f"s{n}", "Yes.", date=day) for n, day in enumerate(days)]
    events = [
        {"id": f"e{n}", "title": "A day", "date": day, "kind": "meeting", "issues": ["matter"]}
        for n, day in enumerate(days)
    ]
    head = {"id": "d", "title": "D", "compare": ["left", "right"], "as_of": "2021-01-31"}
    app = reader(small.dossier(tmp_path / "d", statements, dossier=head, events=events), "2020-12-28")
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        assert re.search(r"by day .*2020|by day 2020", "".join(strip(app)))


async def test_where_the_strip_ends_it_says_so(app: BilateralApp):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        assert "as of 18 Dec 2015" in await press(pilot, "full_stop")
        await press(pilot, "full_stop")
        await until(pilot, "The strip ends here")
        app.clear_notifications()
        await press(pilot, "t", *"2011-05", "enter")
        await press(pilot, "comma")
        await until(pilot, "The strip begins here")


async def test_scrubbing_by_mouse_shows_the_latest_event_of_the_day(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "E", "tab", "g")
        await pilot.mouse_down("#strip", offset=(LABEL + 60, 1))
        await pilot.hover("#strip", offset=(LABEL + 80, 1))
        await pilot.mouse_up("#strip", offset=(LABEL + 80, 1))
        log = app.query_one(EventsPane)
        assert log.cursor == log.count - 1
        assert "2014" in screen_rows(app)[0]


async def test_with_room_a_third_and_a_fourth_party_stand_beside_the_two(app: BilateralApp):
    async with app.run_test(size=(200, 60)) as pilot:
        two = await press(pilot)
        assert "Syrian government" not in two.splitlines()[1]
        three = await press(pilot, "C")
        names = three.splitlines()[1]
        assert names.index("United States") < names.rindex("Russia") < names.index("Syrian government")
        assert "Terrorism first" in three
        assert [row.split()[0] for row in strip(app)] == ["US", "by", "Russia", "Damascus"]
        four = (await press(pilot, "C")).splitlines()[1]
        assert "Syrian opposition" in four
        assert len(strip(app)) == 5
        assert await press(pilot, "C") == two


async def test_what_is_of_no_party_has_a_lane_where_there_is_such(app: BilateralApp, tmp_path: Path):
    hosted = reader(small.hosted(tmp_path / "talk"))
    async with hosted.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert [row.split()[0] for row in strip(hosted)] == ["Left", "by", "Right", "no"]
        assert sum(text.count("█") > 0 for text in strip(hosted)[3].split()) == 2
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        (row,) = strip(hosted)
        assert sum("█" in text for text in re.split(r"[· ]+", row)) == 4, "in one line all are counted"
        await pilot.resize_terminal(*SIZE)
        await press(pilot)
        assert len(strip(hosted)) == 4
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert len(strip(app)) == 3
