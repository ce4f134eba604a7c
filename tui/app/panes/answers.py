"""The middle of the board: each question with both sides' answers on one row, then the record of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, beside, flow, line_width, pad
from tui.app.panes.row_window import RowWindow
from tui.app.panes.virtual_list import VirtualList
from tui.archive import answers, record_lists
from tui.dossier import edtf

if TYPE_CHECKING:
    from tui.app.place import Place
    from tui.archive.rows import QuestionRow, StatementRow
    from tui.archive.store import Archive

STACKED = 60
"""Below so many cells the sides stand one under the other."""


class ComparisonPane(VirtualList):
    """Questions and record of an issue, the two parties side by side."""

    def __init__(self) -> None:
        super().__init__(id="comparison", classes="pane")
        self.questions: tuple[QuestionRow, ...] = ()
        self.record: RowWindow[StatementRow] = RowWindow()
        self._place: Place | None = None
        self._names: dict[str, str] = {}
        self._since = 0

    def show(self, archive: Archive, place: Place, names: dict[str, str], changed_since: int) -> None:
        """Show an issue as of a day; what was selected stays so where it is still there.

        Args:
            archive: where to read it.
            place: issue, parties and day.
            names: of the parties.
            changed_since: answers that changed after this day are marked.
        """
        self.questions = answers.questions(archive, place.issue, place.parties, place.day)
        self.record = RowWindow(record_lists.record(archive, place.issue, place.parties, place.day))
        self._place, self._names, self._since = place, names, changed_since
        index = self.index_of(place.item) if place.item else None
        self.reload(index or 0)

    @property
    def count(self) -> int:
        """The questions, then the statements, or one line that says there are none."""
        if self._place is None:
            return 0
        return len(self.questions) + max(1, len(self.record))

    def index_of(self, item: str) -> int | None:
        """The index of a question or statement, None where it is not shown."""
        for index, question in enumerate(self.questions):
            if question.id == item:
                return index
        place = self.record.index(item)
        return None if place is None else len(self.questions) + place

    def id_at(self, index: int) -> str | None:
        """The id of what is shown at an index."""
        if index < len(self.questions):
            return self.questions[index].id
        row = self.record.row(index - len(self.questions))
        return row.id if row else None

    def preamble(self, index: int) -> int:
        """The heading of the record stands above its first statement."""
        return 1 if index == len(self.questions) else 0

    def draw(self, index: int, room: int) -> list[Line]:
        """A question, or a statement on its side."""
        if self._place is None:
            return [[]]
        if index < len(self.questions):
            return self._question(self.questions[index], room)
        number = index - len(self.questions)
        heading: list[Line] = []
        if number == 0:
            heading = [[("On the record, newest first", "muted")]]
        row = self.record.row(number)
        if row is None:
            day = edtf.show_day(self._place.day)
            return [*heading, *flow([(f"Nothing on record from either side as of {day}.", "muted")], room)]
        side = 0 if row.party == self._place.parties[0] else 1
        if room < STACKED:
            name = self._names.get(row.party or "", "")
            return [
                *heading,
                *board_wording.ruled(
                    [[(name, "muted")], *board_wording.statement(row, room - 3, self._place.day)], side
                ),
                [],
            ]
        half = room // 2
        lines = board_wording.ruled(board_wording.statement(row, half - 3, self._place.day), side)
        return [*heading, *(lines if side == 0 else beside([[]] * len(lines), lines, half)), []]

    def _question(self, question: QuestionRow, room: int) -> list[Line]:
        assert self._place is not None  # noqa: S101
        lines = self._ask(question, room)
        day = self._place.day
        if room < STACKED:
            for side, position in enumerate(question.positions):
                name = self._names.get(self._place.parties[side], "")
                text = board_wording.answer(position, room - 3, day, self._since)
                lines += board_wording.ruled([[(name, "strong")], *text], side)
            return [*lines, []]
        half = room // 2
        cells = [
            board_wording.ruled(board_wording.answer(position, half - 3, day, self._since), side)
            for side, position in enumerate(question.positions)
        ]
        return [*lines, *beside(cells[0], cells[1], half), []]

    def _ask(self, question: QuestionRow, room: int) -> list[Line]:
        """The question, with the verdict beside it."""
        verdict = board_wording.verdict(question.assessment, compared=all(question.positions))
        lines = flow([(question.ask, "question")], room)
        beside_it: list[Span] = [(f"  {verdict}", "italic")]
        if verdict and line_width(lines[-1]) + line_width(beside_it) <= room:
            lines[-1] = [*lines[-1], *beside_it]
        elif verdict:
            lines += flow([(verdict, "italic")], room)
        return [[(text, f"{ink} heading") for text, ink in pad(line, room)] for line in lines]
