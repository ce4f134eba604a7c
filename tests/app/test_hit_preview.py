"""In a wide terminal the selected hit of a search stands whole beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.app.conftest import press, reader, until
from tests.app.screen import screen_rows, screen_text
from tests.conftest import ROOT

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app.app import BilateralApp

WIDE = (200, 60)


def beside(app: BilateralApp) -> str:
    """What stands in the preview."""
    region = app.screen.query_one("#preview").region
    return "\n".join(row[region.x : region.right] for row in screen_rows(app)[region.y : region.bottom])


async def shown(pilot: Pilot[int], app: BilateralApp, wanted: str) -> str:
    """Wait for a text in the preview, and return all of it."""
    for _ in range(200):
        await pilot.pause(0.02)
        if wanted in beside(app):
            return beside(app)
    raise AssertionError(beside(app))


async def test_the_selected_hit_stands_whole_beside_the_others_and_follows_the_selection(app: BilateralApp):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"veto")
        first = await shown(pilot, app, "Where it comes from")
        assert "Samantha Power" in first
        assert "Source" in first
        await press(pilot, "down", "down", "down")
        third = await shown(pilot, app, "Russian government")
        assert "Samantha Power" not in third
        assert "Note" in third
        await press(pilot, "enter")
        assert app.screen.id == "board"


async def test_a_passage_of_a_text_is_shown_within_the_whole_text_and_a_query_without_hits_empties_it(
    app: BilateralApp,
):
    towns = reader(ROOT / "content" / "two-towns")
    async with towns.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"in:texts lorries")
        assert "Fishermen of both towns" in await shown(pilot, towns, "Its text")
        await press(pilot, *" -lorries")
        assert "Fishermen" not in screen_text(towns)


async def test_a_narrow_terminal_has_no_preview(app: BilateralApp):
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"veto")
        await pilot.pause(0.3)
        assert "Where it comes from" not in screen_text(app)
        await pilot.resize_terminal(*WIDE)
        await until(pilot, "Where it comes from")


async def test_hits_of_another_dossier_are_shown_whole_as_well(app: BilateralApp):
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"lorries", "f5")
        whole = await shown(pilot, app, "The Harwick Gazette")
        assert "Mayor of Harwick" in whole
        assert "possibly" not in screen_text(app)
