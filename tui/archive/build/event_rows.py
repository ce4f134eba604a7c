"""Writing events with their participants and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.build.small_tables import folded, insert, write_corrections, write_more
from tui.archive.build.statement_rows import plain_date
from tui.archive.tables import SHIFT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tui.dossier.records import Account, Event

_NO_DATE = (None, None, None)


def write_events(connection: sqlite3.Connection, events: Iterable[tuple[int, int, Event]]) -> None:
    """Write events and the names that a search finds them by.

    Args:
        events: (rowid, number of its file, record).
    """
    rows, participants, accounts, statements, names = [], [], [], [], []
    for rowid, file, e in events:
        date, _, upper = plain_date(e.date)
        announced = _NO_DATE if e.announced is None else plain_date(e.announced)
        place = (rowid, e.id, file, e.at.line)
        about = (e.title, date, upper, e.kind, e.place, e.status)
        rows.append((*place, *about, *announced, " ".join(e.issues), e.source, e.note, e.announced_as))
        participants += [(rowid, n, part) for n, part in enumerate(e.participants)]
        first = rowid if announced[1] is None else min(rowid, announced[1] << SHIFT)
        accounts += [_account(rowid, n, part, first) for n, part in enumerate(e.accounts)]
        statements += [(rowid, n, part) for n, part in enumerate(e.statements)]
        names.append(("event", e.id, e.title, folded(e.id, e.title)))
        write_corrections(connection, e.id, e.corrections, file)
        write_more(connection, "event", e.id, e, file)
    insert(connection, "event", rows)
    insert(connection, "participant", participants)
    insert(connection, "account", accounts)
    insert(connection, "of_event", statements)
    insert(connection, "name", names)


def _account(event: int, n: int, account: Account, first: int) -> tuple[object, ...]:
    """An account counts from its own date; without one, from when the event was first known of."""
    date = _NO_DATE if account.date is None else plain_date(account.date)
    since = first if date[1] is None else date[1] << SHIFT
    return event, n, account.by, account.says, account.status, *date, account.source, since
