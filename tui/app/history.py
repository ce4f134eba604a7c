"""Where a reader has been: back and forward through places and what was open over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.place import Place
    from tui.app.search.hit_steps import Hits

MOST = 200
"""Visits that are remembered."""


class Crossing(NamedTuple):
    """The way into another dossier: to a hit of a search over all of them, or back to its results."""

    path: Path
    """Of the dossier."""
    hits: Hits
    """The search, with the hit that was selected."""
    record: str = ""
    """The id of the record to open; the results are shown where it is empty."""
    paragraph: tuple[int, ...] = ()
    """Which paragraph of a source's text it is about."""
    day: int | None = None
    """The day to read it as of, an ordinal."""
    back: Crossing | None = None
    """The way back."""


class Visit(NamedTuple):
    """A place on the board, and the screens that were open over it."""

    place: Place
    screens: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    """Their routes and what they were opened with, the topmost one last."""


class History:
    """Visits before and after the one that is shown."""

    def __init__(self) -> None:
        self._before: list[Visit] = []
        self._after: list[Visit] = []

    def leave(self, visit: Visit) -> None:
        """Remember a visit that is left for a new one; stepping through days alone is one visit.

        Args:
            visit: what was shown.
        """
        last = self._before[-1] if self._before else None
        if last is None or _elsewhere(last, visit):
            self._before.append(visit)
            del self._before[:-MOST]
        self._after.clear()

    def step(self, now: Visit, *, forward: bool) -> Visit | None:
        """Go back or forward; None where there is nothing.

        Args:
            now: what is shown, to be come back to.
            forward: the direction.
        """
        taken, given = (self._after, self._before) if forward else (self._before, self._after)
        while taken:
            visit = taken.pop()
            if visit != now:
                given.append(now)
                return visit
        return None

    def forget(self) -> None:
        """Begin anew."""
        self._before.clear()
        self._after.clear()

    @property
    def came_from_screen(self) -> bool:
        """Whether the visit before had a screen open over the board."""
        return bool(self._before) and bool(self._before[-1].screens)


def _elsewhere(first: Visit, second: Visit) -> bool:
    """Whether a visit is another one in more than the day and what is selected."""
    before, after = (visit.place._replace(item=None, day=0, window="") for visit in (first, second))
    return before != after or first.screens != second.screens
