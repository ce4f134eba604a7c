"""Keeping records for the briefing, and what can be done with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text
from tui.library.kept_records import KeptRecords

SIZES = [(80, 24), (120, 36)]


@pytest.mark.parametrize("size", SIZES)
async def test_records_are_kept_ordered_annotated_copied_and_let_go(syria: Path, size):
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Nothing is kept yet" in await press(pilot, "B")
        await press(pilot, "escape")
        for item in ("us-25", "ru-30"):
            app.open("record", item)
            assert "kept in the briefing" in await press(pilot, "asterisk")
            await press(pilot, "escape")
        screen = await press(pilot, "B")
        assert "2 kept" in screen
        assert screen.index("us-25") < screen.index("ru-30")
        screen = await press(pilot, "J")
        assert screen.index("ru-30") < screen.index("us-25")
        screen = await press(pilot, "n", *"why it matters", "enter")
        assert "why it matters" in screen
        await press(pilot, "c")
        first, second = app.clipboard.split("\n\n")
        assert "Source: " in first
        assert second.startswith("why it matters\n")
        assert "ru-30" in await press(pilot, "asterisk")
        assert [record.id for record in KeptRecords(syria).records] == ["ru-30"]


async def test_what_is_kept_survives_the_record_and_says_so(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", "Yes.")])
    kept = KeptRecords(path)
    kept.toggle("gone")
    kept.toggle("said")
    app = reader(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        screen = await press(pilot, "B")
        assert "gone is no longer in the dossier" in screen
        assert "“Yes.”" in screen


async def test_a_briefing_that_cannot_be_read_is_kept_aside(syria: Path):
    file = KeptRecords(syria).file
    file.parent.mkdir(parents=True)
    file.write_text("{not json", encoding="utf-8")
    app = reader(syria)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()
        assert "could not be read" in await press(pilot, "B")
    assert file.with_suffix(".unreadable").read_text(encoding="utf-8") == "{not json"


async def test_letting_a_record_go_on_its_page_shows_in_the_briefing_below(syria: Path):
    KeptRecords(syria).toggle("us-25")
    app = reader(syria)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "B", "enter", "asterisk", "escape")
        assert "Nothing is kept yet" in screen_text(app)
