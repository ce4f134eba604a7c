"""The form: what is typed is read at once, written into the author's files, and taken back with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, TextArea

from tests.app.conftest import SIZE, settled, until
from tui.app.app import BilateralApp
from tui.config.choices import Config
from tui.dossier.loading import read_dossier
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from textual.pilot import Pilot

STATEMENT = {
    "text": "“The fence stays,\nand so do I.”",
    "speaker": "Bob South",
    "date": "7 dec 2015",
    "source": "paper",
    "issues": "fence",
}


@pytest.fixture
def app(dossier_path: Path) -> BilateralApp:
    return BilateralApp(dossier_path, Config(), archive=open_archive(dossier_path))


async def fill(pilot: Pilot[Any], values: dict[str, str]) -> None:
    """Put texts into the form's fields."""
    screen = pilot.app.screen
    for name, value in values.items():
        field = screen.query_one(f"#{name}", (TextArea if name == "text" else Input))
        if isinstance(field, TextArea):
            field.text = value
        else:
            field.value = value
    await settled(pilot)


async def notice_shown(pilot: Pilot[Any], wanted: str) -> None:
    """Wait for a notice."""
    for _ in range(500):
        await pilot.pause(0.01)
        if any(wanted in notice.message for notice in pilot.app._notifications):
            return
    raise AssertionError([notice.message for notice in pilot.app._notifications])


async def opened(pilot: Pilot[Any], *keys: str) -> str:
    """Open the form of the kind that the keys lead to."""
    await settled(pilot)
    for key in ("a", *keys, "enter"):
        await pilot.press(key)
        await settled(pilot)
    return await until(pilot, "Still missing")


async def test_a_statement_is_written_read_again_and_taken_back(app: BilateralApp, dossier_path: Path):
    before = {path.name: path.read_bytes() for path in dossier_path.iterdir()}
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "Still missing: Quote, Speaker or party, Date, Source, Issue" in screen
        await fill(pilot, STATEMENT)
        assert "All that is needed is there." in await settled(pilot)
        await pilot.press("ctrl+s")
        await notice_shown(pilot, "Written to dossier.yaml. U takes it back.")
        statements = {statement.text: statement for statement in read_dossier(dossier_path).statements}
        added = statements["The fence stays,\nand so do I."]
        assert (added.speaker, added.party, added.date.text, added.quotation) == (
            "bob",
            "south",
            "2015-12-07",
            "direct",
        )
        await settled(pilot)
        await pilot.press("U")
        await notice_shown(pilot, "Taken back from dossier.yaml.")
        assert {path.name: path.read_bytes() for path in dossier_path.iterdir()} == before


async def test_names_on_record_are_offered_and_taken(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        app.screen.query_one("#speaker", Input).focus()
        await pilot.press("b", "o")
        assert "Bob South (bob)" in await settled(pilot)
        await pilot.press("right")
        await settled(pilot)
        assert app.screen.query_one("#speaker", Input).value == "bob"


async def test_a_name_much_like_another_is_asked_about(app: BilateralApp, dossier_path: Path):
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await fill(pilot, {**STATEMENT, "speaker": "Bob Sowth"})
        await pilot.press("ctrl+s")
        screen = await until(pilot, "Who or what is “Bob Sowth”?")
        assert "Bob South (bob)" in screen
        await pilot.press("enter")
        await notice_shown(pilot, "Written to dossier.yaml.")
        assert any(
            one.speaker == "bob" and one.text.startswith("The fence stays,")
            for one in read_dossier(dossier_path).statements
        )


async def test_what_was_typed_is_kept_when_the_form_is_left(app: BilateralApp):
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await fill(pilot, {"text": "[/] half a quote", "date": "soon"})
        await pilot.press("escape")
        await settled(pilot)
        screen = await opened(pilot)
        assert "[/] half a quote" in screen
        assert app.screen.query_one("#date", Input).value == "soon"


async def test_words_that_the_source_has_otherwise_are_asked_about(app: BilateralApp, dossier_path: Path):
    text = (dossier_path / "dossier.yaml").read_text(encoding="utf-8")
    (dossier_path / "paper.txt").write_text("Bob said: “The fence falls, and so do I.”\n", encoding="utf-8")
    (dossier_path / "dossier.yaml").write_text(
        text.replace("{id: paper,", "{id: paper, text: paper.txt,"), encoding="utf-8"
    )
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await fill(pilot, {**STATEMENT, "text": "“The fence stays, and so do I.”"})
        await pilot.press("ctrl+s")
        screen = await until(pilot, "These words do not stand in the source's text.")
        assert "The fence falls, and so do I" in screen
        await pilot.press("enter")
        await settled(pilot)
        assert not any(
            one.text.startswith("The fence stays, and") for one in read_dossier(dossier_path).statements
        )


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_an_event_is_added_in_a_small_terminal(
    app: BilateralApp, dossier_path: Path, size: tuple[int, int]
):
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "down")
        await fill(
            pilot,
            {"title": "They meet again", "date": "jan 2016", "participants": "north; bob", "kind": "meeting"},
        )
        await pilot.press("ctrl+s")
        await notice_shown(pilot, "Written")
        event = next(event for event in read_dossier(dossier_path).events if event.title == "They meet again")
        assert event.participants == ("north", "bob")
