"""Events as they stood on a day: what was announced but had not come, and which accounts had been given.

The index holds what is known of an event in the end. An event of which something came to be known only after
the day that is read from is taken out of it, and searched in a small index of its own, as it stood then.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.index.documents import ACCOUNTS, EVENTS, PARTICIPANTS, event_document, seldom_facts
from tui.archive.index.segment import Segment
from tui.archive.listing.record_lists import announced
from tui.archive.row_reading import dated, issued_by, source
from tui.dossier.edtf import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.index.documents import Document
    from tui.archive.store import Archive

_LATER_ACCOUNTS = """
    SELECT DISTINCT event FROM main.account INDEXED BY account_since
    WHERE event < ?1 AND since >= ?1 ORDER BY event
    """
_GIVEN = ACCOUNTS.replace(" ORDER", " AND since < ? ORDER")
_KEPT = 4
"""Days for which the small index is kept."""


class LaterKnownEvents(NamedTuple):
    """The events that were known by a day, but not yet as they are known in the end."""

    rowids: tuple[int, ...]
    """Ascending."""
    segments: tuple[Segment, ...]
    """Where they are searched, as they stood; none where there are no such events."""


def later_known_events(archive: Archive, bound: int) -> LaterKnownEvents:
    """The events of which something came to be known only after a day.

    Args:
        bound: The rowid below which lies what has come by the day.

    Returns:
        Them, and an index of what was known of them.
    """
    kept: dict[int, LaterKnownEvents] = archive.memory.setdefault("standing", {})
    if bound not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        later = [rowid for (rowid,) in archive.rows(_LATER_ACCOUNTS, (bound,))]
        rowids = (*later, *announced(archive, None, bound))
        kept[bound] = LaterKnownEvents(rowids, (_index(archive, rowids, bound),) if rowids else ())
    return kept[bound]


class KnownEvent(NamedTuple):
    """What was known of an event by a day."""

    id: str
    title: str
    date: str
    upper: int
    """The last minute that the date may mean."""
    place: str | None
    note: str | None
    kind: str | None
    source: str | None
    issues: tuple[str, ...]
    accounts: tuple[tuple[str, str, str | None], ...]
    """(by whom, what they say, source)."""
    participants: tuple[str, ...]


def known_of_event(archive: Archive, rowid: int, bound: int) -> KnownEvent:
    """What was known of an event by a day.

    Args:
        rowid: The event's.
        bound: The rowid below which lies what has come by the day.
    """
    row, accounts, participants = _known(archive, rowid, bound)
    _, upper, title, place, note, kind, _, event, cited, _, issues = row
    ((date,),) = archive.rows("SELECT date FROM event WHERE rowid = ?", (rowid,))
    when = show(dated(rowid, date, upper))
    return KnownEvent(
        event, title, when, upper, place, note, kind, cited, tuple(issues.split()),
        tuple(accounts), tuple(identifier for (identifier,) in participants),
    )  # fmt: skip


def _index(archive: Archive, rowids: tuple[int, ...], bound: int) -> Segment:
    # Only those who search events on a day pay for it.
    from tui.archive.index.segment_writing import write_segment
    from tui.archive.index.stems import stem
    from tui.archive.store import Archive as Small
    from tui.archive.tables import INDEXES, TABLES

    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.executescript(TABLES + INDEXES)
    write_segment(connection, "event", _documents(archive, rowids, bound), stem)
    small = Small(connection)
    ((number, size, dead),) = small.rows("SELECT id, size, dead FROM segment")
    return Segment(small, number, size, dead, "event")


def _documents(archive: Archive, rowids: tuple[int, ...], bound: int) -> Iterator[Document]:
    return (_document(archive, rowid, bound) for rowid in rowids)


def _document(archive: Archive, rowid: int, bound: int) -> Document:
    row, accounts, participants = _known(archive, rowid, bound)
    seldom = archive.row("SELECT fields FROM more WHERE owner = ?", (row[7],))
    return event_document(row, accounts, participants, seldom_facts(seldom[0]) if seldom else ())


def _known(
    archive: Archive, rowid: int, bound: int
) -> tuple[list[Any], list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The row of an event, its accounts and its participants, as far as known by a day."""
    ((*row,),) = archive.rows(f"{EVENTS} WHERE e.rowid = ?", (rowid,))
    if rowid >= bound:
        row = _planned(archive, row, bound)
    return row, archive.rows(_GIVEN, (rowid, bound)), archive.rows(PARTICIPANTS, (rowid,))


def _planned(archive: Archive, row: list[Any], bound: int) -> list[Any]:
    """What was known of an event that was still to come; see `detail.event`."""
    *before, _, kind, _, event, cited, publisher, issues = row
    if issued_by(source(archive, cited), bound) is None:
        cited = publisher = None
    return [*before, None, kind, "planned", event, cited, publisher, issues]
