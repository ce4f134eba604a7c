"""Who answered whom: an exchange across the two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages.blocks import STACKED, Block
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, beside, flow
from tui.app.paint.right_to_left import runs_right_to_left
from tui.archive import single_record
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from tui.app.pages.perspective import Perspective
    from tui.archive.rows import ThreadRow

INDENT = 2
"""Cells by which an answer stands in from what it answers."""
DEEPEST = 4
"""Deeper answers are not moved in further."""


def exchange(item: str, view: Perspective) -> list[Block]:
    """The exchange that a statement is in; nothing where it answers nothing and nobody answers it.

    Args:
        item: the statement's id.
        view: where the reader is.
    """
    rows = single_record.thread(view.archive, item, view.day)
    return [_block(row, view, here=row.statement.id == item) for row in rows] if len(rows) > 1 else []


def _block(row: ThreadRow, view: Perspective, *, here: bool) -> Block:
    """A statement of the exchange, on its side and as deep as it is."""
    statement = row.statement
    side = view.side(statement.party)
    head: list[Span] = [(edtf.show(statement.date), "muted"), ("  ", ""), (statement.by, "strong")]
    if side is None and statement.party:
        head.append((f"  {view.name(statement.party)}", "muted"))
    head += view.possibly(statement.date)
    if row.how:
        head.insert(0, (f"↳ {wording.response(row.how)}  ", "italic"))
    if here:
        head.append(("  ◂ this statement", "accent"))

    def column(room: int) -> list[Line]:
        """The lines on one side."""
        indent = min(row.depth, DEEPEST) * INDENT
        lines = [*flow(head, room - indent - 2), *flow(board_wording.quotation(statement), room - indent - 2)]
        return [[(" " * indent, ""), *line] for line in view.on_side(statement.party, lines)]

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        if runs_right_to_left(statement.text):
            return [*flow(head, room), *flow(board_wording.quotation(statement), room), []]
        if side is None or room < STACKED:
            return [*column(room), []]
        half = room // 2
        lines = column(half - 1 if side == 0 else room - half)
        return [*(lines if side == 0 else beside([[]] * len(lines), lines, half)), []]

    return Block(draw, statement.id)
