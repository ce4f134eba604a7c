"""What a search finds is what reading every text by hand finds."""

from __future__ import annotations

import pytest

from tests.archive.dossiers import (
    archive,
    dossier,
    statement,
)
from tests.archive.results import everything, ids
from tui.archive.search.engine import search
from tui.dossier.records import Rendering


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("al-Assad", "that al-Assad goes"),
        ("don't", "we don’t know"),
        ("don’t", "we don't know"),
        ("U.S.", "the U.S. said"),
        ("cease-fire", "a cease-fire now"),
        ("cease-fire", "a ceasefire now"),
        ("it's", "it’s over"),
        ("Assad", "Assad’s fate"),
        ("naive", "a naïve view"),
        ("naïve", "a naive view"),
        ("переговоры", "ход переговоров"),
        ("停火", "叙利亚停火协议"),
        ("strike", "the strikes"),
        ("STRIKE", "a strike"),
        ("½", "1⁄2"),
        ("NEAR(fate people, 3)", "people will settle his fate"),
        ("moderate NEAR(a b) OR opposition", "the moderate opposition"),
    ],
)
def test_punctuation_case_and_accents_never_break_a_search(query, text):
    with archive(dossier((statement("it", text),))) as one:
        assert ids(search(one, query, None)) == ["it"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("oppose", "the opposition"),
        ('"strike"', "the strikes"),
        ('"regime change"', "a change of regime"),
        ("NEAR(fate people, 2)", "people will settle his fate"),
        ("strike -fighters", "fighters strike"),
        ("strike NOT fighters", "fighters strike"),
        ('"one two"', "one. Three two"),
    ],
)
def test_what_was_not_asked_for_is_not_found(query, text):
    with archive(dossier((statement("it", text),))) as one:
        assert ids(search(one, query, None)) == []


def test_a_phrase_does_not_run_on_into_a_rendering():
    with archive(
        dossier((statement("it", "ends here", renderings=(Rendering("fr", "begins there"),)),))
    ) as one:
        assert ids(search(one, '"here begins"', None)) == []
        assert ids(search(one, "begins", None)) == ["it"]
        assert ids(search(one, "lang:fr", None)) == ["it"]


def test_exactly_typed_words_come_before_their_inflections_whatever_their_dates():
    found = (
        statement("old", "a strike", "2011"),
        statement("new", "many strikes"),
        statement("mid", "strike", "2014"),
    )
    with archive(dossier(found)) as one:
        hits = everything(search(one, "strike", None), 1)
        assert [(hit.statement.id, hit.exact) for hit in hits] == [
            ("mid", True),
            ("old", True),
            ("new", False),
        ]


def test_a_minus_leaves_out_inflections_too_and_quoted_only_the_word_itself():
    with archive(dossier((statement("it", "many strikes fell"),))) as one:
        assert ids(search(one, "fell -strike", None)) == []
        assert ids(search(one, 'fell -"strike"', None)) == ["it"]


def test_a_minus_widens_as_a_plus_does_unless_that_is_what_is_asked_for():
    statements = (
        statement("a", "ISIL fights"),
        statement("b", "Daesh fights"),
        statement("c", "others fight"),
        statement("d", "a fight of mine", speaker="kerry"),
    )
    with archive(dossier(statements)) as one:
        assert ids(search(one, "fight -isis -kerry", None)) == ["c"]
        assert set(ids(search(one, "isil -daesh", None))) == {"a"}


def test_a_synonym_widens_visibly_and_can_be_switched_off():
    found = (
        statement("a", "ISIL fights", "2013"),
        statement("b", "Daesh fights"),
        statement("c", "the Islamic State"),
    )
    with archive(dossier(found)) as one:
        wide = search(one, "isil", None)
        assert ids(wide)[0] == "a"
        assert set(ids(wide)) == {"a", "b", "c"}
        assert wide.reading.widened == ("isil also as ISIS, Daesh, Islamic State",)
        assert ids(search(one, "islamic state", None))[0] == "c"
        narrow = search(one, "isil", None, widen=False)
        assert (ids(narrow), narrow.reading.widened) == (["a"], ())
        assert ids(search(one, '"isil"', None)) == ["a"]


def test_a_name_finds_what_its_bearer_said_and_says_where():
    statements = (statement("a", "Lavrov said so"), statement("b", "I said so", speaker="lavrov"))
    with archive(dossier(statements)) as one:
        hits = {hit.id: hit for hit in everything(search(one, "lavrov", None))}
        assert hits["a"].where == ("text",)
        assert hits["b"].where == ("speaker",)
        assert [(each.field, each.text) for each in hits["b"].passages] == [("speaker", "Sergey Lavrov")]
        assert hits["lavrov"].kind == "actor"


def test_how_a_query_was_read_is_said_in_words():
    reading = search(
        archive(dossier(())), 'veto OR resolution -"regime change" party:us before:2015-12', None
    ).reading
    assert reading.text == (
        "(“veto” or “resolution”) and without exactly “regime change”"
        " and from United States and before 2015-12"
    )


def test_nothing_is_found_for_nothing():
    one = archive(dossier((statement("it", "the moderate opposition"),)))
    for query in ("", "   ", "()", '""', "-", "…"):
        results = search(one, query, None)
        assert (results.page(), results.count(), results.reading.text) == ([], 0, "")


def test_the_last_word_is_a_beginning_while_it_is_typed():
    with archive(dossier((statement("it", "the moderate opposition"),))) as one:
        for query in ("opp", "mod opp", "moderate opposition", "party:us o"):
            assert bool(ids(search(one, query, None, prefix_last=True))) == (query != "mod opp")
        assert ids(search(one, "opp ", None, prefix_last=True)) == []
        assert ids(search(one, "opp", None)) == []


def test_marks_are_the_words_that_were_found():
    text = "“Strikes” on al-Assad’s forces: strike, don’t destabilise"
    with archive(dossier((statement("it", text),))) as one:
        hit, *_ = search(one, "in:statements strike al-assad destab*", None).page()
        assert [text[start:end] for start, end in hit.word_spans] == [
            "Strikes",
            "al-Assad’s",
            "strike",
            "destabilise",
        ]
