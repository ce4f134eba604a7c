"""Bringing an archive up to date where a few files changed, without compiling the others again.

New records go into a small segment of their own; those that went are masked in the large one. Whatever
concerns more than statements and events, and a small segment that has grown, is left to a full compile.
"""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from tui.archive.build.compilation import beside, no_collection
from tui.archive.build.derived_rows import write_links
from tui.archive.build.record_order import NoRoom
from tui.archive.build.source_passages import write_passages
from tui.archive.build.statement_rows import stored
from tui.archive.build.timeline_stretches import event_keys, statement_keys
from tui.archive.build.writer import Writer
from tui.archive.index.catalogue_documents import catalogue_documents
from tui.archive.index.documents import StatementDocuments, event_documents
from tui.archive.index.segment import Segment
from tui.archive.index.segment_writing import remove_segment, write_segment
from tui.archive.index.stems import stem
from tui.archive.store import Archive, Damaged, open_file
from tui.archive.tables import MINUTES_A_DAY, day_of
from tui.archive.validity.seal import put_in_place
from tui.dossier.file_names import is_yaml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tui.dossier.records import Records

SHARE = 10
"""The small segment and what went may each be one in so many of all records."""

FEW = 1000
"""So many may be there however small the archive is."""

_WHOLE = ("dossier", "party", "actor", "issue", "question", "position", "assessment")
"""A change to any of these reaches into other files' records."""


def update(path: Path, changed: Records, files: Collection[str], state: str = "") -> Archive | None:
    """Replace the records of some files in an archive.

    Args:
        path: the archive's file.
        changed: the records that the files hold now; its `dossier` is left alone.
        files: the names of the files that were changed, added or removed.
        state: what all files look like now, as `tui.archive.validity.dossier_state.state` has it.

    Returns:
        The archive anew in its place, open; None if only a full compile will do.
    """
    copy = beside(path)
    if copy is None:
        return None
    try:
        with no_collection(), open_file(path, checks_rows=False) as old:
            shutil.copyfile(path, copy)
            writer = Writer(copy, existing=True)
            try:
                done = _replace(old, writer, changed, files, state)
                if done:
                    writer.commit(state)
            finally:
                writer.connection.close()
        if not done:
            return None
        put_in_place(copy, path)
        return open_file(path)
    except (OSError, sqlite3.DatabaseError, Damaged, NoRoom):
        return None
    finally:
        copy.unlink(missing_ok=True)


