"""From a statement to the place in its source's text that it quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import press, reader, settled
from tui.report.source_text import place_of

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_passage_opens_the_text_at_the_quoted_place_with_the_quotation_marked(syria: Path):
    app = reader(syria.parent / "two-towns")
    async with app.run_test(size=(90, 12)) as pilot:
        app.open("record", "h6")
        await settled(pilot)
        page = app.screen.page
        page.select(next(index for index in range(page.count) if page.passage_at(index)))
        screen = await press(pilot, "enter")
        assert screen.splitlines()[0].startswith(" Source  gazette")
        assert "a nuisance, but no disaster" in screen  # far down, and in view
        page = app.screen.page
        lines = [line for index in range(page.count) for line in page._lines(index)]
        marked = [text for line in lines for text, ink in line if "mark" in ink]
        assert "a nuisance, but no disaster" in marked
        assert (await press(pilot, "escape")).splitlines()[0].startswith(" Statement  h6")


@pytest.mark.parametrize(
    ("passage", "place"),
    [
        ("two words", (1, 4, 14)),
        ("two\n words", (1, 4, 14)),
        ("one after two words end here and go on", None),
        ("and go on in the next", (2, 0, 9)),
        ("", None),
    ],
)
def test_a_passage_is_looked_for_whatever_its_blanks_and_where_it_goes_on_by_its_beginning(passage, place):
    assert place_of(passage, ["first", "one two  words", "and go on", "in the next"]) == place
