"""Statements of nobody's party and of an unknown date have their place and are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app import small


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A talk with a moderator, a third party, and a note that nobody dated."""
    said = [
        small.statement("left-1", "We go on."),
        small.statement("right-1", "We stop.", party="right"),
        small.statement("third-1", "We wait.", party="third"),
        small.statement("host-1", "Thank you all."),
        small.statement("note-1", "The lake is ours.", date="XXXX"),
    ]
    del said[3]["party"]
    parties = [{"id": name, "name": f"{name.title()} Land"} for name in ("left", "right", "third")]
    return small.dossier(tmp_path / "talk", said, parties=parties)


def test_show_counts_and_prints_the_statements_of_others(bilateral, talk):
    code, out, _ = bilateral("show", talk, "matter")
    assert code == 0
    assert "Statements: Left Land 2, Right Land 1; by others 2 (Third Land 1, no party 1)" in out
    others = out.partition("By others, newest first: 2")[2].partition("Events, oldest first")[0]
    assert "“We wait.”" in others
    assert "— no party — direct [host-1]" in others


def test_the_whole_counts_them_too(bilateral, talk):
    assert "by others 2 (Third Land 1, no party 1)" in bilateral("show", talk).out


def test_the_tempo_has_them_too_and_only_where_there_are_such(bilateral, talk, tmp_path):
    tempo = bilateral("show", talk, "matter", "--tempo").out
    assert "\n1 Dec 2015: Left Land 1, Right Land 1, no party 1\n" in tempo
    sides = small.dossier(tmp_path / "sides", [small.statement("left-1", "We go on.")])
    assert "no party" not in bilateral("show", sides, "--tempo").out


def test_the_matrix_tells_beside_each_issue_how_much_is_of_no_party(bilateral, talk, tmp_path):
    assert "[matter]\nOn record of no party: 1 statement (1 direct)\n" in bilateral("matrix", talk).out
    sides = small.dossier(tmp_path / "sides", [small.statement("left-1", "We go on.")])
    assert "no party" not in bilateral("matrix", sides).out


def test_a_picture_of_the_tempo_has_bars_of_no_party(bilateral, talk):
    drawn = bilateral("export", talk, "--format", "svg").out
    assert "no party, 1 statement" in drawn


def test_json_has_them_all(bilateral, talk):
    held = json.loads(bilateral("show", talk, "--json").out)
    assert {one["id"] for one in held["statements"]} == {"left-1", "right-1", "third-1", "host-1", "note-1"}


def test_an_unknown_date_is_a_place_of_its_own(bilateral, talk):
    out = bilateral("show", talk).out
    assert "from 1 Dec 2015 to 31 Dec 2015" in out
    tempo = bilateral("show", talk, "--tempo").out
    assert "Of an unknown date: Left Land 1" in tempo
    assert len(tempo.splitlines()) < 10


def test_a_long_silence_takes_one_line(bilateral, tmp_path):
    said = [small.statement("a", "Yes.", date="2015-01-02"), small.statement("b", "No.", date="2015-07-02")]
    path = small.dossier(tmp_path / "quiet", said)
    tempo = bilateral("show", path, "--tempo", "--by", "month").out
    assert "Feb 2015 to Jun 2015: nothing" in tempo
    assert "Mar 2015" not in tempo
