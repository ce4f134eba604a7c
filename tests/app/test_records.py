"""What can be done with a record: copy it, open its source, edit it."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_text, squeezed
from tui.app import editor


async def test_copy_sends_the_words_with_their_citation_and_names_a_way_without_clipboard(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "aj-01")
        await press(pilot, "y")
        assert app.clipboard.startswith("“")
        assert "Al Jazeera" in app.clipboard
        assert "bilateralshowsyria-2015aj-01" in squeezed(screen_text(app))


@pytest.mark.parametrize("item", ["e57", "assad-role", "assad-exit-first", "us", "john-kerry", "aj-01"])
async def test_every_kind_of_record_can_be_copied(syria: Path, item: str):
    app = reader(syria)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.open("record", item)
        await pilot.press("y")
        assert app.clipboard.strip()


async def test_a_source_without_address_says_so(tmp_path: Path):
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")]))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "said")
        await press(pilot, "o")
        assert "No web address is on record" in screen_text(app)


@pytest.mark.parametrize(
    ("configured", "arguments"),
    [
        ("vim", ["vim", "+7", "/d/a.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/d/a.yaml"]),
        ("hx", ["hx", "/d/a.yaml:7"]),
        ("code", ["code", "--wait", "-g", "/d/a.yaml:7"]),
        ("code --wait", ["code", "--wait", "-g", "/d/a.yaml:7"]),
        ("'/opt/my editor/ed'", ["/opt/my editor/ed", "/d/a.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_its_own_way(
    monkeypatch: pytest.MonkeyPatch, configured: str, arguments: list[str]
):
    monkeypatch.setattr(editor, "which", lambda name: name)
    assert editor.command(configured, Path("/d/a.yaml"), 7) == arguments


def test_visual_comes_before_editor():
    assert editor.editor({"VISUAL": "hx", "EDITOR": "vi"}) == "hx"
    assert editor.editor({"EDITOR": "vi"}) == "vi"
    assert editor.editor({}) is None


async def test_the_editor_opens_the_file_at_the_records_line(
    syria: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told = tmp_path / "told"
    script = tmp_path / "vi"
    script.write_text(f'#!/bin/sh\necho "$@" > {told}\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    app = reader(syria)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await pilot.press("e")
        await pilot.pause()
    line, file = told.read_text().split()
    with Path(file).open() as lines:
        assert "us-28" in list(lines)[int(line.removeprefix("+")) - 1]


async def test_a_missing_editor_is_said_so(syria: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    app = reader(syria)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.open("record", "us-28")
        await press(pilot, "e")
        assert "There is no editor no-such-editor-anywhere" in screen_text(app)
