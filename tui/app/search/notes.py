"""What stands around the hits: how the query was read, examples, and what to try where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages.blocks import Block, paragraph, section
from tui.app.paint.ink import Line, Span, beside, fit, flow, line_width, spread, width
from tui.app.search.language_help import SEARCH_LANGUAGE
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from tui.app.search.searcher import Counted
    from tui.archive.search.engine import Reading

INDENT = 3
"""Cells before the query, where it is typed."""


def reading_lines(query: str, reading: Reading, room: int) -> list[Line]:
    """Marks under what could not be read, then how the query was read.

    Args:
        query: as it was typed.
        reading: how it was read.
        room: cells.
    """
    lines: list[Line] = []
    for problem in reading.problems:
        start = INDENT + width(query[: problem.start])
        marks = "^" * max(1, width(query[problem.start : problem.end]))
        if start + len(marks) > room:
            start = 0
        lines.append(fit([(" " * start, ""), (marks, "warning")], room))
        said: list[Span] = [(problem.message, "warning")]
        indent = min(start, max(0, room - line_width(said)))
        lines += [[(" " * indent, ""), *line] for line in flow(said, room - indent)]
    read: list[Span] = [(reading.text, "muted")]
    read += [(f" · {widening}", "muted italic") for widening in reading.widened]
    return [*lines, *([(" ", ""), *line] for line in flow(read, room - 1))]


def count_lines(counted: str, day: int, room: int) -> list[Line]:
    """How many hits there are, at the right end of the line of the query.

    Args:
        counted: their number in words, empty as long as it is not known.
        day: the day that is searched as of, an ordinal.
        room: cells.
    """
    return [spread([], [(f"{counted} as of {edtf.show_day(day)} ", "strong")] if counted else [], room)]


def examples() -> list[Block]:
    """Every form of the search language; choosing one types it."""
    return section("Type words, or choose a form to try", [_example(*form) for form in SEARCH_LANGUAGE])


def _example(form: str, meaning: str) -> Block:
    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        column = min(24, room // 2)
        return beside(flow([(form, "accent")], column - 2), flow([(meaning, "muted")], room - column), column)

    return Block(draw, form)


def nothing(counted: Counted) -> list[Block]:
    """What to try where there are no hits."""
    query = counted.query
    day = edtf.show_day(query.day)
    blocks = [paragraph([("\n", ""), (f"No hits for {query.text} as of {day}.", "strong")])]
    advice = []
    if counted.later:
        more = wording.counted(counted.later, "hit")
        advice.append(f"{more} came after {day}: read the board as of a later day (t) to find them.")
    if not query.widen:
        advice.append("Aliases and synonyms are off: F2 takes them in.")
    advice.append("Fewer words find more; a star finds all endings: destab*; OR finds either.")
    advice.append("in:events searches what happened instead of what was said.")
    return [*blocks, *(paragraph([("\n", ""), (one, "muted")]) for one in advice)]
