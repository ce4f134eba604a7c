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
    p.publisher, s.issues, s.questions, s.audience, s.id
FROM statement s LEFT JOIN source p ON p.id = s.source
"""
_SINGLE = ("party", "speaker", "kind", "basis", "lang", "event", "source")
"""The facts of the columns from the fourth on."""

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
    translated = {one for (one,) in connection.execute("SELECT DISTINCT statement FROM rendering")}
    corrected = {one for (one,) in connection.execute("SELECT DISTINCT owner FROM correction")}
    listed = _Listed()
    for row in _rows(connection, _STATEMENTS, "s.rowid", rowids):
        rowid, upper, text = row[:3]
        *single, publisher = row[3:11]
        facts = [f"§{kind}§{value}" for kind, value in zip(_SINGLE, single, strict=True) if value]
        if publisher:
            facts.append(fact("publisher", fold(publisher)))
        facts += listed["issue", row[11]]
        facts += listed["question", row[12]]
        if row[13]:
            facts.append(fact("is", "asked"))
        if row[14] in corrected:
            facts.append(fact("is", "corrected"))
        texts = (text,)
        if rowid in translated:
            others = connection.execute(renderings, (rowid,)).fetchall()
            texts += tuple(rendering for _, rendering in others)
            facts += [fact("lang", language) for language in {other for other, _ in others} - {single[4]}]
            facts.append(fact("is", "translated"))
        yield Document(rowid, upper, texts, tuple(facts))


class _Listed(dict[tuple[str, str], list[str]]):
    """The facts of ids in a column; few combinations of issues come again and again."""

    def __missing__(self, key: tuple[str, str]) -> list[str]:
        kind, ids = key
        facts = [fact(kind, one) for one in dict.fromkeys(ids.split())]
        if len(self) < 10_000:
            self[key] = facts
        return facts


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
