"""The rows of the matrix: questions or issues down, parties across."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.finding.findable_list import FindableList
from tui.app.matrix.cells import LEAST, TEXTURES, Grid, answer, counts, grid, name
from tui.app.paint import board_wording
from tui.app.paint.ink import Line, flow, pad
from tui.app.paint.painted import PaintedLines
from tui.archive import answers
from tui.archive.rows import Kinds
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from tui.app.pages.perspective import Perspective
    from tui.archive.rows import QuestionRow

    Tallies = dict[tuple[str, str | None], Kinds]


class MatrixRow(NamedTuple):
    """A row of the matrix."""

    item: str | None
    """The id of the question or issue."""
    title: str
    """What stands in the first column."""
    more: str
    """What stands below it."""
    above: str
    """The heading over it, mostly empty."""
    cells: Callable[[int, int], list[Line]]
    """The lines in the column of the party of a number, in so many cells."""


class MatrixHead(PaintedLines):
    """The names of the parties over their columns, and what a bar means."""

    def __init__(self) -> None:
        super().__init__(id="matrix-head")
        self._names: Sequence[tuple[str, str]] = ()
        self._selected = 0
        self._label = ""
        self._least = LEAST

    def show(self, names: Sequence[tuple[str, str]], selected: int, label: str, least: int) -> None:
        """Show the names.

        Args:
            names: whole and short, in the order of the columns.
            selected: the index of the selected one.
            label: what stands over the first column.
            least: cells of the narrowest column of a party.
        """
        self._names, self._selected, self._label, self._least = names, selected, label, least
        self.redraw()

    def lines(self, room: int) -> list[Line]:
        """One line, over the columns of the list below."""
        layout = grid(room - 2, len(self._names), self._selected, self._least)
        line = pad([(" ", ""), *flow([(self._label, "muted")], layout.first - 1)[0]], layout.first + 1)
        for number in range(layout.start, layout.start + layout.shown):
            before = number == layout.start > 0
            after = number == layout.start + layout.shown - 1 < len(self._names) - 1
            cell = name(*self._names[number], layout.cell - 1 - 2 * (before + after))
            cell = [*([("‹ ", "muted")] * before), *cell, *([(" ›", "muted")] * after)]
            if number == self._selected:
                cell = [(text, f"{ink} reverse") for text, ink in cell]
            line += pad(cell, layout.cell)
        return [line]


class MatrixList(FindableList):
    """Rows of which one cell is selected."""

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.rows: list[MatrixRow] = []
        self.party = 0
        self._parties = 0
        self._least = LEAST

    def show(self, rows: list[MatrixRow], parties: int, least: int) -> None:
        """Show rows with so many columns, each of so many cells at least."""
        self.rows, self._parties, self._least = rows, parties, least
        self.party = min(self.party, parties - 1)
        self.reload(min(self.cursor, max(0, len(rows) - 1)))

    def select_party(self, party: int) -> bool:
        """Select a column; whether there is one."""
        if not 0 <= party < self._parties:
            return False
        self.party = party
        self.repaint_blocks()
        return True

    def watch_cursor(self) -> None:
        """The selected cell is in another row."""
        super().watch_cursor()
        self.repaint_blocks()

    def preamble(self, index: int) -> int:
        """The issue's title stands over its first question."""
        return 1 if self.rows[index].above else 0

    def item_at(self, index: int) -> str | None:
        """The id of the question or issue of a row."""
        return self.rows[index].item if 0 <= index < len(self.rows) else None

    def index_of(self, item: str) -> int | None:
        """The row of a question or issue."""
        return next((number for number, row in enumerate(self.rows) if row.item == item), None)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def draw(self, index: int, room: int) -> list[Line]:
        """A row, the selected cell marked."""
        row = self.rows[index]
        layout = grid(room, self._parties, self.party, self._least)
        first = flow([(row.title, "question")], layout.first - 2)
        if row.more:
            first += flow([(row.more, "italic")], layout.first - 2)
        cells = [
            self._cell(row, number, layout, chosen=index == self.cursor and number == self.party)
            for number in range(layout.start, layout.start + layout.shown)
        ]
        height = max(len(lines) for lines in (first, *cells))
        lines: list[Line] = []
        if row.above:
            lines.append([(text, f"{ink} heading") for text, ink in pad([(row.above, "muted strong")], room)])
        for y in range(height):
            line = pad(first[y] if y < len(first) else [], layout.first)
            for cell in cells:
                line += pad(cell[y] if y < len(cell) else [], layout.cell)
            lines.append(line)
        return [*lines, []]

    def _cell(self, row: MatrixRow, number: int, layout: Grid, *, chosen: bool) -> list[Line]:
        lines = row.cells(number, layout.cell - 1)
        if chosen:
            lines[0] = [(text, f"{ink} reverse".strip()) for text, ink in pad(lines[0], layout.cell - 1)]
        return lines

    def on_click(self, event: events.Click) -> None:
        """A click selects the column as well as the row."""
        layout = grid(self._room, self._parties, self.party, self._least)
        column = event.x - self.lead - layout.first
        if 0 <= column < layout.cell * layout.shown:
            self.select_party(layout.start + column // layout.cell)
            self.post_message(self.Moved(self))


def evidence_rows(view: Perspective, tallies: Tallies) -> list[MatrixRow]:
    """All questions, grouped by issue, with the evidence of each party's answer.

    Who is of no party answers no question; how much is on record of such people stands beside the issue.
    """
    rows = []
    everyone = (*view.place.parties, *(party for party in view.parties if party not in view.place.parties))
    order = [everyone.index(party) for party in view.parties]
    for issue in answers.issues(view.archive, view.place.parties, view.day):
        heading = issue.title
        if nobody := tallies.get((issue.id, None)):
            heading += f" · {wording.counted(nobody.total, 'statement')} of {wording.NO_PARTY}"
        for number, question in enumerate(answers.questions(view.archive, issue.id, everyone, view.day)):
            rows.append(_evidence_row(question, order, "" if number else heading))
    return rows


def _evidence_row(question: QuestionRow, order: list[int], above: str) -> MatrixRow:
    positions = [question.positions[index] for index in order]

    def cells(number: int, room: int) -> list[Line]:
        """The lines of the column of a party."""
        return answer(positions[number], room)

    verdict = board_wording.verdict(question.assessment, compared=all(question.positions[:2]))
    return MatrixRow(question.id, question.ask, verdict, above, cells)


def count_rows(view: Perspective, tallies: Tallies, parties: Sequence[str | None]) -> list[MatrixRow]:
    """All issues, and the whole, with the number of each party's statements by kind.

    Args:
        view: where the reader is.
        tallies: the numbers.
        parties: one for each column; None for what is of no party.
    """
    issues = answers.issues(view.archive, (), view.day)
    largest = max((tallies.get((i.id, p), Kinds()).total for i in issues for p in parties), default=0)
    rows = [
        MatrixRow(issue.id, issue.title, "", "", _counts(issue.id, tallies, parties, largest))
        for issue in issues
    ]
    most = max((tallies.get(("", party), Kinds()).total for party in parties), default=0)
    everything = sum(kinds.total for (issue, _), kinds in tallies.items() if not issue)
    title = f"{wording.counted(everything, 'statement')} in all"
    more = "each counted once, though it may belong to several issues"
    return [*rows, MatrixRow(None, title, more, "", _counts("", tallies, parties, most))]


def _counts(
    issue: str, tallies: Tallies, parties: Sequence[str | None], largest: int
) -> Callable[[int, int], list[Line]]:
    def cells(number: int, room: int) -> list[Line]:
        """The lines of the column of a number."""
        return counts(tallies.get((issue, parties[number]), Kinds()), largest, room)

    return cells


LEGEND = "  ".join(
    f"{texture} {wording.kind(code)}" for texture, code in zip(TEXTURES, Kinds._fields, strict=True)
)
"""What the textures of a bar mean."""
