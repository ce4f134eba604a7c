"""How the board says things: the lines of an answer and of a statement, and what backs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint.ink import Line, Span, flow, line_width
from tui.app.paint.marking import marked, no_marks
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.paint.marking import Mark
    from tui.archive.rows import AssessmentRow, Kinds, PositionRow, StatementRow

RULE = "▌"


def rule(ink: str) -> Span:
    """The rule of a party, or that of all who have no ink."""
    return (RULE + " ", ink) if ink else ("│ ", "muted")


def ruled(lines: list[Line], ink: str) -> list[Line]:
    """Lines with the rule of a party down their left edge.

    Args:
        lines: what stands behind it.
        ink: the party's, empty where it has none.
    """
    return [[rule(ink), *line] for line in lines]


def answer(
    position: PositionRow | None,
    room: int,
    day: int,
    changed_since: int,
    mark: Mark = no_marks,
    mark_day: int | None = None,
) -> list[Line]:
    """A party's answer to a question and what backs it.

    Args:
        position: the one in force, or None.
        room: cells.
        day: the day of the board.
        changed_since: an answer given after this day is marked; 0 marks all that ever changed.
        mark: finds what a search found in a text.
        mark_day: an answer of this day is marked.
    """
    if position is None:
        return flow([(f"nothing on record as of {edtf.show_day(day)}", "muted")], room)
    lines = flow(marked(position.summary, mark(position.summary), ""), room)
    since: Line = [] if position.certain else [("possibly ", "italic")]
    since.append((f"since {edtf.show(position.since)}", "muted"))
    if edtf.day_of(position.since.lower) > changed_since and (position.number > 1 or changed_since):
        since.append((" new", "italic accent"))
    since += of_this_day(position.since, mark_day)
    parts: list[Line] = [since, [(evidence(position.kinds), "muted")]]
    if position.number > 1:
        parts.append([(f"changed {times(position.number - 1)}", "muted")])
    return lines + dotted(parts, room)


def dotted(parts: Iterable[Line], room: int) -> list[Line]:
    """Short remarks with dots between them, where there is room for another one on the line."""
    lines: list[Line] = []
    line: Line = []
    for part in parts:
        longer = [*line, (" · ", "muted"), *part] if line else part
        if line and line_width(longer) > room:
            lines += flow(line, room)
            longer = part
        line = longer
    return lines + flow(line, room) if line else lines


def evidence(kinds: Kinds) -> str:
    """How many statements back a position, and how many of them are verbatim."""
    if not kinds.total:
        return wording.evidence(kinds)
    verbatim = f", {kinds.direct:,} direct" if kinds.direct else ""
    return f"{kinds.total:,} on record{verbatim}"


def times(number: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def verdict(assessment: AssessmentRow | None, *, compared: bool) -> str:
    """The verdict in words, or that there is none."""
    if assessment is not None:
        return wording.verdict(assessment.verdict, certain=assessment.certain)
    return "no verdict on record" if compared else ""


def quotation(row: StatementRow, mark: Mark = no_marks) -> list[Span]:
    """A statement's text, so that direct, mixed and indirect are told apart at a glance."""
    ink = "quote" if row.quotation == "direct" else ""
    spans = marked(row.text, mark(row.text), ink)
    return [("“", ink), *spans, ("”", ink)] if row.quotation == "direct" else spans


def of_this_day(date: edtf.Edtf, day: int | None) -> list[Span]:
    """The mark of what a day brought; none where no day is to be marked."""
    brought = edtf.day_of(date.lower) == day == edtf.day_of(date.upper)
    return [("  ", ""), ("this day", "italic accent")] if brought else []


def statement_head(
    row: StatementRow,
    day: int,
    *,
    named: bool = True,
    party: str = "",
    proof: str = "",
    mark_day: int | None = None,
) -> Line:
    """When a statement was made, by whom, and of which kind it is.

    Args:
        row: the statement.
        day: the day that is read.
        named: whether it says who spoke.
        party: whose statement it is, where that is not seen.
        proof: what verification told of it, in a word.
        mark_day: what this day brought is marked.
    """
    head: Line = [(edtf.show(row.date), "muted"), *of_this_day(row.date, mark_day)]
    if named:
        head += [("  ", ""), (row.by, "strong")]
    if party:
        head += [("  ", ""), (party, "muted")]
    if row.quotation != "direct":
        head += [("  ", ""), (wording.kind(row.quotation), "muted italic")]
    if not edtf.certain_by(row.date, day):
        head += [("  ", ""), ("possibly later", "italic")]
    if proof:
        head += [("  ", ""), (proof, "muted")]
    return head


def statement(
    row: StatementRow,
    room: int,
    day: int,
    *,
    named: bool = True,
    party: str = "",
    proof: str = "",
    mark: Mark = no_marks,
    mark_day: int | None = None,
) -> list[Line]:
    """A statement as the record shows it: its head and its text; see `statement_head` and `answer`."""
    head = statement_head(row, day, named=named, party=party, proof=proof, mark_day=mark_day)
    return flow(head, room) + flow(quotation(row, mark), room)
