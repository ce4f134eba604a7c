"""How the board is laid out: what gives way in a small terminal, and which pane has the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from textual.screen import Screen

NARROW = 110
"""Below so many columns the issue list folds into one line."""
LOW = 30
"""Below so many rows the tempo strip has one line and the event log few."""
TINY = 16
"""Below so many rows there is no strip, and the event log only when it is zoomed."""
TITLES = {"issues": "issues-title", "comparison": "sides", "events": "log-title"}
"""The panes, and the line over each, which is lit while the pane has the focus."""
COLUMN = 36
"""The least cells of a party's column where there are more than two."""
MOST_COLUMNS = 4
"""Parties that stand side by side at the most."""


def fold(board: Screen[Any], width: int, height: int) -> None:
    """Choose the layout for a size."""
    board.update_classes({"narrow": width < NARROW, "low": height < LOW, "tiny": height < TINY})


def zoom(board: Screen[Any], pane: str | None) -> None:
    """Give a pane the screen, or all of them their places."""
    zoomed = {f"zoom-{name}": name == pane for name in TITLES}
    board.update_classes({"zoomed": pane is not None, **zoomed})
    board.refresh_bindings()


def pane_beside(pane: str | None, steps: int) -> str:
    """The pane so many steps from one, round the ends."""
    panes = list(TITLES)
    return panes[(panes.index(pane) + steps if pane in panes else 0) % len(panes)]
