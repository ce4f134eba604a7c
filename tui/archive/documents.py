"""What a search can find: the texts of each record and the facts about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.index import Document
from tui.archive.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_STATEMENTS = """
SELECT s.rowid, s.upper, s.text, s.party, s.speaker, s.quotation, s.basis, s.language, s.event, s.source,
    p.publisher, s.issues, s.questions, s.audience != '',
    EXISTS(SELECT 1 FROM correction c WHERE c.owner = s.id),
    EXISTS(SELECT 1 FROM rendering r WHERE r.statement = s.rowid)
FROM statement s LEFT JOIN source p ON p.id = s.source
"""
_EVENTS = """
SELECT e.rowid, e.upper, e.title, e.place, e.note, e.kind, e.status, e.id, e.source, p.publisher, e.issues
FROM event e LEFT JOIN source p ON p.id = e.source
"""


def fact(kind: str, value: str) -> str:
    """The term that stands for a fact.

    Args:
        kind: `party`, `speaker`, `issue` …
        value: An id or one of the format's own words.

    Returns:
        A term that is no word and no beginning of one.
    """
    return f"§{kind}§{value}"


def statement_documents(connection: sqlite3.Connection, rowids: set[int] | None = None) -> Iterator[Document]:
    """The statements as documents.

    Args:
        connection: The archive being built.
        rowids: Only these; None for all.

    Yields:
        Documents in the order of their rowids.
    """
    renderings = "SELECT language, text FROM rendering WHERE statement = ? ORDER BY n"
    for row in _rows(connection, _STATEMENTS, "s.rowid", rowids):
        (
            rowid,
            upper,
            text,
            party,
            speaker,
            quotation,
            basis,
            language,
            event,
            source,
            publisher,
            issues,
            questions,
            *rest,
        ) = row
        asked, corrected, translated = rest
        texts = [text]
        languages = [language]
        if translated:
            for other, rendering in connection.execute(renderings, (rowid,)):
                languages.append(other)
                texts.append(rendering)
        facts = [fact("kind", quotation), fact("source", source)]
        single = (("party", party), ("speaker", speaker), ("basis", basis), ("event", event))
        facts += [fact(kind, value) for kind, value in single if value]
        facts += [fact("lang", one) for one in dict.fromkeys(languages) if one]
        facts += [fact("issue", one) for one in issues.split()]
        facts += [fact("question", one) for one in questions.split()]
        if publisher:
            facts.append(fact("publisher", fold(publisher)))
        marks = (("asked", asked), ("corrected", corrected), ("translated", translated))
        facts += [fact("is", word) for word, holds in marks if holds]
        yield Document(rowid, upper, tuple(texts), tuple(dict.fromkeys(facts)))


def event_documents(connection: sqlite3.Connection, rowids: set[int] | None = None) -> Iterator[Document]:
    """The events as documents.

    Args:
        connection: The archive being built.
        rowids: Only these; None for all.

    Yields:
        Documents in the order of their rowids.
    """
    for row in _rows(connection, _EVENTS, "e.rowid", rowids):
        rowid, upper, title, place, note, kind, status, event, source, publisher, issues = row
        accounts = connection.execute(
            "SELECT by, says, source FROM account WHERE event = ? ORDER BY n", (rowid,)
        ).fetchall()
        texts = [title, *(one for one in (place, note) if one), *(says for _, says, _ in accounts)]
        facts = [fact("status", status), fact("event", event)]
        facts += [fact("issue", one) for one in issues.split()]
        facts += [fact("source", one) for one in (source, *(cited for *_, cited in accounts)) if one]
        facts += [fact("by", by) for by, *_ in accounts]
        facts += [fact("kind", kind)] if kind else []
        if publisher:
            facts.append(fact("publisher", fold(publisher)))
        with_participants = connection.execute("SELECT id FROM participant WHERE event = ?", (rowid,))
        facts += [fact("by", one) for (one,) in with_participants]
        if len({by for by, *_ in accounts}) > 1:
            facts.append(fact("is", "contested"))
        yield Document(rowid, upper, tuple(texts), tuple(dict.fromkeys(facts)))


def _rows(
    connection: sqlite3.Connection, sql: str, key: str, rowids: set[int] | None
) -> Iterator[tuple[Any, ...]]:
    """All rows, or some, in the order of their rowids."""
    if rowids is None:
        yield from connection.execute(f"{sql} ORDER BY {key}")
        return
    for rowid in sorted(rowids):
        yield from connection.execute(f"{sql} WHERE {key} = ?", (rowid,))
