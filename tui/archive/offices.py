"""Which offices somebody held on a day, as far as the dates say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.archive.tables import MINUTES_A_DAY

if TYPE_CHECKING:
    from tui.archive.rows import ActorRow, RoleRow

Tenure = Literal["held", "possibly", "not_yet", "no_longer", "unknown"]


def tenure(role: RoleRow, day: int) -> Tenure:
    """Whether an office was held on a day.

    Args:
        role: the office; where one of its dates is missing it is open on that side.

    Returns:
        `possibly` where a date of lower precision leaves it open, `unknown` where there is no date at all.
    """
    start, end = role.start, role.end
    first, last = day * MINUTES_A_DAY, (day + 1) * MINUTES_A_DAY - 1
    if start is None and end is None:
        return "unknown"
    if start is not None and start.lower > last:
        return "not_yet"
    if end is not None and end.upper < first:
        return "no_longer"
    begun = start is None or start.upper <= last
    lasts = end is None or end.lower >= first
    return "held" if begun and lasts else "possibly"


def held(actor: ActorRow, lower: int, upper: int) -> str | None:
    """The offices that somebody held, or may have held, at some time between two minutes.

    Args:
        lower: the first minute.

    Returns:
        Their titles, joined with a comma; None where none is known.
    """
    titles = [
        role.title
        for role in actor.roles
        if (role.start is None or role.start.lower <= upper) and (role.end is None or role.end.upper >= lower)
    ]
    return ", ".join(dict.fromkeys(titles)) or None


def held_on(actor: ActorRow, day: int) -> str | None:
    """The offices that somebody held, or may have held, on a day; as `held`."""
    return held(actor, day * MINUTES_A_DAY, (day + 1) * MINUTES_A_DAY - 1)