def _replace(old: Archive, writer: Writer, changed: Records, files: Collection[str], state: str) -> bool:
    """Write all that changes; False where that is too much, or too little would be written."""
    numbers = [n for n, name in old.rows("SELECT id, name FROM file") if name in files]
    if changed.parties or changed.actors or changed.issues or _reaches_far(old, changed, numbers):
        return False
    answered = {to.statement for statement in changed.statements for to in statement.responds_to}
    answered |= {statement.id for statement in changed.statements}
    timed = _timed_days(old, numbers)
    removed = {
        "statement": _remove_statements(old, writer, numbers, answered),
        "event": _remove_events(old, writer, numbers),
        "source": [],
    }
    for number in numbers:
        rowids = old.rows("SELECT rowid FROM main.source WHERE file = ?", (number,))
        removed["source"] += [rowid for (rowid,) in rowids]
        writer.connection.execute(
            "DELETE FROM name WHERE kind = 'source' AND id IN (SELECT id FROM source WHERE file = ?)",
            (number,),
        )
        writer.connection.execute("DELETE FROM source WHERE file = ?", (number,))
    writer.add_sources(changed.sources)
    writer.add_statements(changed.statements)
    writer.add_events(changed.events)
    dates = [record.date for some in (changed.statements, changed.events) for record in some]
    timed |= {date.lower // MINUTES_A_DAY for date in dates if "T" in date.text}
    writer.order.hold_clocks(timed)
    writer.timelines.write(writer.connection)
    write_links(writer.connection, answered)
    added = [writer.file(name) for name in files if is_yaml(name)]
    if removed["source"] or changed.sources or not all(map(is_yaml, files)):
        write_passages(writer.connection, state, stem)
    return all(_index(old, writer.connection, kind, rowids, added) for kind, rowids in removed.items())


def _timed_days(old: Archive, numbers: list[int]) -> set[int]:
    """The days on which records of some files have a time."""
    sql = """
    SELECT rowid FROM statement WHERE file = ?1 AND date LIKE '%T%'
    UNION ALL SELECT rowid FROM event WHERE file = ?1 AND date LIKE '%T%'
    """
    return {day_of(rowid) for number in numbers for (rowid,) in old.rows(sql, (number,))}


def _reaches_far(old: Archive, changed: Records, numbers: list[int]) -> bool:
    """Whether records of other files depend on what changes."""
    placeholders = ",".join("?" * len(numbers))
    one_row = f"WHERE file IN ({placeholders}) LIMIT 1"
    if any(old.row(f"SELECT 1 FROM {table} {one_row}", numbers) for table in _WHOLE):  # noqa: S608
        return True
    had = set(old.rows(f"SELECT id, publisher FROM main.source WHERE file IN ({placeholders})", numbers))  # noqa: S608
    return not had <= {(source.id, source.publisher) for source in changed.sources}


def _remove_statements(old: Archive, writer: Writer, numbers: list[int], answered: set[str]) -> list[int]:
    removed = []
    for number in numbers:
        sql = "SELECT rowid, id, issues, party, speaker FROM statement WHERE file = ?"
        for rowid, identifier, issues, party, speaker in old.rows(sql, (number,)):
            writer.timelines.remove(statement_keys(issues.split(), party, speaker), rowid)
            removed.append(rowid)
            answered.add(identifier)
            answered.update(
                to for (to,) in old.rows("SELECT statement FROM response WHERE answer = ?", (rowid,))
            )
    _delete(
        writer,
        "statement",
        removed,
        {"rendering": "statement", "response": "answer", "asked": "statement"},
        numbers,
    )
    return removed


def _remove_events(old: Archive, writer: Writer, numbers: list[int]) -> list[int]:
    removed = []
    for number in numbers:
        for rowid, identifier, issues in old.rows(
            "SELECT rowid, id, issues FROM event WHERE file = ?", (number,)
        ):
            writer.timelines.remove(event_keys(issues.split()), rowid)
            removed.append(rowid)
            writer.connection.execute("DELETE FROM name WHERE kind = 'event' AND id = ?", (identifier,))
    _delete(
        writer, "event", removed, {"participant": "event", "account": "event", "of_event": "event"}, numbers
    )
    return removed


def _delete(
    writer: Writer, table: str, removed: list[int], parts: dict[str, str], numbers: list[int]
) -> None:
    rowids = [(rowid,) for rowid in removed]
    for name, column in ({table: "rowid"} | parts).items():
        writer.connection.executemany(f"DELETE FROM {name} WHERE {column} = ?", rowids)  # noqa: S608
    for name in ("correction", "more"):
        sql = f"DELETE FROM {name} WHERE file = ?"  # noqa: S608 - our own table names
        writer.connection.executemany(sql, [(number,) for number in numbers])


def _index(
    old: Archive, connection: sqlite3.Connection, kind: str, removed: list[int], files: list[int]
) -> bool:
    """Mask what went, and write the small segment anew; False if it would no longer be small."""
    base, *small = old.rows("SELECT id, size, dead FROM segment WHERE kind = ? ORDER BY id", (kind,))
    rowids: set[int] = set()
    for number, size, dead in small:
        segment = Segment(old, number, size, dead)
        rowids.update(rowid for rowid, _ in segment.descending(segment.everything))
        remove_segment(connection, number)
    number, size, dead = base
    masked = int.from_bytes(dead, "little") | Segment(old, number, size, dead).positions(sorted(removed))
    rowids -= set(removed)
    for file in files:
        rowids.update(
            rowid
            for (rowid,) in connection.execute(f"SELECT rowid FROM {kind} WHERE file = ?", (file,))  # noqa: S608
        )
    if max(len(rowids), masked.bit_count()) > max(size // SHARE, FEW):
        return False
    blob = masked.to_bytes((size >> 3) + 1, "little")
    connection.execute("UPDATE segment SET dead = ? WHERE id = ?", (blob, number))
    if rowids and kind == "statement":
        numbers = sorted(rowids)
        documents = StatementDocuments().of(stored(connection, numbers), numbers)
        write_segment(connection, kind, documents, stem)
    elif rowids and kind == "source":
        write_segment(connection, kind, catalogue_documents(connection, kind, rowids), stem)
    elif rowids:
        write_segment(connection, kind, event_documents(connection, rowids), stem)
    return True
