"""Where a reader is in a dossier, and remembering it until the next time."""

from __future__ import annotations

from typing import NamedTuple

WINDOWS = {"week": 7, "month": 31, "quarter": 92, "year": 366, "ever": 0}
"""How many days back a change of position is marked; 0 marks all."""


class Place(NamedTuple):
    """All that decides what the board shows."""

    issue: str
    parties: tuple[str, str]
    """Left and right."""
    day: int
    """The board is read as of the end of this day (an ordinal)."""
    window: str = "month"
    """One of `WINDOWS`."""
    all_events: bool = False
    """Whether the event log shows the events of all issues."""
    oldest_first: bool = False
    """Whether the record is read forwards, as a transcript is, and not newest first."""
    columns: int = 2
    """How many parties stand side by side where there is room: the two sides, then others of the dossier."""
    item: str | None = None
    """The id of what is selected on the board."""
