"""Writing the small tables: parties, actors, issues with their questions, sources, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.build.statement_rows import plain_date
from tui.archive.index.tokens import fold
from tui.archive.more_fields import place, seldom
from tui.archive.validity.row_seals import sealed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Actor, Correction, Dossier, Issue, Party, Question, Source

    FileId = Callable[[str], int]


def _maybe(date: Edtf | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if date is None else plain_date(date)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows of all columns, sealed where the table has seals.

    Args:
        table: one of the tables in the schema.
        rows: its rows, all of one length, without their seals.
    """
    insert_sealed(connection, table, sealed(table, rows))


def insert_sealed(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows of all columns, with their seals where the table has any."""
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        sql = f"INSERT INTO {table} VALUES({','.join('?' * len(first))})"
        connection.execute(sql, first)
        connection.executemany(sql, rows)


def write_dossier(connection: sqlite3.Connection, dossier: Dossier, file: int) -> None:
    """Write what the dossier is about; its counts follow when all else is there."""
    d = dossier
    row = (
        d.id,
        d.title,
        d.description,
        d.language,
        *d.compare,
        *plain_date(d.as_of),
        d.licence,
        file,
        0,
        0,
        0,
        0,
    )
    insert(connection, "dossier", [row])
    insert(connection, "editor", enumerate(d.editors))
    insert(
        connection,
        "synonym",
        [(i, n, word) for i, group in enumerate(d.synonyms) for n, word in enumerate(group)],
    )
    write_corrections(connection, "", d.corrections, file)


def write_corrections(
    connection: sqlite3.Connection, owner: str, corrections: Iterable[Correction], file: int
) -> None:
    """Write the corrections of a record.

    Args:
        owner: the record's id, empty for the dossier itself.
    """
    rows = [
        (owner, n, *plain_date(correction.date), correction.note, file)
        for n, correction in enumerate(corrections)
    ]
    insert(connection, "correction", rows)


def write_more(connection: sqlite3.Connection, kind: str, owner: str, record: Any, file: int) -> None:
    """Write the seldom fields of a record, if it has any."""
    fields = seldom(kind, record)
    if fields is not None:
        insert(connection, "more", [(owner, file, fields)])


def write_parties(connection: sqlite3.Connection, parties: Iterable[Party], file_id: FileId) -> None:
    """Write the parties and the names that a search finds them by."""
    for p in parties:
        row = (p.id, p.name, p.short, p.classification, p.note, file_id(p.at.file), p.at.line)
        insert(connection, "party", [row])
        write_more(connection, "party", p.id, p, file_id(p.at.file))
        insert(connection, "name", [("party", p.id, p.name, folded(p.id, p.name, p.short))])


def write_actors(connection: sqlite3.Connection, actors: Iterable[Actor], file_id: FileId) -> None:
    """Write the actors, their offices and names."""
    for a in actors:
        insert(connection, "actor", [(a.id, a.name, a.kind, a.party, a.note, file_id(a.at.file), a.at.line)])
        other_names = [naming.name for naming in a.names]
        roles = [(a.id, n, r.title, *_maybe(r.start), *_maybe(r.end)) for n, r in enumerate(a.roles)]
        insert(connection, "role", roles)
        insert(connection, "alias", [(a.id, n, alias) for n, alias in enumerate(a.aliases)])
        insert(connection, "identifier", [(a.id, n, *pair) for n, pair in enumerate(a.identifiers)])
        insert(
            connection, "name", [("speaker", a.id, a.name, folded(a.id, a.name, *a.aliases, *other_names))]
        )
        write_more(connection, "actor", a.id, a, file_id(a.at.file))


def write_issues(connection: sqlite3.Connection, issues: Iterable[Issue], file_id: FileId) -> None:
    """Write the issues with their questions, positions and assessments."""
    for i in issues:
        insert(connection, "issue", [(i.id, i.title, i.question, i.summary, file_id(i.at.file), i.at.line)])
        insert(connection, "name", [("issue", i.id, i.title, folded(i.id, i.title))])
        for question in i.questions:
            _write_question(connection, i.id, question, file_id)


def _write_question(connection: sqlite3.Connection, issue: str, q: Question, file_id: FileId) -> None:
    insert(connection, "question", [(q.id, issue, q.ask, q.note, file_id(q.at.file), q.at.line)])
    insert(connection, "name", [("question", q.id, q.ask, folded(q.id, q.ask))])
    for party, positions in q.positions:
        for number, p in enumerate(sorted(positions, key=lambda position: position.since.lower), 1):
            date = plain_date(p.since)
            row = (None, q.id, party, number, *date, p.summary, p.note, file_id(p.at.file), p.at.line)
            insert(connection, "position", [row])
            _write_evidence(connection, "position", p.evidence)
            write_more(connection, "position", place(q.id, party, p.since.text), p, file_id(p.at.file))
    for a in q.assessments:
        date = plain_date(a.as_of)
        verdict = (None, q.id, *a.parties, *date, a.verdict, a.reason, file_id(a.at.file), a.at.line)
        insert(connection, "assessment", [verdict])
        _write_evidence(connection, "assessment", a.evidence)
        owner = place(q.id, *a.parties, a.as_of.text)
        write_more(connection, "assessment", owner, a, file_id(a.at.file))


def _write_evidence(connection: sqlite3.Connection, kind: str, statements: tuple[str, ...]) -> None:
    (owner,) = connection.execute("SELECT last_insert_rowid()").fetchone()
    insert(
        connection,
        "evidence",
        [(kind, owner, n, statement, None, None) for n, statement in enumerate(statements)],
    )


def write_sources(connection: sqlite3.Connection, sources: Iterable[Source], file_id: FileId) -> None:
    """Write the sources and the names that a search finds them by."""
    rows = []
    names = []
    for s in sources:
        about = (s.url, s.archived_url, s.language, s.text, s.note)
        dates = (*_maybe(s.issued), *_maybe(s.accessed))
        place = (file_id(s.at.file), s.at.line)
        rows.append((s.id, s.title, s.type, s.author, s.publisher, *dates, *about, *place))
        names.append(("source", s.id, s.title, folded(s.id, s.title)))
    insert(connection, "source", rows)
    insert(connection, "name", names)
    publishers = {s.publisher for s in sources if s.publisher}
    insert(
        connection,
        "name",
        [("publisher", fold(publisher), publisher, folded(publisher)) for publisher in sorted(publishers)],
    )


def folded(*names: str | None) -> str:
    """The names of a thing, ready to be searched for a part of one.

    Args:
        names: its id, name, aliases; None is left out.

    Returns:
        Each on a line of its own, folded, with a space before every word.
    """
    return "\n".join(" " + fold(name) for name in names if name)
