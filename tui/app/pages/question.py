"""A question whole: what was asked, each party's answers as they moved, and the verdicts over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages import origin
from tui.app.pages.blocks import Block, band, columns, paragraph, section, spaced
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, flow
from tui.archive import answers, single_record
from tui.dossier import edtf
from tui.report import page_fields, wording

if TYPE_CHECKING:
    from tui.app.pages.perspective import Perspective
    from tui.archive.rows import AssessmentRow, PositionRow, QuestionRow, StatementRow


def page(question: QuestionRow, view: Perspective) -> list[Block]:
    """The blocks of a question's page.

    Args:
        question: the question, with the positions of the two sides.
        view: where the reader is.
    """
    blocks = [
        _asked(question),
        columns(_answer(question, 0, view), _answer(question, 1, view), view.side_inks),
    ]
    if question.assessment is not None:
        reason = [("\n", ""), ("Why: ", "muted"), (question.assessment.reason, "")]
        blocks.insert(1, paragraph([*reason, ("\n", "")]))
    if question.note:
        blocks.append(paragraph([("\n", ""), (question.note, "muted")]))
        blocks += origin.named(question.note, view)
    for party in _in_order(view):
        moved = answers.positions(view.archive, question.id, party, view.day)
        blocks += section(_moved_title(view.name(party), len(moved)), _positions(moved, view))
    return [*blocks, *section("Verdicts over time", _verdicts(question, view))]


def _asked(question: QuestionRow) -> Block:
    verdict = board_wording.verdict(question.assessment, compared=all(question.positions))
    return band([(question.ask, "question"), (f"  {verdict}" if verdict else "", "italic")])


def _answer(question: QuestionRow, side: int, view: Perspective) -> Block:
    """The answer in force of one side."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        name = flow([(view.name(view.place.parties[side]), "strong")], room)
        return [*name, *board_wording.answer(question.positions[side], room, view.day, view.day)]

    return Block(draw)


def _in_order(view: Perspective) -> list[str]:
    """The two sides, then all other parties."""
    return [*view.place.parties, *(party for party in view.parties if party not in view.place.parties)]


def _moved_title(name: str, count: int) -> str:
    if count > 1:
        return f"What moved: {name}, {count} answers"
    return f"{name}, one answer" if count else name


def _positions(positions: tuple[PositionRow, ...], view: Perspective) -> list[Block]:
    """Successive positions, oldest first, each with the statements that back it."""
    blocks = []
    for position in positions:
        blocks.append(_position(position, view))
        blocks += origin.named(position.note, view) if position.note else []
        blocks += _evidence(position.evidence, view)
    return blocks


def _position(position: PositionRow, view: Perspective) -> Block:
    head: list[Span] = [(f"since {edtf.show(position.since)}", "strong")]
    if not position.certain:
        head += [("  ", ""), ("possibly later", "italic")]
    head.append((f" · {wording.evidence(position.kinds)}", "muted"))

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        lines = [*flow(head, room - 2), *flow([(position.summary, "")], room - 2)]
        if numbers := page_fields.figures(position.more):
            lines += flow([(numbers, "")], room - 2)
        if position.note:
            lines += flow([(position.note, "muted")], room - 2)
        return view.on_side(position.party, lines)

    return Block(draw)


def _evidence(items: tuple[str, ...], view: Perspective) -> list[Block]:
    """The statements given as evidence, an empty line after the last."""
    rows = [row for item in items if (row := single_record.row(view.archive, item))]
    blocks = [_statement(row, view) for row in rows]
    return [*blocks[:-1], spaced(blocks[-1])] if blocks else []


def _statement(row: StatementRow, view: Perspective) -> Block:
    """A statement that backs an answer, set in from it."""

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        return [
            [("    ", ""), *line]
            for line in board_wording.statement(row, room - 4, view.day, proof=view.proof(row))
        ]

    return Block(draw, row.id)


def _verdicts(question: QuestionRow, view: Perspective) -> list[Block]:
    """The editor's judgements on the two sides, then on all other pairs."""
    blocks = []
    for verdict in answers.assessments(view.archive, question.id, _in_order(view), view.day):
        blocks.append(_assessment(verdict, view))
        blocks += _evidence(verdict.evidence, view)
    return blocks


def _assessment(row: AssessmentRow, view: Perspective) -> Block:
    names = " and ".join(view.name(party) for party in row.parties)
    head: list[Span] = [
        (edtf.show(row.as_of), "muted"),
        (f"  {names}: ", ""),
        (wording.verdict(row.verdict, certain=row.certain), "strong italic"),
    ]
    return Block(lambda room: [*flow(head, room), *flow([(row.reason, "")], room)])
