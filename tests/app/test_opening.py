"""Opening dossiers that are new, changed, broken, empty or not there."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from tests.app.conftest import SIZE, press, reader, until
from tests.app.screen import screen_text
from tui.app import app as app_module
from tui.app import live
from tui.app.app import BilateralApp
from tui.archive.store import Archive, location, open_before, open_valid
from tui.archive.validity import seal
from tui.config.choices import Config
from tui.library import archive_opening
from tui.library.archive_opening import open_archive


@pytest.fixture
def dossier(syria: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(syria, tmp_path / "dossier"))


async def test_a_dossier_that_was_never_read_is_read_and_opens(dossier: Path):
    app = BilateralApp(dossier, Config())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, "Must Assad leave")


async def test_while_changed_files_are_read_the_board_says_so_and_stays_usable(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
):
    open_archive(dossier).close()
    issues = dossier / "issues.yaml"
    issues.write_text(issues.read_text().replace("Must Assad leave", "Should Assad leave"))
    assert open_valid(dossier) is None
    go_on = Event()
    monkeypatch.setattr(
        archive_opening, "open_archive", lambda path, progress: go_on.wait(30) and open_archive(path)
    )
    app = BilateralApp(dossier, Config(), archive=open_before(dossier), stale=True)
    async with app.run_test(size=SIZE) as pilot:
        assert "Must Assad leave" in await until(pilot, "files changed")
        await pilot.press("x")
        assert app.session.place.parties == ("russia", "us")
        go_on.set()
        assert "files changed" not in await until(pilot, "Should Assad leave")
        assert app.session.place.parties == ("russia", "us")


async def test_long_reading_tells_how_far_it_is_while_keys_go_on_working(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
):
    open_archive(dossier).close()
    issues = dossier / "issues.yaml"
    issues.write_text(issues.read_text().replace("Must Assad leave", "Should Assad leave"))
    go_on = Event()

    def slowly(path: Path, progress: archive_opening.Progress) -> Archive:
        for done in (0, 200, 400):
            progress("Reading the statements", done, 1000)
            sleep(0.05)
        while not go_on.wait(0.05):
            progress("Reading the statements", 400, 1000)
        return open_archive(path)

    monkeypatch.setattr(archive_opening, "open_archive", slowly)
    app = BilateralApp(dossier, Config(), archive=open_before(dossier), stale=True)
    async with app.run_test(size=SIZE) as pilot:
        screen = await until(pilot, "reading the statements 40 %")
        assert "files changed" in screen
        await until(pilot, " s left")
        await pilot.press("2")
        await until(pilot, "Is all armed opposition terrorist?")
        go_on.set()
        await pilot.press("1")
        assert "files changed" not in await until(pilot, "Should Assad leave")


async def test_what_changed_is_read_at_the_place_where_the_reader_is(dossier: Path):
    open_archive(dossier).close()
    issues = dossier / "issues.yaml"
    issues.write_text(issues.read_text().replace("Whom do they hit?", "What do they hit?"))
    app = BilateralApp(dossier, Config(), archive=open_before(dossier), stale=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("4")
        await until(pilot, "What do they hit?")


async def test_a_broken_dossier_says_what_is_wrong_and_opens_once_it_is_mended(dossier: Path):
    issues = dossier / "issues.yaml"
    good = issues.read_text()
    issues.write_text(good.replace("verdict: differ", "verdict: quarrel", 1))
    app = BilateralApp(dossier, Config())
    async with app.run_test(size=SIZE) as pilot:
        screen = await until(pilot, "quarrel")
        assert "issues.yaml:" in screen
        assert "differ" in screen
        issues.write_text(good)
        await pilot.press("r")
        await until(pilot, "Must Assad leave")


async def test_a_dossier_that_breaks_after_it_was_read_is_not_shown_as_if_it_held(dossier: Path):
    open_archive(dossier).close()
    issues = dossier / "issues.yaml"
    good = issues.read_text()
    issues.write_text(good + "\n- id: [")
    app = BilateralApp(dossier, Config(), archive=open_before(dossier), stale=True)
    async with app.run_test(size=SIZE) as pilot:
        assert "Must Assad" not in await until(pilot, "issues.yaml:")
        issues.write_text(good)
        await pilot.press("r")
        await until(pilot, "Must Assad leave")


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda _path: None])
async def test_an_empty_or_missing_dossier_gets_a_screen_that_says_what_to_do(tmp_path: Path, make):
    path = tmp_path / "nothing"
    make(path)
    app = BilateralApp(path, Config())
    async with app.run_test(size=SIZE) as pilot:
        screen = await until(pilot, "can't be opened")
        assert "bilateral check" in screen
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_an_archive_that_rots_under_the_reader_is_made_anew(syria, monkeypatch):
    monkeypatch.setattr(seal, "ALWAYS", 0)  # as one that is read where it lies
    app = reader(syria)
    path = location(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        path.write_bytes(path.read_bytes().replace(b"Syria", b"5yria").replace(b"terror", b"t3rror"))
        for _ in range(40):
            if app.next_dossier is None:
                assert "5yria" not in screen_text(app)
                app.simulate_key("down")
                await asyncio.sleep(0.1)
    assert (app.next_dossier, app.return_code, path.exists()) == (syria, 0, False)


async def test_a_large_archive_is_read_through_while_it_is_open_and_made_anew_where_its_index_rots(
    syria, monkeypatch
):
    monkeypatch.setattr(seal, "ALWAYS", 0)
    monkeypatch.setattr(app_module, "FOLLOW_AFTER", 0.01)
    monkeypatch.setattr(live, "CHECK_AFTER", 0.3)
    app = reader(syria)
    path = location(syria)
    async with app.run_test(size=SIZE):
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        for _ in range(100):
            if app.next_dossier is None:
                await asyncio.sleep(0.05)
    assert (app.next_dossier, app.return_code, path.exists()) == (syria, 0, False)
