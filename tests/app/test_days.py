"""The prompt for a day, and two days compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import SIZE, press, reader
from tui.app.pages.blocks import BlockList

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.app import BilateralApp


# Two days compared.


async def test_c_asks_for_a_day_and_tells_what_changed_since(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "15 Nov 2015" in await press(pilot, "c")
        screen = await press(pilot, "enter")
        assert "15 Nov 2015 → 15 Dec 2015" in screen
        assert "22 answers new or changed" in screen
        assert "since 19 Sep 2015 · 2 on record" in screen
        assert "No regime change is sought" in screen


async def test_what_was_added_can_be_opened(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        first, last = app.session.place.day - 1, app.session.place.day
        app.open("compare", first, last)
        screen = await press(pilot, "G")
        assert "14 Dec 2015 → 15 Dec 2015" in screen
        assert "Statement" in (await press(pilot, "enter")).splitlines()[0]


async def test_a_day_compared_with_itself_has_nothing_new(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.open("compare", app.session.place.day, app.session.place.day)
        screen = await press(pilot)
        assert "Both are the same day" in screen
        assert "Nothing changed." in screen


async def test_comparing_with_a_day_after_the_record_says_where_the_record_ends(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("c", "ctrl+u", *"2020")
        screen = await press(pilot, "enter")
        assert "15 Dec 2015 → 31 Dec 2020" in screen
        assert "The record ends on 18 Dec 2015." in screen
        assert "still they agree, for another reason" in await press(pilot, "pagedown")


async def test_what_was_announced_and_told_between_two_days_is_listed(syria: Path):
    app = reader(syria, "2015-12-14")
    async with app.run_test(size=(120, 160)) as pilot:
        await pilot.pause()
        await pilot.press("c", "ctrl+u", *"2015-12-11")
        screen = await press(pilot, "enter")
        assert "Events announced" in screen
        assert "planned for 15 Dec 2015  Kerry to go to Moscow" in screen
        later_accounts = screen[screen.index("Events known before, of which accounts were added") :]
        assert "Talks on Syria to be held in New York  4 accounts" in later_accounts


# The prompt for a day.


async def test_a_wrong_date_is_told_while_it_is_typed_and_is_not_taken(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        day = app.session.place.day
        assert "type 2015-06-05 or 2015-05-06" in await press(pilot, "t", *"05/06/2015")
        assert "05/06/2015" in await press(pilot, "enter")
        await press(pilot, "escape")
        assert app.session.place.day == day


DAYS = {
    "oct 2015": "31 Oct 2015",
    "15 dec 2014": "15 Dec 2014",
    "2015-09": "30 Sep 2015",
    "2014": "31 Dec 2014",
    "2015-12-08/2015-12-10": "10 Dec 2015",
    "2015-12~": "31 Dec 2015",
    "2011-08?": "31 Aug 2011",
    "2015-11-XX": "30 Nov 2015",
    "2015-22": "31 Aug 2015",
    "201x": "31 Dec 2019",
    "2015-12-11T14:30": "11 Dec 2015",
    "../2014": "31 Dec 2014",
    "2015/..": "18 Dec 2015",
    "XXXX": "18 Dec 2015",
    "December 4th, 2015": "4 Dec 2015",
    "4.12.2015": "4 Dec 2015",
}


async def test_a_day_is_taken_in_words_and_of_a_month_its_last(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        for typed, shown in DAYS.items():
            assert f"the end of {shown}" in await press(pilot, "t", *typed), typed
            assert f"as of {shown}" in (await press(pilot, "enter")).splitlines()[0], typed
            assert "as of 15 Dec 2015" in (await press(pilot, "0")).splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2015-02-30", "names a day that does not exist"),
        ("2015-13", "no such month"),
        ("soon", "is not a date"),
        ("15 smarch 2015", "there is no month"),
        ("2015-12-10/2015-12-08", "ends before it starts"),
    ],
)
async def test_a_mistake_is_named_in_the_narrowest_terminal_and_the_day_stays(
    syria: Path, typed: str, message: str
):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        day = app.session.place.day
        screen = await press(pilot, "t", *typed, "enter")
        assert message in " ".join(screen.split())
        assert "Read the board as of" in screen
        assert app.session.place.day == day


async def test_the_board_is_seen_behind_the_prompt(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "United States" in await press(pilot, "t")


async def test_nothing_typed_changes_nothing(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        day = app.session.place.day
        await press(pilot, "t", "ctrl+u", "delete", "backspace", "enter")
        assert app.screen.id == "board"
        assert app.session.place.day == day


async def test_two_days_are_compared_for_one_issue_or_all_under_headings(app: BilateralApp):
    async with app.run_test(size=(120, 60)) as pilot:
        screen = await press(pilot, "c", *"2015-09", "enter")
        assert "Answers: Assad's role" in screen
        assert screen.index("No regime change is sought") < screen.index("since 15 Dec 2015 · 2 on record")
        page = app.screen.query_one(BlockList)
        everything = page.count
        titles = []
        for _ in range(30):
            await press(pilot, "right_square_bracket")
            titles.append(page.scrolled_to)
        assert len(set(titles)) > 10
        await press(pilot, *["left_square_bracket"] * 30)
        assert page.cursor == 0
        assert "Compare  Assad's role" in await press(pilot, "E")
        assert page.count < everything
        assert "Answers: Security Council" not in await press(pilot, "right_square_bracket")
