"""Building timelines: dated sequences of records, in stretches that know how many came before them.

There is one for the statements of an issue (or of all) by a party (or by any), for those of a speaker, and
for the events of an issue (or of all). Counting up to a day or finding the n-th newest takes one stretch.
"""

from __future__ import annotations

from array import array
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

Key = tuple[str, str, str]
"""(`statement`, `speaker` or `event`; issue or actor, empty for all; party, empty for any)."""

NewTimeline = tuple[Key, "array[int]", bytes]
"""A timeline: the rowids of its records in their order, and the place of each quotation in `QUOTATIONS`."""

LENGTH = 256
"""Records of a stretch: 2 KB of rowids, so that a stretch stays within one page of the file."""

_INSERT = "INSERT INTO stretch VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"

QUOTATIONS = ("direct", "mixed", "indirect")


def statement_keys(issues: Iterable[str], party: str | None, speaker: str | None) -> list[Key]:
    """The timelines that a statement is on.

    Args:
        party: whose it is.
    """
    keys: list[Key] = [("statement", "", "")]
    keys += [("statement", issue, "") for issue in dict.fromkeys(issues) if issue]
    if party:
        keys += [("statement", issue, party) for _, issue, _ in keys]
    if speaker:
        keys.append(("speaker", speaker, ""))
    return keys


def event_keys(issues: Iterable[str]) -> list[Key]:
    """The timelines that an event is on."""
    return [("event", "", ""), *(("event", issue, "") for issue in dict.fromkeys(issues) if issue)]


def quotation_kind(quotation: str) -> int:
    """The place of a kind of quotation in `QUOTATIONS`; an unknown one counts as our own words.

    Args:
        quotation: the kind as recorded.

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
        """Put a record on timelines.

        Args:
            kind: the place of its quotation in `QUOTATIONS`; 0 for events.
        """
        entry = rowid << 2 | kind
        added = self._added
        for key in keys:
            if key in added:
                added[key].append(entry)
            else:
                added[key] = array("q", (entry,))

    def remove(self, keys: Iterable[Key], rowid: int) -> None:
        """Take a record that is in the archive off timelines."""
        for key in keys:
            self._gone.setdefault(key, set()).add(rowid)

    def write(self, connection: sqlite3.Connection, more: Iterable[NewTimeline] = ()) -> None:
        """Write the timelines that change, and leave the others alone.

        Args:
            more: new timelines besides, in the order of their keys and behind all others.
        """
        known = {
            (kind, issue, party): n for n, kind, issue, party in connection.execute("SELECT * FROM timeline")
        }
        for key in sorted(self._added.keys() | self._gone.keys()):
            entries = self._added.pop(key, array("q"))
            number = known.get(key)
            if number is None:
                _write_new(connection, (key, *_apart(entries)))
            else:
                _change(connection, number, entries, self._gone.get(key, set()))
        for line in more:
            _write_new(connection, line)


def _write_new(connection: sqlite3.Connection, line: NewTimeline) -> None:
    key, rowids, kinds = line
    number = connection.execute("INSERT INTO timeline VALUES(NULL, ?, ?, ?)", key).lastrowid or 0
    connection.executemany(_INSERT, _stretches(number, rowids, kinds))


def _apart(entries: array[int]) -> tuple[array[int], bytes]:
    """Rowids in their order, and the kind of quotation of each."""
    ordered = sorted(entries)
    return array("q", [entry >> 2 for entry in ordered]), bytes([entry & 3 for entry in ordered])


def _change(connection: sqlite3.Connection, number: int, entries: array[int], removed: set[int]) -> None:
    """Write the stretches of a timeline that changed.

    Those before the first change are never read, nor are those behind the last one if as many records came as
    went: they stay as they are.
    """
    changed = [*removed, *(entry >> 2 for entry in entries)]
    first, before = _touched(connection, number, min(changed))
    sql = "SELECT rowid, * FROM stretch WHERE timeline = ? AND first >= ? AND first <= ? ORDER BY first"
    old = connection.execute(sql, (number, first, max(changed))).fetchall()
    rowids, kinds = _joined(old)
    for rowid, kind in zip(rowids, kinds, strict=True):
        if rowid not in removed:
            entries.append(rowid << 2 | kind)
    ours, theirs = _apart(entries)
    if sorted(kinds) != sorted(theirs):
        sql = "SELECT rowid, * FROM stretch WHERE timeline = ? AND first > ? ORDER BY first"
        behind = connection.execute(sql, (number, max(changed))).fetchall()
        rowids, kinds = _joined(behind)
        old, ours, theirs = old + behind, ours + rowids, theirs + kinds
    new = _stretches(number, ours, theirs, before)
    differing = [pair for pair in zip_longest(old, new) if pair[0] is None or pair[0][1:] != pair[1]]
    connection.executemany("DELETE FROM stretch WHERE rowid = ?", [(row[0],) for row, _ in differing if row])
    connection.executemany(_INSERT, [row for _, row in differing if row])


def _joined(stretches: list[tuple[Any, ...]]) -> tuple[array[int], bytes]:
    """The rowids of some stretches, and the kind of quotation of each."""
    rowids = array("q")
    for row in stretches:
        rowids.frombytes(row[-1])
    return rowids, b"".join(row[-2] for row in stretches)


def _touched(
    connection: sqlite3.Connection, number: int, start: int
) -> tuple[int, tuple[int, int, int, int]]:
    """The first rowid of the first stretch that a change touches, and the counts before it."""
    sql = """
    SELECT first, before, direct, mixed, indirect FROM stretch WHERE timeline = ? AND first <= ?
    ORDER BY first DESC LIMIT 1
    """
    stretch = connection.execute(sql, (number, start)).fetchone()
    return (stretch[0], stretch[1:]) if stretch else (0, (0, 0, 0, 0))


def _stretches(
    number: int, rowids: array[int], kinds: bytes, before: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> Iterator[tuple[object, ...]]:
    counts = list(before[1:])
    for start, end in pairwise([*range(0, len(rowids), LENGTH), len(rowids)]):
        some, theirs = rowids[start:end], kinds[start:end]
        yield number, some[0], before[0] + start, *counts, end - start, theirs, some.tobytes()
        for kind in range(3):
            counts[kind] += theirs.count(kind)
