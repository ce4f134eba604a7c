"""Asking for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.command_table import bindings
from tui.app.panes.note import Note
from tui.app.reader import ClosesOnce
from tui.archive import days
from tui.dossier import edtf

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session
    from tui.archive.rows import DossierRow

FORMS = "15 dec 2015, 10 dec, summer 2015, 2015, 2015-12-15, today, -3m; of several days the last one counts"


class DayPrompt(ModalScreen[int | None], ClosesOnce[int | None]):
    """Takes a day as readers type it; gives its ordinal, or None where nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "Input"

    def __init__(self, session: Session, title: str, day: int) -> None:
        """Ask for a day.

        Args:
            session: what is read; a date without an end is taken to end with its record.
            title: what it is for.
            day: an ordinal, offered as the answer.
        """
        super().__init__()
        self._title = title
        self._dossier = session.dossier
        self._day = day
        self._offered = edtf.show_day(day)

    def compose(self) -> ComposeResult:
        """The question, where to type, and how it was read."""
        with Vertical(id="prompt"):
            yield Note(id="prompt-title")
            yield Input(self._offered, id="day", compact=True)
            yield Note(id="reading")

    def on_mount(self) -> None:
        """Say what it is for."""
        self.query_one("#prompt-title", Note).show([(self._title, "strong")])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once how it is read, or why it can't be."""
        note = self.query_one("#reading", Note)
        if not event.value.strip():
            note.show([(FORMS, "muted")])
            return
        try:
            day = read_day(event.value, self._dossier, self._day)
        except edtf.EdtfError as error:
            note.show([(str(error), "warning"), (f"\n{error.advice}", "muted")])
        else:
            note.show([(f"the end of {edtf.show_day(day)}", ""), (f"\n{FORMS}", "muted")])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the day; nothing typed is nothing chosen."""
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(read_day(event.value, self._dossier, self._day))
        except edtf.EdtfError:
            self.app.bell()

    def action_app_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def read_day(text: str, dossier: DossierRow, day: int | None = None) -> int:
    """The last day of what a reader typed, as an ordinal.

    Args:
        text: in any form of `edtf.read_words`.
        dossier: what is read.
        day: the day that is read now, from which `-3m` counts; the dossier's own where it is None.

    Raises:
        edtf.EdtfError: it can't be read.
    """
    return days.within(dossier, edtf.day_of(edtf.read_words(text, days.date_context(dossier, day)).upper))
