"""A transcript is read forwards: oldest first, and from one statement to the next."""

from __future__ import annotations

from pathlib import Path

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text


def transcript(folder: Path) -> Path:
    said = [
        small.statement(f"turn-{n}", f"Turn number {n}.", party=party, date=f"2015-12-{n + 1:02}")
        for n, party in enumerate(("left", "right") * 3)
    ]
    return small.dossier(folder / "d", said)


async def test_the_record_is_read_oldest_first_and_the_selection_stays(tmp_path: Path):
    app = reader(transcript(tmp_path))
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.pause()
        await press(pilot, "down", "down")
        selected = app.screen.selected_id()
        screen = await press(pilot, "r")
        assert "On the record, oldest first" in screen
        assert screen.rindex("Turn number 0.") < screen.rindex("Turn number 4.")
        assert app.screen.selected_id() == selected
        screen = await press(pilot, "r")
        assert "On the record, newest first" in screen
        assert app.screen.selected_id() == selected


async def test_from_a_statement_one_goes_to_the_one_after_and_before_it(tmp_path: Path):
    app = reader(transcript(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "turn-2")
        assert "Turn number 3." in await press(pilot, "greater_than_sign")
        await press(pilot, "less_than_sign")
        assert "Turn number 1." in await press(pilot, "less_than_sign")
        await press(pilot, "less_than_sign")
        assert "No statement comes before it" in await press(pilot, "less_than_sign")
        assert "Turn number 0." in screen_text(app)
