"""The lesser pages: two days compared, the dossier, its problems, help, prompts and the palette."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.app import small
from tests.app.screen import screen_rows, screen_text
from tests.app.test_detail import HOSTILE, reader, squeezed
from tui.app.app import BilateralApp
from tui.app.commands import COMMANDS
from tui.app.compare import CompareScreen
from tui.app.problems import ProblemScreen
from tui.config import Config
from tui.dossier.problems import DossierError
from tui.library import open_archive
from tui.report.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (120, 50)


async def pressed(pilot: Pilot[int], *keys: str) -> str:
    """The screen after some keys."""
    await pilot.press(*keys)
    await pilot.pause()
    return screen_text(pilot.app)


# Two days compared.


async def test_c_asks_for_a_day_and_tells_what_changed_since(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "15 Nov 2015" in await pressed(pilot, "c")
        screen = await pressed(pilot, "enter")
        assert "15 Nov 2015 → 15 Dec 2015" in screen
        assert "22 answers new or changed" in screen
        assert "before · since 19 Sep 2015" in screen
        assert "No regime change is sought" in screen


async def test_what_was_added_can_be_opened(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        first, last = app.place.day - 1, app.place.day
        await app.push_screen(CompareScreen(first, last))
        screen = await pressed(pilot, "G")
        assert "14 Dec 2015 → 15 Dec 2015" in screen
        assert "Statement" in (await pressed(pilot, "enter")).splitlines()[0]


async def test_a_day_compared_with_itself_has_nothing_new(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.push_screen(CompareScreen(app.place.day, app.place.day))
        screen = await pressed(pilot)
        assert "Both are the same day" in screen
        assert "Nothing changed." in screen


async def test_comparing_with_a_day_after_the_record_says_where_the_record_ends(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("c", "ctrl+u", *"2020")
        screen = await pressed(pilot, "enter")
        assert "15 Dec 2015 → 31 Dec 2020" in screen
        assert "The record ends on 18 Dec 2015." in screen
        assert "still they agree, for another reason" in await pressed(pilot, "pagedown")


async def test_what_was_announced_and_told_between_two_days_is_listed(syria: Path):
    app = reader(syria, "2015-12-14")
    async with app.run_test(size=(120, 160)) as pilot:
        await pilot.pause()
        await pilot.press("c", "ctrl+u", *"2015-12-11")
        screen = await pressed(pilot, "enter")
        assert "Events announced" in screen
        assert "planned for 15 Dec 2015  Kerry meets Lavrov, then Putin" in screen
        told = screen[screen.index("Events known before, of which accounts were added") :]
        assert "Third round of talks on Syria, in New York  4 accounts" in told


# The prompt for a day.


async def test_a_wrong_date_is_told_while_it_is_typed_and_is_not_taken(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        day = app.place.day
        assert "type 2015-06-05 or 2015-05-06" in await pressed(pilot, "t", *"05/06/2015")
        assert "05/06/2015" in await pressed(pilot, "enter")
        await pressed(pilot, "escape")
        assert app.place.day == day


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("oct 2015", "31 Oct 2015"),
        ("15 dec 2014", "15 Dec 2014"),
        ("2015-09", "30 Sep 2015"),
        ("2014", "31 Dec 2014"),
        ("2015-12-08/2015-12-10", "10 Dec 2015"),
        ("2015-12~", "31 Dec 2015"),
        ("2011-08?", "31 Aug 2011"),
        ("2015-11-XX", "30 Nov 2015"),
        ("2015-22", "31 Aug 2015"),
        ("201x", "31 Dec 2019"),
        ("2015-12-11T14:30", "11 Dec 2015"),
        ("../2014", "31 Dec 2014"),
        ("2015/..", "18 Dec 2015"),
        ("XXXX", "18 Dec 2015"),
        ("December 4th, 2015", "4 Dec 2015"),
        ("4.12.2015", "4 Dec 2015"),
    ],
)
async def test_a_day_is_taken_in_words_and_of_a_month_its_last(syria: Path, typed: str, shown: str):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert f"the end of {shown}" in await pressed(pilot, "t", *typed)
        assert f"as of {shown}" in (await pressed(pilot, "enter")).splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2015-02-30", "names a day that does not exist"),
        ("2015-13", "no such month"),
        ("yesterday", "is not a date"),
        ("15 smarch 2015", "there is no month"),
        ("2015-12-10/2015-12-08", "ends before it starts"),
    ],
)
async def test_a_mistake_is_named_in_the_narrowest_terminal_and_the_day_stays(
    syria: Path, typed: str, told: str
):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        day = app.place.day
        screen = await pressed(pilot, "t", *typed, "enter")
        assert told in " ".join(screen.split())
        assert "Read the board as of" in screen
        assert app.place.day == day


async def test_the_board_is_seen_behind_the_prompt(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "United States" in await pressed(pilot, "t")


async def test_nothing_typed_changes_nothing(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        day = app.place.day
        await pressed(pilot, "t", "ctrl+u", "delete", "backspace", "enter")
        assert app.screen.id == "board"
        assert app.place.day == day


# The dossier.


async def test_about_tells_what_the_dossier_is_and_on_which_terms(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 80)) as pilot:
        await pilot.pause()
        screen = await pressed(pilot, "i")
        for text in (
            "What Washington and Moscow said",
            "115 statements",
            "Bilateral contributors",
            "CC-BY-4.0",
        ):
            assert text in screen
        assert "ISIL = ISIS = Daesh = Islamic State" in screen
        assert "Never one body." in screen


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_title_is_shown_as_it_is(tmp_path: Path, text: str):
    parties = [{"id": "left", "name": text}, {"id": "right", "name": "Right", "note": text}]
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")], parties=parties))
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        screen = squeezed(await pressed(pilot, "i"))
        assert screen.count(squeezed(visible(text))) >= 2


# Problems.


async def waited(pilot: Pilot[int]) -> str:
    """What is shown once the dossier was read."""
    for _ in range(100):
        await asyncio.sleep(0.02)
        if pilot.app.screen.id in ("problems", "board"):
            break
    await pilot.pause()
    return screen_text(pilot.app)


async def test_a_broken_dossier_shows_its_problems_and_is_read_again_when_mended(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", "Yes.", source="papr")])
    app = BilateralApp(path, Config())
    async with app.run_test(size=SIZE) as pilot:
        screen = await waited(pilot)
        assert "This dossier can't be opened" in screen
        assert "dossier.yaml:1:" in screen
        assert "papr" in screen
        assert "paper" in screen
        assert "^" in screen
        small.dossier(path, [small.statement("said", "Yes.")])
        await pilot.press("r")
        await waited(pilot)
        assert app.screen.id == "board"


async def test_an_empty_folder_and_a_missing_path_say_what_to_do(tmp_path: Path):
    for path in (tmp_path, tmp_path / "missing"):
        app = BilateralApp(path, Config())
        async with app.run_test(size=SIZE) as pilot:
            screen = await waited(pilot)
            assert "can't be opened" in screen
            assert "= help:" in screen or "There is no dossier" in screen


async def test_the_screen_prints_what_check_prints(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", "Yes.", source="papr")])
    with pytest.raises(DossierError) as error:
        open_archive(path)
    app = BilateralApp(path, Config())
    async with app.run_test(size=(200, 50)) as pilot:
        await waited(pilot)
        assert isinstance(app.screen, ProblemScreen)
        screen = screen_text(app)
        problem = error.value.problems[0]
        assert problem.message in screen
        assert problem.advice in screen


# Help.


async def test_help_lists_each_key_that_works_where_it_was_asked_for(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 100)) as pilot:
        await pilot.pause()
        known = {b.binding.id for b in app.screen.active_bindings.values() if b.enabled}
        screen = await pressed(pilot, "question_mark")
        for command in COMMANDS:
            if command.id in known and not command.id.startswith("issue.open"):
                assert command.title in screen
        assert "Open issue 1 to 9" in screen
        assert "To the query" not in screen


async def test_help_shows_the_keys_of_a_users_keymap(syria: Path):
    app = BilateralApp(syria, Config(keymap={"sides.swap": ("f9",)}), archive=open_archive(syria))
    async with app.run_test(size=(120, 100)) as pilot:
        await pilot.pause()
        screen = await pressed(pilot, "question_mark")
        row = next(row for row in screen.splitlines() if "Swap the sides" in row)
        assert row.split()[0] == "f9"


async def test_help_explains_the_marks(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        screen = await pressed(pilot, "question_mark", "G")
        assert "neither a confirmation nor a denial" in screen
        assert "possibly later" in screen


async def test_help_of_search_begins_with_its_language(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"assad")
        await pilot.pause(0.3)
        screen = await pressed(pilot, "down", "question_mark")
        assert "What you can type" in screen
        assert "NEAR(fate people, 8)" in screen
        assert (await pressed(pilot, "escape")).startswith(" / assad")


async def test_help_opens_while_a_query_is_typed(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "f1 keys" in await pressed(pilot, "slash")
        assert "What you can type" in await pressed(pilot, "f1")


# The palette.


async def test_the_palette_offers_what_works_here_with_its_key(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("colon")
        await pilot.pause(0.3)
        await pilot.press(*"swap the")
        await pilot.pause(0.5)
        screen = screen_text(app)
        assert "Sides: Swap the sides  x" in screen
        await pilot.press("enter")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert app.place.parties == ("russia", "us")


async def test_the_palette_of_a_page_does_not_offer_the_boards_commands(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("i", "colon")
        await pilot.pause(0.3)
        screen = screen_text(app)
        assert "Swap the sides" not in screen
        assert "Copy with citation" in screen


@pytest.mark.parametrize("text", ["[sic] [/] [/foo]", "[@click=app.quit]x[/]", "Спор 争端"])
async def test_the_palette_goes_to_issues_whatever_they_are_called(tmp_path: Path, text: str):
    issue = {"id": "matter", "title": text, "question": "What?", "questions": [{"id": "first", "ask": "So?"}]}
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")], issues=[issue]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("colon")
        await pilot.pause(0.3)
        await pilot.press(*"go to issue")
        await pilot.pause(0.5)
        assert f"Go to issue: {text}" in screen_text(app)


async def test_every_palette_entry_can_be_chosen(syria: Path):
    from tui.app.palette import CommandProvider

    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        provider = CommandProvider(app.screen)
        names = [hit.text async for hit in provider.discover()]
        offered = {
            command.title
            for command in COMMANDS
            if command.palette and command.scope in ("board", "record", "app")
        }
        assert offered <= {str(name).partition(": ")[2] for name in names}
        assert "Go to issue: Air strikes" in names
        assert len(screen_rows(app)) == SIZE[1]


# All of them.


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (20, 5), (60, 16)])
@pytest.mark.parametrize(
    "keys", [("c", "enter"), ("t",), ("i",), ("question_mark",), ("m",), ("m", "m"), ("slash", "a")]
)
async def test_a_tiny_terminal_breaks_nothing(syria: Path, keys: tuple[str, ...], size: tuple[int, int]):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await pilot.press("down", "pagedown")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert len(screen_text(app).split()) > 10


async def test_enter_is_offered_only_where_it_opens_something(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "⏎ open" not in await pressed(pilot, "i")
        assert "⏎ open" in await pressed(pilot, "G", "up", "up", "up", "up", "up", "up", "up", "up", "up")
