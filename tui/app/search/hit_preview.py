"""The hits of a search, and beside them, where there is room, the selected one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal

from tui.app.pages import whole_record
from tui.app.pages.blocks import BlockList
from tui.app.pages.perspective import Perspective
from tui.app.search.hit_list import HitList
from tui.app.session import Session
from tui.archive import single_record
from tui.library.known_dossiers import is_same

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.archive.search.engine import Hit

WIDE = 170
"""From so many columns on a hit is shown whole beside the others."""
SETTLED = 0.15
"""Seconds in which no other hit was selected: whoever types or moves on waits for nothing."""


class Preview(BlockList, can_focus=False):
    """The page of a record, to be read and not to be moved in."""

    def __init__(self) -> None:
        super().__init__(id="preview", findable=False)

    def preamble(self, index: int) -> int:
        """No block is shown as selected."""
        return len(self._lines(index))

    def on_click(self, event: events.Click) -> None:
        """Nothing is selected here."""
        event.prevent_default()


class HitsPane(Horizontal):
    """The list of hits with the preview beside it."""

    def __init__(self, session: Session) -> None:
        """Show hits of what a session reads."""
        super().__init__(id="found")
        self._session = session
        self._timer: Timer | None = None
        self._others: dict[Path, Session] = {}
        """Other dossiers that hits were shown of."""

    def compose(self) -> ComposeResult:
        """The hits come first."""
        yield HitList()
        yield Preview()

    @on(events.Resize)
    @on(HitList.Shown)
    @on(HitList.Moved)
    def _wait(self) -> None:
        """Show the selected hit once it stays selected for a moment."""
        self.set_class(self.size.width >= WIDE, "wide")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SETTLED, self._show) if self.has_class("wide") else None

    def on_unmount(self) -> None:
        """Close what was opened of other dossiers."""
        for session in self._others.values():
            session.archive.close()

    def _show(self) -> None:
        """Show the page of the selected hit's record, at the paragraph that was hit."""
        hit, preview = self.query_one(HitList).selected, self.query_one(Preview)
        if hit is None:
            preview.show([])
            return
        session = self._session_of(hit)
        view = Perspective(session.archive, session.place, session.parties, session.inks, hit.mark)
        kind = single_record.kind(session.archive, hit.record)
        blocks, record = whole_record.page(kind, hit.record, view, session.issues) or ([], None)
        wanted = set(hit.paragraph)
        at = next((n for n, block in enumerate(blocks) if block.paragraph in wanted), 0)
        preview.show(blocks, record, session.place.day, at, named=kind != "actor")

    def _session_of(self, hit: Hit) -> Session:
        """What is read of the dossier that a hit is of."""
        here, hits = self._session, self.query_one(HitList)
        other = hits.dossier_of(hit)
        if other is None or is_same(other.path, here.path):
            return here
        if other.path not in self._others:
            session = self._others[other.path] = Session(other.path, config=here.config)
            session.hold(other.archive.reopen())
        self._others[other.path].move(day=hits.day_of(hit), parties=other.row.compare)
        return self._others[other.path]
