"""Going anywhere by name, and coming back to where one was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.conftest import press, settled
from tests.app.screen import screen_text
from tui.app.app import BilateralApp
from tui.app.history import History, Visit
from tui.app.place import Place

SIZE = (120, 36)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("security-council", "Security Council"),
        ("who decides", "▸Who decides?"),
        ("lavrov", "Speaker  "),
        ("lav", "Speaker  sergey-lavrov"),
        ("russia", "Party  russia"),
        ("us-28", "▸"),
        ("kerry meets lavrov", "Kerry meets Lavrov, then Putin"),
        ("nothing at all like this", "Nothing goes by that name"),
    ],
)
async def test_records_are_gone_to_by_id_name_and_words_of_their_title(
    app: BilateralApp, typed: str, seen: str
):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", *typed)
        before = await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert seen in before + screen_text(app)


async def test_going_to_an_issue_and_back_and_forward(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", *"air-strikes", "enter")
        assert app.session.place.issue == "air-strikes"
        await press(pilot, "H")
        assert app.session.place.issue == "assad-role"
        await press(pilot, "L")
        assert app.session.place.issue == "air-strikes"


async def test_back_leads_through_records_that_were_open(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "b", "3")
        assert app.session.place.issue == "security-council"
        await press(pilot, "H")
        assert app.screen.id == "board"
        await press(pilot, "H")
        assert "What moved" in await settled(pilot)
        await press(pilot, "escape")
        assert app.screen.id == "board"


async def test_escape_on_the_board_returns_to_the_screen_that_led_there(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m", "down", "enter")
        assert app.screen.id == "board"
        await press(pilot, "escape")
        assert app.screen.id == "matrix-screen"


async def test_where_there_is_nothing_to_go_back_to_it_says_so(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "H")
        assert any("nothing to go back" in notice.message for notice in app._notifications)


async def test_d_reads_everything_as_of_the_day_of_the_selected_event(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "tab", "up", "up", "d")
        assert "as of 10 Dec 2015" in screen
        assert "as of 15 Dec 2015" in await press(pilot, "H")


@given(st.lists(st.sampled_from(["a", "b", "c", "back", "forward"]), max_size=30))
def test_back_and_forward_are_each_others_undoing(moves: list[str]):
    history, now = History(), Visit(Place("start", ("x", "y"), 1))
    for move in moves:
        if move in ("back", "forward"):
            visit = history.step(now, forward=move == "forward")
            if visit is not None:
                assert history.step(visit, forward=move != "forward") == now
                assert history.step(now, forward=move == "forward") == visit
                now = visit
        elif move != now.place.issue:
            history.leave(now)
            now = Visit(Place(move, ("x", "y"), 1))


async def test_a_letter_on_each_pane_leads_there(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "semicolon", "e")
        assert app.focused is not None
        assert app.focused.id == "events"
        await press(pilot, "semicolon", "i")
        assert app.focused.id == "issues"
        await press(pilot, "semicolon", "escape")
        assert app.focused.id == "issues"


async def test_another_dossier_is_gone_to_by_its_name(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "f", *"two-towns")
        assert "dossier" in screen
        await press(pilot, "enter")
    assert app.next_dossier is not None
    assert app.next_dossier.name == "two-towns"


async def test_going_back_from_a_screen_over_the_matrix_leads_to_the_matrix(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m", "ctrl+f")
        assert "Matrix" in (await press(pilot, "alt+left")).splitlines()[0]
        assert app.screen.id == "matrix-screen"


@pytest.mark.parametrize("key", ["f", "colon"])
async def test_a_second_key_that_closes_what_is_closing_closes_nothing_else(app: BilateralApp, key: str):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m", key)
        opened = app.screen
        assert len(app.screen_stack) == 3
        for _ in range(3):
            opened.dismiss()
        await settled(pilot)
        assert len(app.screen_stack) == 2
