"""`bilateral add`: a record is made of what is typed, and it says what is missing."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tui.authoring.forms import Form
from tui.authoring.tables.known import read_known
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import errors

STATEMENT = {
    "--text": "“We are ready.”",
    "--speaker": "Jane Doe, Foreign Minister",
    "--party": "north",
    "--date": "12 jan 2024",
    "--source": "https://example.org/talks",
    "--issues": "The bridge",
}


def words(fields: dict[str, str]) -> list[str]:
    return [word for pair in fields.items() for word in pair]


def test_a_statement_is_added_with_what_is_new_with_it(bilateral, border):
    code, out, err = bilateral("add", border, "statement", *words(STATEMENT))
    assert code == 0
    assert "+- id: doe-2024-01-12" in out
    assert "the quotation is direct, by its quotation marks" in err
    assert "new: Jane Doe (jane-doe)" in err
    assert examine(border)[1] == ()
    records = read_dossier(border)
    (statement,) = records.statements
    assert (statement.text, statement.quotation, statement.speaker) == ("We are ready.", "direct", "jane-doe")
    assert (statement.party, statement.issues) == ("north", ("the-bridge",))
    assert records.actors[0].roles[0].title == "Foreign Minister"
    assert records.sources[0].url == "https://example.org/talks"


def test_a_second_one_takes_what_is_on_record(bilateral, border):
    bilateral("add", border, *words(STATEMENT))
    more = {**STATEMENT, "--text": "She said “no”.", "--speaker": "jane doe", "--date": "yesterday"}
    code, _, err = bilateral("add", border, *words(more))
    assert code == 0
    assert "new:" not in err
    records = read_dossier(border)
    assert [statement.quotation for statement in records.statements] == ["direct", "mixed"]
    today = date.today()
    assert records.statements[1].date.text in {(today - timedelta(days=n)).isoformat() for n in (1, 2)}
    assert (len(records.actors), len(records.sources), len(records.issues)) == (1, 1, 2)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"--text": ""}, "Quote is missing"),
        ({"--speaker": "", "--party": ""}, "Speaker or party is missing"),
        ({"--source": ""}, "Source is missing"),
        ({"--date": "soon"}, "“soon” is not a date"),
        ({"--date": "5/6/2020"}, "the day or the month may stand first in “5/6/2020”"),
        ({"--text": "We are ready."}, "is it word for word (direct) or in your own words (indirect)?"),
        ({"--quotation": "roughly"}, "“roughly” is no kind of quotation"),
        ({"--questions": "nothing"}, "nothing on record is called “nothing”"),
    ],
)
def test_it_says_what_is_missing_or_wrong_and_writes_nothing(bilateral, border, fields, message):
    before = {file.name: file.read_bytes() for file in border.iterdir()}
    code, out, err = bilateral("add", border, *words({**STATEMENT, **fields}))
    assert (code, out) == (1, "")
    assert message in err
    assert err.endswith("nothing was written\n")
    assert {file.name: file.read_bytes() for file in border.iterdir()} == before


def test_a_name_much_like_another_has_to_be_decided(bilateral, border):
    bilateral("add", border, *words(STATEMENT))
    near = {**STATEMENT, "--speaker": "Jane Dow", "--text": "“No.”"}
    code, _, err = bilateral("add", border, *words(near))
    assert code == 1
    assert '“Jane Dow” is much like Jane Doe: --same "Jane Dow=jane-doe" if it is' in err
    assert bilateral("add", border, *words(near), "--same", "Jane Dow=new").code == 0
    assert [actor.id for actor in read_dossier(border).actors] == ["jane-doe", "jane-dow"]


def test_events_sources_and_positions_are_added(bilateral, border):
    bilateral("add", border, *words(STATEMENT))
    event = [
        "event",
        "--title",
        "Talks: the first",
        "--date",
        "20 jan 2024",
        "--participants",
        "South; Jane Doe",
    ]
    assert bilateral("add", border, *event, "--kind", "meeting").code == 0
    source = ["source", "--title", "At the bridge", "--publisher", "The Gazette", "--issued", "feb 2024"]
    assert bilateral("add", border, *source).code == 0
    position = ["position", "--question", "first-question", "--party", "North", "--since", "2024-01"]
    outcome = bilateral("add", border, *position, "--summary", "Yes.", "--evidence", "doe-2024-01-12")
    assert outcome.code == 0
    assert [problem.code for problem in examine(border)[1]] == ["event-without-source"]
    records = read_dossier(border)
    assert (records.events[0].id, records.events[0].participants) == (
        "talks-the-first",
        ("south", "jane-doe"),
    )
    assert records.sources[1].id == "the-gazette-2024-02"
    ((party, (first,)),) = records.issues[0].questions[0].positions
    assert (party, first.since.text, first.evidence) == ("north", "2024-01", ("doe-2024-01-12",))


def test_a_field_of_another_kind_is_wrong_usage(bilateral, border):
    code, out, err = bilateral("add", border, "event", "--speaker", "Jane")
    assert (code, out) == (2, "")
    assert "--speaker is no field of event: it has title, date" in err


def test_fields_come_from_json_and_what_is_written_goes_to_json(bilateral, border, monkeypatch):
    fields = {name.removeprefix("--"): value for name, value in STATEMENT.items()}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({**fields, "issues": ["The bridge"]})))
    outcome = bilateral("add", border, "--from", "-", "--json")
    assert outcome.code == 0
    assert outcome.json["records"] == ["jane-doe", "the-bridge", "example-2024-01-12", "doe-2024-01-12"]
    assert len(read_dossier(border).statements) == 1


def test_a_dry_run_shows_and_writes_nothing(bilateral, border):
    code, out, err = bilateral("add", border, *words(STATEMENT), "--dry-run")
    assert code == 0
    assert "+  text: We are ready." in out
    assert err.endswith("nothing was written: this was a dry run\n")
    assert read_dossier(border).statements == ()


def test_a_terminal_is_asked_for_each_field(bilateral, border, monkeypatch):
    answers = ["“We are ready.”", "", "Jane Doe", "north", "2024-01-12", "Gazette", "", "", "First issue"]
    monkeypatch.setattr("tui.commands.writing.questions.may_ask", lambda: True)
    monkeypatch.setattr(
        "tui.commands.writing.questions.completed", lambda *_: answers.pop(0) if answers else ""
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, _, err = bilateral("add", border)
    assert code == 0
    assert "Write it? y or n [y]:" in err
    assert read_dossier(border).statements[0].issues == ("first-issue",)


def test_a_terminal_is_asked_again_for_what_is_wrong_and_keeps_the_rest(bilateral, border, monkeypatch):
    answers = ["We are ready.", "", "Jane Doe", "", "soon", "Gazette", "", "", "first-issue", "", "", "", ""]
    answers += ["2024-01-12", "indirect"]
    monkeypatch.setattr("tui.commands.writing.questions.may_ask", lambda: True)
    monkeypatch.setattr("tui.commands.writing.questions.completed", lambda *_: answers.pop(0))
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, _, err = bilateral("add", border)
    assert (code, answers) == (0, [])
    assert "“soon” is not a date" in err
    assert "is it word for word (direct) or in your own words (indirect)?" in err
    (statement,) = read_dossier(border).statements
    assert (statement.text, statement.quotation, statement.speaker) == (
        "We are ready.",
        "indirect",
        "jane-doe",
    )


def test_completion_gives_names_on_record(dossier_path):
    form = Form("statement", read_known(dossier_path, lambda *_: None))
    assert [one.value for one in form.completions("speaker", "bo")] == ["bob"]
    assert [one.shown for one in form.completions("issues", "fence; ho")] == ["Hostile [/] text (hostile)"]
    assert [one.value for one in form.completions("source", "fence")] == ["paper"]
    assert [one.value for one in form.completions("quotation", "")] == ["direct", "mixed", "indirect"]
    assert form.missing({"text": "x", "party": "north"}) == ["Date", "Source", "Issue"]


@pytest.fixture
def with_text(border) -> Path:
    (border / "gazette.txt").write_text(
        "She said: “We are ready to talk.” Nobody else did.\n", encoding="utf-8"
    )
    sources = "sources:\n- {id: gazette, title: At the bridge, text: gazette.txt}\n"
    (border / "sources.yaml").write_text(sources, encoding="utf-8")
    return border


def test_what_stands_in_the_sources_text_is_verified(bilateral, with_text):
    fields = {**STATEMENT, "--source": "gazette", "--text": "“We are ready to talk.”"}
    code, _, err = bilateral("add", with_text, *words(fields))
    assert code == 0
    assert "1 verbatim" in err


def test_words_that_the_sources_text_has_otherwise_are_not_written_in_silence(bilateral, with_text):
    fields = {**STATEMENT, "--source": "gazette", "--text": "“We are ready to walk.”"}
    code, out, err = bilateral("add", with_text, *words(fields))
    assert (code, out) == (1, "")
    assert "talk" in err
    assert "nothing was written; --unverified writes it all the same" in err
    assert read_dossier(with_text).statements == ()
    assert bilateral("add", with_text, *words(fields), "--unverified").code == 0
    assert len(read_dossier(with_text).statements) == 1


def test_a_new_question_is_added_to_its_issue_whether_that_is_new_or_not(bilateral, border):
    fields = {**STATEMENT, "--questions": "Who may cross?; What does it cost?"}
    assert bilateral("add", border, *words(fields)).code == 0
    old = {**STATEMENT, "--text": "“No.”", "--issues": "first-issue", "--questions": "Since when, then?"}
    code, _, err = bilateral("add", border, *words(old))
    assert code == 0
    assert "new: Since when, then? (since-when-then)" in err
    assert errors(examine(border)[1]) == ()
    records = read_dossier(border)
    asked = {issue.id: [question.id for question in issue.questions] for issue in records.issues}
    assert asked == {
        "first-issue": ["first-question", "since-when-then"],
        "the-bridge": ["who-may-cross", "what-does-it-cost"],
    }
    assert records.statements[0].questions == ("who-may-cross", "what-does-it-cost")
