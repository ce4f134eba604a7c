"""What stands in the cells of the matrix, for the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.paint.ink import Line, fit, flow, shortened, width
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.rows import Kinds, PositionRow

FULL = 17
"""Cells for evidence in full words."""
WIDEST = 30
"""The widest column of a party, with the blank after it."""
SHORT = 10
"""Cells for abbreviated kinds."""
WORDS = 3
"""Lines of an answer's first words."""
LEAST = 5
"""The narrowest column of a party for numbers,"""
LEAST_WORDS = 13
"""and for the first words of its answers."""
TEXTURES = "█▓░"
"""Direct, mixed and paraphrase as parts of a bar, told apart without colour."""


class Grid(NamedTuple):
    """How the columns are laid out."""

    first: int
    """Cells of the first column."""
    cell: int
    """Cells of each party's column, with the blank after it."""
    start: int
    """The first party shown."""
    shown: int
    """How many parties are shown."""


def grid(room: int, parties: int, selected: int, least: int = LEAST) -> Grid:
    """Lay out columns: parties give way in detail first, and are scrolled only when nothing else helps.

    Args:
        room: cells.
        parties: how many there are.
        selected: the index of the one that has to be seen.
        least: cells of the narrowest column that tells what it should.
    """
    first = max(16, min(48, room * 2 // 5))
    cell = min(WIDEST, (room - first) // max(1, parties))
    if cell > least:
        return Grid(room - cell * parties if room < 100 else first, cell, 0, parties)
    shown = min(parties, max(1, (room - first) // (least + 1)))
    start = max(0, min(selected - shown // 2, parties - shown))
    return Grid(first, (room - first) // shown, start, shown)


def name(whole: str, short: str, room: int) -> Line:
    """A party's name: whole, short or cut."""
    return fit([(whole if width(whole) <= room else short, "strong")], room)


def answer(position: PositionRow | None, room: int) -> list[Line]:
    """The first words of an answer where there is room for words, and what backs it; or that there is none.

    Args:
        position: None where nothing is on record.
        room: cells.
    """
    if position is None:
        return evidence(None, room)
    backing = evidence(position.kinds, room, certain=position.certain)
    if room < SHORT:
        return backing
    return [*shortened(flow([(position.summary, "")], room), WORDS, room), *backing]


def evidence(kinds: Kinds | None, room: int, *, certain: bool = True) -> list[Line]:
    """How much of which kind backs an answer, or that there is no answer.

    Args:
        kinds: None where nothing is on record.
        room: cells.
        certain: False where the answer may be of a later day.
    """
    if kinds is not None and not certain:
        return [
            *evidence(kinds, room),
            fit([("possibly later" if room >= FULL else "possibly", "italic")], room),
        ]
    if kinds is None:
        said = "nothing on record" if room >= SHORT else nothing(room)
        return flow([(said, "muted italic")], room)
    return _kinds(kinds, room) or flow([(wording.evidence(kinds), "muted")], room)


def nothing(room: int) -> str:
    """That there is nothing, in so many cells."""
    return "nothing" if room >= 7 else "none" if room >= 4 else "–"


def _kinds(kinds: Kinds, room: int) -> list[Line]:
    """The kinds, each on its own line, abbreviated where there is little room."""
    lines = []
    for code, number in kinds._asdict().items():
        if number:
            label = wording.kind(code)
            count_text = f"{number:,} {label}"
            lines.append(
                fit(
                    [(count_text if width(count_text) <= room else f"{number:,} {label[:3]}.", "muted")], room
                )
            )
    return lines


def counts(kinds: Kinds, largest: int, room: int) -> list[Line]:
    """How many statements there are, with a bar of their kinds.

    Args:
        kinds: their numbers.
        largest: the number whose bar fills the cell, 0 for no bar.
        room: cells.
    """
    if not kinds.total:
        return flow([(nothing(room), "muted italic")], room)
    number = f"{kinds.total:,}"
    lines: list[Line] = [[(number, "strong")]]
    if largest and room >= 4:
        lines.append([(bar(kinds, largest, room), "")])
    if room >= SHORT:
        lines += _kinds(kinds, room)
    return lines


def bar(kinds: Sequence[int], largest: int, room: int) -> str:
    """A bar of three textures, as long as its share of the largest one; something for any number but 0."""
    cells = max(1, round(room * sum(kinds) / largest))
    ends = [round(cells * sum(kinds[: n + 1]) / sum(kinds)) for n in range(len(TEXTURES))]
    starts = [0, *ends]
    return "".join(
        texture * (end - start) for texture, start, end in zip(TEXTURES, starts, ends, strict=False)
    )
