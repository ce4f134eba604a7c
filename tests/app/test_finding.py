"""Finding words in what is shown: help, matrix, event log and pages alike."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from tests.app import small
from tests.app.conftest import press, reader, settled
from tests.app.screen import screen_rows
from tui.app.finding.findable_list import FindableList
from tui.app.finding.occurrences import marked_lines, occurrences, wanted
from tui.app.paint.ink import flow, width

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.app import BilateralApp

SIZE = (100, 30)


def marks(app: BilateralApp, ink: str) -> list[str]:
    """What is painted so in the list that has the keys, or that is searched."""
    shown = app.screen.query_one("#find-line").searched
    lines = [shown._lines(index)[line] for index, line in shown._visible()]
    return [text for line in lines for text, inks in line if ink in inks.split()]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("question_mark",), "event"),
        (("m",), "assad"),
        (("tab", "E"), "kerry"),
        (("f", *"ru-38", "enter", "enter"), "lavrov"),
        (("i",), "syria"),
        (("c", *"2015-09", "enter"), "assad"),
    ],
    ids=["help", "matrix", "event log", "record", "about", "two days"],
)
async def test_slash_finds_words_and_n_goes_on_on_every_page(syria: Path, keys: tuple[str, ...], words: str):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        shown = app.focused
        assert isinstance(shown, FindableList)
        foot = (await press(pilot, "slash", *words)).splitlines()[-1]
        first, number = (int(part.split()[at]) for part, at in zip(foot.split(" of "), (-1, 0), strict=True))
        assert f"Find {words}" in foot
        assert number > 1
        await press(pilot, "enter")
        assert app.focused is shown
        places = {shown.current}
        for at in range(first, first + number - 1):  # from where the reader is, and after the last the first
            assert f" {at % number + 1} of {number}" in (await press(pilot, "n")).splitlines()[-1]
            assert any(words in text.casefold() for text in marks(app, "reverse"))
            places.add(shown.current)
        assert len(places) == number
        assert f" {first} of {number}" in (await press(pilot, "n")).splitlines()[-1]
        assert f" {(first - 2) % number + 1} of {number}" in (await press(pilot, "N")).splitlines()[-1]
        screen = app.screen
        await press(pilot, "escape")
        assert app.screen is screen
        assert not app.screen.query("#find-line")
        assert app.focused is shown


async def test_a_text_of_a_source_is_found_in_over_line_ends_and_the_line_is_brought_into_view(syria: Path):
    app = reader(syria.parent / "two-towns")
    async with app.run_test(size=(60, 14)) as pilot:
        await press(pilot, "f", *"harwick shuts", "enter", "enter")
        await settled(pilot)
        screen = await press(pilot, "slash", *"BEARINGS")
        assert "bearings" in screen.casefold().rpartition("find")[0]
        assert marks(app, "reverse") == ["bearings"]


async def test_what_is_not_there_is_said_and_changes_nothing(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        before = (await press(pilot, "m")).splitlines()[:-1]
        screen = (await press(pilot, "slash", *"xqz")).splitlines()
        assert "not here" in screen[-1]
        assert [row.replace("›", "▸") for row in screen[:-1]] == [row.replace("›", "▸") for row in before]


async def test_slash_twice_searches_the_record(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab", "slash")
        assert app.screen.query_one("#find", Input).has_focus
        await press(pilot, "slash")
        assert app.screen.id == "search"


@pytest.mark.parametrize("size", [(40, 8), (20, 5), (2, 2)])
async def test_finding_works_at_every_size(syria: Path, size: tuple[int, int]):
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "question_mark", "slash", *"board", "enter", "n", "N", "escape")
        assert app.screen.id == "help"


@pytest.mark.parametrize("text", small.HOSTILE[:4])
async def test_a_hostile_text_is_found_in_and_shown_as_it_is(tmp_path: Path, text: str):
    app = reader(small.dossier(tmp_path, [small.statement("a", text)]))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", "a", "enter", "enter", "slash", "s")
        before = screen_rows(app)
        await press(pilot, "backspace")
        assert before[:-1] == screen_rows(app)[:-1]


FORMS = ("NFC", "NFD", "NFKC", "NFKD")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@given(TEXTS, st.integers(0, 59), st.integers(1, 20), st.sampled_from(FORMS), st.booleans())
def test_any_part_of_a_text_is_found_in_any_form_and_case(
    text: str, start: int, length: int, form: str, upper: bool
):
    words = text.split()
    part = " ".join(words[start % len(words) : start % len(words) + length]) if words else ""
    typed = unicodedata.normalize(form, part.upper() if upper and part.isascii() else part)
    if not wanted(part):
        return
    lines = flow([(text, "")], 12)
    assert wanted(typed) == wanted(part) or form in ("NFKC", "NFKD")
    if wanted(typed) == wanted(part) and all(width(word) <= 12 for word in words):
        assert occurrences(lines, wanted(typed))


def test_chinese_and_thai_words_are_found_over_the_end_of_a_line():
    lines = flow([("安理会一致通过第二二五四号决议", "")], 12)
    assert len(lines) > 1
    assert occurrences(lines, wanted("致通过"))
    assert not occurrences([[("in", "")], [("to", "")]], wanted("into"))


@given(TEXTS, st.text(max_size=3))
def test_marking_alters_no_character(text: str, sought: str):
    lines = flow([(text, "quote")], 12)
    here = occurrences(lines, wanted(sought))
    marked = marked_lines(lines, here, 0)
    assert ["".join(part for part, _ in line) for line in marked] == [
        "".join(part for part, _ in line) for line in lines
    ]
