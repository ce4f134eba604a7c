"""Building timelines: dated sequences of records, in stretches that know how many came before them.

There is one for the statements of an issue (or of all) by a party (or by any), for those of a speaker, and
for the events of an issue (or of all). Counting up to a day or finding the n-th newest takes one stretch.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

Key = tuple[str, str, str]
"""(`statement`, `speaker` or `event`; issue or actor, empty for all; party, empty for any)."""

LENGTH = 256
"""Records of a stretch: 2 KB of rowids, so that a stretch stays within one page of the file."""

QUOTATIONS = ("direct", "mixed", "indirect")


def statement_keys(issues: Iterable[str], party: str | None, speaker: str | None) -> list[Key]:
    """The timelines that a statement is on.

    Args:
        issues: The ids of its issues.
        party: Whose it is.
        speaker: The id of an actor.

    Returns:
        Keys.
    """
    keys: list[Key] = [("statement", "", "")]
    keys += [("statement", issue, "") for issue in dict.fromkeys(issues) if issue]
    if party:
        keys += [("statement", issue, party) for _, issue, _ in keys]
    if speaker:
        keys.append(("speaker", speaker, ""))
    return keys


def event_keys(issues: Iterable[str]) -> list[Key]:
    """The timelines that an event is on.

    Args:
        issues: The ids of its issues.

    Returns:
        Keys.
    """
    return [("event", "", ""), *(("event", issue, "") for issue in dict.fromkeys(issues) if issue)]


def quotation_kind(quotation: str) -> int:
    """The place of a kind of quotation in `QUOTATIONS`; an unknown one counts as our own words.

    Args:
        quotation: The kind as recorded.

    Returns:
        0, 1 or 2.
    """
    return QUOTATIONS.index(quotation) if quotation in QUOTATIONS else 2


class Timelines:
    """Gathers what comes to and goes from each timeline, in any order; 8 bytes a record."""

    def __init__(self) -> None:
        self._added: dict[Key, array[int]] = {}
        self._gone: dict[Key, set[int]] = {}

    def add(self, keys: Iterable[Key], rowid: int, kind: int = 0) -> None:
        """Puts a record on timelines.

        Args:
            keys: The timelines.
            rowid: The record's.
            kind: The place of its quotation in `QUOTATIONS`; 0 for events.
        """
        entry = rowid << 2 | kind
        added = self._added
        for key in keys:
            if key in added:
                added[key].append(entry)
            else:
                added[key] = array("q", (entry,))

    def remove(self, keys: Iterable[Key], rowid: int) -> None:
        """Takes a record that is in the archive off timelines.

        Args:
            keys: The timelines.
            rowid: The record's.
        """
        for key in keys:
            self._gone.setdefault(key, set()).add(rowid)

    def write(self, connection: sqlite3.Connection) -> None:
        """Writes the timelines that change, and leaves the others alone.

        Args:
            connection: The archive being built.
        """
        known = {
            (kind, issue, party): n for n, kind, issue, party in connection.execute("SELECT * FROM timeline")
        }
        for key in sorted(self._added.keys() | self._gone.keys()):
            entries = self._added.pop(key, array("q"))
            number = known.get(key)
            gone = self._gone.get(key, set())
            before = (0, 0, 0, 0)
            if number is None:
                number = connection.execute("INSERT INTO timeline VALUES(NULL, ?, ?, ?)", key).lastrowid or 0
            else:
                # Stretches that end before the first change stay as they are.
                start = min([*(rowid for rowid in gone), *(entry >> 2 for entry in entries)])
                first, before = _touched(connection, number, start)
                entries.extend(
                    entry for entry in _entries(connection, number, first) if entry >> 2 not in gone
                )
                connection.execute("DELETE FROM stretch WHERE timeline = ? AND first >= ?", (number, first))
            connection.executemany(
                "INSERT INTO stretch VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                _stretches(number, sorted(entries), before),
            )


def _touched(
    connection: sqlite3.Connection, number: int, start: int
) -> tuple[int, tuple[int, int, int, int]]:
    """The first rowid of the first stretch that a change touches, and the counts before it."""
    sql = """
    SELECT first, before, direct, mixed, indirect FROM stretch WHERE timeline = ? AND first <= ?
    ORDER BY first DESC LIMIT 1
    """
    found = connection.execute(sql, (number, start)).fetchone()
    return (found[0], found[1:]) if found else (0, (0, 0, 0, 0))


def _entries(connection: sqlite3.Connection, number: int, first: int) -> Iterator[int]:
    sql = "SELECT kinds, rowids FROM stretch WHERE timeline = ? AND first >= ?"
    for kinds, blob in connection.execute(sql, (number, first)).fetchall():
        rowids = array("q")
        rowids.frombytes(blob)
        for rowid, kind in zip(rowids, kinds, strict=True):
            yield rowid << 2 | kind


def _stretches(
    number: int, entries: list[int], before: tuple[int, int, int, int]
) -> Iterator[tuple[object, ...]]:
    counts = list(before[1:])
    for start, end in pairwise([*range(0, len(entries), LENGTH), len(entries)]):
        kinds = bytes([entry & 3 for entry in entries[start:end]])
        rowids = array("q", [entry >> 2 for entry in entries[start:end]])
        yield number, rowids[0], before[0] + start, *counts, end - start, kinds, rowids.tobytes()
        for kind in range(3):
            counts[kind] += kinds.count(kind)
