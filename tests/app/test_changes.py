"""What the files say that the last commit does not, in the reader."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.app.conftest import SIZE, press, reader, until


@pytest.fixture
def dossier(syria: Path, tmp_path: Path) -> Path:
    """The shipped dossier in a repository of its own, with a change that is not committed."""
    folder = Path(shutil.copytree(syria, tmp_path / "dossier"))
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "one")
    git(folder, "tag", "first")
    issues = folder / "issues.yaml"
    text = issues.read_text(encoding="utf-8")
    issues.write_text(text.replace("title: Assad's role", "title: The role of Assad"), encoding="utf-8")
    return folder


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", *who, "-C", folder, *words], check=True, capture_output=True)


async def test_what_is_not_committed_is_told_and_opens_the_record(dossier: Path):
    app = reader(dossier)
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "v")
        assert "HEAD → the files as they are" in screen
        assert "1 other change" in screen
        assert "title changed: Assad's role → The role of Assad" in screen
        assert "Issue" in (await press(pilot, "down", "enter")).splitlines()[0]
        await press(pilot, "escape")
        assert app.screen.id == "board" or "Changes" in await press(pilot)


async def test_other_revisions_can_be_asked_for(dossier: Path):
    git(dossier, "commit", "--all", "--quiet", "--message", "two")
    app = reader(dossier)
    async with app.run_test(size=SIZE) as pilot:
        assert "Nothing differs." in await press(pilot, "v")
        await press(pilot, "t", *["backspace"] * 10, *"first")
        await pilot.press("enter")
        assert "title changed" in await until(pilot, "first → the files as they are")
        await press(pilot, "t", *["backspace"] * 10, *"nowhere", "enter")
        await until(pilot, "there is no revision “nowhere”")


async def test_a_dossier_in_no_repository_says_so(syria: Path, tmp_path: Path):
    app = reader(Path(shutil.copytree(syria, tmp_path / "dossier")))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        await until(pilot, "not a git repository")
