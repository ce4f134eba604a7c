"""A large dossier is searched in other ways than a small one, and gives the same answers."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.dossiers import archive, dossier, random_statements
from tests.archive.results import everything
from tui.archive import store
from tui.archive.build.compilation import compile_records
from tui.archive.index import bitsets, phrases, reference_columns, reference_writing
from tui.archive.index.documents import fact
from tui.archive.index.reference_columns import ReferenceColumns, facts_of
from tui.archive.index.tokens import words
from tui.archive.search import engine, evaluation, ranking, scope
from tui.archive.search.engine import search
from tui.dossier.loading import read_dossier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.archive.store import Archive

QUERIES = (
    "r", "russian", "foreign min", "secretary", "assad -russia", "party:us press", "issue:aid t",
    "“the syrian", '"the', '"the sy', '"united states"', '"kerry"', "al-ass", "before:2015-09 k",
    "what did kerry say about assad", "in:events meeting", "geneva talks 2012 communique",
)  # fmt: skip
ORDERS: tuple[engine.Order, ...] = ("newest", "best")


@pytest.fixture(scope="module")
def expected(syria: Path) -> dict[engine.Order, list[tuple[object, ...]]]:
    """What the shipped dossier's archive answers in each order, made and asked as a small one."""
    small = compile_records(read_dossier(syria), None)
    return {order: [_answers(small, query, order) for query in QUERIES] for order in ORDERS}


@pytest.fixture(scope="module")
def written(syria: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, made as one of a large dossier."""
    path = tmp_path_factory.mktemp("large") / "a.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        _as_large(patch)
        compile_records(read_dossier(syria), path).close()
    return path


def _as_large(patch: pytest.MonkeyPatch) -> None:
    """However little there is, it is taken for much, and taken in small pieces."""
    patch.setattr(reference_writing, "LEAST", 0)
    patch.setattr(reference_writing, "REFERRED", 0)
    for module in (reference_columns, reference_writing):
        patch.setattr(module, "PIECE", 64)
        patch.setattr(module, "SHARE", 2)
    for module in (engine, evaluation, ranking, scope):
        patch.setattr(module, "LARGE", 0)
    # Of a large one fewer hits are ranked: as many, so that the answers are the same.
    patch.setattr(engine, "BEST", engine.MANY)
    patch.setattr(ranking, "SOME_OF_LARGE", ranking.MANY)
    for module in (evaluation, scope):
        patch.setattr(module, "WINDOW", 16)
    patch.setattr(store, "_AT_ONCE", 3)


@pytest.mark.parametrize("reading", [0, 10_000])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("some", [0, 10_000])
def test_it_gives_the_same_answers(
    some: int,
    order: engine.Order,
    reading: int,
    written: Path,
    expected: dict[engine.Order, list[tuple[object, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _as_large(monkeypatch)
    monkeypatch.setattr(scope, "_SOME", some)
    monkeypatch.setattr(reference_columns, "_FEW", some)
    monkeypatch.setattr(phrases, "_READING", reading)
    # Opened anew, so that it remembers nothing of what it was asked in another way.
    with store.open_file(written) as large:
        assert [_answers(large, query, order) for query in QUERIES] == expected[order]


TYPED = (
    "russian foreign min",
    "the syrian army",
    '"the syrian gov',
    "al-assad",
    "speaker:ker resp",
    "russia OR auto",
    "uni",
)
ONE_AFTER_THE_OTHER = ("k", "l", "u", "ker", "lav", "ob", '"the s', '"the r', '"of r')


@pytest.mark.parametrize(
    "queries",
    [*([query[:end] for end in range(1, len(query) + 1)] for query in TYPED), ONE_AFTER_THE_OTHER],
    ids=[*TYPED, "one after the other"],
)
def test_it_gives_the_same_answers_while_a_query_is_typed(
    queries: Sequence[str], syria: Path, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with compile_records(read_dossier(syria), None) as small:
        expected = []
        for query in queries:
            small.memory.clear()
            expected.append(_answers(small, query, "best"))
    _as_large(monkeypatch)
    monkeypatch.setattr(phrases, "_READING", 0)
    # What was looked at for one letter is remembered at the next, and was not in what is expected.
    with store.open_file(written) as large:
        assert [_answers(large, query, "best") for query in queries] == expected


def _answers(archive: Archive, query: str, order: engine.Order) -> tuple[object, ...]:
    results = search(archive, query, None, prefix_last=True, order=order)
    hits = [(hit.kind, hit.id, hit.near, hit.where, hit.exact) for hit in results.page(limit=60)]
    return query, hits, results.groups(), [hit.id for hit in everything(results)]


_ASCII = st.text("abUSus129 .,'-_()\n§&", max_size=30)


@given(text=st.text("abUSus129 .,'-_()’“–\n§&\u00ad", max_size=30), query=_ASCII, prefix=st.booleans())
def test_a_phrase_is_read_where_its_words_stand(text: str, query: str, *, prefix: bool) -> None:
    phrase = words(query)
    if phrase and query.isascii():
        letters = phrases.pattern(phrase, prefix=prefix)
        stands = bool(phrases.places(words(text), phrase, prefix=prefix))
        assert phrases.holds(text, phrase, letters, prefix=prefix) == stands


@given(targets=st.sets(st.integers(0, 3)), within=st.sets(st.integers(0, 299)))
def test_the_columns_tell_what_the_facts_tell(targets: set[int], within: set[int]) -> None:
    statements, issues = COLUMNED
    positions = bitsets.from_positions(within, statements.size)
    named = ReferenceColumns(statements, "issue").naming(
        bitsets.from_positions(targets, issues.size), issues.size, positions
    )
    ids = [row[0] for row in statements.archive.rows("SELECT id FROM issue ORDER BY rowid")]
    facts = [fact("issue", ids[target]) for target in targets if target < len(ids)]
    assert named == positions & statements.term(*facts)


@given(targets=st.sets(st.integers(0, 60)))
def test_all_that_name_some_are_what_the_columns_tell(targets: set[int]) -> None:
    statements, issues = COLUMNED
    some = bitsets.from_positions({n for n in targets if n < issues.size}, issues.size)
    columns = ReferenceColumns(statements, "issue")
    everywhere = columns.naming(some, issues.size, statements.everything)
    assert columns.named_by(f"{sorted(targets)}", some, issues) == everywhere


def test_a_small_segment_is_asked_only_for_what_it_names() -> None:
    whole = scope.Scope(archive(dossier(random_statements(Random(5), 2))), None)
    statements, issues = whole.segments("statement")[0], whole.segments("issue")[0]
    assert issues.size > statements.size
    held = {fact("issue", value) for value in statements.facts("issue")}
    assert set(facts_of(statements.archive, statements, "issue", issues, issues.everything)) == held
    assert facts_of(statements.archive, statements, "issue", issues, 0) == []


def _columned() -> tuple[scope.Segment, scope.Segment]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference_writing, "LEAST", 0)
        patch.setattr(reference_writing, "REFERRED", 0)
        whole = scope.Scope(archive(dossier(random_statements(Random(3), 300))), None)
    return whole.segments("statement")[0], whole.segments("issue")[0]


COLUMNED = _columned()
