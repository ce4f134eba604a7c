"""One record opened whole, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive import row_reading
from tui.archive.answers import corrections
from tui.archive.listing.record_lists import Statements
from tui.archive.listing.timelines import Timeline
from tui.archive.more_fields import more
from tui.archive.offices import held
from tui.archive.proofs import of_statement
from tui.archive.responses import responses, responses_to, thread
from tui.archive.row_reading import source
from tui.archive.row_reading import statement as row
from tui.archive.rows import (
    AccountRow,
    ActorRow,
    EventDetail,
    RenderingRow,
    RoleRow,
    SourceRow,
    StatementDetail,
)
from tui.archive.tables import MINUTES_A_DAY, SHIFT, bound
from tui.dossier import nearest_names

if TYPE_CHECKING:
    from tui.archive.listing.record_lists import Listing
    from tui.archive.more_fields import Fields
    from tui.archive.rows import EventRow, StatementRow
    from tui.archive.store import Archive

__all__ = [
    "actor",
    "event",
    "kind",
    "nearest",
    "neighbours",
    "row",
    "source",
    "statement",
    "statements_of",
    "thread",
]

KINDS = ("statement", "event", "issue", "question", "party", "actor", "source")
_MOST_COMPARED = 20_000
"""Ids of a kind among which a misspelt one is looked for."""


def kind(archive: Archive, identifier: str) -> str | None:
    """What an id names.

    Returns:
        One of `KINDS`, or None if nothing has that id.
    """
    for table in KINDS:
        if archive.row(f"SELECT 1 FROM {table} WHERE id = ?", (identifier,)):  # noqa: S608 - our own table names
            return table
    return None


_REACH = """
SELECT source != '', 1 FROM statement WHERE id = ?1
UNION ALL SELECT coalesce(source, '') != '', 1 FROM event WHERE id = ?1
UNION ALL SELECT EXISTS(SELECT 1 FROM position WHERE question = ?1), 0 FROM question WHERE id = ?1
UNION ALL SELECT coalesce(url, archived_url) IS NOT NULL, 0 FROM source WHERE id = ?1
LIMIT 1
"""


def reach(archive: Archive, identifier: str) -> tuple[bool, bool]:
    """Whether a record leads to a source or an address, and whether it has a day of its own."""
    has_source, has_day = archive.row(_REACH, (identifier,)) or (0, 0)
    return bool(has_source), bool(has_day)


def nearest(archive: Archive, identifier: str) -> list[str]:
    """The ids that a misspelt one may stand for.

    Returns:
        At most five ids, the nearest one first.
    """
    known: list[str] = []
    for table in KINDS:
        ids = archive.rows(f"SELECT id FROM main.{table} LIMIT ?", (_MOST_COMPARED,))  # noqa: S608 - our own table names
        if len(ids) == _MOST_COMPARED:
            # A million ids take too long to compare: those of its first letter will do.
            first = identifier[:1].lower()
            sql = f"SELECT id FROM main.{table} WHERE id >= ? AND id < ? LIMIT ?"  # noqa: S608 - our own table names
            ids = archive.rows(sql, (first, first + "\U0010ffff", _MOST_COMPARED))
        known += [other for (other,) in ids]
    return nearest_names.nearest(identifier, known, 5)


def statement(archive: Archive, identifier: str, day: int) -> StatementDetail | None:
    """A statement with all that is known of it.

    Returns:
        The statement; None if there is none of that id or it was not on record by that day.
    """
    listed = row(archive, identifier)
    limit = bound(day)
    if listed is None or listed.rowid >= limit:
        return None
    sql = """
    SELECT attribution, source, locator, venue, note, questions, audience, event, exact, prefix, suffix
    FROM statement WHERE rowid = ?
    """
    attribution, cited, locator, venue, note, questions, audience, event_id, exact, prefix, suffix = (
        archive.rows(sql, (listed.rowid,))[0]
    )
    speaker = None if listed.speaker is None else actor(archive, listed.speaker)
    renderings = "SELECT language, text, by, kind, source FROM rendering WHERE statement = ? ORDER BY n"
    answered = {
        party
        for (party,) in archive.rows(
            "SELECT party FROM asked WHERE statement = ? AND answered < ?", (listed.rowid, limit)
        )
    }
    backs = "SELECT p.question, p.party FROM evidence e JOIN position p ON p.rowid = e.owner"
    parties = tuple(audience.split())
    return StatementDetail(
        row=listed,
        certain=listed.date.upper < (day + 1) * MINUTES_A_DAY,
        speaker=speaker,
        attribution=attribution,
        office=None if speaker is None else held(speaker, listed.date.lower, listed.date.upper),
        source=source(archive, cited) or _missing(cited, listed.file, listed.line),
        locator=locator,
        venue=venue,
        note=note,
        corrections=corrections(archive, identifier),
        renderings=tuple(RenderingRow(*rendering) for rendering in archive.rows(renderings, (listed.rowid,))),
        questions=_asked(archive, questions.split()),
        audience=parties,
        unanswered_by=tuple(party for party in parties if party not in answered),
        responds_to=responses_to(archive, listed.rowid, limit),
        responses=responses(archive, identifier, limit),
        event=_event_row(archive, event_id, limit),
        evidence_for=tuple(
            (question, party)
            for question, party in archive.rows(
                # The + keeps SQLite from giving 'position' for the kind of each row to what checks it.
                f"{backs} WHERE +e.kind = 'position' AND e.statement = ? AND p.lower < ? ORDER BY p.rowid",
                (identifier, (day + 1) * MINUTES_A_DAY),
            )
        ),
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        more=more(archive, identifier),
        proofs=of_statement(archive, identifier),
    )


def event(archive: Archive, identifier: str, day: int) -> EventDetail | None:
    """An event with all that is known of it.

    Returns:
        The event; None if there is none of that id, or it had neither come nor been announced by that day.
    """
    limit = bound(day)
    logged = _event_row(archive, identifier, limit)
    if logged is None:
        return None
    cited, note = archive.rows("SELECT source, note FROM event WHERE rowid = ?", (logged.rowid,))[0]
    basis = source(archive, cited)
    if logged.rowid >= limit:
        # Note and source are of the event as it came to pass.
        basis, note = row_reading.issued_by(basis, limit), None
    participants = "SELECT id FROM participant WHERE event = ? ORDER BY n"
    accounts = """
    SELECT by, says, status, date, lower, upper, source FROM account WHERE event = ? AND since < ? ORDER BY n
    """
    statements = """
    SELECT rowid FROM main.statement WHERE rowid < ?1 AND event = ?2
    UNION
    SELECT s.rowid FROM of_event o JOIN main.statement s ON s.id = o.statement
    WHERE o.event = ?3 AND s.rowid < ?1
    ORDER BY 1 LIMIT 1000
    """
    rowids = [rowid for (rowid,) in archive.rows(statements, (limit, identifier, logged.rowid))]
    return EventDetail(
        row=logged,
        certain=logged.date.upper < (day + 1) * MINUTES_A_DAY,
        participants=tuple(
            (participant, _name(archive, participant)[0])
            for (participant,) in archive.rows(participants, (logged.rowid,))
        ),
        accounts=tuple(
            _account(archive, account) for account in archive.rows(accounts, (logged.rowid, limit))
        ),
        statements=tuple(row_reading.statements(archive, rowids)),
        source=basis,
        note=note,
        corrections=corrections(archive, identifier),
        more=_by_then(more(archive, identifier), logged.rowid < limit),
    )


def _by_then(fields: Fields, came: bool) -> Fields:
    """What was known of an event before it came to pass: no tally, no later sources."""
    return fields if came else {name: value for name, value in fields.items() if name == "tags"}


def actor(archive: Archive, identifier: str) -> ActorRow | None:
    """Somebody who speaks or takes part.

    Returns:
        The actor, or None if there is none.
    """
    sql = """
    SELECT a.id, a.name, a.kind, a.party, a.note, f.name, a.line
    FROM actor a JOIN file f ON f.id = a.file WHERE a.id = ?
    """
    row = archive.row(sql, (identifier,))
    if row is None:
        return None
    dates = "start, start_lower, start_upper, finish, finish_lower, finish_upper"
    roles = archive.rows(f"SELECT title, {dates} FROM role WHERE actor = ? ORDER BY n", (identifier,))  # noqa: S608
    aliases = archive.rows("SELECT alias FROM alias WHERE actor = ? ORDER BY n", (identifier,))
    identifiers = archive.rows(
        "SELECT scheme, value FROM identifier WHERE actor = ? ORDER BY n", (identifier,)
    )
    return ActorRow._make(
        (
            *row[:4],
            tuple(
                RoleRow(title, row_reading.edtf(*dates[:3]), row_reading.edtf(*dates[3:]))
                for title, *dates in roles
            ),
            tuple(alias for (alias,) in aliases),
            tuple((scheme, value) for scheme, value in identifiers),
            *row[4:],
            more(archive, identifier),
        )
    )


def statements_of(archive: Archive, speaker: str, day: int) -> Listing[StatementRow]:
    """What a speaker has on record by a day, newest first."""
    return Statements(archive, [Timeline(archive, "speaker", speaker)], bound(day))


def _asked(archive: Archive, questions: list[str]) -> tuple[tuple[str, str], ...]:
    rows = [archive.row("SELECT id, ask FROM question WHERE id = ?", (question,)) for question in questions]
    return tuple((row[0], row[1]) for row in rows if row)


def _event_row(archive: Archive, identifier: str | None, limit: int) -> EventRow | None:
    """An event that had come or been announced."""
    sql = "SELECT rowid FROM event WHERE id = ? AND (rowid < ? OR announced_lower < ?)"
    rowids = archive.row(sql, (identifier, limit, limit >> SHIFT))
    return row_reading.events(archive, rowids, limit)[0] if rowids else None


def _name(archive: Archive, identifier: str) -> tuple[str, str | None]:
    """The name and the party of an actor or a party."""
    row = archive.row("SELECT name, party FROM actor WHERE id = ?", (identifier,)) or archive.row(
        "SELECT name, id FROM party WHERE id = ?", (identifier,)
    )
    return (row[0], row[1]) if row else (identifier, None)


def _account(archive: Archive, account: tuple[Any, ...]) -> AccountRow:
    by, says, status, *date, cited = account
    name, party = _name(archive, by)
    return AccountRow(by, name, party, says, status, row_reading.edtf(*date), source(archive, cited))


def _missing(identifier: str, file: str, line: int) -> SourceRow:
    """A placeholder for a source that the dossier names and does not hold."""
    return SourceRow(identifier, identifier, *(None,) * 10, file, line)


def neighbours(
    archive: Archive, identifier: str, day: int
) -> tuple[StatementRow | None, StatementRow | None]:
    """The statements before and after one by a day: of its event where it is part of one, else of all.

    Statements of one time stand in the order of their file, so that a transcript is read forwards.
    """
    chosen = archive.row("SELECT rowid, event FROM statement WHERE id = ?", (identifier,))
    if chosen is None:
        return None, None
    rowid, event_id = chosen
    limit = bound(day)
    where, values = ("event = ? AND ", [event_id]) if event_id else ("", [])
    sql = f"SELECT rowid FROM statement WHERE {where}rowid {{}} LIMIT 1"  # noqa: S608 - our own conditions
    before = archive.row(sql.format("< ? ORDER BY rowid DESC"), (*values, min(rowid, limit)))
    after = archive.row(sql.format("> ? AND rowid < ? ORDER BY rowid"), (*values, rowid, limit))
    first, second = (
        next(iter(row_reading.statements(archive, near or ())), None) for near in (before, after)
    )
    return first, second
