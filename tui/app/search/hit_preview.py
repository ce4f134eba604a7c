"""The hits of a search, and beside them, where there is room, the selected one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal

from tui.app.pages import whole_record
from tui.app.pages.blocks import BlockList
from tui.app.pages.perspective import Perspective
from tui.app.search.hit_list import HitList
from tui.archive import single_record

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.app.session import Session
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

    def compose(self) -> ComposeResult:
        """The hits come first."""
        yield HitList()
        yield Preview()

    @property
    def _hits(self) -> HitList:
        return self.query_one(HitList)

    @on(events.Resize)
    @on(HitList.Shown)
    @on(HitList.Moved)
    def _wait(self) -> None:
        """Show the selected hit once it stays selected for a moment; none of another dossier."""
        of_others = any(hit.dossier for hit in self._hits.hits[:1])
        self.set_class(self.size.width >= WIDE and not of_others, "wide")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SETTLED, self._show) if self.has_class("wide") else None

    def _show(self) -> None:
        item = self._hits.item_at(self._hits.cursor)
        preview = self.query_one(Preview)
        if item is None:
            preview.show([])
        else:
            self._fill(preview, self._hits.hits[self._hits.cursor], item)

    def _fill(self, preview: Preview, hit: Hit, item: str) -> None:
        """Show the page of a hit's record, at the paragraph that was hit."""
        session = self._session
        view = Perspective(session.archive, session.place, session.parties, session.inks, hit.mark)
        kind = single_record.kind(session.archive, item)
        blocks, record = whole_record.page(kind, item, view, session.issues) or ([], None)
        wanted = set(hit.paragraph)
        at = next((n for n, block in enumerate(blocks) if block.paragraph in wanted), 0)
        preview.show(blocks, record, session.place.day, at, named=kind != "actor")
