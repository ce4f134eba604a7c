"""What tests of the reader share: the reader of a dossier, keys, waiting, and what is then on the screen."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

import pytest
import textual.app
import textual.pilot
from textual.css.stylesheet import Stylesheet

from tests.app.screen import screen_text
from tui.app.app import BilateralApp
from tui.app.search.screen import SearchScreen
from tui.archive.store import Archive
from tui.config.choices import Config
from tui.dossier import edtf
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.css.model import RuleSet
    from textual.pilot import Pilot

SIZE = (120, 40)
SHORT = 0.003
"""Seconds in which an application without work for half of them has none."""
REST = 0.01
"""Seconds in which nothing is painted on a screen that is at rest: a layout may be a few turns behind."""
PATIENCE = 20.0
"""Seconds after which what was waited for will not come."""


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a key the pilot takes 3 ms without work for idleness, twice; its own 20 ms are most of a test."""
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", _idle)
    monkeypatch.setattr(textual.pilot.Pilot, "pause", _pause)


_RULES: dict[tuple[object, ...], list[RuleSet]] = {}
"""What each style sheet says under each theme's variables."""


@pytest.fixture(autouse=True, scope="session")
def _styles_read_once() -> Iterator[None]:
    """A style sheet is parsed once for all applications of one theme: a sixth of what a start takes."""
    parse = Stylesheet._parse_rules

    def parsed(self: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        key = (source, *more.items(), *self._variables.items())
        if key not in _RULES:
            _RULES[key] = parse(self, *source, **more)
        return _RULES[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True, scope="session")
def _little_garbage_is_left() -> Iterator[None]:
    """Garbage is looked for seldom, as reference counting takes away nearly all there is."""
    before = gc.get_threshold()
    gc.set_threshold(20_000, 20, 20)
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def _left_alone() -> Iterator[None]:
    """What a test leaves is never looked through for garbage: that would take a sixth of the time."""
    yield
    gc.freeze()


class _Paints:
    """Counts what is painted."""

    count = 0


@pytest.fixture(autouse=True)
def _paints_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    display = textual.app.App._display

    def counted(self: App[Any], screen: Any, renderable: Any) -> None:
        _Paints.count += 1
        display(self, screen, renderable)

    monkeypatch.setattr(textual.app.App, "_display", counted)


async def _idle(_shortest: float = 0, longest: float = 1) -> None:
    end = monotonic() + longest
    while monotonic() < end:
        spent = process_time()
        await asyncio.sleep(SHORT)
        if process_time() - spent < SHORT / 2:
            return


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """As long as was asked for, else until nothing is under way."""
    if delay is None:
        await settled(pilot)
    else:
        await pilot._wait_for_screen()
        await asyncio.sleep(delay)
        pilot.app.screen._on_timer_update()


@pytest.fixture(autouse=True)
def _warm(warm: None) -> None:
    """The reader finds the archive of the shipped dossier made, as after a first run."""


@pytest.fixture
def archive(syria: Path) -> Archive:
    """The archive of the shipped dossier."""
    return open_archive(syria)


@pytest.fixture
def app(syria: Path) -> BilateralApp:
    """The reader of the shipped dossier."""
    return reader(syria)


def reader(path: Path, as_of: str | None = None, **config: Any) -> BilateralApp:
    """The reader of a dossier, with its archive made.

    Args:
        path: the dossier.
        as_of: the day to open it at, the dossier's own by default.
        config: fields of the configuration.
    """
    day = edtf.day_of(edtf.parse(as_of).upper) if as_of else None
    return BilateralApp(path, Config(**config), archive=open_archive(path), as_of=day)


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys, and return what is on the screen once nothing is under way any more."""
    await pilot.press(*keys)
    return await settled(pilot)


async def settled(pilot: Pilot[Any]) -> str:
    """What is on the screen once the application has read, searched and shown all it was asked for.

    Returns:
        Its text; nothing where the application has ended.

    Raises:
        AssertionError: it did not come to rest.
    """
    end = monotonic() + PATIENCE
    painted, since = -1, 0.0
    while monotonic() < end:
        await pilot._wait_for_screen()
        await _idle()
        if not pilot.app.is_running:
            return ""
        pilot.app.screen._on_timer_update()
        if _busy(pilot.app):
            await asyncio.sleep(REST)
            continue
        if painted == _Paints.count and monotonic() - since >= REST:
            return screen_text(pilot.app)
        painted, since = _Paints.count, monotonic()
        while painted == _Paints.count and monotonic() - since < REST:
            await asyncio.sleep(SHORT)
    raise AssertionError(f"never at rest\n{screen_text(pilot.app)}")


def _busy(app: App[Any]) -> bool:
    if app._batch_count or app._resize_event or any(worker.is_running for worker in app.workers):
        return True
    screen = app.screen
    if isinstance(screen, SearchScreen) and screen._query.text.strip():
        return screen._shown != screen._query.number or not screen._counted
    return False


async def until(pilot: Pilot[Any], wanted: str) -> str:
    """Wait for a text on the screen, and return all of it.

    Raises:
        AssertionError: it did not come.
    """
    end = monotonic() + PATIENCE
    while monotonic() < end:
        await pilot.pause(0.01)
        if pilot.app.is_running and wanted in screen_text(pilot.app):
            return screen_text(pilot.app)
    raise AssertionError(f"never on the screen: {wanted!r}\n{screen_text(pilot.app)}")
