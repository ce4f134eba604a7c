"""The lesser pages: the dossier, its problems, help and the palette."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.app import small
from tests.app.conftest import press, reader, settled
from tests.app.screen import screen_rows, screen_text, squeezed
from tui.app.app import BilateralApp
from tui.app.command_table import COMMANDS
from tui.app.pages.blocks import BlockList
from tui.app.screens.problems import ProblemScreen
from tui.config.choices import Config
from tui.dossier.problems import DossierError
from tui.library.archive_opening import open_archive
from tui.report.visible import visible

if TYPE_CHECKING:
    from pathlib import Path


SIZE = (120, 50)


# The dossier.


async def test_about_tells_what_the_dossier_is_and_on_which_terms(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 80)) as pilot:
        await pilot.pause()
        screen = await press(pilot, "i")
        for text in (
            "What Washington and Moscow said",
            "115 statements",
            "Bilateral contributors",
            "CC-BY-4.0",
        ):
            assert text in screen
        assert "ISIL = ISIS = Daesh = Islamic State" in screen
        assert "Never one body." in screen


@pytest.mark.parametrize("text", small.HOSTILE)
async def test_a_hostile_title_is_shown_as_it_is(tmp_path: Path, text: str):
    parties = [{"id": "left", "name": text}, {"id": "right", "name": "Right", "note": text}]
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")], parties=parties))
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        screen = squeezed(await press(pilot, "i"))
        assert screen.count(squeezed(visible(text))) >= 2


# Problems.


async def test_a_broken_dossier_shows_its_problems_and_is_read_again_when_mended(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", "Yes.", source="papr")])
    app = BilateralApp(path, Config())
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert "This dossier can't be opened" in screen
        assert "dossier.yaml:1:" in screen
        assert "papr" in screen
        assert "paper" in screen
        assert "^" in screen
        small.dossier(path, [small.statement("said", "Yes.")])
        await pilot.press("r")
        await settled(pilot)
        assert app.screen.id == "board"


async def test_an_empty_folder_and_a_missing_path_say_what_to_do(tmp_path: Path):
    for path in (tmp_path, tmp_path / "missing"):
        app = BilateralApp(path, Config())
        async with app.run_test(size=SIZE) as pilot:
            screen = await settled(pilot)
            assert "can't be opened" in screen
            assert "= help:" in screen or "There is no dossier" in screen


async def test_the_screen_prints_what_check_prints(tmp_path: Path):
    path = small.dossier(tmp_path / "d", [small.statement("said", "Yes.", source="papr")])
    with pytest.raises(DossierError) as error:
        open_archive(path)
    app = BilateralApp(path, Config())
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ProblemScreen)
        screen = screen_text(app)
        problem = error.value.problems[0]
        assert problem.message in screen
        assert problem.advice in screen


# Help.


async def test_help_lists_each_key_that_works_where_it_was_asked_for(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(120, 160)) as pilot:
        await pilot.pause()
        known = {b.binding.id for b in app.screen.active_bindings.values() if b.enabled}
        screen = await press(pilot, "question_mark")
        for command in COMMANDS:
            if command.id in known and not command.id.startswith("issue.open"):
                assert command.title in screen
        assert "Open issue 1 to 9" in screen
        assert "To the query" not in screen


async def test_help_shows_the_keys_of_a_users_keymap(syria: Path):
    app = BilateralApp(syria, Config(keymap={"sides.swap": ("f9",)}), archive=open_archive(syria))
    async with app.run_test(size=(120, 160)) as pilot:
        await pilot.pause()
        screen = await press(pilot, "question_mark")
        row = next(row for row in screen.splitlines() if "Swap the sides" in row)
        assert row.split()[0] == "f9"


async def test_help_explains_the_marks(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        screen = await press(pilot, "question_mark", "G")
        assert "neither a confirmation nor a denial" in screen
        assert "possibly later" in screen


async def test_help_of_search_begins_with_its_language(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "slash", *"assad")
        screen = await press(pilot, "down", "question_mark")
        assert "What you can type" in screen
        assert "NEAR(fate people, 8)" in screen
        assert (await press(pilot, "escape")).startswith(" / assad")


async def test_help_opens_while_a_query_is_typed(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "f1 keys" in await press(pilot, "slash")
        assert "What you can type" in await press(pilot, "f1")


# The palette.


async def test_the_palette_offers_what_works_here_with_its_key(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "colon")
        await press(pilot, *"swap the")
        screen = screen_text(app)
        assert "Sides: Swap the sides  x" in screen
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert app.session.place.parties == ("russia", "us")


async def test_the_palette_of_a_page_does_not_offer_the_boards_commands(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "i", "colon")
        screen = screen_text(app)
        assert "Swap the sides" not in screen
        assert "Copy with citation" in screen


@pytest.mark.parametrize("text", ["[sic] [/] [/foo]", "[@click=app.quit]x[/]", "Спор 争端"])
async def test_the_palette_goes_to_issues_whatever_they_are_called(tmp_path: Path, text: str):
    issue = {"id": "matter", "title": text, "question": "What?", "questions": [{"id": "first", "ask": "So?"}]}
    app = reader(small.dossier(tmp_path / "d", [small.statement("said", "Yes.")], issues=[issue]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(pilot, "colon")
        await press(pilot, *"go to issue")
        assert f"Go to issue: {text}" in screen_text(app)


async def test_the_palette_reads_another_dossier_and_other_colours(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "colon", *"theme: nord")
        assert "Theme: nord" in screen_text(app)
        await press(pilot, "enter")
        assert app.theme == "nord"
        await press(pilot, "colon", *"dossier: towns")
        assert "Open dossier: two-towns" in screen_text(app)
        await press(pilot, "enter")
        assert app.next_dossier is not None
        assert app.next_dossier.name == "two-towns"


async def test_what_is_told_covers_nothing_that_is_read(syria: Path):
    app = reader(syria)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        before = await press(pilot)
        await press(pilot, "asterisk")
        after = await press(pilot, "y")
        assert "Sent to the clipboard; or type: bilateral show" in after.splitlines()[-1]
        assert after.splitlines()[:-1] == before.splitlines()[:-1]


async def test_every_palette_entry_can_be_chosen(syria: Path):
    from tui.app.palette import CommandProvider

    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "G")  # a statement has all that a record can have
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


@pytest.mark.parametrize(
    "keys", [("c", "enter"), ("t",), ("i",), ("question_mark",), ("m",), ("m", "m"), ("slash", "a")]
)
async def test_a_tiny_terminal_breaks_nothing(syria: Path, keys: tuple[str, ...]):
    app = reader(syria)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        for size in ((1, 1), (3, 2), (20, 5), (60, 16)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down", "pagedown")
            await pilot.resize_terminal(120, 40)
            assert len((await press(pilot)).split()) > 10, size


async def test_enter_is_offered_only_where_it_opens_something(syria: Path):
    app = reader(syria)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "⏎ open" not in await press(pilot, "i")
        assert "⏎ open" in await press(pilot, "G", "up", "up", "up", "up", "up", "up", "up", "up", "up")


async def test_a_note_leads_to_the_records_and_the_codes_that_it_names(app: BilateralApp):
    async with app.run_test(size=(120, 60)) as pilot:
        app.open("record", "ru-30")
        screen = await settled(pilot)
        assert re.search(r"Note +Conflict C3", screen)
        assert re.search(r"C3  in \d records", screen)
        assert re.search(r"ru-31  Dmitry Peskov: ", screen)
        page = app.screen.query_one(BlockList)
        page.select(page.index_of("ru-31"))
        assert "ru-31" in await press(pilot, "enter")
        await press(pilot, "escape")
        page.select(next(n for n in range(page.count) if page.query_at(n)))
        screen = await press(pilot, "enter")
        assert '"C3"' in screen.splitlines()[0]
        assert "Peskov" in screen


async def test_a_note_names_nothing_that_came_later(app: BilateralApp):
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, "t", *"1 dec 2015", "enter")
        app.open("record", "ru-18")
        screen = await settled(pilot)
        assert "(ru-30)" in screen
        assert "ru-30  " not in screen


async def test_help_has_two_columns_where_there_is_room_and_the_id_of_each_command(app: BilateralApp):
    async with app.run_test(size=(120, 50)) as pilot:
        screen = await press(pilot, "question_mark")
        assert any("Search" in line and "Views" in line for line in screen.splitlines())
        assert re.search(r"/ +Search the record +search\.open", screen)
        await pilot.resize_terminal(80, 50)
        screen = await press(pilot)
        assert not any("Search" in line and "Views" in line for line in screen.splitlines())
        assert re.search(r"/ +Search the record +search\.open", screen)
        await pilot.resize_terminal(200, 50)
        assert "results come as you type" in await press(pilot)


@pytest.mark.parametrize("typed", ["x" * 24, "x" * 12 + "y", "w o r d " * 20])
async def test_the_palette_answers_at_once_whatever_is_typed_of_a_name_of_one_letter(
    tmp_path: Path, typed: str
):
    title = "x" * 400
    issue = {"id": "matter", "title": title, "question": "What?", "questions": []}
    app = reader(small.dossier(tmp_path / "d", [], issues=[issue]))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "colon")
        app.screen.query_one(Input).value = typed
        shown = await settled(pilot)
    assert ("Go to issue" in shown) == (set(typed) == {"x"})
