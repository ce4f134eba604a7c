"""What is painted can be read, and no party's colour looks stronger than another's, in every theme."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from rich.color import ColorType
from rich.color_triplet import ColorTriplet
from textual.theme import BUILTIN_THEMES

from tests.app.conftest import press
from tui.app.app import BilateralApp
from tui.app.paint.contrast import MARK, TEXT, ratio, with_ratio
from tui.config.choices import Config
from tui.library.archive_opening import open_archive

MARKS = set("▌█│─┴┬├▲▁▂▃▄▅▆▇·▸›‹⇄━░▓")
"""What is no text but a rule, a bar or a mark."""
SCREENS = (
    (),
    ("down", "tab"),
    ("x",),
    ("m",),
    ("m", "m"),
    ("enter",),
    ("question_mark",),
    ("slash", *"veto"),
)
"""Keys that lead to screens of every kind."""


def painted(app: BilateralApp) -> dict[str, set[tuple[ColorTriplet, ColorTriplet]]]:
    """The colours of each character on the screen with those below them."""
    colours = defaultdict(set)
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None:
                continue
            if ColorType.DEFAULT in (style.color.type, style.bgcolor.type):
                continue
            pair = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            for character in set(segment.text) - {" "}:
                colours[character].add(pair)
    return colours


def assert_readable(app: BilateralApp) -> None:
    for character, pairs in painted(app).items():
        for above, below in pairs:
            least = MARK if character in MARKS else TEXT
            assert ratio(above, below) >= least - 0.05, (app.theme, character, above.hex, below.hex)


def assert_fair(app: BilateralApp) -> None:
    rules = defaultdict(list)
    for above, below in painted(app)["▌"]:
        rules[below].append(ratio(above, below))
    assert any(len(sides) == 2 for sides in rules.values())
    for sides in rules.values():
        assert max(sides) <= 1.2 * min(sides), (app.theme, rules)


@pytest.mark.parametrize("colour", [True, False], ids=["colours", "NO_COLOR"])
@pytest.mark.parametrize("theme", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
async def test_everything_can_be_read_and_both_sides_are_as_strong(
    syria: Path, monkeypatch: pytest.MonkeyPatch, theme: str, colour: bool
):
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    app = BilateralApp(syria, Config(theme=theme), archive=open_archive(syria))
    async with app.run_test(size=(120, 36)) as pilot:
        for keys in SCREENS if colour else SCREENS[::2]:
            await press(pilot, *keys)
            assert_readable(app)
            if app.screen.id == "board":
                if colour:
                    assert_fair(app)
            else:
                await press(pilot, "escape")


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_without_colours_a_theme_of_the_terminals_own_colours_sets_none(
    syria: Path, monkeypatch: pytest.MonkeyPatch, theme: str
):
    monkeypatch.setenv("NO_COLOR", "1")
    app = BilateralApp(syria, Config(theme=theme), archive=open_archive(syria))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert not painted(app)


async def test_the_light_theme_of_the_terminals_own_colours_is_light(syria: Path):
    app = BilateralApp(syria, Config(theme="ansi-light"), archive=open_archive(syria))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        below = {pair[1] for pairs in painted(app).values() for pair in pairs}
        assert all(sum(colour) > 600 for colour in below)
        looks = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
        own = [look for look in looks if look.color.is_default or look.bgcolor.is_default]
        assert not own, "a terminal whose own ground is dark has no part in it"


@pytest.mark.parametrize("keys", [(), ("x",), ("greater_than_sign", "x")])
async def test_a_party_keeps_its_colour_on_whichever_side_it_stands(syria: Path, keys: tuple[str, ...]):
    app = BilateralApp(syria, Config(), archive=open_archive(syria))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        row = app.screen._compositor.render_strips()[1]
        rules = [segment.style.color.get_truecolor() for segment in row if "▌" in segment.text]
        hues = ["blue" if colour.blue > colour.red else "amber" for colour in rules]
        named = {"us": "blue", "russia": "amber"}
        for party, hue in zip(app.session.place.parties, hues, strict=True):
            assert named.get(party, hue) == hue


@pytest.mark.parametrize("background", [(0, 0, 0), (255, 255, 255), (30, 30, 46), (90, 90, 90)])
def test_a_colour_is_brought_to_a_contrast(background: tuple[int, int, int]):
    below = ColorTriplet(*background)
    for colour in ((47, 123, 232), (232, 154, 28), (0, 0, 0), (255, 255, 255)):
        assert ratio(with_ratio(ColorTriplet(*colour), below, 5.5), below) == pytest.approx(5.5, abs=0.2)
