"""`--json`: valid, complete, and safe to look at."""

from __future__ import annotations

import json

import pytest

from tests.conftest import HOSTILE
from tui.dossier.edtf import Edtf
from tui.dossier.loading import read_dossier
from tui.dossier.records import Location


@pytest.mark.parametrize("which", ["syria", "dossier_path"])
def test_every_record_of_a_dossier_is_there(bilateral, request, which):
    path = request.getfixturevalue(which)
    records = read_dossier(path)
    found = bilateral("show", path, "--json").json
    for name in ("parties", "actors", "issues", "statements", "events", "sources"):
        assert {one["id"] for one in found[name]} == {one.id for one in getattr(records, name)}
    texts = {one["id"]: one["text"] for one in found["statements"]}
    assert texts == {one.id: one.text for one in records.statements}


def test_all_positions_and_verdicts_are_there(bilateral, syria):
    records = read_dossier(syria)
    found = {
        question["id"]: question
        for issue in bilateral("show", syria, "--json").json["issues"]
        for question in issue["questions"]
    }
    for question in (question for issue in records.issues for question in issue.questions):
        held = found[question.id]
        for party, positions in question.positions:
            assert sorted(one["summary"] for one in held["positions"][party]) == sorted(
                p.summary for p in positions
            )
        assert sorted(one["reason"] for one in held["assessments"]) == sorted(
            a.reason for a in question.assessments
        )


def test_an_issue_alone(bilateral, syria):
    records = read_dossier(syria)
    found = bilateral("show", syria, "assad-role", "--json").json
    assert found["issue"]["id"] == "assad-role"
    for name in ("statements", "events"):
        wanted = {one.id for one in getattr(records, name) if "assad-role" in one.issues}
        assert {one["id"] for one in found[name]} == wanted


def test_json_as_of_a_day_leaves_out_what_came_later(bilateral, dossier_path):
    ids = {
        one["id"]
        for one in bilateral("show", dossier_path, "--json", "--as-of", "2015-11").json["statements"]
    }
    assert ids == {"n-1"}


@pytest.mark.parametrize(
    "kind",
    ["n-1 statement", "fall event", "fence-place question", "north party", "ann actor", "paper source"],
)
def test_any_record_alone(bilateral, dossier_path, kind):
    identifier, kind = kind.split()
    assert bilateral("show", dossier_path, identifier, "--json").json[kind]["id"] == identifier


def test_dates_keep_what_was_written_and_say_what_it_may_mean(bilateral, dossier_path):
    found = bilateral("show", dossier_path, "s-2", "--json").json["statement"]["date"]
    assert found == {"edtf": "2015-12", "earliest": "2015-12-01", "latest": "2015-12-31"}


def test_control_characters_are_escapes_in_json(bilateral, dossier_path):
    outcome = bilateral("show", dossier_path, "hostile", "--json")
    assert {one["id"]: one["text"] for one in outcome.json["statements"]} == HOSTILE
    assert not {one for one in outcome.out if (one < " " and one != "\n") or "\x7f" <= one <= "\x9f"}
    assert not set("\u202e\u2066") & set(outcome.out)
    assert "سوريا" in outcome.out


def test_the_whole_record_names_speakers_and_sources_by_their_ids(bilateral, dossier_path):
    whole = bilateral("show", dossier_path, "--json").json
    known = {record["id"] for name in ("actors", "sources", "events") for record in whole[name]}
    statements = {statement["id"]: statement for statement in whole["statements"]}
    for statement in statements.values():
        assert {statement["source"], statement["speaker"] or "ann", statement["event"] or "fall"} <= known
    alone = bilateral("show", dossier_path, "n-1", "--json").json["statement"]
    assert alone["source"]["id"] == statements["n-1"]["source"]
    assert [answer["statement"]["id"] for answer in alone["responses"]] == [
        answer["statement"] for answer in statements["n-1"]["responses"]
    ]


def test_a_record_a_line_is_the_whole_record(bilateral, dossier_path):
    whole = bilateral("show", dossier_path, "--json").json
    lines = [json.loads(line) for line in bilateral("show", dossier_path, "--jsonl").out.splitlines()]
    for kind, name in (("party", "parties"), ("statement", "statements"), ("event", "events")):
        of_kind = [record for record in lines if record["record"] == kind]
        assert of_kind == [{"record": kind, **record} for record in whole[name]]
    refused = bilateral("show", dossier_path, "n-1", "--jsonl")
    assert (refused.code, refused.out) == (2, "")


def test_json_has_the_names_of_the_format(bilateral, dossier_path):
    whole = bilateral("show", dossier_path, "--json").json
    roles = [role for actor in whole["actors"] for role in actor["roles"]]
    assert roles
    assert all({"title", "from", "to"} <= role.keys() and "start" not in role for role in roles)
    answers = [answer for statement in whole["statements"] for answer in statement["responds_to"]]
    assert answers
    assert all(answer.keys() == {"as", "statement"} for answer in answers)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--json"],
        ["where", "--json"],
        ["matrix", "DOSSIER", "--json"],
        ["matrix", "DOSSIER", "--counts", "--json"],
        ["compare", "DOSSIER", "2015-06", "2015-12-15", "--json"],
        ["check", "DOSSIER", "--json"],
        *(
            ["list", "DOSSIER", name, "--json"]
            for name in ("issues", "questions", "statements", "events", "actors")
        ),
        *(["list", "DOSSIER", name, "--json"] for name in ("parties", "sources")),
    ],
)
def test_all_json_is_valid(bilateral, dossier_path, words):
    assert bilateral(*(dossier_path if word == "DOSSIER" else word for word in words)).json


def _texts(value: object) -> set[str]:
    """Every text in nested rows or JSON."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Edtf):
        return {value.text}
    if isinstance(value, Location):
        return set()
    if isinstance(value, dict):
        return set(value).union(*map(_texts, value.values()))
    if isinstance(value, tuple | list):
        return set().union(*map(_texts, value))
    return set()


@pytest.mark.parametrize("which", ["syria", "dossier_path"])
def test_no_text_of_any_field_is_missing(bilateral, request, which):
    path = request.getfixturevalue(which)
    records = read_dossier(path)
    # What an editor accepts is for `check`, not for readers.
    bare = [
        tuple(record._replace(accepted=()) if hasattr(record, "accepted") else record for record in listed)
        for listed in records[1:]
    ]
    assert _texts([records.dossier, *bare]) - _texts(bilateral("show", path, "--json").json) == set()


def test_an_issue_names_speakers_and_sources_by_reference_and_gives_each_once(bilateral, syria):
    whole = bilateral("show", syria, "--json").json
    part = bilateral("show", syria, "assad-role", "--json").json
    assert part["statements"] == [each for each in whole["statements"] if "assad-role" in each["issues"]]
    speakers = {each["speaker"] for each in part["statements"]} - {None}
    assert speakers <= {each["id"] for each in part["actors"]} < {each["id"] for each in whole["actors"]}
    sources = {each["source"] for each in (*part["statements"], *part["events"])} - {None}
    assert sources <= {each["id"] for each in part["sources"]}
    assert all(each in whole["sources"] for each in part["sources"])
