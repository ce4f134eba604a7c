"""What a search finds is what reading every text by hand finds."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import (
    ISSUES,
    VOCABULARY,
    archive,
    day,
    dossier,
    random_statements,
    statement,
)
from tests.archive.results import everything, ids
from tui.archive.index.stems import stem as stem_of
from tui.archive.index.tokens import terms, words
from tui.archive.search.engine import search
from tui.archive.search.query_language.stop_words import STOP
from tui.archive.store import Interrupted
from tui.dossier.records import Rendering, Statement

stem = cache(stem_of)

RECORDS = dossier(random_statements(Random(7), 400))
ARCHIVE = archive(RECORDS)


def texts(one: Statement) -> list[list[str]]:
    """The words of a statement and of its renderings."""
    return [words(one.text), *(words(other.text) for other in one.renderings)]


def forms(one: Statement) -> set[str]:
    """The words of a statement, in every form that they have."""
    written = (one.text, *(other.text for other in one.renderings))
    return {form for text in written for some in terms(text) for form in some}


def holds(one: Statement, run: list[str]) -> bool:
    """Whether some words stand in it one after the other."""
    return any(
        text[at : at + len(run)] == run
        for text in texts(one)
        for at in range(len(text))
        if len(run) <= len(text)
    )


def close(one: Statement, near: list[str], distance: int, wide: bool) -> bool:
    """Whether some words stand in it with at most so many others between the first and the last."""
    sought = [{words(word)[0]} for word in near]
    width = distance + len(near)
    return any(
        all(any(held in some or (wide and stem(held) in map(stem, some)) for held in part) for some in sought)
        for text in texts(one)
        for part in (text[at : at + width] for at in range(len(text)))
    )


SINGLE = [word for word in VOCABULARY if len(words(word)) == 1 and word not in STOP]
PLAIN = [word for word in SINGLE if not word.isdigit() and word != "Lavrov"]
"""Those that are no date and no name."""
NO_NAMES = [text for text in VOCABULARY if text not in ("Lavrov", "of", "the")]
"""Words that stand in no name, office or title, such as Secretary of State."""
Leaf = tuple[str, object]
QUERIES = st.recursive(
    st.one_of(
        st.tuples(st.just("word"), st.sampled_from(PLAIN)),
        st.tuples(st.just("phrase"), st.lists(st.sampled_from(NO_NAMES), min_size=1, max_size=2)),
        st.tuples(
            st.just("near"),
            st.tuples(
                st.lists(st.sampled_from(SINGLE), min_size=2, max_size=3, unique=True), st.integers(0, 4)
            ),
        ),
        st.tuples(st.just("prefix"), st.sampled_from(("strik", "destab", "пер", "oppo"))),
        st.tuples(st.just("party"), st.sampled_from(("us", "russia"))),
        st.tuples(st.just("kind"), st.sampled_from(("direct", "mixed"))),
        st.tuples(st.just("issue"), st.sampled_from(ISSUES)),
        st.tuples(st.just("speaker"), st.sampled_from(("kerry", "lavrov"))),
    ),
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.just("and"), st.lists(inner, min_size=2, max_size=3)),
        st.tuples(st.just("or"), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)


def written(query: Leaf) -> str:
    """A query as somebody would type it."""
    kind, value = query
    match kind:
        case "word":
            return str(value)
        case "phrase":
            return '"' + " ".join(value) + '"'
        case "near":
            return f"NEAR({' '.join(value[0])}, {value[1]})"
        case "prefix":
            return f"{value}*"
        case "not":
            return f"-({written(value)})"
        case "and":
            return "(" + " ".join(written(one) for one in value) + ")"
        case "or":
            return "(" + " OR ".join(written(one) for one in value) + ")"
        case _:
            return f"{kind}:{value}"


def fits(query: Leaf, one: Statement, wide: bool) -> bool:
    """Whether a statement is what a query asks for, found out by reading it."""
    kind, value = query
    match kind:
        case "word":
            (word,) = words(value)
            held = forms(one)
            return word in held or (wide and stem(word) in {stem(other) for other in held})
        case "phrase":
            return holds(one, words(" ".join(value)))
        case "near":
            return close(one, *value, wide)
        case "prefix":
            held = {held for text in texts(one) for held in text}
            akin = {other for text in texts(one) for other in text if stem(other) == stem(value)}
            return any(word.startswith(value) for word in held) or (
                wide and value in VOCABULARY and bool(akin)
            )
        case "not":
            return not fits(value, one, wide=True)
        case "and":
            return all(fits(part, one, wide) for part in value)
        case "or":
            return any(fits(part, one, wide) for part in value)
        case "party":
            return one.party == value
        case "kind":
            return one.quotation == value
        case "issue":
            return value in one.issues
        case _:
            return one.speaker == value


@settings(max_examples=120, deadline=None)
@given(QUERIES)
def test_sets_find_what_reading_every_text_finds(query):
    results = search(ARCHIVE, f"in:statements {written(query)}", None, widen=False, order="newest")
    assert not results.reading.problems
    hits = everything(results, 40)
    wide = {statement.id for statement in RECORDS.statements if fits(query, statement, wide=True)}
    assert {hit.id for hit in hits} == wide
    assert results.count() == len(hits) == len(wide)
    rowids = [hit.statement.rowid for hit in hits]
    assert rowids == sorted(rowids, reverse=True)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                ['"', "(", ")", "-", "OR", "AND", "NOT", "NEAR(", ", 8)", ":", "*", "is:", "party:", "us",
                 "before:", "2015", "in:events", "“", "strike", "§", "\0", "'", "%", "\ud800", "speaker:x",
                 "NEAR(a b, 999999999)"]
            ),
            max_size=14,
        ).map(" ".join),
    ),
    st.booleans(),
)  # fmt: skip
def test_no_text_makes_a_search_raise(text, typing):
    results = search(ARCHIVE, text, day("2015-01-01"), prefix_last=typing)
    assert len(everything(results, 50)) == results.count()
    for problem in results.reading.problems:
        assert 0 <= problem.start <= problem.end <= max(len(text), 1)
        assert problem.message


@pytest.mark.parametrize(
    "text", ["*" * 5000, "(" * 5000, "a " * 5000, '"' * 4001, "-" * 5000, "a OR " * 900, "x" * 9999]
)
def test_a_monstrous_query_is_cut_and_answered(text):
    results = search(ARCHIVE, text, None)
    results.page()
    assert results.reading.problems or not results.page() or results.count()


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
    reading = search(ARCHIVE, 'veto OR resolution -"regime change" party:us before:2015-12', None).reading
    assert reading.text == (
        "(“veto” or “resolution”) and without exactly “regime change”"
        " and from United States and before 2015-12"
    )


def test_nothing_is_found_for_nothing():
    for query in ("", "   ", "()", '""', "-", "…"):
        results = search(ARCHIVE, query, None)
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


def test_a_search_can_be_stopped_and_asked_again():
    with archive(RECORDS) as one:
        results = search(one, "strike", None)
        one.stopped = True
        assert results.count() > 0
        one.memory.clear()

        def stop(*_: object) -> int:
            one.interrupt()
            return 0

        real = one.rows
        one.rows = lambda *arguments: (stop(), real(*arguments))[1]
        with pytest.raises(Interrupted):
            results.page()
        one.rows = real
        assert results.page()
