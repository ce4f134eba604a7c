"""The records of a dossier that somebody keeps for a briefing: in an order, each with a line of one's own.

They stand in the user's state folder by their ids, so that an edit of the dossier takes nothing from them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.store import location
from tui.config import user_folders
from tui.dossier.file_replacing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


class KeptRecord(NamedTuple):
    """A record that is kept."""

    id: str
    note: str = ""
    """A line of whoever keeps it."""


class KeptRecords:
    """What is kept of one dossier; each change is on disk at once."""

    def __init__(self, dossier: Path) -> None:
        """Read what is kept.

        Args:
            dossier: its folder or file.
        """
        self.file = user_folders.state() / "briefings" / f"{location(dossier).stem}.json"
        self.warning = ""
        """What somebody should know of the file; empty where all is well."""
        self.records: list[KeptRecord] = self._read()

    def __contains__(self, identifier: object) -> bool:
        return any(record.id == identifier for record in self.records)

    def __len__(self) -> int:
        return len(self.records)

    def toggle(self, identifier: str) -> bool:
        """Keep a record as the last one, or keep it no longer; tells whether it is kept now."""
        kept = identifier not in self
        if kept:
            self.records.append(KeptRecord(identifier))
        else:
            self.records = [record for record in self.records if record.id != identifier]
        self._write()
        return kept

    def annotate(self, identifier: str, note: str) -> None:
        """Put a line of one's own beside a record; an empty one takes it away."""
        line = " ".join(note.split())
        self.records = [
            record._replace(note=line) if record.id == identifier else record for record in self.records
        ]
        self._write()

    def move(self, identifier: str, steps: int) -> bool:
        """Move a record down (1) or up (-1) in the order; tells whether there was room."""
        at = next(n for n, record in enumerate(self.records) if record.id == identifier)
        there = at + steps
        if not 0 <= there < len(self.records):
            return False
        self.records.insert(there, self.records.pop(at))
        self._write()
        return True

    def _read(self) -> list[KeptRecord]:
        try:
            text = self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as fault:
            return self._set_aside(str(fault))
        try:
            return [
                KeptRecord(str(held["id"]), str(held.get("note", ""))) for held in json.loads(text)["records"]
            ]
        except (ValueError, KeyError, TypeError, AttributeError):
            return self._set_aside("it is not what this program writes")

    def _set_aside(self, why: str) -> list[KeptRecord]:
        """Keep what can't be read: the next change would write over it."""
        aside = self.file.with_suffix(".unreadable")
        try:
            self.file.replace(aside)
        except OSError:
            aside = self.file
        self.warning = f"The briefing could not be read ({why}); what it held is kept in {aside}."
        return []

    def _write(self) -> None:
        text = json.dumps(
            {"records": [record._asdict() for record in self.records]}, ensure_ascii=False, indent=1
        )
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.file, text.encode(errors="replace"), private=True, durable=True)
            self.warning = ""
        except OSError as fault:
            self.warning = f"The briefing can't be written to {self.file}: {fault.strerror}"
