"""What a search finds is what reading every text by hand finds, and no text makes it raise."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.dossiers import (
    ISSUES,
    VOCABULARY,
    archive,
    day,
)
from tests.archive.random_dossier import ARCHIVE, RECORDS
from tests.archive.results import everything
from tui.archive.index.stems import stem as stem_of
from tui.archive.index.tokens import terms, words
from tui.archive.search.engine import search
from tui.archive.search.query_language.stop_words import STOP
from tui.archive.store import Interrupted
from tui.dossier.records import Statement

stem = cache(stem_of)


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
