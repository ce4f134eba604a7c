"""What is nearest where little or nothing holds all that is asked for."""

from __future__ import annotations

import pytest

from tests.archive.dossiers import (
    archive,
    dossier,
    event,
    statement,
)
from tests.archive.results import ids, near
from tui.archive.search.engine import search
from tui.dossier.records import Response


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("goverment", "the government resigned"),
        ("terorist", "a terrorist list"),
        ("recieve", "they receive arms"),
        ("Lavrow", "Lavrov said so"),
        ("Zacharova", "Zakharova denied it"),
        ("Sacharowa", "Zakharova denied it"),
        ("Tchourkine", "Churkin voted"),
        ("Rakka", "the siege of Raqqa"),
    ],
)
def test_a_word_that_nothing_holds_is_taken_for_the_nearest_below_the_line(word, text):
    with archive(dossier((statement("it", text), statement("other", "nothing of the kind")))) as one:
        results = search(one, word, None)
        assert ids(results) == []
        assert near(results)[0] == "it"
        assert results.meant[0][0] == word.lower()


@pytest.mark.parametrize(
    "typed",
    ["easefire", "ecasefire", "teasefire", "aceasefire", "csasefire", "caesefire", "casefire", "ceasfire"],
)
def test_in_a_large_dossier_the_first_letters_may_be_wrong_too(typed, monkeypatch):
    monkeypatch.setattr("tui.archive.search.spelling._SMALL", 0)
    with archive(dossier((statement("it", "a ceasefire"), statement("other", "nothing")))) as one:
        results = search(one, typed, None)
        assert results.meant == [(typed, ("ceasefire",))]
        assert near(results) == ["it"]


def test_what_holds_most_and_the_rarest_of_the_words_is_nearest():
    statements = (
        statement("two", "a fence on the border"),
        statement("one", "a border"),
        *(statement(f"n{n}", "the border again") for n in range(5)),
        statement("none", "nothing"),
    )
    with archive(dossier(statements)) as one:
        results = search(one, "who built the fence on the border with zeppelins", None)
        assert ids(results) == []
        assert near(results)[0] == "two"
        assert "none" not in near(results)


@pytest.mark.parametrize("query", ["what did they say about the fence zeppelins", '"what of the fence"'])
def test_what_holds_only_words_that_mean_nothing_is_not_near(query):
    statements = (
        statement("it", "A fence was built"),
        statement("other", "What did they say of the pier"),
    )
    with archive(dossier(statements)) as one:
        assert near(search(one, query, None)) == ["it"]


def test_other_words_for_much_the_same_are_near_and_count_for_less():
    statements = (
        statement("arms", "Whoever bears arms is an outlaw."),
        statement("weapons", "They were seen with weapons."),
        statement("neither", "Nobody was seen."),
    )
    with archive(dossier(statements)) as one:
        results = search(one, "carrying weapons", None)
        assert ids(results) == []
        assert set(near(results)) == {"weapons", "arms"}
        assert near(search(one, "zeppelins weapons", None)) == ["weapons", "arms"]


def test_asked_who_responded_the_answers_stand_before_what_is_as_near():
    answer = (Response("asked", "rejects"),)
    statements = (
        statement("asked", "The veto does harm.", speaker="kerry"),
        statement("answer", "Nobody listens to that.", party="russia", responds_to=answer),
        *(statement(f"n{n}", "Nobody listens to that.", "2015-12-16", party="russia") for n in range(5)),
    )
    with archive(dossier(statements)) as one:
        assert near(search(one, "how did Russia respond to Kerry on the veto", None))[0] == "answer"
        assert near(search(one, "Russia Kerry veto", None))[0] != "answer"


