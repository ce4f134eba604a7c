"""`bilateral search`."""

from __future__ import annotations

import pytest

from tests.conftest import HOSTILE
from tui.cli import main
from tui.report.visible import visible

FORMS = [
    "moderate opposition",
    '"regime change"',
    "veto OR resolution",
    "assad -ceasefire",
    "terroris*",
    "NEAR(fate Syrians, 8)",
    "speaker:lavrov",
    "party:us",
    "issue:assad-role",
    "source:reuters",
    "kind:direct",
    "is:unanswered",
    "before:2015-12",
    "after:2015-09-30",
    "on:2015-12-15",
    "in:events",
]


@pytest.mark.parametrize("query", FORMS)
def test_every_form_of_the_language_is_understood(bilateral, syria, query):
    code, out, err = bilateral("search", syria, query)
    assert code == 0
    assert out
    assert "Read as: " in err
    assert " hit" in err


def test_hits_go_to_stdout_and_the_reading_to_stderr(bilateral, dossier_path):
    code, out, err = bilateral("search", dossier_path, "in:statements", "fence", "stays")
    assert code == 0
    assert out.startswith(
        "1 statement:\n\n"
        "10 Jan 2015 — Ann North — North house — direct [n-1] fence\n“The fence stays where it is.”\n\n"
    )
    assert "\n\nFew have all of this. The nearest:\n\n" in out
    assert err.splitlines()[-1] == "1 hit; order: best"


def test_the_order_can_be_chosen_and_is_told(bilateral, dossier_path):
    newest = bilateral("search", dossier_path, "in:statements fence", "--order", "newest", "--json").json
    dates = [hit["date"]["earliest"] for hit in newest["hits"] if not hit["near"]]
    assert dates == sorted(dates, reverse=True)
    assert newest["order"] == "newest"
    oldest = bilateral("search", dossier_path, "in:statements fence", "--order", "oldest", "--json").json
    assert [hit["date"]["earliest"] for hit in oldest["hits"] if not hit["near"]] == dates[::-1]


def test_what_nothing_has_is_said_before_what_is_near(bilateral, dossier_path):
    code, out, err = bilateral("search", dossier_path, "fence zeppelin")
    assert code == 0
    assert out.startswith("Nothing has all of this. The nearest:\n")
    assert err.endswith("0 hits; order: best\n")
    hits = bilateral("search", dossier_path, "fence zeppelin", "--json").json
    assert hits["count"] == 0
    assert hits["hits"]
    assert all(hit["near"] for hit in hits["hits"])


def test_a_misspelt_word_is_taken_for_the_nearest_and_said_so(bilateral, dossier_path):
    out, err = bilateral("search", dossier_path, "fense")[1:]
    assert "fense taken for fence" in out
    assert "Nothing has “fense”; the nearest: fence" in err
    assert "[n-1]" in out


def test_no_hit_is_fine(bilateral, dossier_path):
    code, out, err = bilateral("search", dossier_path, "zeppelin")
    assert (code, out) == (0, "")
    assert err.endswith("0 hits; order: best\n")


def test_what_can_not_be_read_is_shown_with_its_place(bilateral, dossier_path):
    code, _, err = bilateral("search", dossier_path, "fence colour:red")
    assert code == 1
    assert err.startswith("fence colour:red\n      ^^^^")


def test_a_minus_is_part_of_the_query_not_an_option(bilateral, dossier_path):
    assert "[n-1]" in bilateral("search", dossier_path, "fence", "-foot").out
    assert "[n-2]" not in bilateral("search", dossier_path, "-foot", "fence").out


def test_widening_is_told_and_can_be_switched_off(bilateral, dossier_path):
    wide, narrow = (
        bilateral("search", dossier_path, "paling"),
        bilateral("search", dossier_path, "paling", "--no-widen"),
    )
    assert "Widened: " in wide.err
    assert wide.out
    assert "Widened" not in narrow.err
    assert narrow.out == ""


@pytest.mark.parametrize(
    ("query", "day", "hits"),
    [
        ("in:events pushed", "2015-12-10", 0),
        ("in:events pushed", "2015-12-11", 1),
        ("in:events wind", "2015-12-11", 0),
        ("in:events wind", "2015-12-12", 1),
        ("in:events speaker:bob", "2015-12-11", 0),
        ("in:events is:contested", "2015-12-11", 0),
        ("in:events is:contested", "2015-12-12", 1),
        ("in:events -wind", "2015-12-11", 1),
        ("in:events -wind", "2015-12-12", 1),
        ("in:events source:letter", "2015-12-15", 2),
        ("in:events meet", "2015-12-11", 0),
        ("in:events is:planned", "2015-12-12", 1),
    ],
)
def test_what_had_not_been_said_of_an_event_does_not_find_it(bilateral, dossier_path, query, day, hits):
    assert bilateral("search", dossier_path, query, "--as-of", day, "--json").json["count"] == hits


def test_a_hit_in_an_account_shows_the_account(bilateral, dossier_path):
    assert (
        "The fence falls\nin the accounts: The wind did it.\n"
        in bilateral("search", dossier_path, "in:events wind").out
    )
    (hit,) = bilateral("search", dossier_path, "in:events wind", "--json").json["hits"]
    assert (hit["id"], hit["kind"], hit["where"]) == ("fall", "event", ["account"])
    assert hit["marks"] == []
    assert hit["passages"] == [{"field": "account", "text": "The wind did it.", "marks": [[4, 8]]}]


def test_who_has_not_answered_is_told(bilateral, dossier_path):
    query = ("search", dossier_path, "is:unanswered", "--as-of", "2015-12-02")
    assert "no more.\nNo answer on record from: South house\n" in bilateral(*query).out
    assert [hit["unanswered_by"] for hit in bilateral(*query, "--json").json["hits"]] == [["south"]]
    assert "No answer" not in bilateral("search", dossier_path, "goes", "--as-of", "2015-12-02").out


def test_as_of_and_limit(bilateral, dossier_path):
    whole = bilateral("search", dossier_path, "fence")
    assert [line for line in whole.out.splitlines() if "[s-1]" in line]
    assert whole.err.splitlines()[-1].endswith(" hits; order: best")
    earlier = bilateral("search", dossier_path, "fence", "--as-of", "2015-12-04")
    assert "[n-1]" in earlier.out
    assert "[s-1]" not in earlier.out
    code, out, err = bilateral("search", dossier_path, "fence", "--limit", "1")
    assert (code, out.count("[")) == (0, 1)
    assert "; the first 1 are shown; order: best" in err


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_reads_back_exactly(bilateral, dossier_path, name):
    assert f"“{visible(HOSTILE[name])}”" in bilateral("search", dossier_path, "issue:hostile").out


def test_json_holds_query_count_and_whole_hits(bilateral, dossier_path):
    found = bilateral("search", dossier_path, "issue:hostile", "--json").json
    assert found["count"] == len(found["hits"]) == len(HOSTILE)
    assert {hit["id"]: hit["text"] for hit in found["hits"]} == HOSTILE
    problem = bilateral("search", dossier_path, "colour:red", "--json").json["problems"][0]
    assert (problem["start"], problem["end"] > 0) == (0, True)


def test_matches_are_bold_in_a_terminal_only(bilateral, dossier_path, monkeypatch, capsys):
    monkeypatch.setattr("tui.commands.output.may_style", lambda: True)
    main(["search", str(dossier_path), "stays"])
    assert "“The fence \x1b[1mstays\x1b[22m where it is.”" in capsys.readouterr().out
