"""What a search can find: the texts of each record and the facts about it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tui.archive.index.segment_writing import Document
from tui.archive.index.tokens import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

_STATEMENTS = """
SELECT s.rowid, s.upper, s.text, s.id, p.publisher, s.audience,
    s.party, s.speaker, s.quotation, s.basis, s.language, s.event, s.source, s.issues, s.questions
FROM statement s LEFT JOIN source p ON p.id = s.source
"""
_SINGLE = ("party", "speaker", "kind", "basis", "lang")
"""Kinds of facts of which a statement has one or none, and whose values come again and again together."""
_KEPT = 10_000
"""So many of them are kept, each of"""
_SHORT = 300
"""fewer characters: a dossier may hold anything."""

EVENTS = """
SELECT e.rowid, e.upper, e.title, e.place, e.note, e.kind, e.status, e.id, e.source, p.publisher, e.issues
FROM event e LEFT JOIN source p ON p.id = e.source
"""
ACCOUNTS = "SELECT by, says, source FROM account WHERE event = ? ORDER BY n"
PARTICIPANTS = "SELECT id FROM participant WHERE event = ?"


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
    facts_of = StatementFacts()
    for row in _rows(connection, _STATEMENTS, "s.rowid", rowids):
        (
            rowid, upper, text, identifier, publisher, audience, party, speaker, quotation, basis, language,
            event, source, issues, questions,
        ) = row  # fmt: skip
        others = connection.execute(renderings, (rowid,)).fetchall() if rowid in translated else []
        facts = facts_of(
            party, speaker, quotation, basis, language, event, source, issues, questions, bool(audience),
            identifier in corrected, [other for other, _ in others],
        )  # fmt: skip
        if publisher:
            facts.append(publisher_fact(publisher))
        yield Document(rowid, upper, (text, *(rendering for _, rendering in others)), tuple(facts))


class StatementFacts:
    """Finds the facts about statements, keeping those that come again and again."""

    def __init__(self) -> None:
        self._single: dict[tuple[str | None, ...], list[str]] = {}
        self._listed: dict[tuple[str, str], list[str]] = {}

    def __call__(
        self,
        party: str | None,
        speaker: str | None,
        quotation: str,
        basis: str | None,
        language: str | None,
        event: str | None,
        source: str,
        issues: str,
        questions: str,
        asked: bool,
        corrected: bool,
        renderings: list[str],
    ) -> list[str]:
        """The facts about a statement, but for the publisher of its source.

        Args:
            party: As the table of statements has it; likewise the six that follow.
            speaker: Who said it.
            quotation: Its kind.
            basis: On what ground it was said.
            language: In which it was said.
            event: What it is part of.
            source: Where it is from.
            issues: Ids with spaces between them.
            questions: Likewise.
            asked: Whether it is addressed to somebody.
            corrected: Whether it was corrected.
            renderings: The languages of its renderings.

        Returns:
            Terms, each once.
        """
        single = (party, speaker, quotation, basis, language)
        found = self._single.get(single)
        facts = [*(self._of_single(single) if found is None else found), f"§source§{source}"]
        facts += self._listed.get(("issue", issues)) or self._of_listed("issue", issues)
        if questions:
            facts += self._listed.get(("question", questions)) or self._of_listed("question", questions)
        if event:
            facts.append(fact("event", event))
        if asked:
            facts.append(fact("is", "asked"))
        if corrected:
            facts.append(fact("is", "corrected"))
        if renderings:
            facts += [fact("lang", other) for other in set(renderings) - {language}]
            facts.append(fact("is", "translated"))
        return facts

    def _of_single(self, single: tuple[str | None, ...]) -> list[str]:
        found = [fact(kind, value) for kind, value in zip(_SINGLE, single, strict=True) if value]
        if len(self._single) < _KEPT and sum(map(len, found)) < _SHORT:
            self._single[single] = found
        return found

    def _of_listed(self, kind: str, ids: str) -> list[str]:
        found = [fact(kind, one) for one in dict.fromkeys(ids.split())]
        if len(self._listed) < _KEPT and len(ids) < _SHORT:
            self._listed[kind, ids] = found
        return found


UNANSWERED = fact("is", "unanswered")
"""True of a statement that somebody to whom it was put has never taken up."""


def publisher_fact(publisher: str) -> str:
    """The fact that a record's source is a publisher's.

    Args:
        publisher: Its name.

    Returns:
        A term.
    """
    return fact("publisher", fold(publisher))


def event_documents(connection: sqlite3.Connection, rowids: set[int] | None = None) -> Iterator[Document]:
    """The events as documents.

    Args:
        connection: The archive being built.
        rowids: Only these; None for all.

    Yields:
        Documents in the order of their rowids.
    """
    accounts_of = _parts(connection, "account", "by, says, source", rowids)
    participants_of = _parts(connection, "participant", "id", rowids)
    for row in _rows(connection, EVENTS, "e.rowid", rowids):
        yield event_document(row, accounts_of(row[0]), participants_of(row[0]))


def event_document(
    row: Sequence[Any],
    accounts: Sequence[tuple[str, str, str | None]],
    participants: Iterable[tuple[str]],
) -> Document:
    """An event as a document.

    Args:
        row: Of `EVENTS`.
        accounts: Of `ACCOUNTS`.
        participants: Of `PARTICIPANTS`.

    Returns:
        The document.
    """
    rowid, upper, title, place, note, kind, status, event, source, publisher, issues = row
    texts = [title, *(one for one in (place, note) if one), *(says for _, says, _ in accounts)]
    facts = [fact("status", status), fact("event", event)]
    facts += [fact("issue", one) for one in issues.split()]
    facts += [fact("source", one) for one in (source, *(cited for *_, cited in accounts)) if one]
    facts += [fact("by", by) for by, *_ in accounts]
    facts += [fact("kind", kind)] if kind else []
    if publisher:
        facts.append(publisher_fact(publisher))
    facts += [fact("by", one) for (one,) in participants]
    if len({by for by, *_ in accounts}) > 1:
        facts.append(fact("is", "contested"))
    return Document(rowid, upper, tuple(texts), tuple(dict.fromkeys(facts)))


def _parts(
    connection: sqlite3.Connection, table: str, columns: str, rowids: set[int] | None
) -> Callable[[int], list[tuple[Any, ...]]]:
    """What gives the parts of an event, when events are asked for in the order of their rowids."""
    if rowids is not None:
        some = f"SELECT {columns} FROM {table} WHERE event = ? ORDER BY n"  # noqa: S608 - our own names
        return lambda rowid: connection.execute(some, (rowid,)).fetchall()
    # All in one go: a question for each of a hundred thousand takes longer than its answer.
    rows = connection.execute(f"SELECT event, {columns} FROM {table} ORDER BY event, n")  # noqa: S608
    groups = groupby(rows, key=itemgetter(0))
    ahead = next(groups, None)

    def parts(rowid: int) -> list[tuple[Any, ...]]:
        nonlocal ahead
        while ahead is not None and ahead[0] < rowid:
            ahead = next(groups, None)
        if ahead is None or ahead[0] != rowid:
            return []
        found = [row[1:] for row in ahead[1]]
        ahead = next(groups, None)
        return found

    return parts


def _rows(
    connection: sqlite3.Connection, sql: str, key: str, rowids: set[int] | None
) -> Iterator[tuple[Any, ...]]:
    """All rows, or some, in the order of their rowids."""
    if rowids is None:
        yield from connection.execute(f"{sql} ORDER BY {key}")
        return
    for rowid in sorted(rowids):
        yield from connection.execute(f"{sql} WHERE {key} = ?", (rowid,))
