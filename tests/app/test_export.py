"""Copying in a style of citation, and exporting from the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import SIZE, settled
from tui.app.app import BilateralApp
from tui.config.choices import Config

if TYPE_CHECKING:
    from pathlib import Path

_STATEMENT = ("slash", *"regime change", "enter")


def _told(app: BilateralApp) -> str:
    """What the reader was told in notices."""
    return "\n".join(notice.message for notice in app._notifications)


async def test_a_statement_is_copied_in_the_style_that_was_chosen(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*_STATEMENT)
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert "Source: " in app.clipboard
        await pilot.press("Y", "down", "down", "enter")
        await settled(pilot)
        assert ". (2015, December" in app.clipboard
        assert "bilateral cite syria-2015 us-28 --style apa" in _told(app)
        app.copy_to_clipboard("something else")
        await pilot.press("y")
        await settled(pilot)
        assert ". (2015, December" in app.clipboard, "what was chosen once holds"
        await pilot.press("Y", "up", "escape")
        await settled(pilot)
        await pilot.press("y")
        assert ". (2015, December" in app.clipboard, "escape leaves it as it was"


@pytest.mark.parametrize(("style", "seen"), [("bibtex", "@article{"), ("no-such-style", "Source: ")])
async def test_the_configuration_names_the_style(app: BilateralApp, syria: Path, style: str, seen: str):
    archive = app.session.archive
    own = BilateralApp(syria, Config(cite=style), archive=archive)
    async with own.run_test(size=SIZE) as pilot:
        await pilot.press(*_STATEMENT)
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert seen in own.clipboard
        assert ("there is no style “no-such-style”" in _told(own)) == (style == "no-such-style")


async def test_an_export_says_where_it_went_and_overwrites_nothing(
    app: BilateralApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(160, 40)) as pilot:
        for _ in range(2):
            await pilot.press("colon", *"Export this issue")
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            await settled(pilot)
            assert "Written to" in _told(app)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["syria-2015-assad-role-2015-12-15-2.md", "syria-2015-assad-role-2015-12-15.md"]
    assert (
        (tmp_path / names[1])
        .read_text(encoding="utf-8")
        .startswith("# Russia and the United States over Syria: Assad's role\n")
    )


async def test_an_export_that_fails_is_told(
    app: BilateralApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.export.named_file.replace_file", full)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon", *"Export the dossier")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert "It could not be written: No space left on device" in _told(app)
