"""Adding a record to the dossier that is read, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.reader import ReaderScreen

if TYPE_CHECKING:
    from tui.authoring.file_changes import Change

_KINDS = (
    ("statement", "a statement: what somebody said"),
    ("event", "an event: what happened"),
    ("source", "a source: where it can be read"),
    ("position", "a position: what a side answers"),
)


class AddingActions(ReaderScreen[None]):
    """A screen from which records are added."""

    def action_adding_open(self) -> None:
        """Choose what to add, and open its form."""
        self.app.open("choice", "Add to the dossier", _KINDS, then=self._open_form)

    def _open_form(self, kind: str | None) -> None:
        if kind is not None:
            self.app.open("adding", kind, then=self._take_in)

    def _take_in(self, change: Change | None) -> None:
        """Read the files again that were written."""
        if change is not None:
            self.session.written.append(change)
            names = ", ".join(file.path.name for file in change.files)
            self.notify(f"Written to {names}. U takes it back.", markup=False)
            self.app.make_archive()

    def action_adding_take_back(self) -> None:
        """Put the files back as they were before the last record was added."""
        from tui.authoring.file_changes import NotWritten

        if not self.session.written:
            self.notify("Nothing was added that could be taken back.")
            return
        try:
            self.session.written[-1].undo()
        except NotWritten as why:
            self.notify(str(why), severity="warning", markup=False)
            return
        change = self.session.written.pop()
        self.notify(f"Taken back from {', '.join(file.path.name for file in change.files)}.", markup=False)
        self.app.make_archive()
