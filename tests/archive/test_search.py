"""What a search finds is what reading every text by hand finds."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import (
    AT,
    ISSUES,
    VOCABULARY,
    archive,
    board,
    contested,
    day,
    dossier,
    event,
    random_statements,
    statement,
)
from tui.archive.names import MANY
from tui.archive.search import Hit, Results, search
from tui.archive.stems import stem as stem_of
from tui.archive.store import Interrupted
from tui.archive.words import words
from tui.dossier.edtf import parse
from tui.dossier.records import Correction, Rendering, Response, Source, Statement

stem = cache(stem_of)

RECORDS = dossier(random_statements(Random(7), 400))
ARCHIVE = archive(RECORDS)


def everything(results: Results, limit: int = 7) -> list[Hit]:
    """All pages."""
    found: list[Hit] = []
    while page := results.page(found[-1] if found else None, limit):
        found += page
    return found


def ids(results: Results) -> list[str]:
    """The ids of all hits."""
    return [one.statement.id if one.statement else one.event.id for one in everything(results)]


def texts(one: Statement) -> list[list[str]]:
    """The words of a statement and of its renderings."""
    return [words(one.text), *(words(other.text) for other in one.renderings)]


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


SINGLE = [one for one in VOCABULARY if len(words(one)) == 1]
Leaf = tuple[str, object]
QUERIES = st.recursive(
    st.one_of(
        st.tuples(st.just("word"), st.sampled_from(SINGLE)),
        st.tuples(st.just("phrase"), st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2)),
        st.tuples(
            st.just("near"),
            st.tuples(
                st.lists(st.sampled_from(SINGLE), min_size=2, max_size=3, unique=True), st.integers(0, 4)
            ),
        ),
        st.tuples(st.just("prefix"), st.sampled_from(("s", "st", "destab", "пер", "o"))),
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
            held = {held for text in texts(one) for held in text}
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
            return not fits(value, one, wide=False)
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
    results = search(ARCHIVE, written(query), None, widen=False)
    assert not results.reading.problems
    found = everything(results, 40)
    exact = {one.id for one in RECORDS.statements if fits(query, one, wide=False)}
    wide = {one.id for one in RECORDS.statements if fits(query, one, wide=True)}
    assert {one.statement.id for one in found if one.exact} == exact
    assert {one.statement.id for one in found} == wide
    assert results.count() == len(found) == len(wide)
    order = [(not one.exact, -one.statement.rowid) for one in found]
    assert order == sorted(order)


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


def test_a_leading_minus_takes_the_word_exactly():
    with archive(dossier((statement("it", "many strikes fell"),))) as one:
        assert ids(search(one, "fell -strike", None)) == ["it"]
        assert ids(search(one, "fell -strikes", None)) == []


def test_a_synonym_widens_visibly_and_can_be_switched_off():
    found = (
        statement("a", "ISIL fights", "2013"),
        statement("b", "Daesh fights"),
        statement("c", "the Islamic State"),
    )
    with archive(dossier(found)) as one:
        wide = search(one, "isil", None)
        assert ids(wide) == ["a", "c", "b"]
        assert wide.reading.widened == ("isil also as ISIS, Daesh, Islamic State",)
        assert ids(search(one, "islamic state", None)) == ["c", "b", "a"]
        narrow = search(one, "isil", None, widen=False)
        assert (ids(narrow), narrow.reading.widened) == (["a"], ())
        assert ids(search(one, '"isil"', None)) == ["a"]


def test_a_name_finds_what_its_bearer_said_and_says_so():
    found = (statement("a", "Lavrov said so"), statement("b", "I said so", speaker="lavrov"))
    with archive(dossier(found)) as one:
        results = search(one, "lavrov", None)
        assert [(hit.statement.id, hit.exact) for hit in results.page()] == [("a", True), ("b", False)]
        assert results.reading.widened == ("lavrov also as speaker Sergey Lavrov",)


@pytest.mark.parametrize(
    "query",
    [
        "speaker:lavrov", "speaker:LAVROV", "speaker:serg", 'speaker:"sergei lavrov"', "party:russia",
        "party:Russia",
        "issue:talks", "source:reuters", 'source:"from the wire"', "source:wire", "kind:mixed", "is:mixed",
        "basis:background", "is:background", "lang:ru", "is:translated", "is:corrected",
        "question:must-leave",
        "event:meeting", "before:2015", "after:2015-11", "on:2015-12-15", 'on:"15 dec 2015"', "issue:talk -x",
    ],
)  # fmt: skip
def test_each_filter_finds_what_it_names(query):
    right = statement(
        "right", speaker="lavrov", party="russia", issues=("talks",), quotation="mixed", basis="background",
        language="ru", renderings=(Rendering("en", "Other"),), corrections=(Correction(parse("2016"), "x"),),
        questions=("must-leave",), event="meeting",
        when="2014" if query.startswith("before") else "2015-12-15",
    )  # fmt: skip
    wrong = statement("wrong", when="2015-06-02", source="site")
    issues = (*board(), *dossier().issues[1:])
    with archive(dossier((right, wrong), (contested(),), issues)) as one:
        results = search(one, query, None)
        assert (ids(results), results.reading.problems) == (["right"], ())


@pytest.mark.parametrize(
    ("query", "place", "hint"),
    [
        ("speaker:lavrv", (0, 13), "lavrov"),
        ("strike speeker:lavrov", (7, 21), "speaker"),
        ("party:atlantis", (0, 14), "atlantis"),
        ("is:unansered", (0, 12), "unanswered"),
        ("before:yesterday", (0, 16), "2015-12-15"),
        ("before:", (0, 7), "value"),
        ('strike "regime', (7, 14), "never closed"),
        ("(strike", (0, 1), "never closed"),
        ("strike)", (6, 7), "closes nothing"),
        ("OR strike", (0, 2), "before"),
        ("strike OR", (7, 9), "after"),
        ("NEAR(strike)", (0, 12), "two words"),
        ("in:newspapers", (0, 13), "events"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(query, place, hint):
    problems = search(ARCHIVE, query, None).reading.problems
    assert [(one.start, one.end) for one in problems] == [place]
    assert hint in problems[0].message


def test_a_name_of_too_many_things_is_read_in_part_and_said_so():
    sources = tuple(Source(AT, f"many-{n}", f"Many {n}") for n in range(MANY))
    records = dossier((statement("first", source="many-0"), statement("other")))
    with archive(records._replace(sources=(*records.sources, *sources))) as one:
        results = search(one, "source:many", None)
        assert ids(results) == ["first"]
        assert "left out" in results.reading.problems[0].message
        assert not search(one, "source:many-1", None).reading.problems


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
        (hit,) = search(one, "strike al-assad destab*", None).page()
        assert [text[start:end] for start, end in hit.marks] == [
            "Strikes",
            "al-Assad",
            "strike",
            "destabilise",
        ]


@pytest.mark.parametrize(
    ("query", "possible", "certain"),
    [
        ("before:2015-12", "AMY", "AM"),
        ("before:2015-11-15", "AMY", "A"),
        ("after:2015-11", "DY", "D"),
        ("after:2015-11-15", "DMY", "D"),
        ("on:2015-11", "MY", "M"),
        ("on:2015", "DMY", "DMY"),
        ("-before:2015-11-15", "DMY", "D"),
    ],
)
def test_a_date_of_lower_precision_fits_possibly_or_certainly_by_its_bounds(query, possible, certain):
    dates = {"A": "2014-03-01", "D": "2015-12-15", "M": "2015-11", "Y": "2015"}
    with archive(dossier(tuple(statement(one, "Word", when) for one, when in dates.items()))) as one:
        hits = search(one, f"word {query}", None).page()
        assert "".join(sorted(hit.statement.id for hit in hits)) == possible
        assert "".join(sorted(hit.statement.id for hit in hits if hit.certain)) == certain


@pytest.mark.parametrize("query", ["strike", "o*", '"of the"', "party:us", "-strike", "is:translated"])
def test_moving_the_day_forward_never_removes_a_hit(query):
    seen: set[str] = set()
    for until in range(day("2012-12-30"), day("2016-01-02"), 61):
        found = set(ids(search(ARCHIVE, query, until)))
        assert seen <= found
        assert all(one.date.lower < (until + 1) * 1440 for one in RECORDS.statements if one.id in found)
        seen = found


def test_a_demand_is_unanswered_until_the_party_asked_takes_it_up():
    asked = statement("asked", when="2015-12-01", audience=("russia",))
    other = statement("other", when="2015-12-02", party="un", responds_to=(Response("asked", "repeats"),))
    answer = statement(
        "answer", when="2015-12-09", party="russia", responds_to=(Response("asked", "cannot_confirm"),)
    )
    with archive(dossier((asked, other, answer))) as one:
        for today, found in (("2015-11-30", []), ("2015-12-08", ["asked"]), ("2015-12-09", [])):
            assert ids(search(one, "is:unanswered", day(today))) == found


def test_events_are_searched_by_title_place_note_and_accounts():
    call = event("call", "2014-01-02", title="A call", place="Geneva", note="Brief")
    with archive(dossier((statement("it", "Geneva"),), (contested(), call))) as one:
        assert ids(search(one, "geneva", None)) == ["it"]
        assert ids(search(one, "in:events geneva brief", None)) == ["call"]
        assert ids(search(one, "in:events agreed", None)) == ["meeting"]
        assert ids(search(one, "in:events", day("2015-12-10"))) == ["meeting", "call"]
        assert ids(search(one, "in:events", day("2015-12-09"))) == ["call"]
        for today, found in (("2015-12-13", []), ("2015-12-14", ["meeting"])):
            assert ids(search(one, "is:contested", day(today))) == found
        assert ids(search(one, "is:planned", day("2015-12-12"))) == ["meeting"]
        assert ids(search(one, "in:events party:us", None)) == ["meeting"]


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
