"""Writing the small tables: parties, actors, issues with their questions, sources, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.build.statement_rows import plain_date
from tui.archive.index.tokens import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Actor, Correction, Dossier, Issue, Party, Question, Source

    FileId = Callable[[str], int]


def _maybe(date: Edtf | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if date is None else plain_date(date)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Inserts rows of all columns.

    Args:
        connection: The archive being built.
        table: One of the tables in the schema.
        rows: Its rows, all of one length.
    """
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        sql = f"INSERT INTO {table} VALUES({','.join('?' * len(first))})"
        connection.execute(sql, first)
        connection.executemany(sql, rows)


def write_dossier(connection: sqlite3.Connection, dossier: Dossier, file: int) -> None:
    """Writes what the dossier is about; its counts follow when all else is there.

    Args:
        connection: The archive being built.
        dossier: The record.
        file: The number of its file.
    """
    d = dossier
    row = (
        d.id,
        d.title,
        d.description,
        d.language,
        *d.compare,
        *plain_date(d.as_of),
        d.licence,
        0,
        0,
        0,
        0,
        file,
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
    """Writes the corrections of a record.

    Args:
        connection: The archive being built.
        owner: The record's id, empty for the dossier itself.
        corrections: Its corrections.
        file: The number of its file.
    """
    rows = [(owner, n, *plain_date(one.date), one.note, file) for n, one in enumerate(corrections)]
    insert(connection, "correction", rows)


def write_parties(connection: sqlite3.Connection, parties: Iterable[Party], file_id: FileId) -> None:
    """Writes the parties and the names that a search finds them by.

    Args:
        connection: The archive being built.
        parties: The records.
        file_id: Gives the number of a file.
    """
    for p in parties:
        row = (p.id, p.name, p.short, p.classification, p.note, file_id(p.at.file), p.at.line)
        insert(connection, "party", [row])
        insert(connection, "name", [("party", p.id, p.name, folded(p.id, p.name, p.short))])


def write_actors(connection: sqlite3.Connection, actors: Iterable[Actor], file_id: FileId) -> None:
    """Writes the actors, their offices and names.

    Args:
        connection: The archive being built.
        actors: The records.
        file_id: Gives the number of a file.
    """
    for a in actors:
        insert(connection, "actor", [(a.id, a.name, a.kind, a.party, a.note, file_id(a.at.file), a.at.line)])
        roles = [(a.id, n, r.title, *_maybe(r.start), *_maybe(r.end)) for n, r in enumerate(a.roles)]
        insert(connection, "role", roles)
        insert(connection, "alias", [(a.id, n, alias) for n, alias in enumerate(a.aliases)])
        insert(connection, "identifier", [(a.id, n, *pair) for n, pair in enumerate(a.identifiers)])
        insert(connection, "name", [("speaker", a.id, a.name, folded(a.id, a.name, *a.aliases))])


def write_issues(connection: sqlite3.Connection, issues: Iterable[Issue], file_id: FileId) -> None:
    """Writes the issues with their questions, positions and assessments.

    Args:
        connection: The archive being built.
        issues: The records.
        file_id: Gives the number of a file.
    """
    for i in issues:
        insert(connection, "issue", [(i.id, i.title, i.question, i.summary, file_id(i.at.file), i.at.line)])
        insert(connection, "name", [("issue", i.id, i.title, folded(i.id, i.title))])
        for question in i.questions:
            _write_question(connection, i.id, question, file_id)


def _write_question(connection: sqlite3.Connection, issue: str, q: Question, file_id: FileId) -> None:
    insert(connection, "question", [(q.id, issue, q.ask, q.note, file_id(q.at.file), q.at.line)])
    insert(connection, "name", [("question", q.id, q.ask, folded(q.id, q.ask))])
    for party, positions in q.positions:
        for number, p in enumerate(sorted(positions, key=lambda one: one.since.lower), 1):
            date = plain_date(p.since)
            row = (None, q.id, party, number, *date, p.summary, p.note, file_id(p.at.file), p.at.line)
            insert(connection, "position", [row])
            _write_evidence(connection, "position", p.evidence)
    for a in q.assessments:
        date = plain_date(a.as_of)
        verdict = (None, q.id, *a.parties, *date, a.verdict, a.reason, file_id(a.at.file), a.at.line)
        insert(connection, "assessment", [verdict])
        _write_evidence(connection, "assessment", a.evidence)


def _write_evidence(connection: sqlite3.Connection, kind: str, statements: tuple[str, ...]) -> None:
    (owner,) = connection.execute("SELECT last_insert_rowid()").fetchone()
    insert(connection, "evidence", [(kind, owner, n, one, None, None) for n, one in enumerate(statements)])


def write_sources(connection: sqlite3.Connection, sources: Iterable[Source], file_id: FileId) -> None:
    """Writes the sources and the names that a search finds them by.

    Args:
        connection: The archive being built.
        sources: The records.
        file_id: Gives the number of a file.
    """
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
    insert(connection, "name", [("publisher", fold(one), one, folded(one)) for one in sorted(publishers)])


def folded(*names: str | None) -> str:
    """The names of a thing, ready to be searched for a part of one.

    Args:
        names: Its id, name, aliases; None is left out.

    Returns:
        Each on a line of its own, folded, with a space before every word.
    """
    return "\n".join(" " + fold(name) for name in names if name)
