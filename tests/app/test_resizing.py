"""Another size of the terminal: the focus is on a pane that is there, and what was read stays in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text


async def test_the_focus_leaves_a_pane_that_is_folded_away(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "shift+tab")
        assert app.focused is not None
        assert app.focused.id == "issues"
        await pilot.resize_terminal(80, 24)
        await press(pilot, "down")
        assert app.focused.id == "comparison"
        assert app.focused.cursor == 1
        assert "▸" in screen_text(app)


async def test_the_events_keep_no_focus_where_they_have_no_room(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "tab")
        await pilot.resize_terminal(80, 12)
        await press(pilot, "down")
        assert app.focused is not None
        assert app.focused.id == "comparison"


@pytest.mark.parametrize("sizes", [[(60, 20)], [(200, 60)], [(100, 10), (60, 40), (120, 24)]])
async def test_what_was_read_in_a_long_text_stays_in_view(tmp_path: Path, sizes):
    text = " ".join(f"Sentence number{n} of a long speech about the harbour." for n in range(2000))
    app = reader(small.dossier(tmp_path / "d", [small.statement("long", text)]))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        app.open("record", "long")
        await press(pilot, *["pagedown"] * 20)
        word = next(word for word in screen_text(app).split() if word.startswith("number"))
        assert int(word.removeprefix("number")) > 100
        for size in sizes:
            await pilot.resize_terminal(*size)
            await press(pilot)
        near = [word for word in screen_text(app).split() if word.startswith("number")][:4]
        assert abs(int(near[0].removeprefix("number")) - int(word.removeprefix("number"))) <= 2


async def test_ctrl_c_says_how_to_leave(syria: Path):
    app = reader(syria, keymap={"app.quit": ("Q",)})
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+c")
        assert "Q leaves the reader" in screen_text(app)
