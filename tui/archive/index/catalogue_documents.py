"""What the records of a dossier other than statements and events can be found by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.index.documents import Document, fact, publisher_fact
from tui.archive.index.segment_writing import write_segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tui.archive.index.segment_writing import Stemmer

_ROWS = {
    "party": "SELECT rowid, id, name, short, classification, note FROM party",
    "actor": """
    SELECT a.rowid, a.id, a.name, a.party, a.kind, a.note,
        (SELECT group_concat(alias, char(10)) FROM alias WHERE actor = a.id),
        (SELECT group_concat(value, char(10)) FROM identifier WHERE actor = a.id) FROM actor a
    """,
    "office": "SELECT rowid, actor, title FROM role",
    "issue": "SELECT rowid, id, title, question, summary FROM issue",
    "question": "SELECT rowid, id, issue, ask, note FROM question",
    "position": """
    SELECT p.rowid, p.question, q.issue, p.party, p.summary, p.note
    FROM position p JOIN question q ON q.id = p.question
    """,
    "assessment": """
    SELECT a.rowid, a.question, q.issue, a.first, a.second, a.reason, a.verdict
    FROM assessment a JOIN question q ON q.id = a.question
    """,
    "source": "SELECT rowid, id, title, publisher, author, note, url, archived_url FROM source",
    "text": """
    SELECT p.rowid, p.source, p.text, s.language FROM passage p JOIN source s ON s.id = p.source
    """,
}
"""By kind, what its documents are made of; the first column is the rowid."""

CATALOGUE = tuple(kind for kind in _ROWS if kind != "text")
"""The kinds of records that have documents here; passages of texts, which have them too, are none."""


def catalogue_documents(
    connection: sqlite3.Connection, kind: str, rowids: Collection[int] | None = None
) -> Iterator[Document]:
    """The records of a kind as documents, in the order of their rowids.

    Args:
        connection: The archive being built.
        kind: One of `CATALOGUE`, or `text`.
        rowids: Only these; None for all.
    """
    make = _MAKERS[kind]
    alias = {"actor": "a.", "position": "p.", "assessment": "a.", "text": "p."}.get(kind, "")
    if rowids is None:
        rows: Iterable[tuple[Any, ...]] = connection.execute(f"{_ROWS[kind]} ORDER BY {alias}rowid")
    else:
        some = f"{_ROWS[kind]} WHERE {alias}rowid = ?"
        rows = (row for rowid in sorted(rowids) for row in connection.execute(some, (rowid,)))
    for rowid, *row in rows:
        texts, beside, facts, *language = make(*row)
        yield Document(rowid, 0, tuple(filter(None, texts)), facts, tuple(filter(None, beside)), *language)


def write_catalogue(connection: sqlite3.Connection, stem: Stemmer) -> None:
    """Indexes all records other than statements and events.

    Args:
        connection: The archive being built, with all its rows.
        stem: Gives the stem of a word in a language.
    """
    for kind in CATALOGUE:
        write_segment(connection, kind, catalogue_documents(connection, kind), stem)


Made = tuple[list[str | None], list[str | None], list[str]]
"""Texts, what is shown beside them, and facts."""


def _lines(joined: str | None) -> list[str | None]:
    return list(joined.split("\n")) if joined else []


def _party(identifier: str, name: str, short: str | None, kind: str | None, note: str | None) -> Made:
    return [name, short], [kind, note], [fact("party", identifier)]


def _actor(
    identifier: str, name: str, party: str | None, kind: str, note: str | None, aliases: str, values: str
) -> Made:
    facts = [fact("speaker", identifier), *([fact("party", party)] if party else []), fact("kind", kind)]
    return [name, *_lines(aliases)], [note, *_lines(values)], facts


def _office(actor: str, title: str) -> Made:
    return [title], [], [fact("speaker", actor)]


def _issue(identifier: str, title: str, question: str | None, summary: str | None) -> Made:
    return [title, question], [summary], [fact("issue", identifier)]


def _question(identifier: str, issue: str, ask: str, note: str | None) -> Made:
    return [ask], [note], [fact("question", identifier), fact("issue", issue)]


def _position(question: str, issue: str, party: str, summary: str, note: str | None) -> Made:
    return [summary], [note], [fact("question", question), fact("issue", issue), fact("party", party)]


def _assessment(question: str, issue: str, first: str, second: str, reason: str, verdict: str) -> Made:
    parties = [fact("party", party) for party in dict.fromkeys((first, second))]
    return [reason], [verdict], [fact("question", question), fact("issue", issue), *parties]


def _source(
    identifier: str,
    title: str,
    publisher: str | None,
    author: str | None,
    note: str | None,
    url: str | None,
    archived: str | None,
) -> Made:
    facts = [fact("source", identifier), *([publisher_fact(publisher)] if publisher else [])]
    return [title, publisher, author], [note, url, archived], facts


def _text(source: str, text: str, language: str | None) -> tuple[list[str], list[str], list[str], str | None]:
    return [text], [], [fact("source", source)], language


_MAKERS: dict[str, Callable[..., Any]] = {
    "party": _party, "actor": _actor, "office": _office, "issue": _issue, "question": _question,
    "position": _position, "assessment": _assessment, "source": _source,
    "text": _text,
}  # fmt: skip
