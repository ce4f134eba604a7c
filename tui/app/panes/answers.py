"""The middle of the board: each question with both sides' answers on one row, then the record of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, abreast, beside, flow, line_width, pad, shortened, spread
from tui.app.paint.marking import marked, no_marks
from tui.app.paint.right_to_left import runs_right_to_left
from tui.app.panes.row_window import RowWindow
from tui.app.panes.virtual_list import VirtualList
from tui.archive import answers
from tui.archive.listing import record_lists
from tui.archive.proofs import badges
from tui.dossier import edtf
from tui.report import proof_wording, wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.app.paint.marking import Mark
    from tui.app.place import Place
    from tui.archive.rows import PositionRow, QuestionRow, StatementRow
    from tui.archive.store import Archive

STACKED = 60
"""Below so many cells the sides stand one under the other."""


WORDS = 2
"""Lines of the newest statements; one more where a column is `ROOMY`."""
ROOMY = 48


class ComparisonPane(VirtualList):
    """Questions and record of an issue, the two parties side by side."""

    def __init__(self) -> None:
        super().__init__(id="comparison", classes="pane")
        self.questions: tuple[QuestionRow, ...] = ()
        self.record: RowWindow[StatementRow] = RowWindow()
        self.others: RowWindow[StatementRow] = RowWindow()
        """What is on record of neither side: of another party, or of none."""
        self._place: Place | None = None
        self._parties: tuple[str, ...] = ()
        self._newest: list[StatementRow | None] = []
        """The newest statement of each party."""
        self._latest_at: dict[int, list[Line]] = {}
        """The lines of those, by the width that they are laid out for."""
        self._names: Mapping[str, str] = {}
        self._inks: Mapping[str, str] = {}
        self._proofs: Mapping[str, str] = {}
        """What verification told of statements, by id."""
        self._since = 0
        self._brought_by: int | None = None
        self._mark_day: int | None = None
        self._mark: Mark = no_marks

    def show(
        self,
        archive: Archive,
        place: Place,
        parties: Sequence[str],
        names: Mapping[str, str],
        inks: Mapping[str, str],
        changed_since: int,
        mark_day: int | None = None,
        mark: Mark = no_marks,
    ) -> None:
        """Show an issue as of a day; what was selected stays so where it is still there.

        Args:
            archive: where to read it.
            place: issue and day.
            parties: those that stand side by side, the two sides first.
            names: of the parties.
            inks: of the parties that have one.
            changed_since: answers that changed after this day are marked.
            mark_day: what this day brought is marked.
            mark: finds what a search found in a text.
        """
        self.questions = answers.questions(archive, place.issue, parties, place.day)
        self.record = RowWindow(record_lists.record(archive, place.issue, parties, place.day))
        self.others = RowWindow(record_lists.by_others(archive, place.issue, parties, place.day))
        self._mark_day, self._mark = mark_day, mark
        self._newest = [
            next(iter(record_lists.record(archive, place.issue, (party,), place.day).rows(0, 1)), None)
            for party in parties
        ]
        self._latest_at = {}
        self._proofs = badges(archive)
        self._parties = tuple(parties)
        self._place, self._names, self._inks, self._since = place, names, inks, changed_since
        index = self.index_of(place.item) if place.item else None
        day, self._brought_by = self._brought_by, None
        self.reload(index or 0, then=None if day is None else self._brought(day))

    def room_for(self, cells: int) -> int:
        """How many parties there is room for side by side, each in so many cells; two at least."""
        return max(2, self.outer_size.width // cells)

    @property
    def count(self) -> int:
        """The questions, then the statements, or one line that says there are none; then those of others."""
        return 0 if self._place is None else self._first_other + len(self.others)

    @property
    def _first_other(self) -> int:
        return len(self.questions) + max(1, len(self.record))

    def index_of(self, item: str) -> int | None:
        """The index of a question or statement, None where it is not shown."""
        for index, question in enumerate(self.questions):
            if question.id == item:
                return index
        place = self.record.index(item)
        if place is not None:
            return len(self.questions) + self._turned(place, len(self.record))
        place = self.others.index(item)
        return None if place is None else self._first_other + self._turned(place, len(self.others))

    def item_at(self, index: int) -> str | None:
        """The id of what is shown at an index."""
        if index < len(self.questions):
            return self.questions[index].id
        row = self._statement(index)
        return row.id if row else None

    def _statement(self, index: int) -> StatementRow | None:
        """The statement at an index behind the questions."""
        if index >= self._first_other:
            return self.others.row(self._turned(index - self._first_other, len(self.others)))
        return self.record.row(self._turned(index - len(self.questions), len(self.record)))

    def _turned(self, place: int, length: int) -> int:
        """Where a row stands in a list that is read in the chosen direction."""
        return length - 1 - place if self._place is not None and self._place.oldest_first else place

    def select_brought(self, day: int) -> None:
        """Have what a day brought selected when that day is shown."""
        self._brought_by = day

    def _brought(self, day: int) -> int | None:
        """What a day brought: an answer that was given then, else the newest statement of it."""
        for index, question in enumerate(self.questions):
            if any(position and edtf.day_of(position.since.lower) == day for position in question.positions):
                return index
        newest = len(self.questions) + self._turned(0, len(self.record))
        row = self._statement(newest) if len(self.record) else None
        return newest if row is not None and edtf.day_of(row.date.lower) == day else None

    def preamble(self, index: int) -> int:
        """The newest statements stand above the first question, a heading above the record."""
        heading = 1 if index in (len(self.questions), self._first_other) else 0
        return heading + (len(self._latest(self._room)) if index == 0 else 0)

    def draw(self, index: int, room: int) -> list[Line]:
        """A question, or a statement on its side."""
        if self._place is None:
            return [[]]
        latest = self._latest(room) if index == 0 else []
        if index < len(self.questions):
            return [*latest, *self._question(self.questions[index], room)]
        number = index - len(self.questions)
        heading = latest
        if number == 0:
            heading = [*heading, [(f"On the record, {self._order}", "muted")]]
        if index == self._first_other:
            heading = [*heading, [(f"By others, {self._order}: {len(self.others):,}", "muted")]]
        row = self._statement(index)
        if row is None:
            day = edtf.show_day(self._place.day)
            return [*heading, *flow([(f"Nothing on record from either side as of {day}.", "muted")], room)]
        ink = self._inks.get(row.party or "", "")
        if room < STACKED or index >= self._first_other:
            name = self._names.get(row.party or "", f"of {wording.NO_PARTY}")
            return [
                *heading,
                *board_wording.ruled(
                    [
                        [(name, "muted")],
                        *self._whole(row, room - 3),
                    ],
                    ink,
                ),
                [],
            ]
        cells = room // len(self._parties)
        side = self._parties.index(row.party) if row.party in self._parties else 0
        lines = board_wording.ruled(self._whole(row, cells - 3), ink)
        return [*heading, *(beside([[]] * len(lines), lines, side * cells) if side else lines), []]

    def _whole(self, row: StatementRow, room: int) -> list[Line]:
        """A statement of the record."""
        assert self._place is not None  # noqa: S101
        proof = proof_wording.sign(self._proofs.get(row.id))
        day, mark, mark_day = self._place.day, self._mark, self._mark_day
        return board_wording.statement(row, room, day, proof=proof, mark=mark, mark_day=mark_day)

    def _answer(self, position: PositionRow | None, room: int) -> list[Line]:
        """A party's answer."""
        assert self._place is not None  # noqa: S101
        day = self._place.day
        return board_wording.answer(position, room, day, self._since, self._mark, self._mark_day)

    @property
    def _order(self) -> str:
        return "oldest first" if self._place is not None and self._place.oldest_first else "newest first"

    def _latest(self, room: int) -> list[Line]:
        """What each side said last, cut to a few lines, so that words are on the first screen."""
        # Each line of the first block asks for it, so it is laid out once for a width.
        if room not in self._latest_at:
            self._latest_at[room] = self._lay_out_latest(room)
        return self._latest_at[room]

    def _lay_out_latest(self, room: int) -> list[Line]:
        if self._place is None or not any(self._newest):
            return []
        apart = room < STACKED or any(row and runs_right_to_left(row.text) for row in self._newest)
        cells = room if apart else room // len(self._parties)
        columns = [
            board_wording.ruled(self._last_words(party, row, cells - 3), self._inks.get(party, ""))
            for party, row in zip(self._parties, self._newest, strict=True)
        ]
        lines = [line for column in columns for line in column] if apart else abreast(columns, cells)
        return [[("Newest on the record", "muted")], *lines, []]

    def _last_words(self, party: str, row: StatementRow | None, room: int) -> list[Line]:
        """When and who, and the first lines of the text."""
        assert self._place is not None  # noqa: S101
        if row is None:
            name = self._names.get(party, party)
            return flow([(f"nothing on record from {name}", "muted")], room)
        head: Line = [(edtf.show_short(row.date), "muted"), ("  ", ""), (row.by, "strong")]
        brought = board_wording.of_this_day(row.date, self._mark_day)
        kind = "" if row.quotation == "direct" else wording.kind(row.quotation)
        text = flow(board_wording.quotation(row, self._mark), room)
        return [
            spread(head, [(kind, "muted italic"), *brought], room),
            *shortened(text, WORDS if room < ROOMY else WORDS + 1, room),
        ]

    def _question(self, question: QuestionRow, room: int) -> list[Line]:
        assert self._place is not None  # noqa: S101
        lines = self._ask(question, room)
        inks = [self._inks.get(party, "") for party in self._parties]
        if room < STACKED:
            for side, position in enumerate(question.positions):
                name = self._names.get(self._parties[side], "")
                text = self._answer(position, room - 3)
                lines += board_wording.ruled([[(name, "strong")], *text], inks[side])
            return [*lines, []]
        cells = room // len(self._parties)
        columns = [
            board_wording.ruled(self._answer(position, cells - 3), inks[side])
            for side, position in enumerate(question.positions)
        ]
        return [*lines, *abreast(columns, cells), []]

    def _ask(self, question: QuestionRow, room: int) -> list[Line]:
        """The question, with the verdict beside it."""
        verdict = board_wording.verdict(question.assessment, compared=all(question.positions[:2]))
        lines = flow(marked(question.ask, self._mark(question.ask), "question"), room)
        beside_it: list[Span] = [(f"  {verdict}", "italic")]
        if verdict and line_width(lines[-1]) + line_width(beside_it) <= room:
            lines[-1] = [*lines[-1], *beside_it]
        elif verdict:
            lines += flow([(verdict, "italic")], room)
        return [[(text, f"{ink} heading") for text, ink in pad(line, room)] for line in lines]