def test_whom_a_query_begins_with_is_taken_for_the_one_who_spoke():
    statements = (
        statement("by", "A message about zeppelins.", speaker="lavrov", party="russia"),
        statement("about", "Lavrov wrote about airships.", speaker="kerry"),
        statement("other", "Zeppelins and airships cross the border.", speaker="kerry"),
    )
    with archive(dossier(statements)) as one:
        assert near(search(one, "Lavrov praises zeppelins airships", None))[0] == "by"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("shot", "They will shoot at it."),
        ("shoot", "It was shot at."),
        ("sent", "The ministry sends nobody."),
        ("struck", "Nobody strikes first."),
        ("children", "Every child knows."),
        ("organisation", "An organization of states."),
        ("recognized", "The coalition is recognised."),
        ("defense", "The defence ministry."),
        ("programme", "A training program."),
        ("why won't they recognise it", "Recognised by nobody."),
    ],
)
def test_a_form_or_spelling_of_the_same_english_word_is_no_other_word(typed, text):
    with archive(dossier((statement("it", text), statement("other", "nothing of the kind")))) as one:
        assert ids(search(one, typed, None)) == ["it"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("violence", "a violent night"),
        ("intervene", "no intervention"),
        ("legitimate", "he lost his legitimacy"),
        ("syrian", "Damascus denies it"),
        ("ukraine", "Kyiv denies it"),
        ("british", "London denies it"),
    ],
)
def test_words_of_a_family_and_the_seats_of_governments_are_near(typed, text):
    with archive(dossier((statement("it", text), statement("other", "nothing of the kind")))) as one:
        results = search(one, typed, None)
        assert ids(results) == []
        assert near(results) == ["it"]


def test_a_word_that_is_spelt_right_is_not_taken_for_another():
    with archive(dossier((statement("it", "a partner, all in all"),))) as one:
        results = search(one, "ally", None)
        assert results.meant == []
        assert near(results) == ["it"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("Kreml", "the Kremlin denies it"), ("Moskau", "Moscow denies it"), ("airstrke", "a bombing")],
)
def test_the_beginning_of_a_name_a_foreign_name_and_what_a_misspelt_word_means_are_near(typed, text):
    others = (statement("other", "nothing"), statement("strike", "an airstrike"))
    with archive(dossier((statement("it", text), *others))) as one:
        results = search(one, typed, None)
        assert ids(results) == []
        assert "it" in near(results)
        assert "other" not in near(results)


def test_two_words_in_the_plural_are_found_written_as_one():
    with archive(dossier((statement("it", "a ceasefire"), statement("other", "fires")))) as one:
        assert ids(search(one, "cease fires", None)) == ["it"]


def test_a_year_is_left_out_by_its_date():
    statements = (statement("new", when="2015-12-15"), statement("old", when="2014-06-01"))
    with archive(dossier(statements)) as one:
        assert ids(search(one, "words -2014", None)) == ["new"]
        assert ids(search(one, "words -2014-06-01", None)) == ["new"]


def test_an_event_is_found_by_the_office_that_who_took_part_held_that_day():
    events = (
        event("then", "2015-12-15", participants=("kerry",)),
        event("before", "2005-12-15", participants=("kerry",)),
        event("other", "2015-12-15", participants=("lavrov",)),
    )
    with archive(dossier(events=events)) as one:
        assert ids(search(one, "secretary of state", None)) == ["then"]


def test_a_possessive_is_found_where_nobody_owns_anything():
    statements = (statement("it", "The list of de Mistura."), statement("other", "nothing of the kind"))
    with archive(dossier(statements)) as one:
        for typing in (False, True):
            results = search(one, "Mistura's", None, prefix_last=typing)
            assert ids(results) == []
            assert near(results) == ["it"]


@pytest.mark.parametrize("typed", ["s/2", "s/2011", "s/2011/6", "5,0", "NEAR(numb", "half–a"])
def test_the_last_part_of_what_is_typed_may_be_its_beginning(typed):
    with archive(dossier((statement("it", "Number 5,000 in S/2011/612, half–and half."),))) as one:
        assert ids(search(one, typed, None, prefix_last=True)) == ["it"]


def test_what_is_near_is_not_said_to_be_possibly_of_a_date_among_the_words():
    with archive(dossier((statement("it", "The fence is new.", when="2012-06-01"),))) as one:
        (hit,) = [each for each in search(one, "fence since 2014", None).page() if each.kind == "statement"]
        assert hit.near
        assert hit.certain
