"""The matrix of questions by parties, and of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app import small
from tests.app.conftest import press, reader
from tests.app.screen import screen_rows, screen_text
from tui.app.matrix.cells import bar, evidence, grid
from tui.archive.rows import Kinds

if TYPE_CHECKING:
    from pathlib import Path


async def test_questions_stand_under_their_issue_with_verdict_and_evidence_for_each_party(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        rows = screen_rows(app)
        assert all(name in rows[1] for name in ("United States", "Russia", "Damascus", "Opposition", "UN"))
        asked = next(n for n, row in enumerate(rows) if "Must Assad leave" in row)
        assert "Assad's role" in rows[asked - 1]
        assert "nothing on" in rows[asked]
        assert "they differ" in rows[asked + 1]
        assert "No regime" in rows[asked]
        assert "2 paraphrase" in rows[asked + 3]


@pytest.mark.parametrize(("size", "mark"), [((200, 40), "possibly later"), ((80, 40), "possibly")])
async def test_an_answer_that_may_be_of_a_later_day_is_marked(syria: Path, size: tuple[int, int], mark: str):
    app = reader(syria, "2015-12-05")
    async with app.run_test(size=size) as pilot:
        await pilot.press("m", "down", "down", "down", "down", "down")
        await pilot.pause()
        rows = screen_rows(app)
        asked = next(n for n, row in enumerate(rows) if "Does Russia back the FSA?" in row)
        if size[0] == 80:
            await pilot.press("right", "right", "right")
            await pilot.pause()
            rows = screen_rows(app)
        column = rows[1].index("Opposit") if size[0] == 80 else rows[1].index("Syrian opposition")
        assert mark in [row[column : column + len(mark)] for row in rows[asked : asked + 6]]


async def test_a_small_terminal_shows_fewer_parties_rather_than_no_words(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        rows = (await press(pilot, "m")).splitlines()
        assert "Damascus ›" in rows[1]
        assert "No regime" in rows[3]
        rows = (await press(pilot, "right", "right", "right", "right")).splitlines()
        assert "‹ Damascus" in rows[1]
        assert "›" not in rows[1]
        assert "United Nations" in rows[1]
        numbers = (await press(pilot, "m")).splitlines()[1]
        assert all(name in numbers for name in ("US", "Russia", "UN"))


async def test_an_earlier_day_has_less_evidence(syria: Path):
    app = reader(syria, "2011-06")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        rows = screen_rows(app)
        asked = next(n for n, row in enumerate(rows) if "Must Assad leave" in row)
        assert rows[asked].count("nothing on") == 4


async def test_enter_opens_the_question_with_the_chosen_party_on_a_side(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "right", "right", "right", "down", "enter")
        await pilot.pause()
        assert app.screen.id == "board"
        assert app.session.place.item == "assad-who-decides"
        assert app.session.place.parties == ("us", "opposition")
        assert "Syrian opposition" in screen_rows(app)[1]


async def test_the_other_view_counts_statements_by_party_issue_and_kind(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("m", "m")
        await pilot.pause()
        screen = screen_text(app)
        assert "█ direct  ▓ mixed  ░ paraphrase" in screen
        row = next(row for row in screen.splitlines() if "Assad's role" in row)
        assert "16" in row
        assert "13" in row
        await pilot.press("G")
        await pilot.pause()
        assert "statements in all" in screen_text(app)
        await pilot.press("g", "down", "enter")
        await pilot.pause()
        assert app.session.place.issue == "who-is-a-terrorist"


async def test_a_click_selects_the_cell(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        row = next(n for n, row in enumerate(screen_rows(app)) if "Who decides?" in row)
        column = screen_rows(app)[1].index("Damascus")
        await pilot.click(offset=(column + 2, row))
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.place.item == "assad-who-decides"
        assert app.session.place.parties == ("us", "syria")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (300, 100)])
async def test_columns_stand_under_their_names_at_every_size(syria: Path, size: tuple[int, int]):
    app = reader(syria)
    async with app.run_test(size=size) as pilot:
        await pilot.press("m")
        await pilot.pause()
        rows = screen_rows(app)
        first = next(row for row in rows if "Must Assad leave" in row)
        assert first[rows[1].rindex("Russia") :][:2] in ("5 ", "5", "No")


def test_columns_give_way_before_they_scroll_and_the_selected_one_stays_in_view():
    assert grid(120, 5, 0).shown == 5
    narrow = grid(60, 12, 11)
    assert narrow.shown < 12
    assert narrow.start + narrow.shown == 12


def test_a_cell_says_that_nothing_is_on_record_in_any_room():
    texts = ["".join(text for text, _ in line) for room in (17, 9, 5, 2) for line in evidence(None, room)]
    assert texts == ["nothing on record", "nothing", "none", "–"]


def test_a_bar_has_a_part_for_each_kind_in_its_own_texture():
    assert bar(Kinds(2, 1, 1), 4, 8) == "████▓▓░░"
    assert bar(Kinds(0, 0, 1), 1000, 8) == "░"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_what_is_of_no_party_stands_beside_the_issue_and_has_a_column_of_numbers(
    tmp_path: Path, size: tuple[int, int]
):
    app = reader(small.hosted(tmp_path / "talk"))
    async with app.run_test(size=size) as pilot:
        assert "The matter · 2 statements of no party" in await press(pilot, "m")
        rows = (await press(pilot, "m", "right", "right")).splitlines()
        column = rows[1].index("no party")
        assert [row[column] for row in rows[2:4]] == ["2", "█"]
        await press(pilot, "enter")
        assert app.screen.id == "board"
        assert app.session.place.parties == ("left", "right")
        assert "no party" not in (await press(pilot, "m")).splitlines()[1]
