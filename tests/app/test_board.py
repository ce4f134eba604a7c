"""The board, through its keys and what it then shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import small
from tests.app.conftest import SIZE, press, reader
from tests.app.screen import screen_rows, screen_text
from tui.app.app import BilateralApp
from tui.archive.listing import record_lists
from tui.archive.store import Archive
from tui.config.choices import Config


async def test_the_board_shows_both_answers_to_the_same_question_on_the_same_row(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = screen_rows(app)
        asked = next(
            n for n, line in enumerate(lines) if "Must Assad leave before a transition starts?" in line
        )
        assert "they differ" in lines[asked]
        assert "No regime change is sought" in lines[asked + 1]
        assert "no outside demand for his exit" in lines[asked + 1]
        assert "since 15 Dec 2015" in "\n".join(lines[asked : asked + 6])


async def test_the_header_says_what_is_read_and_as_of_when(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        header = screen_rows(app)[0]
        assert "Russia and the United States over Syria" in header
        assert "as of 15 Dec 2015" in header


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2015-09-18", "A transitional government formed by"),
        ("2015-12-04", "Army and rebels might fight ISIL"),
        ("2015-12-15", "No regime change is sought"),
    ],
)
async def test_the_american_answer_on_assad_is_the_one_of_the_day(app: BilateralApp, day: str, answer: str):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        screen = await press(pilot, *day, "enter")
        assert answer in screen


async def test_the_new_york_meeting_is_planned_and_contested_then_takes_place(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "t")
        await press(pilot, *"2015-12-14", "enter")
        screen = await press(pilot, "tab", "G")
        line = next(line for line in screen.splitlines() if "New York" in line and "18 Dec" in line)
        assert "planned" in line
        assert "accounts" in line
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-18", "enter")
        line = next(line for line in screen.splitlines() if "New York" in line and "18 Dec" in line)
        assert "planned" not in line


async def test_an_earlier_day_hides_what_came_later(app: BilateralApp):
    async with app.run_test(size=(120, 60)) as pilot:
        assert "John Kerry" in await press(pilot, "z")
        await press(pilot, "z", "t")
        screen = await press(pilot, *"2012-01", "enter", "z")
        assert "as of 31 Jan 2012" in screen
        assert "John Kerry" not in screen
        assert "nothing on record as of 31 Jan 2012" in screen


async def test_home_returns_to_the_dossiers_own_day(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "{", "{", "{")
        assert "as of 15 Dec 2015" not in screen.splitlines()[0]
        screen = await press(pilot, "home")
        assert "as of 15 Dec 2015" in screen.splitlines()[0]


async def test_swapping_puts_russia_on_the_left(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "x")
        sides = screen.splitlines()[1]
        assert sides.index("Russia") < sides.index("United States")
        assert "⇄" in screen.splitlines()[0]


async def test_other_parties_come_to_either_side(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "Syrian government" in (await press(pilot, ">")).splitlines()[1]
        sides = (await press(pilot, "<")).splitlines()[1]
        assert sides.index("Russia") < sides.index("Syrian government")


async def test_numbers_and_arrows_open_issues(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "Were the vetoes justified?" in await press(pilot, "3")
        assert "Whom do they hit?" in await press(pilot, "right")
        assert "Were the vetoes justified?" in await press(pilot, "left")


async def test_the_list_of_issues_opens_what_is_selected(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "shift+tab")
        assert "Is all armed opposition terrorist?" in await press(pilot, "down")


async def test_a_zoomed_pane_has_the_screen_and_escape_puts_it_back(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "z")
        assert "Events ·" not in screen
        screen = await press(pilot, "tab")
        assert "Events ·" in screen
        assert "Must Assad leave" not in screen
        screen = await press(pilot, "escape")
        assert "Must Assad leave" in screen
        assert app.is_running


async def test_below_110_columns_the_issues_fold_into_a_line(app: BilateralApp):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_text(app)
        assert "1/7 Assad's role" in screen
        assert "Air strikes" not in screen
        lines = screen.splitlines()
        sides = next(line for line in lines if "United States" in line)
        assert "Russia" in sides


async def test_below_64_columns_the_sides_stack(app: BilateralApp):
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        lines = screen_rows(app)
        us = next(n for n, line in enumerate(lines) if "No regime change is sought" in line)
        ru = next(n for n, line in enumerate(lines) if "no outside demand" in line)
        assert ru > us


async def test_what_changed_is_marked_in_the_chosen_window(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-15", "enter")
        assert "since 15 Dec 2015 new" in screen
        await press(pilot, "t")
        screen = await press(pilot, *"2015-12-31", "enter")
        assert "since 15 Dec 2015 new" in screen
        screen = await press(pilot, "w", "w", "w", "w")
        assert "in the last week" in screen
        assert "since 15 Dec 2015 new" not in screen


async def test_a_first_answer_is_marked_in_the_window_and_not_for_ever(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        screen = await press(pilot, "5", "t", *"2015-12-10", "enter")
        assert "since 10 Dec 2015 new" in screen
        assert "in the last year" in await press(pilot, "w", "w")
        screen = await press(pilot, "w")
        assert "changes marked: ever" in screen
        assert "since 10 Dec 2015 new" not in screen


async def test_the_mouse_selects_and_opens(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("#issues", offset=(5, 2))
        await pilot.pause()
        assert "Were the vetoes justified?" in screen_text(app)
        await pilot.click("#comparison", offset=(10, 1), times=2)
        await pilot.pause()
        assert len(app.screen_stack) == 2


async def test_a_hint_at_the_foot_can_be_clicked(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        hints = screen_rows(app)[-1]
        await pilot.click("#hints", offset=(hints.index("swap"), 0))
        await pilot.pause()
        sides = screen_rows(app)[1]
        assert sides.index("Russia") < sides.index("United States")


async def test_the_place_is_remembered(syria: Path, archive: Archive, app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4", "x", "[")
        shown = app.session.place
        await pilot.press("q")
    again = BilateralApp(syria, Config(), archive=archive)
    assert again.session.place._replace(item=None) == shown._replace(item=None)


async def test_it_opens_at_a_record_that_was_asked_for(syria: Path, archive: Archive):
    app = BilateralApp(syria, Config(), archive=archive, at="ru-30")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.session.place.item == "ru-30"
        assert "Vladimir Putin" in screen_text(app)


async def test_a_keymap_gives_commands_other_keys(syria: Path, archive: Archive):
    app = BilateralApp(syria, Config(keymap={"sides.swap": ("f9",)}), archive=archive)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert app.session.place.parties == ("us", "russia")
        await press(pilot, "f9")
        assert app.session.place.parties == ("russia", "us")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_every_theme_shows_the_board(syria: Path, archive: Archive, theme: str):
    app = BilateralApp(syria, Config(theme=theme), archive=archive)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.theme == theme
        assert "Must Assad leave" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (300, 100), (40, 12), (10, 5)])
async def test_every_size_shows_both_sides_as_of_the_day_and_takes_keys(
    app: BilateralApp, size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        before = await press(pilot)
        rows = before.splitlines()
        assert "as of 15"[: size[0] - 2] in rows[0]
        assert any(row.count("▌") == 2 for row in rows)
        assert "Must Assad leave" in before or size[1] < 24
        assert await press(pilot, "right", "down") != before
        assert app.session.place.issue == "who-is-a-terrorist"
        assert len(screen_rows(app)) == size[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_first_screen_has_the_newest_words_of_each_side(app: BilateralApp, size: tuple[int, int]):
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        for party in ("us", "russia"):
            newest = record_lists.record(app.session.archive, "assad-role", (party,), app.session.place.day)
            words = newest.rows(0, 1)[0].text.split()
            assert " ".join(words[:4]) in screen_text(app)


async def test_what_a_side_said_last_is_of_the_day_that_is_read(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        before = await press(pilot)
        after = await press(pilot, "t", *"30 nov 2015", "enter")
        assert "Newest on the record" in after
        assert before.splitlines()[3] != after.splitlines()[3]


async def test_the_counts_of_the_issues_say_whose_they_are(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        assert "US · Russia" in (await press(pilot)).splitlines()[1]
        assert "Russia · US" in (await press(pilot, "x")).splitlines()[1]


async def test_what_others_said_has_its_lane_below_the_record_of_both(tmp_path: Path):
    said = [
        small.statement("left-1", "We go on."),
        small.statement("third-1", "We wait.", party="third"),
        small.statement("host-1", "Thank you all."),
    ]
    del said[2]["party"]
    parties = [{"id": name, "name": f"{name.title()} Land"} for name in ("left", "right", "third")]
    app = reader(small.dossier(tmp_path / "d", said, parties=parties))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "G")
        screen = screen_text(app)
        assert screen.index("By others, newest first: 2") > screen.index("“We go on.”")
        assert "Third Land" in screen
        assert "of no party" in screen
        assert "“Thank you all.”" in screen
        assert "third-1" in await press(pilot, "enter")


async def test_the_reason_of_a_verdict_stands_under_it_on_the_questions_page(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        rows = (await press(pilot, "enter")).splitlines()
        asked = next(n for n, row in enumerate(rows) if "they differ" in row)
        assert any("Why: " in row for row in rows[asked : asked + 3])


async def test_the_foot_begins_with_what_is_done_with_the_selected_record_and_differs_by_pane(
    app: BilateralApp,
):
    async with app.run_test(size=SIZE) as pilot:
        answers = (await press(pilot)).splitlines()[-1]
        log = (await press(pilot, "tab")).splitlines()[-1]
        assert answers.split()[1:4:2] == ["open", "copy"]
        assert answers.index("swap") < answers.index("search")
        assert log.index("E events") < log.index("find")


async def test_columns_give_way_where_a_terminal_becomes_narrow(app: BilateralApp):
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "C", "C")
        await pilot.resize_terminal(100, 40)
        await pilot.pause(0.1)
        rows = (await press(pilot)).splitlines()
        assert "Syrian government" not in rows[2]
        assert "Must Assad leave" in "".join(rows)
