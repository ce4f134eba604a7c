"""Search over the whole record: results as you type, with the words that were found marked in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from tui.app.actions.record_actions import RecordActions
from tui.app.command_table import bindings
from tui.app.history import Crossing
from tui.app.pages.blocks import Block, BlockList
from tui.app.panes.bars import Hints
from tui.app.panes.note import Note
from tui.app.search import query_remarks
from tui.app.search.completions import Completions
from tui.app.search.hit_list import HitList
from tui.app.search.hit_preview import HitsPane
from tui.app.search.hit_steps import Hits
from tui.app.search.query_input import QueryInput
from tui.app.search.searcher import (
    ORDERS,
    Answer,
    Completed,
    Counted,
    Failed,
    HitPage,
    Opening,
    Query,
    Searcher,
)
from tui.library.known_dossiers import is_same
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.archive.search.engine import Hit, Order, QueryReading
    from tui.library.archive_opening import Progress
    from tui.library.searching import OpenDossier, OpenLibrary


class SearchScreen(RecordActions):
    """A query, how it was read, and its hits."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("search", "record", "page", "elsewhere"))
    AUTO_FOCUS = "#query"

    class Answered(Message):
        """The searcher found something."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, session: Session, query: str = "", everywhere: bool = False) -> None:
        """Open search.

        Args:
            session: what is read.
            query: what to begin with, in the search language.
            everywhere: whether all known dossiers are searched.
        """
        super().__init__(session, id="search")
        self._begin = query
        kept = session.hits
        returns = bool(query) and kept.query == query
        everywhere = everywhere or (returns and kept.everywhere)
        widen, order = (kept.widen, kept.order) if returns else (True, "best")
        self._query = Query(0, "", 0, widen, order, everywhere=everywhere)
        self._left_at = (kept.dossier, *kept.at) if returns and kept.at else None
        """The hit that was selected when these results were left."""
        self._reading: QueryReading | None = None
        self._shown = 0
        self._counted = ""
        self._order = ""
        self._advice: list[str] = []
        self._meant: list[tuple[str, tuple[str, ...]]] = []
        self._choose_first = False
        self._dossiers: Mapping[str, OpenDossier] = {}
        """Where all known dossiers are searched those, by their names,"""
        self._left_out: Sequence[str] = ()
        """and the names of those with errors."""
        self._searcher: Searcher | None = None

    def compose(self) -> ComposeResult:
        """The query, how it was read, the hits or advice, and the keys."""
        with Horizontal(id="query-row"):
            yield Note(id="slash")
            yield QueryInput(
                self._begin,
                placeholder="Search everything on record",
                id="query",
                compact=True,
                select_on_focus=False,
            )
            yield Note(id="count")
        yield Note(id="reading")
        yield Completions()
        yield HitsPane(self.session)
        yield BlockList(id="advice", findable=False)
        yield Hints()

    def on_mount(self) -> None:
        """Start the searcher and show examples."""
        issues = {row.id: row.title for row in self.session.issues}
        parties = {row.id: row.short for row in self.session.parties.values()}
        day, own_days = self.place.day, self.place.day == self.session.home_day
        self.query_one(HitList).know(parties, issues, day, own_days=own_days)
        self._searcher = self._new_searcher()
        self._query = self._query._replace(day=day, own_days=own_days)
        self._show_scope()
        self.query_one("#query", Input).action_select_all()
        if not self._begin:
            self._advise(query_remarks.examples())

    def show_session(self) -> None:
        """Search another build of the dossier."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = self._new_searcher()
            self._search()

    def _new_searcher(self) -> Searcher:
        session = self.session

        def open_library(progress: Progress) -> OpenLibrary:
            """Open all known dossiers, this one first."""
            from tui.library.searching import OpenLibrary

            return OpenLibrary(session.config, session.path, progress)

        return Searcher(session.archive.reopen(), self._deliver, open_library)

    def _show_scope(self) -> None:
        """Say before the query where it is looked for."""
        where = " all dossiers / " if self._query.everywhere else " / "
        self.query_one("#slash", Note).show([(where, "accent")])
        self.query_one("#slash").styles.width = len(where)

    def on_unmount(self) -> None:
        """Stop the searcher."""
        if self._searcher is not None:
            self._searcher.close()

    def _deliver(self, answer: Answer) -> None:
        """Take an answer, on the searcher's thread: only a message goes to the screen."""
        self.post_message(self.Answered(answer))

    # Searching.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        self._search(text=event.value)

    def _search(
        self,
        *,
        text: str | None = None,
        widen: bool | None = None,
        order: Order | None = None,
        everywhere: bool | None = None,
    ) -> None:
        """Search anew; what is found for older queries is no longer shown."""
        old = self._query
        self._query = Query(
            old.number + 1,
            old.text if text is None else text,
            old.day,
            old.widen if widen is None else widen,
            order or old.order,
            self.query_one("#query", Input).cursor_position,
            old.everywhere if everywhere is None else everywhere,
            old.own_days,
            self.query_one(HitList).most_in_view,
        )
        self._choose_first = False
        if not self._query.text.strip():
            self._reading, self._counted, self._meant = None, "", []
            self.query_one("#reading", Note).show([])
            self._show_reading()
            self.query_one(Completions).offer(None, "")
            self._advise(query_remarks.examples())
        elif self._searcher is not None:
            self._searcher.search(self._query)

    def on_search_screen_answered(self, message: Answered) -> None:
        """Show what was found for the latest query."""
        answer = message.answer
        if answer.query.number != self._query.number or not self._query.text.strip():
            return
        if isinstance(answer, HitPage):
            self._show_page_of_hits(answer)
        elif isinstance(answer, Completed):
            self.query_one(Completions).offer(answer.completion, answer.query.text)
        elif isinstance(answer, Counted):
            self._show_count(answer)
        elif isinstance(answer, Opening):
            self.query_one("#reading", Note).show([(f" {answer.what} …", "muted")])
        elif isinstance(answer, Failed):
            raise answer.error

    def _show_page_of_hits(self, page: HitPage) -> None:
        hits = self.query_one(HitList)
        if not page.first:
            hits.add(page.hits, is_last=page.is_last)
            self._return_to_hit(page)
            return
        self._reading, self._counted, self._shown = page.reading, "", page.query.number
        self._meant, self._order, self._advice = page.meant, page.order, []
        hits.show(page.hits, page.groups, is_last=page.is_last, meant=page.meant, dossiers=page.dossiers)
        self._dossiers, self._left_out = page.dossiers, page.left_out
        if page.hits:
            self._advise(None)
        elif page.reading.query is None:
            self._advise(query_remarks.examples())
        self._show_reading()
        if self._choose_first:
            self._choose_first = False
            self.choose(0)
        self._return_to_hit(page)

    def _return_to_hit(self, page: HitPage) -> None:
        """Select the hit that was selected when these results were left; for it more are read."""
        if self._left_at is None or page.query.text != self._begin:
            self._left_at = None
            return
        hits = self.query_one(HitList)
        places = [(hit.dossier, hit.kind, hit.id) for hit in hits.hits]
        at = places.index(self._left_at) if self._left_at in places else None
        if at is not None:
            hits.select(at)
            hits.focus()
        elif not page.is_last and self._searcher is not None:
            self._searcher.more()
            return
        self._left_at = None

    def _show_count(self, counted: Counted) -> None:
        hits = self.query_one(HitList)
        asked = bool(hits.count) or (self._reading is not None and self._reading.query is not None)
        self._counted = wording.counted(counted.hits, "hit") if asked else query_remarks.NOTHING_ASKED
        self._advice = query_remarks.advice(counted) if hits.count and not counted.hits else []
        self._show_reading()
        hits.count_groups(counted.groups)
        if asked and not hits.count:
            self._advise(query_remarks.nothing(counted))

    def _show_reading(self) -> None:
        reading, query, counted = self._reading, self._query, self._counted
        if reading is not None:
            remarks = query_remarks.SearchRemarks(self._meant, self._order, self._advice, self._left_out)
            self.query_one("#reading", Note).show(
                lambda room: query_remarks.reading_lines(query.text, reading, room, remarks)
            )
        self.query_one("#count", Note).show(lambda room: query_remarks.count_lines(counted, query, room))

    def _advise(self, blocks: list[Block] | None) -> None:
        """Show advice instead of hits, or hits again."""
        advice, hits = self.query_one("#advice", BlockList), self.query_one(HitList)
        if blocks is not None:
            hits.show([], is_last=True)
            advice.show(blocks)
        if blocks is not None and hits.has_focus:
            self.query_one("#query").focus()
        advice.display, self.query_one(HitsPane).display = blocks is not None, blocks is None

    def on_hit_list_needs_more(self) -> None:
        """Read on."""
        if self._searcher is not None and self._shown == self._query.number:
            self._searcher.more()

    def action_search_complete(self, step: int) -> None:
        """Put the next of the values that are offered into the query; else go to what has the keys next."""
        if not self.query_one("#query").has_focus or not self.query_one(Completions).take_next(step):
            self.focus_next() if step > 0 else self.focus_previous()

    # Choosing.

    def selected_id(self) -> str | None:
        """The id of the selected hit."""
        hits = self.query_one(HitList)
        return hits.item_at(hits.cursor)

    def choose(self, index: int) -> None:
        """Go to a hit in its place on the board."""
        hits = self.query_one(HitList).hits
        if 0 <= index < len(hits):
            hit = hits[index]
            self.session.hits = self._search_at(hit)
            other = self._dossiers.get(hit.dossier)
            if other is not None and not is_same(other.path, self.session.path):
                self._cross(hit, other)
                return
            self.session.hits.step(self.session.archive, self.place.day, 0)
            self.app.go_to(hit.record, *hit.paragraph)

    def _cross(self, hit: Hit, other: OpenDossier) -> None:
        """Open the hit in its own dossier, from which there is a way back to these results."""
        day = other.own_day if self._query.own_days else self._query.day
        back = Crossing(self.session.path, self._search_at(hit))
        crossing = Crossing(other.path, self._search_at(hit), hit.record, hit.paragraph, day, back)
        self.app.open_dossier(other.path, crossing)

    def _search_at(self, hit: Hit | None) -> Hits:
        """The search with the hit that is selected, to step from it and to return to it."""
        query = self._query
        return Hits(
            query.text,
            widen=query.widen,
            order=query.order,
            at=(hit.kind, hit.id) if hit else None,
            everywhere=query.everywhere,
            dossier=hit.dossier if hit else "",
        )

    def on_virtual_list_chosen(self, message: HitList.Chosen) -> None:
        """Go to a hit, or try an example."""
        chosen = message.sender
        if isinstance(chosen, HitList):
            self.choose(chosen.cursor)
        elif isinstance(chosen, BlockList) and (example := chosen.item_at(chosen.cursor)):
            query = self.query_one("#query", Input)
            query.value = example
            query.focus()
            query.cursor_position = len(example)

    def on_input_submitted(self) -> None:
        """Go to the first hit, once it is there."""
        if self._shown == self._query.number:
            self.choose(0)
        else:
            self._choose_first = True

    def action_search_down(self) -> None:
        """Move to the hits, or to the examples."""
        for shown in (self.query_one(HitList), self.query_one("#advice", BlockList)):
            if shown.display and shown.count:
                shown.focus()

    def action_search_query(self) -> None:
        """Move to the query."""
        self.query_one("#query").focus()

    on_hit_list_left = action_search_query

    def action_search_widen(self) -> None:
        """Take in aliases and synonyms, or leave them out."""
        self._search(widen=not self._query.widen)
        taken = "taken in" if self._query.widen else "left out"
        self.notify(f"Aliases and synonyms are {taken}.", timeout=2)

    def action_search_scope(self) -> None:
        """Search all known dossiers, or only the one that is read."""
        self._search(everywhere=not self._query.everywhere)
        self._show_scope()

    def action_search_order(self) -> None:
        """List the best hits first, or the newest, or the oldest."""
        orders = list(ORDERS)
        self._search(order=orders[(orders.index(self._query.order) + 1) % len(orders)])
        self.notify(f"Hits: {ORDERS[self._query.order]}.", timeout=2)

    def action_search_spelling(self) -> None:
        """Put the nearest words in the place of those that nothing holds."""
        text = self._query.text
        for word, nearest in self._meant:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", nearest[0], text, flags=re.IGNORECASE)
        if text == self._query.text:
            self.notify("Every word of the query is on record.", timeout=2)
            return
        query = self.query_one("#query", Input)
        query.value = text
        query.cursor_position = len(text)

    def action_app_back(self) -> None:
        """Return to the board."""
        if self._query.text.strip():
            hits = self.query_one(HitList)
            self.session.hits = self._search_at(hits.hits[hits.cursor] if hits.count else None)
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a selected record works in the list of hits only."""
        if action.startswith("record_") and not self.query_one(HitList).has_focus:
            return False
        return super().check_action(action, parameters)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Other keys work elsewhere."""
        self.refresh_bindings()
