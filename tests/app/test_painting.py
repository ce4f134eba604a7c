"""What is painted follows what is shown: text chosen with the mouse, the theme, the focus."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color

from tests.app.screen import screen_rows
from tui.app.app import BilateralApp
from tui.config.choices import Config
from tui.library.archive_opening import open_archive

SIZE = (120, 36)


def backgrounds(app: BilateralApp, y: int) -> list[Color]:
    """The background of each cell of a row."""
    found = []
    for segment in app.screen._compositor.render_strips()[y]:
        assert segment.style is not None
        assert segment.style.bgcolor is not None
        found += [Color.from_rich_color(segment.style.bgcolor)] * segment.cell_length
    return found


async def test_text_chosen_with_the_mouse_is_lit_stays_readable_and_is_copied(syria: Path):
    app = BilateralApp(syria, Config(), archive=open_archive(syria))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        y = next(n for n, row in enumerate(screen_rows(app)) if "has no future as leader." in row)
        x = screen_rows(app)[y].index("future")
        plain, text = backgrounds(app, y), screen_rows(app)[y]
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(x + 5, y))
        await pilot.mouse_up(offset=(x + 5, y))
        await pilot.pause()
        lit = backgrounds(app, y)
        assert [n for n, colour in enumerate(lit) if colour != plain[n]] == list(range(x, x + 6))
        assert screen_rows(app)[y] == text
        strip = app.screen._compositor.render_strips()[y].crop(x, x + 6)
        for segment in strip:
            assert segment.style is not None
            assert segment.style.color != segment.style.bgcolor
        assert app.screen.get_selected_text() == "future"


async def test_a_change_of_theme_paints_every_cell_anew(syria: Path):
    app = BilateralApp(syria, Config(theme="textual-dark"), archive=open_archive(syria))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert all(colour.brightness < 0.5 for y in range(36) for colour in backgrounds(app, y)[:110])
        app.theme = "textual-light"
        await pilot.pause()
        dark = [
            (y, x) for y in range(36) for x, c in enumerate(backgrounds(app, y)[:110]) if c.brightness < 0.4
        ]
        assert not dark


async def test_without_focus_a_pane_keeps_a_quieter_mark(syria: Path):
    app = BilateralApp(syria, Config(), archive=open_archive(syria))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        y = next(n for n, row in enumerate(screen_rows(app)) if "▸Must Assad leave" in row)
        focused = backgrounds(app, y)[60]
        await pilot.press("tab")
        await pilot.pause()
        assert "›Must Assad leave" in screen_rows(app)[y]
        assert backgrounds(app, y)[60] != focused
