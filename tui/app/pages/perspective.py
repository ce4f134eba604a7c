"""What every page of a record needs to know of where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.paint import board_wording
from tui.app.paint.ink import Line, Span, flow
from tui.app.paint.marking import Mark, no_marks
from tui.app.paint.right_to_left import runs_right_to_left
from tui.archive.proofs import badges
from tui.dossier import edtf
from tui.report import proof_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.app.place import Place
    from tui.archive.rows import PartyRow, StatementRow
    from tui.archive.store import Archive


class Perspective(NamedTuple):
    """An archive as read by somebody: as of a day, from two sides."""

    archive: Archive
    place: Place
    parties: Mapping[str, PartyRow]
    inks: Mapping[str, str]
    """Of the parties that have one."""
    mark: Mark = no_marks
    """Finds what a search found in a text."""

    @property
    def day(self) -> int:
        """The day it is read as of."""
        return self.place.day

    @property
    def as_of(self) -> str:
        """The same, written out."""
        return f"as of {edtf.show_day(self.place.day)}"

    def name(self, party: str | None) -> str:
        """A party's name; its id where it is not known, nothing for none."""
        row = self.parties.get(party or "")
        return row.name if row else party or ""

    def side(self, party: str | None) -> int | None:
        """0 for the left party, 1 for the right one, None for others."""
        return self.place.parties.index(party) if party in self.place.parties else None

    def on_side(self, party: str | None, lines: list[Line]) -> list[Line]:
        """Lines behind the rule of a party, or behind a muted one."""
        return board_wording.ruled(lines, self.ink(party))

    def ink(self, party: str | None) -> str:
        """A party's ink, empty where it has none."""
        return self.inks.get(party or "", "")

    @property
    def side_inks(self) -> list[str]:
        """The inks of the parties on the two sides."""
        return [self.ink(party) for party in self.place.parties]

    def words(self, row: StatementRow, room: int) -> list[Line]:
        """A statement's text on its side; nothing else stands on the lines of one that runs right to left."""
        spans = board_wording.quotation(row, self.mark)
        if runs_right_to_left(row.text):
            return flow(spans, room)
        return self.on_side(row.party, flow(spans, room - 2))

    def proof(self, row: StatementRow) -> str:
        """What verification told of a statement, in a word."""
        return proof_wording.sign(badges(self.archive).get(row.id))

    def possibly(self, date: edtf.Edtf) -> list[Span]:
        """The mark of a date that may lie after the day."""
        return [] if edtf.certain_by(date, self.day) else [("  ", ""), ("possibly later", "italic")]
