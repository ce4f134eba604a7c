"""What a filter that is being typed may become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.random_dossier import ARCHIVE
from tui.app.search.language_help import SEARCH_LANGUAGE
from tui.archive.search.engine import search
from tui.archive.search.filters import BASES, EVENT_STATES, FILTERS, KINDS, PLACES, STATES
from tui.archive.search.query_language.completion import complete
from tui.dossier import edtf
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from pathlib import Path

    from tui.archive.store import Archive


@pytest.fixture
def archive(syria: Path, warm: None) -> Archive:
    """The archive of the shipped dossier."""
    return open_archive(syria)


def typed(archive: Archive, query: str, day: int | None = None) -> list[str]:
    """What the end of a query may become."""
    completion = complete(archive, query, len(query), day)
    return [value.typed for value in completion.values] if completion else []


def test_the_beginning_of_a_filters_name_offers_the_filters_that_begin_so(archive: Archive):
    assert typed(archive, "assad sp") == ["speaker:"]
    assert typed(archive, "-is") == ["issue:", "is:"]
    assert typed(archive, "assad") == []


def test_a_value_is_offered_by_the_beginning_of_any_word_of_a_name(archive: Archive):
    assert typed(archive, "speaker:la")[0] == "speaker:sergey-lavrov"
    assert typed(archive, 'party:"united s') == ["party:us"]
    assert typed(archive, "kind:dir") == ["kind:direct"]
    assert typed(archive, "place:mos")[0] == "place:moscow"


def test_what_stands_in_the_middle_of_a_query_is_completed_where_it_is_typed(archive: Archive):
    completion = complete(archive, "speaker:la assad", len("speaker:la"), None)
    assert completion is not None
    assert (completion.start, completion.end) == (0, len("speaker:la"))
    assert completion.values[0].typed == "speaker:sergey-lavrov"


def test_a_value_that_there_is_not_says_so_and_what_may_be_meant(archive: Archive):
    completion = complete(archive, "speaker:lavrof", 14, None)
    assert completion is not None
    assert not completion.values
    assert completion.remark == "Nothing is known as speaker:lavrof; did you mean speaker:sergey-lavrov?"


@pytest.mark.parametrize("name", [name for name in FILTERS if name not in ("lang", "tag")])
@pytest.mark.parametrize(("rest", "as_of"), [("", None), ("assad ", "2015-10-30"), ("in:events ", None)])
def test_each_value_is_counted_as_it_will_be_found(archive: Archive, name: str, rest: str, as_of: str | None):
    if name == "in" and rest == "in:events ":
        rest = "syria "
    day = edtf.day_of(edtf.parse(as_of).upper) if as_of else None
    completion = complete(archive, f"{rest}{name}:", len(rest) + len(name) + 1, day)
    assert completion is not None
    for value in completion.values[:6]:
        kinds = {"statement", "event"} if name != "in" else set(PLACES[value.shown])
        groups = search(archive, f"{rest}{value.typed}", day).groups()
        assert value.left == sum(group.size for group in groups if not group.near and group.kind in kinds)


@given(st.text(max_size=30), st.sampled_from(FILTERS), st.integers(0, 40))
def test_no_text_makes_completing_raise(text: str, name: str, cursor: int):
    complete(ARCHIVE, f"{text} {name}:{text}", cursor, None)


def test_the_help_names_every_filter_state_and_kind():
    help_text = " ".join(f"{form} {meaning}" for form, meaning in SEARCH_LANGUAGE)
    for name in FILTERS:
        assert f"{name}:" in help_text, name
    for word in (*KINDS, *BASES):
        assert word in help_text
    for state in (*STATES, *EVENT_STATES):
        assert f"is:{state}" in help_text
    for place in PLACES:
        assert (
            place in ("actors", "speakers") or f" {place}," in f" {help_text}," or f"in:{place}" in help_text
        )


def test_the_commands_help_names_them_too(capsys: pytest.CaptureFixture[str]):
    from tui.cli import main

    assert main(["search", "--help"]) == 0
    printed = capsys.readouterr().out.split()
    words = {word.strip(",;") for word in printed}
    assert {f"{name}:" for name in FILTERS} <= words
    assert {*STATES, *EVENT_STATES} <= words
    assert set(PLACES) - {"actors", "speakers"} <= words
