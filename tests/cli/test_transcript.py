"""Statements of no party are counted wherever statements are, and a transcript reads forwards."""

from __future__ import annotations

import pytest

HEARING = """\
dossier: {id: hearing, title: The hearing, compare: [us, eu], as_of: 2020-06-30}
parties: [{id: us, name: United States}, {id: eu, name: European Union}, {id: un, name: United Nations}]
issues: [{id: talks, title: Talks, question: Which?}]
sources: [{id: s, title: Transcript}]
events: [{id: session, title: Session, date: 2020-06-02}]
statements:
- {id: z-1, attribution: the chair, date: 2020-06-02, quotation: direct, text: Please begin., issues: [talks],
   source: s, event: session}
- {id: a-2, party: us, attribution: a delegate, date: 2020-06-02, quotation: direct, text: We begin.,
   issues: [talks], source: s, event: session}
- {id: m-3, attribution: the chair, date: 2020-06-02, quotation: direct, text: Thank you., issues: [talks],
   source: s, event: session}
- {id: b-4, party: un, attribution: an envoy, date: 2020-06-01, quotation: indirect, text: Hope.,
   issues: [talks], source: s}
- {id: old, party: us, attribution: a delegate, date: XXXX, quotation: direct, text: Once., issues: [talks],
   source: s}
"""


@pytest.fixture
def hearing(tmp_path):
    path = tmp_path / "hearing.yaml"
    path.write_text(HEARING, encoding="utf-8")
    return path


def test_all_parties_shows_nobodys_statements_in_their_place(bilateral, hearing):
    everything = bilateral("show", hearing, "talks", "--parties", "all").out
    for text in ("Please begin.", "We begin.", "Thank you.", "Hope.", "Once."):
        assert everything.count(text) == 1


def test_the_matrix_counts_nobodys_statements_too(bilateral, hearing):
    assert "  no party: 2 statements (2 direct)" in bilateral("matrix", hearing, "--counts").out
    counts = bilateral("matrix", hearing, "--counts", "--json").json["counts"]
    assert {(row["issue"], row["party"]): row["total"] for row in counts} == {
        (issue, party): number
        for issue in (None, "talks")
        for party, number in ((None, 2), ("us", 2), ("un", 1))
    }
    (issue,) = bilateral("show", hearing, "--json").json["issues"]
    assert (issue["counts"], issue["no_party"]) == ({"us": 2, "eu": 0, "un": 1}, 2)


def test_a_transcript_reads_forwards_in_the_order_of_its_file(bilateral, hearing):
    out = bilateral("show", hearing, "talks", "--parties", "all", "--oldest-first").out
    places = [out.index(text) for text in ("Once.", "Hope.", "Please begin.", "We begin.", "Thank you.")]
    assert places == sorted(places)
    assert "On the record, oldest first:" in out


def test_an_answer_follows_its_question_whatever_the_clocks_of_their_places_showed(bilateral, tmp_path):
    path = tmp_path / "clocks.yaml"
    text = HEARING.replace(
        "a-2, party: us, attribution: a delegate, date: 2020-06-02",
        "a-2, party: us, attribution: a delegate, date: 2020-06-02T10:00-05:00",
    )
    text = text.replace(
        "m-3, attribution: the chair, date: 2020-06-02",
        "m-3, attribution: the chair, date: 2020-06-02T15:30+03:00",
    )
    path.write_text(text, encoding="utf-8")
    out = bilateral("show", path, "talks", "--parties", "all", "--oldest-first").out
    assert "2 Jun 2020, 10:00 UTC-05:00" in out
    assert out.index("Thank you.") < out.index("We begin.")
