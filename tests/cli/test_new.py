"""`bilateral new`: a dossier that opens and passes at once."""

from __future__ import annotations

import io
import sys

import pytest

from tests.app.screen import screen_text
from tui.app.app import BilateralApp
from tui.config.choices import Config
from tui.dossier.loading import examine, read_dossier


def test_a_new_dossier_passes_check_and_can_be_shown(bilateral, tmp_path):
    path = tmp_path / "border"
    code, out, err = bilateral("new", path, "--sides", "The North, The South", "--as-of", "1 mar 2024")
    assert code == 0
    assert out.splitlines()[0] == str(path / "dossier.yaml")
    assert f"`bilateral {path}` opens it" in err
    assert examine(path)[1] == ()
    records = read_dossier(path)
    assert (records.dossier.id, records.dossier.title) == ("border", "Border")
    assert records.dossier.compare == ("the-north", "the-south")
    assert [party.name for party in records.parties] == ["The North", "The South"]
    assert records.dossier.as_of.text == "2024-03-01"
    assert bilateral("check", path, "--strict").code == 0
    assert "The first issue" in bilateral("show", path).out


def test_every_line_that_is_a_comment_can_be_taken_in(bilateral, tmp_path):
    path = tmp_path / "border.yaml"
    assert bilateral("new", path, "--sides", "North,South", "--as-of", "2024-03-01").code == 0
    text = path.read_text()
    for line in text.splitlines():
        if line.startswith(("# - ", "#   ", "    # ")):
            text = text.replace(line, line.replace("# ", "", 1), 1)
    path.write_text(text)
    assert examine(path)[1] == ()
    records = read_dossier(path)
    assert (len(records.statements), len(records.events), len(records.sources)) == (1, 1, 1)


def test_hostile_titles_and_sides_are_kept_letter_for_letter(bilateral, tmp_path):
    path = tmp_path / "x y"
    title = "[/] “It's: #1” — \\ {a} \u202e \x1b[31m"
    assert bilateral("new", path, "--title", title, "--sides", "Россия,中国", "--as-of", "2024").code == 0
    records = read_dossier(path)
    assert records.dossier.title == title
    assert [(party.id, party.name) for party in records.parties] == [
        ("rossiya", "Россия"),
        ("second-side", "中国"),
    ]


def test_the_folder_one_is_in_and_a_folder_called_like_a_command_become_dossiers(
    bilateral, tmp_path, monkeypatch
):
    (tmp_path / "the_bridge").mkdir()
    monkeypatch.chdir(tmp_path / "the_bridge")
    assert bilateral("new", ".", "--as-of", "2024").code == 0
    assert read_dossier(tmp_path / "the_bridge").dossier.title == "The bridge"
    assert "`bilateral ./list` opens it" in bilateral("new", "list", "--as-of", "2024").err


@pytest.mark.parametrize("name", ["there", "there.yaml"])
def test_nothing_is_overwritten(bilateral, tmp_path, name):
    path = tmp_path / name
    if name == "there":
        path.mkdir()
        (path / "notes.txt").write_text("mine")
    else:
        path.write_text("mine")
    code, out, err = bilateral("new", path)
    assert (code, out) == (2, "")
    assert "is there already" in err
    assert "mine" in (path / "notes.txt" if name == "there" else path).read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [(["--sides", "one"], "“one” does not name two sides"), (["--as-of", "soon"], "“soon” is not a date")],
)
def test_what_cannot_be_used_is_refused_before_anything_is_written(bilateral, tmp_path, words, message):
    code, _, err = bilateral("new", tmp_path / "a", *words)
    assert code == 2
    assert message in err
    assert not (tmp_path / "a").exists()


def test_a_terminal_is_asked_for_what_is_missing(bilateral, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.commands.writing.questions.may_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Über die Brücke\nOst, West\n\n"))
    code, _, err = bilateral("new", tmp_path / "bridge")
    assert code == 0
    assert err.splitlines()[:2] == [
        "Title [Bridge]:",
        "The two sides, with a comma between them [Side A, Side B]:",
    ]
    records = read_dossier(tmp_path / "bridge")
    assert (records.dossier.title, records.dossier.compare) == ("Über die Brücke", ("ost", "west"))


async def test_the_reader_opens_a_new_dossier(bilateral, tmp_path):
    bilateral("new", tmp_path / "border", "--sides", "North,South", "--as-of", "2024-03-01")
    app = BilateralApp(tmp_path / "border", Config())
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            if "The first issue" in screen_text(app):
                break
        assert "What is a question that both sides have answered?" in screen_text(app)
