"""How problems are written out."""

from __future__ import annotations

import json

from tui.dossier.hidden_characters import visible_columns
from tui.dossier.problems import Problem, as_dict, excerpt, render, render_one
from tui.dossier.records import Location


def problem(text: str, column: int) -> Problem:
    return Problem(Location("a.yaml", 3, column), "bad-date", "it is wrong", "mend it", text)


def test_a_problem_shows_its_place_its_line_and_what_to_do() -> None:
    assert render_one(problem("key: value", 6)) == (
        "a.yaml:3:6: error: it is wrong [bad-date]\n    key: value\n         ^\n  = help: mend it"
    )


def test_a_problem_without_a_line_shows_none() -> None:
    assert render_one(problem("", 1)) == "a.yaml:3:1: error: it is wrong [bad-date]\n  = help: mend it"


def test_the_caret_stands_right_behind_tabs_and_control_characters() -> None:
    text, caret = excerpt(problem("\ta\x1b[31m\u202eb", 8))
    assert text == "␉a␛[31m\ufffdb"
    assert text[caret] == "\ufffd"


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "a" * 500 + "B" + "c" * 500
    text, caret = excerpt(problem(line, 501), 100)
    assert len(text) == 100
    assert text[caret] == "B"
    assert text.startswith("…")
    assert text.endswith("…")
    assert excerpt(problem(line, 1), 100) == ("a" * 99 + "…", 0)
    text, caret = excerpt(problem(line, 1002), 100)
    assert (text, caret) == ("…" + "c" * 99, 100)


def test_a_file_name_cannot_speak_to_the_terminal() -> None:
    shown = render([problem("x", 1)._replace(location=Location("\x1b]0;x\x07\n.yaml", 1, 1))])
    assert "\x1b" not in shown
    assert shown.startswith("␛]0;x␇␊.yaml:1:1")


def test_every_character_is_shown_as_one() -> None:
    every = "".join(map(chr, range(0x2100)))
    assert len(visible_columns(every)) == len(every)


def test_a_problem_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(as_dict(problem("x", 1)))) == {
        "file": "a.yaml",
        "line": 3,
        "column": 1,
        "severity": "error",
        "code": "bad-date",
        "message": "it is wrong",
        "advice": "mend it",
        "text": "x",
        "more": 0,
    }
