"""Filters complete as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.app.conftest import press, reader, settled
from tests.app.screen import screen_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [(100, 40), (60, 12)])
async def test_values_are_shown_with_counts_between_the_query_and_its_hits(
    syria: Path, size: tuple[int, int]
):
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash")
        rows = (await press(pilot, *"speaker:la")).splitlines()
        assert "Tab Sergey Lavrov 27  Lakhdar Brahimi 1" in rows[2]
        assert "statements ──" in rows[3]


async def test_tab_takes_the_first_value_and_then_the_next_and_shift_tab_the_one_before(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("slash")
        await press(pilot, *"assad sp")
        assert "John Kerry" in await press(pilot, "tab")
        query = app.screen.query_one("#query", Input)
        assert query.value == "assad speaker:"
        assert "▸John Kerry" in await press(pilot, "tab")
        assert query.value == "assad speaker:john-kerry "
        assert "▸Sergey Lavrov" in await press(pilot, "tab")
        assert query.value == "assad speaker:sergey-lavrov "
        assert "▸John Kerry" in await press(pilot, "shift+tab")
        assert query.value == "assad speaker:john-kerry "
        assert "▸" not in (await press(pilot, *"2015")).splitlines()[2]
        assert query.value == "assad speaker:john-kerry 2015"


async def test_a_click_takes_a_value_and_a_filter(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("slash")
        await settled(pilot)
        assert await pilot.click("#completions", offset=(screen_rows(app)[1].index("party:") + 2, 0))
        await settled(pilot)
        query = app.screen.query_one("#query", Input)
        assert query.value == "party:"
        row = next(row for row in screen_rows(app) if "United States" in row)
        assert await pilot.click("#completions", offset=(row.index("United") + 2, 0))
        await settled(pilot)
        assert query.value == "party:us "


@pytest.mark.parametrize("query", ["speaker:", "speaker:nobody", '"', "-", "(", "NEAR(", "assad OR "])
async def test_what_is_half_typed_is_no_error_and_nothing_yet(syria: Path, query: str):
    app = reader(syria)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *query)
        assert "^" not in screen.splitlines()[1]
        assert " 0 hits" not in screen
        assert "No hits" not in screen


async def test_a_phrase_is_found_as_it_is_typed(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("slash")
        screen = await press(pilot, *'"regime cha')
        assert "exactly “regime cha…”" in screen
        assert "regime change" in screen
