"""What can be done with a selected record on any screen: open, copy, edit, go to its source or place."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from tui.app.panes.virtual_list import VirtualList
from tui.app.reader import ReaderScreen
from tui.app.terminal import editor
from tui.app.terminal.lending import lent
from tui.archive import answers, days, single_record
from tui.dossier import edtf
from tui.dossier.hidden_characters import visible
from tui.report.text_fragment import at_passage, passage_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.rows import SourceRow
    from tui.archive.search.engine import Hit
    from tui.archive.store import Archive


class RecordActions(ReaderScreen[None]):
    """A screen on which a record is selected, with the commands of scope `record`; subclasses tell which."""

    def selected_id(self) -> str | None:
        """The id of the selected record, None where there is none."""
        raise NotImplementedError

    _reached: tuple[tuple[Archive, str | None, str | None], dict[str, bool]] | None = None
    """What the selected record was asked last, and which actions it has something for."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that the selected record has not, or where none is selected."""
        return self._reach().get(action, True) and super().check_action(action, parameters)

    def _reach(self) -> dict[str, bool]:
        """Whether what is selected, or the page that it stands on, has a source and a day."""
        if not self.session.is_open or not self.is_mounted:
            return {}
        archive, item, page = self.session.archive, self.selected_id(), self.page_id()
        if self._reached is None or self._reached[0] != (archive, item, page):
            has_source, has_day = single_record.reach(archive, item) if item else (False, False)
            has_source = has_source or bool(page and single_record.reach(archive, page)[0])
            offered = dict.fromkeys(("record_keep", "record_edit", "record_place"), item is not None)
            offered |= {"record_source": has_source, "record_day": has_day}
            self._reached = (archive, item, page), offered
        return self._reached[1]

    @on(VirtualList.Moved)
    def offer_what_it_has(self) -> None:
        """Another record is selected, which may have what the one before had not."""
        before = self._reached[1] if self._reached else {}
        if self._reach() != before:
            self.refresh_bindings()

    def _selected(self) -> str | None:
        item = self.selected_id()
        if item is None:
            self.notify("No record is selected.")
        return item

    def action_search_move(self, steps: int) -> None:
        """Go to the next hit of the last search (1), or to the one before (-1)."""
        hits = self.session.hits
        if not hits.query:
            self.notify("Search first: press / and type.")
            return
        hit = hits.step(self.session.archive, self.place.day, steps)
        if hit is None:
            self.notify(f"No more hits for {hits.query}", markup=False)
        else:
            self.show_hit(hit)

    def show_hit(self, hit: Hit) -> None:
        """Show a hit of the last search."""
        self.app.go_to(hit.record, *hit.paragraph)

    def action_record_open(self) -> None:
        """Show the record whole."""
        if item := self._selected():
            self.app.open("record", item)

    def action_record_copy(self) -> None:
        """Send the record with its citation to the clipboard."""
        item = self.selected_id()
        text = self.copied(item) if item else self._under_the_cursor()
        if not text:
            self.notify("There is nothing under the cursor to copy.")
            return
        self.app.copy_to_clipboard(text)
        message = "Sent to the clipboard"
        if item:
            message += f"; or type: {self._typed(item)}"
        if visible(text) != text:
            message += "\nCharacters that a terminal would obey are shown as signs."
        self.notify(message, markup=False)

    def _typed(self, item: str) -> str:
        """The command line that prints what was copied."""
        name, style = self.session.typed_name, self.session.citation_style
        styled = (
            single_record.kind(self.session.archive, item) in ("statement", "source") and style != "plain"
        )
        words = ("cite", name, item, "--style", style) if styled else ("show", name, item)
        return shlex.join(("bilateral", *words))

    def copied(self, item: str) -> str:
        """What is copied of a record: a statement's words with their citation, else what it is in brief."""
        from tui.report import citation_styles, scope
        from tui.report.text import brief

        looked = scope.look(self.session.archive, self.copied_parties(), self.place.day)
        try:
            return "\n".join(brief.record_in_brief(looked, item, self.session.citation_style))
        except citation_styles.UnknownStyle as fault:
            self.notify(f"{fault}. Copied plainly.", severity="warning", markup=False)
            return "\n".join(brief.record_in_brief(looked, item))

    def action_record_cite(self) -> None:
        """Choose the style in which statements and sources are copied, and copy the selected one in it."""
        from tui.report.citation_styles import NAMES

        def copy_in(style: str | None) -> None:
            """Copy in the chosen style from now on."""
            if style is not None:
                self.session.citation_style = style
                self.action_record_copy()

        choices = list(NAMES.items())
        self.app.open(
            "choice", "Copy statements and sources in", choices, self.session.citation_style, then=copy_in
        )

    def copied_parties(self) -> Sequence[str]:
        """The parties whose answers are copied with a question."""
        return self.place.parties

    def _under_the_cursor(self) -> str:
        """The lines that are selected in the focused list, as they are shown."""
        focused = self.focused
        return focused.text_under_cursor if isinstance(focused, VirtualList) else ""

    def action_record_source(self) -> None:
        """Show where the record's source is to be found, and let it be opened; else what is known of it."""
        if item := self._selected():
            asked = (item, self.page_id())
            address = next(filter(None, map(self._address, asked)), None)
            source = next(filter(None, (self._source(record) for record in asked if record)), None)
            if address is not None:
                self.app.open("address", self._at_passage(address, item))
            elif source is not None and source.id != self.page_id():
                self.app.open("record", source.id, *self._quoted(item))
            else:
                self.notify("No web address is on record for its source.")

    def _quoted(self, item: str) -> list[str]:
        """The words of its source's text that a statement quotes; none where that is not known."""
        statement = single_record.statement(self.session.archive, item, self.place.day)
        proofs = statement.proofs if statement else ()
        return [proof.passage for proof in proofs if proof.passage and proof.rendering is None][:1]

    def _at_passage(self, address: str, item: str) -> str:
        """The address of a statement's source, leading to its words."""
        statement = single_record.statement(self.session.archive, item, self.place.day)
        return at_passage(address, passage_of(statement)) if statement else address

    def page_id(self) -> str | None:
        """The id of the record whose page this is: what its parts have not, is taken from it."""
        return None

    def _address(self, item: str | None) -> str | None:
        """The address of a record's source, as the dossier has it: the page, else its archived copy."""
        from tui.dossier import web_address  # its patterns take a while, and a warm start need not wait

        source = self._source(item) if item else None
        addresses = [url for url in (source.url, source.archived_url) if url] if source else []
        return next(filter(web_address.may_be_opened, addresses), addresses[0] if addresses else None)

    def _source(self, item: str) -> SourceRow | None:
        archive, day = self.session.archive, self.place.day
        if statement := single_record.statement(archive, item, day):
            return statement.source
        if event := single_record.event(archive, item, day):
            return event.source
        if question := answers.question(archive, item, self.place.parties, day):
            # A question has none of its own: what backs the answers to it has.
            backing = (said for answer in question.positions if answer for said in answer.evidence)
            return next((source for said in backing if (source := self._source(said))), None)
        return single_record.source(archive, item)

    def action_record_keep(self) -> None:
        """Keep the record for the briefing, or keep it no longer."""
        if item := self._selected():
            kept = self.session.kept
            where = "no longer" if item in kept else f"in the briefing ({len(kept) + 1}); B shows it"
            kept.toggle(item)
            message = f"{item} is kept {where}."
            self.notify(
                kept.warning or message, severity="warning" if kept.warning else "information", markup=False
            )
            self.show_kept()

    def show_kept(self) -> None:
        """Show that a record is kept, or no longer. For subclasses."""

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
        archive, place = self.session.archive, self.place
        row = (
            single_record.row(archive, item)
            or single_record.actor(archive, item)
            or single_record.source(archive, item)
            or self.session.parties.get(item)
            or answers.question(archive, item, place.parties, place.day)
            or next((issue for issue in self.session.issues if issue.id == item), None)
        )
        if row is None and (event := single_record.event(archive, item, place.day)):
            return event.row.file, event.row.line
        return (row.file, row.line) if row else None

    def action_record_day(self) -> None:
        """Read everything as of the day of the selected statement or event."""
        if item := self._selected():
            day = self._day(item)
            if day is None:
                self.notify("It has no day of its own: only statements and events do.")
            else:
                self.app.leave()
                self.session.move(day=day)
                self.app.show_everywhere()
                self.notify(f"Everything now reads as of {edtf.show_day(day)}.", timeout=2)

    def _day(self, item: str) -> int | None:
        """The last day that the date of a statement or event may mean."""
        archive, dossier = self.session.archive, self.session.dossier
        statement = single_record.row(archive, item)
        event = None if statement else single_record.event(archive, item, dossier.last_day)
        date = statement.date if statement else event.row.date if event else None
        return days.within(dossier, edtf.day_of(date.upper)) if date else None

    def action_record_place(self) -> None:
        """Show the record in its place on the board."""
        if item := self._selected():
            self.app.go_to(item)


def edit(screen: ReaderScreen[None], file: str, line: int) -> None:
    """Open a file of the dossier in the user's editor, the reader waiting meanwhile.

    Args:
        screen: a screen of the reader.
        file: relative to the dossier's folder.
        line: counted from 1.
    """
    dossier = screen.session.path
    path = Path(dossier if dossier.is_dir() else dossier.parent, file)
    configured = editor.editor()
    if configured is None:
        screen.notify(f"Set $VISUAL or $EDITOR to edit {path}:{line}", severity="warning", markup=False)
        return
    try:
        command = editor.command(configured, path, line)
        with lent(screen.app) as programs:
            programs.append(subprocess.Popen(command))
            programs[0].wait()
        screen.app.make_archive()
    except FileNotFoundError as missing:
        screen.notify(f"There is no editor {missing}; see $VISUAL.", severity="warning", markup=False)
    except (ValueError, OSError) as error:
        screen.notify(f"{configured} can't be started: {error}", severity="warning", markup=False)
    except SuspendNotSupported:
        screen.notify(f"This terminal can't be left; edit {path}:{line}", severity="warning", markup=False)
    screen.app.refresh(layout=True)
