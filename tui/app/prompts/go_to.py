"""Going anywhere: to records by id, name or words of their titles, and to other dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages.blocks import Block, paragraph
from tui.app.paint.ink import Line, fit, spread
from tui.app.prompts.names_to_go_to import Names
from tui.app.prompts.pick import PickScreen
from tui.archive.listing.record_ids import NamedRecord
from tui.library.overview import other_dossiers

if TYPE_CHECKING:
    from tui.app.session import Session

KINDS = {"actor": "speaker"}
"""What kinds are called where that is not their name in the format."""


class GoToScreen(PickScreen):
    """The records and other dossiers that go by what is typed."""

    PROMPT = "An id, a name, or words of a title"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="goto")
        self._dossiers = other_dossiers(session.path, session.config)
        self._names = self._read_names()
        self._matches: list[NamedRecord] = []

    def show_session(self) -> None:
        """Names of another build of the dossier."""
        self._names = self._read_names()
        self.find(self.typed)

    def _read_names(self) -> Names:
        dossiers = [
            NamedRecord("dossier", about.name, about.dossier.title if about.dossier else about.name)
            for about in self._dossiers
        ]
        return Names(self.session.archive, dossiers)

    def find(self, typed: str) -> None:
        """Show what goes by what is typed."""
        self._matches = self._names.find(typed)
        blocks = [_block(match) for match in self._matches]
        if not blocks:
            nothing = [("Nothing goes by that name. ", "strong"), ("/ searches the texts.", "muted")]
            blocks = [paragraph(nothing)]
        self.show_blocks(f"{len(self._matches)} to go to:" if typed.strip() else "Go to:", blocks)

    def go(self, index: int) -> None:
        """Show the record on the board, else whole; or open the dossier."""
        if index >= len(self._matches):
            return
        match = self._matches[index]
        self.dismiss()
        if match.kind == "dossier":
            self.app.open_dossier(next(about.path for about in self._dossiers if about.name == match.id))
        elif match.id in self.session.place.parties:
            self.app.open("record", match.id)  # on the board it stands already
        else:
            self.app.go_to(match.id)


def _block(match: NamedRecord) -> Block:
    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        kind = KINDS.get(match.kind, match.kind)
        left = fit([(kind.ljust(11), "muted"), (match.name, "")], max(10, room - len(match.id) - 2))
        return [spread(left, [(match.id, "muted")], room)]

    return Block(draw, match.id)
