"""The matrix: all questions by all parties, and how much each party has on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.actions.record_actions import RecordActions
from tui.app.command_table import bindings
from tui.app.matrix.cells import LEAST, LEAST_WORDS
from tui.app.matrix.rows import LEGEND, MatrixHead, MatrixList, count_rows, evidence_rows
from tui.app.pages.perspective import Perspective
from tui.app.panes.bars import Bar, Hints
from tui.archive import answers
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session


class MatrixScreen(RecordActions):
    """Questions or issues by parties, as of the board's day."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("matrix", "record", "elsewhere"))
    AUTO_FOCUS = "#matrix"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="matrix-screen")
        self._counts = False
        self._columns: list[str | None] = []
        """The parties of the columns; None for what is of no party."""

    def compose(self) -> ComposeResult:
        """A header, the parties, the rows, and the keys."""
        yield Bar(id="header")
        yield MatrixHead()
        yield MatrixList()
        yield Hints()

    def on_mount(self) -> None:
        """Show the evidence, the left party selected."""
        self._rows.party = list(self.session.parties).index(self.place.parties[0])
        self.show_rows()

    @property
    def _rows(self) -> MatrixList:
        return self.query_one(MatrixList)

    @property
    def _least(self) -> int:
        """Cells of the narrowest column: words need more of them than numbers."""
        return LEAST if self._counts else LEAST_WORDS

    @property
    def _view(self) -> Perspective:
        return Perspective(self.session.archive, self.place, self.session.parties, self.session.inks)

    def show_session(self) -> None:
        """Show the rows of what is read now."""
        with self._rows.held():
            self.show_rows()

    def show_rows(self) -> None:
        """Show evidence, or numbers of statements."""
        view = self._view
        tallies = answers.tallies(view.archive, view.day)
        self._columns = list(view.parties)
        if self._counts and ("", None) in tallies:
            self._columns.append(None)
        rows = count_rows(view, tallies, self._columns) if self._counts else evidence_rows(view, tallies)
        what = LEGEND if self._counts else "first words of each answer, and its evidence"
        self.query_one("#header", Bar).show(
            [(" Matrix", "strong"), (f"  {what}", "muted")], [(f"{view.as_of} ", "strong")]
        )
        self._rows.show(rows, len(self._columns), self._least)
        self.offer_what_it_has()
        self._show_head()

    def _show_head(self) -> None:
        pair = " and ".join(map(self.session.short, self.place.parties))
        label = "statements on each issue" if self._counts else f"verdicts on {pair}"
        names = [
            (self.session.name(party), self.session.short(party)) if party else (wording.NO_PARTY, "none")
            for party in self._columns
        ]
        self.query_one(MatrixHead).show(names, self._rows.party, label, self._least)

    def selected_id(self) -> str | None:
        """The question or issue of the selected row."""
        rows = self._rows
        return rows.rows[rows.cursor].item if rows.count else None

    def copied_parties(self) -> Sequence[str]:
        """The party of the selected cell; both sides where that is of no party."""
        party = self._columns[self._rows.party]
        return (party,) if party else self.place.parties

    def action_matrix_counts(self) -> None:
        """Show the other view."""
        self._counts = not self._counts
        self._rows.cursor = 0
        self.show_rows()

    def action_party_move(self, steps: int) -> None:
        """Select the party to the right (1) or to the left (-1)."""
        if self._rows.select_party(self._rows.party + steps):
            self._show_head()

    def on_virtual_list_moved(self) -> None:
        """A click may have selected another party."""
        self._show_head()

    def on_virtual_list_chosen(self) -> None:
        """Open the question or issue on the board, with the selected party on a side."""
        item = self.selected_id()
        if item is None:
            return
        place = self.place
        party = self._columns[self._rows.party]
        parties = place.parties if party in (None, *place.parties) else (place.parties[0], party)
        # Nothing is selected there that the board could take for being shown already.
        self.session.move(parties=parties, item=item if self._counts else None)
        self.app.go_to(item)

    def action_app_back(self) -> None:
        """Return to the board."""
        self.dismiss()
