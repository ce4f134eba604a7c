"""The way that was stepped through time, so that a step back ends on the very screen where the step began."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.app.place import Place

MOST = 500
"""Steps that are remembered."""


class BoardState(NamedTuple):
    """What the board showed before a step."""

    place: Place
    event: str | None
    """The id of the selected event."""
    tops: tuple[tuple[int, int], ...]
    """How far each list was scrolled."""


class _Step(NamedTuple):
    state: BoardState
    day: int
    """The day that it led to."""
    forward: bool
    issue: str | None
    """The issue whose days were stepped over, None for those of the dossier."""


class TimeSteps:
    """Steps in one direction, the last one first undone by a step in the other."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    def add(self, state: BoardState, day: int, *, forward: bool, issue: str | None) -> None:
        """Remember a step.

        Args:
            state: what the board showed before it.
            day: the day that it led to.
            forward: its direction.
            issue: the issue whose days were stepped over, None for those of the dossier.
        """
        self._steps.append(_Step(state, day, forward, issue))
        del self._steps[:-MOST]

    def back(self, place: Place, *, forward: bool, issue: str | None) -> BoardState | None:
        """What a step leads back to; None where it does not undo the last one.

        Args:
            place: where the board is.
            forward: the direction of the step.
            issue: as for `add`.
        """
        last = self._steps[-1] if self._steps else None
        if last is None or last.day != place.day or last.state.place.issue != place.issue:
            # Something else led here.
            self._steps.clear()
            return None
        if last.forward == forward or last.issue != issue:
            return None
        return self._steps.pop().state
