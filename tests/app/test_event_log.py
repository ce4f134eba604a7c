"""The event log: of an issue or all, filtered, sorted, with accounts where there is room."""

from __future__ import annotations

from tests.app.conftest import SIZE, press
from tui.app.app import BilateralApp
from tui.app.panes.event_log import EventsPane


async def test_the_log_shows_this_issue_or_all(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "this issue" in await press(pilot, "1")
        assert "all issues" in await press(pilot, "E")


async def test_the_log_is_filtered_by_kind_standing_place_and_words(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "F", *"contested", "enter")
        rows = screen.splitlines()
        title = next(row for row in rows if "Events ·" in row)
        assert "contested, " in title
        log = rows[rows.index(title) + 1 : -1]
        assert all("accounts" in row for row in log if row.strip())
        screen = await press(pilot, "F", *["backspace"] * 9, *"meeting -moscow", "enter")
        rows = screen.splitlines()
        log = rows[next(n for n, row in enumerate(rows) if "Events ·" in row) + 1 : -1]
        assert all("meeting" in row and "Moscow" not in row for row in log if row.strip())
        assert "21 of 57" in await press(pilot, "F", *["backspace"] * 15, "enter")


def days_of(app: BilateralApp) -> list[tuple[int, str | None]]:
    """The events of the log in their order: first minute and kind."""
    log = app.query_one(EventsPane)
    rows = [log.events.row(index) for index in range(log.count)]
    return [(row.date.lower, row.kind) for row in rows if row]


async def test_events_are_sorted_by_date_either_way_by_kind_and_by_place(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "E", "tab")
        oldest = days_of(app)
        assert "newest first" in await press(pilot, "O")
        assert days_of(app) == oldest[::-1]
        assert "by kind" in await press(pilot, "O")
        kinds = [kind or "\U0010ffff" for _, kind in days_of(app)]
        assert kinds == sorted(kinds)
        assert "by place" in await press(pilot, "O")
        await press(pilot, "O")
        assert days_of(app) == oldest


async def test_where_there_is_room_the_log_tells_what_each_side_says(app: BilateralApp):
    async with app.run_test(size=(120, 36)) as pilot:
        assert "It has seen a Russian paper" not in await press(pilot, "tab")
        assert "Russia: No such document is being prepared." in await press(pilot, "z")
        await press(pilot, "z")
        await pilot.resize_terminal(200, 60)
        screen = await press(pilot, "E", "F", *"eight-point", "enter")
        line = next(line for line in screen.splitlines() if "eight-point draft" in line)
        assert "Reuters: It has seen a Russian paper" in line
