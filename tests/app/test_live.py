"""The reader follows the files of its dossier."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.conftest import press, reader, until
from tests.app.screen import screen_rows, screen_text
from tui.app import app as application
from tui.app.app import BilateralApp
from tui.app.panes.answers import ComparisonPane
from tui.archive.validity import seal
from tui.config import user_folders
from tui.config.choices import Config
from tui.library.archive_opening import open_archive

SIZE = (120, 36)


@pytest.fixture
def dossier(syria: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(application, "FOLLOW_AFTER", 0.01)
    return Path(shutil.copytree(syria, tmp_path / "dossier"))


@pytest.fixture
def app(dossier: Path) -> BilateralApp:
    return BilateralApp(dossier, Config(), archive=open_archive(dossier))


def replace(path: Path, old: str, new: str) -> None:
    """Save a file as editors do that write beside it and rename."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside = path.with_suffix(".swp")
    beside.write_text(text.replace(old, new, 1), encoding="utf-8")
    beside.replace(path)


async def notice_shown(pilot: Pilot[int], wanted: str) -> None:
    """Wait until the reader says something."""
    for _ in range(400):
        await pilot.pause(0.02)
        if any(wanted in notice.message for notice in pilot.app._notifications):
            return
    raise AssertionError([notice.message for notice in pilot.app._notifications])


async def followed(pilot: Pilot[int]) -> None:
    """Wait until the files are followed."""
    await pilot.pause(0.3)


async def test_a_saved_change_comes_to_the_board_and_is_told(dossier: Path, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await followed(pilot)
        replace(dossier / "issues.yaml", "Must Assad leave", "Should Assad leave")
        screen = await until(pilot, "Should Assad leave")
        await notice_shown(pilot, "1 question changed")
        assert "files changed" not in screen


async def test_selection_and_view_stay_while_statements_come_before_them(dossier: Path, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 6)
        await followed(pilot)
        selected = next(row for row in screen_rows(app) if "▸" in row)
        at = screen_rows(app).index(selected)
        new = "statements:\n" + "".join(
            f"- {{id: new-{n}, party: us, attribution: someone, date: 2015-12-15, quotation: indirect,"
            " issues: [assad-role], source: r05, text: Another remark.}\n"
            for n in range(3)
        )
        source = app.session.archive.row("SELECT id FROM source")[0]
        (dossier / "new.yaml").write_text(new.replace("r05", source), encoding="utf-8")
        await notice_shown(pilot, "3 statements added")
        rows = screen_rows(app)
        assert "▸" in rows[at]
        assert rows[at][30:60] == selected[30:60]
        assert app.query_one(ComparisonPane).has_focus


async def test_a_change_comes_to_a_record_that_is_open(dossier: Path, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await followed(pilot)
        replace(dossier / "issues.yaml", "Must Assad leave", "Should Assad leave")
        await until(pilot, "Should Assad leave")
        await pilot.press("escape")
        await until(pilot, "Should Assad leave")


async def test_a_broken_save_leaves_the_board_is_marked_and_mending_it_clears_the_mark(
    dossier: Path, app: BilateralApp
):
    async with app.run_test(size=SIZE) as pilot:
        await followed(pilot)
        good = (dossier / "issues.yaml").read_text()
        replace(dossier / "issues.yaml", "verdict: differ", "verdict: quarrel")
        screen = await until(pilot, "1 error in the files (P)")
        assert "Must Assad leave" in screen
        await pilot.press("P")
        assert "quarrel" in await until(pilot, "issues.yaml:")
        await pilot.press("escape")
        assert "Must Assad leave" in await until(pilot, "1 error in the files")
        await pilot.press("P")
        (dossier / "issues.yaml").write_text(good)
        screen = await until(pilot, "Must Assad leave")
        assert "error" not in screen.splitlines()[0]


async def test_a_folder_that_goes_away_and_comes_back_is_survived(dossier: Path, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await followed(pilot)
        away = dossier.with_name("away")
        dossier.rename(away)
        await asyncio.sleep(0.3)
        assert "Must Assad leave" in screen_text(app)
        away.rename(dossier)
        replace(dossier / "issues.yaml", "Must Assad leave", "Should Assad leave")
        await until(pilot, "Should Assad leave")


async def test_without_errors_the_key_for_them_says_so(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("P")
        await notice_shown(pilot, "no errors")


async def test_editing_comes_back_to_the_changed_record(
    dossier: Path, app: BilateralApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    editor = tmp_path / "editor.sh"
    editor.write_text(f"#!/bin/sh\nsed -i 's/Who decides?/Who is to decide?/' {dossier}/issues.yaml\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr(BilateralApp, "suspend", __import__("contextlib").nullcontext)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "e")
        assert "▸Who is to decide?" in await until(pilot, "Who is to decide?")


@pytest.mark.parametrize("always", [seal.ALWAYS, 0], ids=["small", "large"])
async def test_losing_the_cache_costs_an_open_reader_nothing(
    dossier_path: Path, monkeypatch: pytest.MonkeyPatch, always: int
):
    monkeypatch.setattr(seal, "ALWAYS", always)
    app = reader(dossier_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        for file in user_folders.cache().iterdir():
            file.unlink()
        assert "The fence stays where it is." in await press(pilot, "slash", *"fence stays")
        assert "The fence stays where it is." in await press(pilot, "enter")
        await press(pilot, "escape", "escape", "m", "escape", "D", "escape", "P", "escape")
        assert "The fence" in await press(pilot, "1")
