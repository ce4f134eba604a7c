"""All known dossiers searched from within the reader, and a hit of another one opened in its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from tests.app.conftest import press, reader, settled, until
from tui.app.app import BilateralApp
from tui.app.search.hit_list import HitList
from tui.config.choices import Config
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (110, 36)


async def test_f5_searches_all_dossiers_and_each_ones_hits_stand_under_its_title(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash")
        assert "Sainte-Aure" not in await press(pilot, *"bridge")
        screen = await press(pilot, "f5")
        assert screen.splitlines()[0].startswith(" all dossiers / bridge")
        assert "Harwick and Sainte-Aure over their bridge" in screen
        assert "11 statements ──" in screen
        assert "Harwick  direct" in screen  # the party as its own dossier calls it
        screen = await press(pilot, "f5")
        assert screen.splitlines()[0].startswith(" / bridge")
        assert "Sainte-Aure" not in screen


async def test_the_library_searches_all_for_what_is_typed(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D", *"bridge")
        screen = await press(pilot, "f5")
        assert screen.splitlines()[0].startswith(" all dossiers / bridge")
        assert "Harwick and Sainte-Aure over their bridge" in screen


async def test_values_complete_over_all_dossiers(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "f5")
        screen = await press(pilot, *"speaker:m")
        assert "Ellen Marsh" in screen
        assert "Maria Zakharova" in screen


async def test_a_hit_opens_in_its_own_dossier_and_esc_comes_back_to_the_results(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "f5")
        await press(pilot, *"bridge")
        await press(pilot, "down")
        hits = app.screen.query_one(HitList)
        at = next(n for n, hit in enumerate(hits.hits) if hit.dossier == "two-towns")
        hits.select(at + 1)
        chosen = hits.hits[at + 1]
        await press(pilot, "enter")
    crossing = app.next_crossing
    assert app.next_dossier == crossing.path
    assert crossing.path.name == "two-towns"

    other = BilateralApp(crossing.path, Config(), archive=open_archive(crossing.path), crossing=crossing)
    async with other.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert other.screen.selected_id() == chosen.record
        assert "hit 2 of " in screen.splitlines()[0]
        assert "esc back" in screen
        await pilot.press("escape")
        await pilot.pause()
    assert other.next_dossier == syria

    again = BilateralApp(syria, Config(), archive=open_archive(syria), crossing=other.next_crossing)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, "Harwick and Sainte-Aure")
        assert again.screen.query_one("#query", Input).value == "bridge"
        hits = again.screen.query_one(HitList)
        await settled(pilot)
        assert hits.hits[hits.cursor].id == chosen.id
        assert hits.has_focus


async def test_what_is_done_with_a_selected_record_is_not_done_with_one_of_another_dossier(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "f5")
        await press(pilot, *"harwick", "down")
        assert app.screen.selected_id() is None


async def test_how_many_there_are_is_told_for_all_and_a_broken_one_is_named(syria: Path, tmp_path: Path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "dossier.yaml").write_text("dossier: [", encoding="utf-8")
    app = reader(syria, folders=(tmp_path,))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "f5")
        screen = await press(pilot, *"lorries bridge")
        assert "hits in all dossiers" in screen.splitlines()[0]
        assert "left out, with errors: broken" in screen
        assert "No hits for xqzzyq in any known dossier." in await press(
            pilot, *("backspace",) * 14, *"xqzzyq"
        )
