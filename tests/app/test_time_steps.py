"""Steps in time: what they bring, and the way back."""

from __future__ import annotations

import re

import pytest

from tests.app.conftest import SIZE, press
from tui.app.app import BilateralApp


@pytest.mark.parametrize("issue", ["1", "3", "5"])
@pytest.mark.parametrize(("back", "forward"), [("[", "]"), ("{", "}")])
async def test_stepping_back_and_forward_returns_to_the_same_screens(
    app: BilateralApp, issue: str, back: str, forward: str
):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, issue)
        seen = [await press(pilot, back) for _ in range(5)]
        assert len(set(seen)) == len(seen)
        while len(seen) > 1:
            seen.pop()
            assert await press(pilot, forward) == seen[-1]


SCROLLED = {
    "the record": ("down",) * 6,
    "a page of the record": ("pagedown", "pagedown", "down"),
    "an old event": ("tab", "g", "down", "down"),
    "the end of the log": ("tab", "G"),
    "the issues": ("shift+tab", "down"),
    "a zoomed pane": ("tab", "z", "up"),
    "other sides": (">", "down", "down", "down", "down"),
    "a day without anything": ("t", *"2015-11-28", "enter", "down", "down"),
    "a day after the record": ("t", *"2016-03", "enter", "pagedown"),
    "all events": ("E", "tab", "up", "up", "up"),
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("keys", SCROLLED.values(), ids=SCROLLED)
async def test_stepping_away_and_back_returns_to_the_same_screen_from_anywhere(
    app: BilateralApp, keys: tuple[str, ...], size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        shown = [await press(pilot, *keys)]
        for there, back in ("[]", "{}", "][", "}{"):
            for _ in range(2):
                day = app.session.place.day
                screen = await press(pilot, there)
                if app.session.place.day == day:
                    app.clear_notifications()
                    break
                shown.append(screen)
            while len(shown) > 1:
                shown.pop()
                assert await press(pilot, back) == shown[-1]


async def test_what_a_step_brought_is_marked_and_the_day_in_the_header_too(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "this day" not in await press(pilot)
        rows = (await press(pilot, "[", "[")).splitlines()
        assert any("11 Dec 2015" in row and "this day" in row for row in rows)


async def test_a_step_selects_what_the_day_brought(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "[", "[")
        assert app.session.place.item == "ru-32", "the only statement of 11 December on this issue"
        screen = ""
        for _ in range(5):
            if "as of 4 Dec" not in screen:
                screen = await press(pilot, "[")
        assert app.session.place.item == "assad-exit-first", "the first answer given on 4 December"
        assert re.search(r"since 4 Dec 2015 +new +this day", screen)
