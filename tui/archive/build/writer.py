"""Writing an archive: statements in batches as they are read, then what links records."""

from __future__ import annotations

import os
import sqlite3
from operator import add, itemgetter
from typing import TYPE_CHECKING

from tui.archive.build import small_tables
from tui.archive.build.derived_rows import write_links, write_unanswered
from tui.archive.build.event_rows import write_events
from tui.archive.build.record_order import RecordOrder
from tui.archive.build.source_passages import write_passages
from tui.archive.build.statement_rows import flatten
from tui.archive.build.timeline_stretches import Timelines, event_keys, quotation_kind, statement_keys
from tui.archive.index.catalogue_documents import write_catalogue
from tui.archive.index.documents import StatementDocuments, event_documents
from tui.archive.index.segment_writing import begin_segment, write_postings, write_segment
from tui.archive.index.stems import stem
from tui.archive.tables import APPLICATION_ID, INDEXES, TABLES
from tui.archive.validity.row_seals import with_rowids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.archive.build.bulk.merged_index import MergedIndex
    from tui.archive.build.statement_rows import Batch
    from tui.archive.index.documents import Document
    from tui.dossier.records import Event, Records, Source, Statement

_BUILDING = """
PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;
"""


class Writer:
    """An archive being built.

    Args:
        path: a new SQLite file, or None to build in memory.
        existing: whether the file is a copy of an archive, to be changed.
    """

    def __init__(self, path: Path | None, *, existing: bool = False) -> None:
        self.connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        """To the archive being built; whoever takes it closes it."""
        self.connection.executescript(_BUILDING if existing else _BUILDING + TABLES)
        self.connection.execute("BEGIN")
        self.timelines = Timelines()
        """What comes to and goes from the timelines, written when all is known."""
        self.documents: list[Document] = []
        """What the statements of `add_statements` can be found by."""
        self.order = RecordOrder(self.connection, has_records=existing)
        """Where the records stand."""
        self._files: dict[str, int] = {}
        if existing:
            self._files.update(self.connection.execute("SELECT name, id FROM file"))

    def add_statements(self, statements: Iterable[Statement]) -> None:
        """Write statements; the order of the calls decides among those of one minute."""
        batch = flatten(statements, self.file)
        rowids = self.add_batch(batch)
        columns = batch.columns("issues", "party", "speaker", "quotation")
        for rowid, (issues, party, speaker, quotation) in zip(rowids, columns, strict=True):
            keys = statement_keys(issues.split(), party, speaker)
            self.timelines.add(keys, rowid, quotation_kind(quotation))
        self.documents += StatementDocuments().of(batch, rowids)

    def add_batch(self, batch: Batch) -> list[int]:
        """Write statements that are rows already, but for their timelines.

        Returns:
            Their rowids.
        """
        rowids = self.order.rowids(
            "statement", batch.lowers, batch.columns("date"), list(batch.columns("file"))
        )
        connection = self.connection
        # Without a step of Python for each row.
        rows = map(add, map(add, zip(rowids), batch.rows), zip(with_rowids(batch.seals, rowids)))
        small_tables.insert_sealed(connection, "statement", rows)
        for table, some in (
            ("rendering", batch.renderings), ("response", batch.responses), ("asked", batch.asked),
        ):  # fmt: skip
            small_tables.insert(connection, table, [(rowids[part[0]], *part[1:]) for part in some])
        small_tables.insert(connection, "correction", batch.corrections)
        small_tables.insert(connection, "more", batch.more)
        return rowids

    def add_others(self, records: Records) -> None:
        """Write everything but the statements.

        Args:
            records: their `statements` are left alone.
        """
        connection = self.connection
        small_tables.write_dossier(connection, records.dossier, self.file(records.dossier.at.file))
        small_tables.write_parties(connection, records.parties, self.file)
        small_tables.write_actors(connection, records.actors, self.file)
        small_tables.write_issues(connection, records.issues, self.file)
        self.add_sources(records.sources)
        self.add_events(records.events)

    def add_sources(self, sources: Iterable[Source]) -> None:
        """Write sources."""
        small_tables.write_sources(self.connection, tuple(sources), self.file)

    def add_events(self, events: Iterable[Event]) -> None:
        """Write events.

        Args:
            events: the records.
        """
        some = tuple(events)
        dates = [event.date for event in some]
        files = [self.file(event.at.file) for event in some]
        rowids = self.order.rowids(
            "event", (date.lower for date in dates), (date.text for date in dates), files
        )
        for rowid, event in zip(rowids, some, strict=True):
            self.timelines.add(event_keys(event.issues), rowid)
        write_events(self.connection, list(zip(rowids, files, some, strict=True)))

    def finish(self, state: str, merged: MergedIndex | None = None) -> None:
        """Write what follows from the records, and the index; after it nothing more can be added.

        Args:
            state: what the files looked like, as `dossier_state.state` has it; empty if nobody will ask.
            merged: the terms of all statements, where other processes found them.
        """
        connection = self.connection
        self.timelines.write(connection, merged.begin(connection) if merged else ())
        for sql in INDEXES.split(";"):
            connection.execute(sql)  # not as one script, which would end the transaction
            if merged is not None:
                merged.write_ready(connection)
        write_links(connection)
        if merged is None:
            self.documents.sort(key=itemgetter(0))
            write_segment(connection, "statement", self.documents, stem)
        documents = event_documents(connection)
        if merged is not None:
            documents = merged.interleaved(connection, documents)
        events = begin_segment(connection, "event", documents)
        if merged is not None:
            merged.finish(connection)
        write_postings(connection, events, stem)
        write_catalogue(connection, stem)
        write_passages(connection, state, stem)
        self.commit(state)

    def commit(self, state: str) -> None:
        """Write what depends on everything else, and mark the archive as whole; `state` as for `finish`."""
        connection = self.connection
        write_unanswered(connection)
        meta = {
            "state": state.encode("utf-8", "surrogateescape"),
            "build": os.urandom(16).hex(),
        }
        connection.executemany("INSERT OR REPLACE INTO meta VALUES(?, ?)", meta.items())
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")

    def file(self, name: str) -> int:
        """The number of a file, given when it is first named.

        Args:
            name: its path relative to the dossier's folder.
        """
        number = self._files.get(name)
        if number is None:
            number = self._files[name] = len(self._files) + 1
            small_tables.insert(self.connection, "file", [(number, name)])
        return number
