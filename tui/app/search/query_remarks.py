"""What stands around the hits: how the query was read, examples, and what to try where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.pages.blocks import Block, paragraph, section
from tui.app.paint.ink import Line, Span, beside, fit, flow, line_width, spread, width
from tui.app.search.language_help import SEARCH_LANGUAGE
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.search.searcher import Counted, Query
    from tui.archive.search.engine import QueryReading

NOTHING_ASKED = "-"
"""Stands for the number of hits where nothing is asked for yet, as in a filter that is half typed."""

INDENT = 3
"""Cells before the query, where it is typed."""


class SearchRemarks(NamedTuple):
    """What a search tells besides how its query was read."""

    meant: Sequence[tuple[str, tuple[str, ...]]]
    """For each word that nothing holds, the nearest ones."""
    order: str
    """In which order the hits are."""
    advice: Sequence[str]
    """What to do where nothing holds all that was asked for."""
    left_out: Sequence[str] = ()
    """The names of dossiers with errors, which are not searched."""


def reading_lines(query: str, reading: QueryReading, room: int, remarks: SearchRemarks) -> list[Line]:
    """Marks under what could not be read, then how the query was read.

    Args:
        query: as it was typed.
        reading: how it was read.
        room: cells.
        remarks: what else there is to tell.
    """
    lines: list[Line] = []
    for word, nearest in remarks.meant:
        offered = f"Nothing has “{word}”. Did you mean {nearest[0]}? F4 takes it."
        lines += [[(" ", ""), *line] for line in flow([(offered, "warning")], room - 1)]
    for problem in reading.problems:
        start = INDENT + width(query[: problem.start])
        carets = "^" * max(1, width(query[problem.start : problem.end]))
        if start + len(carets) > room:
            start = 0
        lines.append(fit([(" " * start, ""), (carets, "warning")], room))
        said: list[Span] = [(problem.message, "warning")]
        indent = min(start, max(0, room - line_width(said)))
        lines += [[(" " * indent, ""), *line] for line in flow(said, room - indent)]
    read: list[Span] = [(reading.text, "muted")]
    read += [(f" · {widening}", "muted italic") for widening in reading.widened]
    read += [(f" · {remarks.order}", "muted italic")] if remarks.order and reading.text else []
    if remarks.left_out:
        read.append((f" · left out, with errors: {', '.join(remarks.left_out)}", "warning"))
    if remarks.advice:
        lines += [[(" ", ""), *line] for line in flow([(remarks.advice[0], "muted")], room - 1)]
    return [*lines, *([(" ", ""), *line] for line in flow(read, room - 1) if line and reading.text)]


def count_lines(counted: str, query: Query, room: int) -> list[Line]:
    """How many hits there are, at the right end of the line of the query.

    Args:
        counted: their number in words, empty as long as it is not known.
        query: what is searched for, where, and as of which day.
        room: cells.
    """
    if counted in ("", NOTHING_ASKED):
        return [[]]
    where = "in all dossiers" if query.everywhere else f"as of {edtf.show_day(query.day)}"
    return [spread([], [(f"{counted} {where} ", "strong")], room)]


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
    where = "in any known dossier" if query.everywhere else f"as of {edtf.show_day(query.day)}"
    blocks = [paragraph([(f"No hits for {query.text} {where}.", "strong")])]
    return [*blocks, *(paragraph([("\n", ""), (each, "muted")]) for each in advice(counted))]


def advice(counted: Counted) -> list[str]:
    """What to do where nothing holds all that was asked for."""
    query = counted.query
    day = edtf.show_day(query.day)
    sentences = []
    if counted.later:
        more = wording.counted(counted.later, "hit")
        sentences.append(f"{more} came after {day}: read the board as of a later day (t) to find them.")
    if not query.widen:
        sentences.append("Aliases and synonyms are off: F2 takes them in.")
    sentences.append("Fewer words find more; a star finds all endings: destab*; OR finds either.")
    sentences.append("in:events, in:sources and the like search one kind of record only.")
    return sentences
