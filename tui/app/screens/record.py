"""Any record shown whole, as of the board's day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.command_table import bindings
from tui.app.pages import whole_record
from tui.app.pages.blocks import Block, paragraph
from tui.app.screens.page import PageScreen
from tui.archive import single_record
from tui.dossier import edtf

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app.session import Session

TITLES = {
    "statement": "Statement",
    "event": "Event",
    "issue": "Issue",
    "question": "Question",
    "party": "Party",
    "actor": "Speaker",
    "source": "Source",
}


class RecordScreen(PageScreen):
    """A record of any kind; what is named on its page can be opened in turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in bindings("board") if binding.id in ("search.next", "search.previous")),
        *bindings("statement"),
    ]

    def __init__(self, session: Session, item: str, at: int | str | None = None) -> None:
        """Make the page of a record.

        Args:
            session: what is read.
            item: its id; for one that there is not, the page says so.
            at: of a source, which paragraph of its text to begin at, from 0, or the words of one.
        """
        super().__init__(session)
        self.item = item
        self._kind: str | None = None
        self._at = at
        self._passage = at if isinstance(at, str) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only from a statement does one go on to the next."""
        if action in ("record_next", "record_previous") and self._kind != "statement":
            return False
        return super().check_action(action, parameters)

    def show_page(self) -> None:
        """Show the record."""
        self._kind = kind = single_record.kind(self.session.archive, self.item)
        kept = " · * kept in the briefing" if self.item in self.session.kept else ""
        self.show_header(TITLES.get(kind or "", "No such record"), f"{self.item}{kept}")
        page = whole_record.page(kind, self.item, self.view, self.session.issues, self._passage)
        blocks, record = page or (self._later() if kind else self._unknown(), None)
        self.page.show(blocks, record, self.place.day, named=kind != "actor")
        if self._at is not None:
            fitting = (n for n, block in enumerate(blocks) if self._at in (block.paragraph, block.passage))
            self.page.select(next(fitting, 0))
            self._at = None

    def _later(self) -> list[Block]:
        """That the record is of a later day, and how to get there."""
        dated = single_record.row(self.session.archive, self.item)
        event = single_record.event(self.session.archive, self.item, self.session.dossier.last_day)
        date = dated.date if dated else event.row.date if event else None
        when = f" It is dated {edtf.show(date)}." if date else ""
        return [
            paragraph([(f"{self.item} is not on record {self.view.as_of}.", "strong"), (when, "")]),
            paragraph([("Press ", "muted"), ("b", "accent"), (" to read the board on its day.", "muted")]),
        ]

    def _unknown(self) -> list[Block]:
        """That there is no such record, and which have a similar id."""
        near = single_record.nearest(self.session.archive, self.item)
        said = [paragraph([("No record has the id ", ""), (self.item or "(empty)", "strong"), (".", "")])]
        if near:
            said.append(paragraph([("\n", ""), ("The nearest ids are:", "muted")]))
        return [*said, *(paragraph([("  ", ""), (name, "accent")], name) for name in near)]

    def selected_id(self) -> str | None:
        """What the selected block opens, else the record itself."""
        return super().selected_id() or (
            self.item if single_record.kind(self.session.archive, self.item) else None
        )

    def show_kept(self) -> None:
        """Say in the header whether it is kept."""
        self.show_session()

    def action_record_next(self) -> None:
        """Show the statement that comes after this one."""
        self._show_beside(1)

    def action_record_previous(self) -> None:
        """Show the statement that comes before this one."""
        self._show_beside(-1)

    def _show_beside(self, steps: int) -> None:
        both = single_record.neighbours(self.session.archive, self.item, self.place.day)
        beside = both[steps > 0]
        if beside is None:
            where = "after" if steps > 0 else "before"
            self.notify(f"No statement comes {where} it {self.view.as_of}.", markup=False)
            return
        self.item = beside.id
        self.page.cursor = 0
        self.show_page()

    def page_id(self) -> str | None:
        """The record that is shown."""
        return self.item

    def action_record_open(self) -> None:
        """Open what is selected, unless it is what is shown."""
        if self.selected_id() not in (self.item, None):
            super().action_record_open()
