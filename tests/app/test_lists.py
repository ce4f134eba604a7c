"""One list serves everything, and costs the same however long it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

import tui.app
from tui.app.paint.ink import COMPONENTS, Line
from tui.app.panes.virtual_list import VirtualList


class Counted(VirtualList):
    """A list that counts how often a block is drawn."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length
        self.drawn: list[int] = []

    @property
    def count(self) -> int:
        return self.length

    def draw(self, index: int, room: int) -> list[Line]:
        self.drawn.append(index)
        return [[(f"block {index}", "")]] * (1 + index % 3)


class Shown(App[None]):
    """An application with one list."""

    COMPONENT_CLASSES = COMPONENTS

    def __init__(self, length: int) -> None:
        super().__init__()
        self.list = Counted(length)

    def compose(self) -> ComposeResult:
        yield self.list


async def drawn(length: int, *keys: str) -> list[int]:
    """The blocks that are drawn to open a list and press keys in it."""
    app = Shown(length)
    async with app.run_test(size=(40, 20)) as pilot:
        app.list.focus()
        await pilot.press(*keys)
        await pilot.pause()
        return app.list.drawn


@pytest.mark.parametrize("keys", [(), ("G",), ("G", "g"), ("pagedown", "pagedown", "pageup")])
async def test_a_list_of_a_hundred_thousand_draws_no_more_than_one_of_a_hundred(keys: tuple[str, ...]):
    assert len(await drawn(100_000, *keys)) <= len(await drawn(100, *keys)) + 3


async def test_what_is_selected_is_always_in_view():
    app = Shown(1000)
    async with app.run_test(size=(40, 20)) as pilot:
        app.list.focus()
        for key in ["G", "up", "pageup", "g", "down", "pagedown", "pagedown", "up", "G", "pageup", "pageup"]:
            await pilot.press(key)
            await pilot.pause()
            lines = [strip.text for strip in app.screen._compositor.render_strips()]
            assert any(f"▸block {app.list.cursor}" in line for line in lines), (key, lines)


def test_no_screen_uses_a_list_that_grows_with_its_rows():
    sources = Path(next(iter(tui.app.__path__))).rglob("*.py")
    for source in sources:
        assert not re.search(r"\b(ListView|OptionList|DataTable)\b", source.read_text(encoding="utf-8")), (
            source
        )
