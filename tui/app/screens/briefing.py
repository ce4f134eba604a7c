"""The briefing: the records that are kept of the dossier, in an order, each with a line of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from tui.app.actions.export_actions import ExportActions
from tui.app.command_table import bindings
from tui.app.pages.blocks import Block, paragraph
from tui.app.paint.ink import Line, flow
from tui.app.screens.page import PageScreen
from tui.archive import single_record
from tui.report import scope
from tui.report.text import brief

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app.paint.ink import Span
    from tui.library.kept_records import KeptRecord


class BriefingScreen(PageScreen, ExportActions):
    """What is kept, as of the board's day."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("briefing", "record", "page", "elsewhere"))

    def show_page(self) -> None:
        """Show what is kept, or how to keep something."""
        kept = self.session.kept
        self.show_header("Briefing", f"{len(kept)} kept" if len(kept) else "nothing kept yet")
        if kept.warning:
            self.notify(kept.warning, severity="warning", markup=False)
        blocks = [self._block(n, record) for n, record in enumerate(kept.records, 1)]
        self.page.show(blocks or [_how_to_begin()], None, self.place.day)

    def _block(self, number: int, record: KeptRecord) -> Block:
        """A record with its number and the line beside it."""
        head: list[Span] = [(f"{number:>2}  ", "muted")]
        if record.note:
            head.append((record.note, "italic accent"))
        else:
            head.append((record.id, "muted"))
        known = single_record.kind(self.session.archive, record.id) is not None
        text = "\n".join(brief.record_in_brief(self._looked, record.id)) if known else ""
        said: list[Span] = [(text, "")] if text else [(_missing(record.id, known=known), "italic")]

        def draw(room: int) -> list[Line]:
            """Lay it out in so many cells."""
            return [*flow(head, room), *([("    ", ""), *line] for line in flow(said, room - 4)), []]

        return Block(draw, record.id)

    @property
    def _looked(self) -> scope.View:
        return scope.look(self.session.archive, self.place.parties, self.place.day)

    def _moved(self, steps: int) -> None:
        item = self.selected_id()
        if item is None:
            return
        if not self.session.kept.move(item, steps):
            self.app.bell()
            return
        cursor = self.page.cursor + steps
        self.show_page()
        self.page.select(cursor)

    def action_briefing_down(self) -> None:
        """Move the selected record down."""
        self._moved(1)

    def action_briefing_up(self) -> None:
        """Move the selected record up."""
        self._moved(-1)

    def action_briefing_note(self) -> None:
        """Ask for a line to put beside the selected record."""
        item = self.selected_id()
        if item is not None:
            note = next(record.note for record in self.session.kept.records if record.id == item)
            hint = "One line, such as why it matters; an empty one takes it away."
            self.app.open("line", f"A line beside {item}", hint, note, then=partial(self._annotate, item))

    def _annotate(self, item: str, line: str | None) -> None:
        if line is not None:
            self.session.kept.annotate(item, line)
            self.show_session()

    def action_briefing_copy(self) -> None:
        """Send the whole briefing, with citations, to the clipboard."""
        if not len(self.session.kept):
            self.notify("Nothing is kept yet.")
            return
        texts = brief.kept(self._looked, self.session.kept.records)
        self.app.copy_to_clipboard("\n\n".join(texts))
        way = f"bilateral show {self.session.typed_name} --kept"
        self.notify(f"Sent to the clipboard; or type: {way}", markup=False)

    def show_kept(self) -> None:
        """A record is kept no longer."""
        self.show_session()

    def on_screen_resume(self) -> None:
        """What lay above may have kept a record, or let it go."""
        if self.page.count:
            self.show_session()


def _missing(item: str, *, known: bool) -> str:
    if known:
        return f"{item} is of a later day than is read."
    return f"{item} is no longer in the dossier; * takes it out of the briefing."


def _how_to_begin() -> Block:
    return paragraph(
        [
            ("Nothing is kept yet.\n\n", "strong"),
            ("Press ", "muted"),
            ("*", "accent"),
            (" on any record, on any screen, to keep it here. Records can then be ordered, ", "muted"),
            ("given a line of your own, and copied with their citations.", "muted"),
        ]
    )
