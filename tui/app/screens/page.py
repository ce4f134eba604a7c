"""The screens that are one page to read: a header, blocks, and the keys at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.actions.record_actions import RecordActions
from tui.app.command_table import bindings
from tui.app.pages.blocks import BlockList
from tui.app.pages.perspective import Perspective
from tui.app.panes.bars import Bar, Hints

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.paint.ink import Span


class PageScreen(RecordActions):
    """A page made of blocks; subclasses say what is on it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("record", "page", "sections", "elsewhere"))
    AUTO_FOCUS = "BlockList"

    _header: tuple[list[Span], str] = ([], "")

    def compose(self) -> ComposeResult:
        """A header, the page, and the keys."""
        yield Bar(id="header")
        yield BlockList(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show the page."""
        self.show_page()

    def show_session(self) -> None:
        """Show the page of what is read now, the same block selected."""
        with self.page.held():
            self.show_page()
        self.offer_what_it_has()

    def show_page(self) -> None:
        """Fill header and page; for subclasses."""
        raise NotImplementedError

    @property
    def page(self) -> BlockList:
        """The blocks."""
        return self.query_one(BlockList)

    @property
    def view(self) -> Perspective:
        """Where the reader is."""
        session = self.session
        return Perspective(session.archive, self.place, session.parties, session.inks, session.hits.mark)

    def show_header(self, title: str, about: str = "", right: str | None = None) -> None:
        """Fill the header.

        Args:
            title: what kind of page it is.
            right: what stands at the right end; by default the day that it is read as of.
        """
        left: list[Span] = [(f" {title}", "strong"), (f"  {about}" if about else "", "muted")]
        self._header = (left, (self.view.as_of if right is None else right) + " ")
        self.show_making()

    def show_making(self) -> None:
        """Say in the header what has become of files that changed."""
        left, right = self._header
        self.query_one("#header", Bar).show(left, [*self.session.alerts, (right, "strong")])

    def selected_id(self) -> str | None:
        """What the selected block opens."""
        return self.page.item_at(self.page.cursor) if self.page.count else None

    def on_virtual_list_chosen(self) -> None:
        """Open what was chosen, where it opens anything: a record, or a search."""
        query = self.page.query_at(self.page.cursor) if self.page.count else None
        if query is not None:
            self.app.open("search", query)
        elif passage := self.page.passage_at(self.page.cursor):
            self.app.open("record", self.selected_id(), passage)
        elif self.selected_id() is not None:
            self.action_record_open()

    def action_section_move(self, steps: int) -> None:
        """Go to the beginning of the next section (1), or of this one or the one before (-1)."""
        self.page.move_to_section(steps)

    def action_app_back(self) -> None:
        """Return to what is below."""
        self.dismiss()
