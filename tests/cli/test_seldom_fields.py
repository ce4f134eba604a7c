"""What few records say: who said it too, who tells it, tallies, figures, tags, drafts."""

from __future__ import annotations

import pytest

from tests.cli.seldom_fields import DOSSIER


@pytest.fixture
def seldom(tmp_path):
    file = tmp_path / "seldom.yaml"
    file.write_text(DOSSIER, encoding="utf-8")
    return file


def test_nothing_is_wrong_with_it(bilateral, seldom):
    assert bilateral("check", seldom, "--strict").code == 0


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        (
            "both",
            [
                "Said together with: David Frost and Cardiff",
                "Tags: joint, months",
                "Status: checked by Jane Doe",
            ],
        ),
        ("told", ["As told by: David Frost"]),
        (
            "vote",
            [
                "Announced as: The house votes on the deal",
                "Votes: 521 for, 73 against (Cardiff)",
                "Tags: vote",
            ],
        ),
        ("wales", ["Part of: uk"]),
        ("frost", ["Name: Lord Frost, from Aug 2020"]),
    ],
)
def test_a_records_page_says_it(bilateral, seldom, record, lines):
    shown = bilateral("show", seldom, record).out
    for line in lines:
        assert line in shown


def test_json_gives_it_under_the_formats_names(bilateral, seldom):
    said = bilateral("show", seldom, "both", "--json").json["statement"]
    assert (said["jointly_with"], said["tags"], said["checked_by"]) == (
        ["frost", "wales"],
        ["joint", "months"],
        "Jane Doe",
    )
    event = bilateral("show", seldom, "vote", "--json").json["event"]
    assert event["tally"] == [{"for": "521", "against": "73", "who_against": ["wales"]}]


def test_before_the_vote_its_title_and_tally_tell_no_outcome(bilateral, seldom):
    shown = bilateral("show", seldom, "vote", "--as-of", "2024-02-25").out
    assert "The house votes on the deal" in shown
    assert "521" not in shown


def test_a_question_that_is_answered_is_not_unanswered(bilateral, seldom):
    assert "No answer on record" not in bilateral("show", seldom, "asked").out


def test_words_told_of_somebody_are_nobodys_evidence(bilateral, seldom):
    text = seldom.read_text(encoding="utf-8").replace("evidence: both, figures", "evidence: told, figures")
    seldom.write_text(text, encoding="utf-8")
    code, out, _ = bilateral("check", seldom)
    assert code == 1
    assert "“told” is told by “frost”, and can't be evidence for “us” [foreign-evidence]" in out


@pytest.mark.parametrize(
    ("query", "ids"),
    [("tag:joint", {"both"}), ("is:checked", {"both"}), ("tag:vote", {"vote"}), ("is:draft", set())],
)
def test_tags_and_what_was_checked_are_searched_for(bilateral, seldom, query, ids):
    hits = bilateral("search", seldom, query, "--json").json["hits"]
    assert {hit["id"] for hit in hits} == ids
