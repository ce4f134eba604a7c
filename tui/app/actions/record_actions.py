"""What can be done with a selected record on any screen: open, copy, edit, go to its source or place."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from textual.app import SuspendNotSupported
from textual.reactive import Reactive
from textual.screen import Screen

from tui.app import editor
from tui.archive import answers, single_record

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.app.app import BilateralApp
    from tui.archive.rows import SourceRow


class RecordActions(Screen[None]):
    """The commands of scope `record`; a mixin for screens, which say what is selected."""

    app: BilateralApp
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Unlike Textual's, it does not have the whole screen painted anew: panes show the focus themselves."""

    def selected_id(self) -> str | None:
        """The id of the selected record, None where there is none."""
        raise NotImplementedError

    def _selected(self) -> str | None:
        item = self.selected_id()
        if item is None:
            self.notify("No record is selected.")
        return item

    def action_record_open(self) -> None:
        """Show the record whole."""
        from tui.app.screens.record import DetailScreen

        if item := self._selected():
            self.app.push_screen(DetailScreen(item))

    def action_record_copy(self) -> None:
        """Send the record with its citation to the clipboard."""
        if item := self._selected():
            self.app.copy_to_clipboard(citation(self.app, item))
            way = f"Without one: bilateral show {self.app.dossier.id} {item}"
            self.notify(f"Sent to the clipboard. {way}", markup=False)

    def action_record_source(self) -> None:
        """Open the page of the record's source."""
        if item := self._selected():
            url = web_address(self._source(item))
            if url is None:
                self.notify("No web address is on record for its source.")
            else:
                self.app.open_url(url)
                self.notify(f"Opening {url}", markup=False)

    def _source(self, item: str) -> SourceRow | None:
        archive, day = self.app.archive, self.app.place.day
        if statement := single_record.statement(archive, item, day):
            return statement.source
        if event := single_record.event(archive, item, day):
            return event.source
        return single_record.source(archive, item)

    def action_record_edit(self) -> None:
        """Open the record's file in the user's editor, at its line."""
        if item := self._selected():
            at = self._location(item)
            if at is None:
                self.notify(f"Where {item} stands is not on record.", markup=False)
            else:
                edit(self, *at)

    def _location(self, item: str) -> tuple[str, int] | None:
        """File and line of a record."""
        archive, place = self.app.archive, self.app.place
        row = (
            single_record.row(archive, item)
            or single_record.actor(archive, item)
            or single_record.source(archive, item)
            or self.app.parties.get(item)
            or answers.question(archive, item, place.parties, place.day)
            or next((issue for issue in answers.issues(archive, (), place.day) if issue.id == item), None)
        )
        if row is None and (event := single_record.event(archive, item, place.day)):
            return event.row.file, event.row.line
        return (row.file, row.line) if row else None

    def action_record_place(self) -> None:
        """Show the record in its place on the board."""
        if item := self._selected():
            self.app.go_to(item)


def citation(app: BilateralApp, item: str) -> str:
    """A record ready to be pasted: a statement's words with their citation, else all that is known of it.

    Args:
        app: the reader.
        item: the record's id.
    """
    from tui.report import citation as cite
    from tui.report import scope
    from tui.report.text import record_page

    if statement := single_record.statement(app.archive, item, app.place.day):
        return cite.quotation_and_citation(statement)
    if source := single_record.source(app.archive, item):
        return cite.source_line(source)
    kind = single_record.kind(app.archive, item)
    if kind is None:
        return item
    looked = scope.look(app.archive, app.place.parties, app.place.day)
    return "\n".join(getattr(record_page, kind)(looked, item))


def web_address(source: SourceRow | None) -> str | None:
    """The page of a source, else its archived copy; nothing but http and https."""
    for url in (source.url, source.archived_url) if source else ():
        if url and urlsplit(url).scheme.lower() in ("http", "https"):
            return url
    return None


def edit(screen: Screen[None], file: str, line: int) -> None:
    """Open a file of the dossier in the user's editor, the reader waiting meanwhile.

    Args:
        screen: a screen of the reader.
        file: relative to the dossier's folder.
        line: counted from 1.
    """
    app: BilateralApp = screen.app  # type: ignore[assignment]
    folder = app.path if app.path.is_dir() else app.path.parent
    path = Path(folder, file)
    configured = editor.editor()
    if configured is None:
        screen.notify(f"Set $VISUAL or $EDITOR to edit {path}:{line}", severity="warning", markup=False)
        return
    try:
        command = editor.command(configured, path, line)
        with app.suspend():
            subprocess.run(command, check=False)
    except FileNotFoundError as missing:
        screen.notify(f"There is no editor {missing}; see $VISUAL.", severity="warning", markup=False)
    except (ValueError, OSError) as error:
        screen.notify(f"{configured} can't be started: {error}", severity="warning", markup=False)
    except SuspendNotSupported:
        screen.notify(f"This terminal can't be left; edit {path}:{line}", severity="warning", markup=False)
    app.refresh(layout=True)
