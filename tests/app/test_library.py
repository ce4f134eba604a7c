"""The library: known dossiers, how they stand, and opening another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import press, reader, settled, until
from tui.app.app import BilateralApp
from tui.config.choices import Config
from tui.library.archive_opening import open_archive

SIZE = (120, 36)


@pytest.fixture
def app(syria: Path, dossier_path: Path) -> BilateralApp:
    broken = dossier_path.parent / "broken"
    broken.mkdir()
    (broken / "dossier.yaml").write_text("dossier: [", encoding="utf-8")
    config = Config(folders=(dossier_path.parent,))
    return BilateralApp(syria, config, archive=open_archive(syria))


async def test_it_tells_what_is_in_each_dossier_and_how_it_stands(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D")
        screen = await until(pilot, "A small dispute")
        assert "North, South and The mayor" in screen
        assert "Russia and the United States over Syria  open now" in screen
        assert "it can't be opened" in await until(pilot, "it can't be opened")


async def test_another_dossier_is_opened_by_words_of_its_title(app: BilateralApp, dossier_path: Path):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D")
        await until(pilot, "A small dispute")
        await press(pilot, *"dispute")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
    assert app.next_dossier == dossier_path


async def test_a_dossier_is_opened_by_its_path(app: BilateralApp, dossier_path: Path):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D", *str(dossier_path))
        await until(pilot, "Open ")
        await pilot.press("enter")
        await pilot.pause()
    assert app.next_dossier == dossier_path


async def test_the_one_that_is_open_is_returned_to(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D", *"syria")
        await settled(pilot)
        await press(pilot, "enter")
        assert app.screen.id == "board"
        assert app.next_dossier is None


async def test_what_is_nowhere_is_said_to_be_nowhere(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "D", *"/no/such/folder")
        await until(pilot, "No known dossier goes by that name")


async def test_the_library_can_be_what_the_reader_begins_with(syria: Path):
    app = BilateralApp(syria, Config(), archive=open_archive(syria), library=True)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, "open now")


async def test_all_dossiers_are_searched_from_the_library_that_was_opened_from_search(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"fence", "down", "D")
        await until(pilot, "A small dispute")
        await press(pilot, *"fence", "f5")
        assert [screen.id for screen in app.screen_stack] == ["board", "search"]
        assert "A small dispute" in await until(pilot, "The fence stays where it is.")
        await press(pilot, "escape", "escape")
        assert app.screen.id == "board"


async def test_a_dossier_that_was_opened_by_another_path_is_listed_once(syria: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(syria, target_is_directory=True)
    app = reader(tmp_path / "link")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await press(pilot, "D")
        assert screen.count("Russia and the United States over Syria") == 1
        assert "open now" in screen
        assert "Open dossier: Russia" not in await press(pilot, "escape", "colon", *"open dossier")
