"""Writing what is read to a file, in a format that is chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.store import Archive
    from tui.library.kept_records import KeptRecord


class ExportActions(ReaderScreen[None]):
    """A screen from which the dossier and an issue of it are exported."""

    def action_export_dossier(self) -> None:
        """Write the dossier to a file."""
        self._choose_format(None)

    def action_export_issue(self) -> None:
        """Write the issue that is shown to a file."""
        self._choose_format(self.place.issue)

    def action_export_kept(self) -> None:
        """Write what is kept for the briefing to a file."""
        if len(self.session.kept):
            self._choose_format(None, self.session.kept.records)
        else:
            self.notify("Nothing is kept yet: * keeps a record.")

    def _choose_format(self, issue: str | None, kept: Sequence[KeptRecord] | None = None) -> None:
        from tui.export.formats import FORMATS

        choices = [
            (entry.name, f"{entry.name:8}{entry.summary}") for entry in FORMATS if entry.name not in _PICTURES
        ]
        what = "the briefing" if kept else f"the issue {issue}" if issue else "the dossier"
        self.app.open("choice", f"Export {what} as", choices, then=partial(self._export, issue, kept))

    def _export(self, issue: str | None, kept: Sequence[KeptRecord] | None, format_name: str | None) -> None:
        if format_name is not None:
            archive = self.session.archive.reopen()
            write = partial(self._write, archive, issue, kept, format_name)
            self.run_worker(write, thread=True, group="export", exclusive=False)

    def _write(
        self, archive: Archive, issue: str | None, kept: Sequence[KeptRecord] | None, format_name: str
    ) -> None:
        """Write it beside the screen: a large dossier takes a while."""
        from tui.export.formats import BY_NAME, MissingPackage
        from tui.export.named_file import write
        from tui.report.scope import look

        try:
            with archive:
                view = look(archive, self.place.parties, self.place.day)
                path = write(view, BY_NAME[format_name], Path.cwd(), issue=issue, kept=kept)
        except (OSError, MissingPackage) as fault:
            message = f"It could not be written: {getattr(fault, 'strerror', None) or fault}"
            self.app.call_from_thread(self.notify, message, severity="warning", markup=False)
        else:
            self.app.call_from_thread(self.notify, f"Written to {path}", markup=False)


_PICTURES = ("svg", "png")
"""Those are for the command line, which says which picture."""
