"""Writing an archive: statements in batches as they are read, then all that hangs together."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tui.archive import catalogue
from tui.archive.documents import event_documents, statement_documents
from tui.archive.flat import plain_date
from tui.archive.index import write_segment
from tui.archive.links import write_links
from tui.archive.schema import APPLICATION_ID, INDEXES, SHIFT, TABLES, VERSION
from tui.archive.stems import stem
from tui.archive.timelines import Timelines, event_keys, quotation_kind, statement_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.archive.flat import Flat
    from tui.dossier.records import Event, Records

_BUILDING = """
PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;
"""
_LATEST = 1 << 37
"""A minute after every date that can be shown; keeps a rowid within 63 bits."""


class Writer:
    """An archive being built.

    Args:
        path: A new SQLite file, or None to build in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self.connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        """To the archive being built; whoever takes it closes it."""
        self.connection.executescript(_BUILDING + TABLES)
        self.connection.execute("BEGIN")
        self._timelines = Timelines()
        self._sequence: dict[int, int] = {}
        self._files: dict[str, int] = {}

    def add_statements(self, statements: Iterable[Flat]) -> None:
        """Writes statements; the order of the calls decides among those of one minute.

        Args:
            statements: The next ones.
        """
        rows, renderings, responses, asked = [], [], [], []
        for s in statements:
            rowid = self._rowid(s.lower)
            file = self._file(s.file)
            self._timelines.add(
                statement_keys(s.issues, s.party, s.speaker), rowid, quotation_kind(s.quotation)
            )
            ids = [" ".join(some) for some in (s.issues, s.questions, s.audience)]
            rows.append((
                rowid, s.id, file, s.line, s.party, s.speaker, s.attribution, s.date, s.upper, s.quotation,
                s.text, s.language, s.basis, *ids[:2], s.source, s.locator, s.venue, s.event, ids[2], s.note,
            ))  # fmt: skip
            renderings += [(rowid, n, *one) for n, one in enumerate(s.renderings)]
            responses += [(rowid, n, how, to) for n, (to, how) in enumerate(s.responds_to)]
            asked += [(rowid, party, None) for party in dict.fromkeys(s.audience)]
            if s.corrections:
                corrections = [(s.id, n, *date, note, file) for n, (date, note) in enumerate(s.corrections)]
                catalogue.insert(self.connection, "correction", corrections)
        for table, some in (
            ("statement", rows), ("rendering", renderings), ("response", responses), ("asked", asked),
        ):  # fmt: skip
            catalogue.insert(self.connection, table, some)

    def add_others(self, records: Records) -> None:
        """Writes everything but the statements.

        Args:
            records: Their `statements` are left alone.
        """
        connection = self.connection
        catalogue.write_dossier(connection, records.dossier, self._file(records.dossier.at.file))
        catalogue.write_parties(connection, records.parties, self._file)
        catalogue.write_actors(connection, records.actors, self._file)
        catalogue.write_issues(connection, records.issues, self._file)
        catalogue.write_sources(connection, records.sources, self._file)
        for event in records.events:
            self._add_event(event)

    def finish(self, build: str) -> None:
        """Writes what follows from the records, and the index; after it nothing more can be added.

        Args:
            build: The signature of the files that the records are from.
        """
        connection = self.connection
        self._timelines.write(connection)
        for sql in INDEXES.split(";"):
            connection.execute(sql)  # not as one script, which would end the transaction
        write_links(connection)
        write_segment(connection, "statement", statement_documents(connection), stem)
        write_segment(connection, "event", event_documents(connection), stem)
        connection.execute("INSERT OR REPLACE INTO meta VALUES('build', ?)", (build,))
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")

    def _add_event(self, e: Event) -> None:
        rowid = self._rowid(e.date.lower)
        date, _, upper = plain_date(e.date)
        announced = (None, None, None) if e.announced is None else plain_date(e.announced)
        self._timelines.add(event_keys(e.issues), rowid)
        file = self._file(e.at.file)
        row = (
            rowid, e.id, file, e.at.line, e.title, date, upper, e.kind, e.place, e.status, *announced,
            " ".join(e.issues), e.source, e.note,
        )  # fmt: skip
        first = rowid if announced[1] is None else min(rowid, announced[1] << SHIFT)
        accounts = []
        for n, a in enumerate(e.accounts):
            date_of = (None, None, None) if a.date is None else plain_date(a.date)
            since = first if date_of[1] is None else date_of[1] << SHIFT
            accounts.append((rowid, n, a.by, a.says, a.status, *date_of, a.source, since))
        connection = self.connection
        catalogue.insert(connection, "event", [row])
        catalogue.insert(connection, "participant", [(rowid, n, one) for n, one in enumerate(e.participants)])
        catalogue.insert(connection, "account", accounts)
        catalogue.insert(connection, "of_event", [(rowid, n, one) for n, one in enumerate(e.statements)])
        catalogue.write_corrections(connection, e.id, e.corrections, file)
        catalogue.insert(connection, "name", [("event", e.id, e.title, catalogue.folded(e.id, e.title))])

    def _rowid(self, lower: int) -> int:
        minute = min(max(lower, 0), _LATEST)
        sequence = self._sequence.get(minute, 0)
        self._sequence[minute] = sequence + 1
        return minute << SHIFT | sequence

    def _file(self, name: str) -> int:
        number = self._files.get(name)
        if number is None:
            number = self._files[name] = len(self._files) + 1
            self.connection.execute("INSERT INTO file VALUES(?, ?)", (number, name))
        return number
