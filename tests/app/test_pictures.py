"""Pictures of a few screens, so that a change of look is seen and meant (`pytest --snapshot-update`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.app.app import BilateralApp
from tui.config.choices import Config
from tui.library.archive_opening import open_archive


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        pytest.param([], (120, 36), "textual-dark", id="board"),
        pytest.param(["down"] * 4, (80, 24), "textual-light", id="board-narrow-light"),
        pytest.param(["5", "left_square_bracket"], (120, 36), "ansi-dark", id="board-day-before-ansi"),
        pytest.param(["enter"], (120, 36), "textual-dark", id="question"),
        pytest.param(["m"], (120, 36), "textual-light", id="matrix"),
    ],
)
def test_it_looks_as_it_did(snap_compare, syria: Path, keys: list[str], size: tuple[int, int], theme: str):
    app = BilateralApp(syria, Config(theme=theme), archive=open_archive(syria))
    assert snap_compare(app, press=keys, terminal_size=size)
