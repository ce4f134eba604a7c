"""What a search can find: the texts of each record and the facts about it."""

from __future__ import annotations

from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.index.tokens import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.archive.build.statement_rows import Batch

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


class Document(NamedTuple):
    """A record to be found: its texts and the facts about it."""

    rowid: int
    upper: int
    texts: tuple[str, ...]
    facts: Sequence[str]
    beside: Sequence[str] = ()
    """What else is shown of the record alone: its venue, its note."""
    language: str | None = None
    """In which its texts are written, None for the dossier's."""


def fact(kind: str, value: str) -> str:
    """The term that stands for a fact.

    Args:
        kind: `party`, `speaker`, `issue` …
        value: An id or one of the format's own words.

    Returns:
        A term that is no word and no beginning of one.
    """
    return f"§{kind}§{value}"


class StatementDocuments:
    """Makes documents of statements, keeping the facts that come again and again."""

    def __init__(self) -> None:
        self._single: dict[tuple[str | None, ...], list[str]] = {}
        self._listed: dict[tuple[str, str], list[str]] = {}

    def of(self, batch: Batch, numbers: Iterable[int]) -> Iterator[Document]:
        """The statements of a batch as documents, but for the publishers of their sources.

        Args:
            batch: The statements.
            numbers: For each its rowid, or whatever else it is to be known by.
        """
        renderings: dict[int, list[tuple[str, str]]] = {}
        for n, _, language, text, *_ in batch.renderings:
            renderings.setdefault(n, []).append((language, text))
        corrected = {owner for owner, *_ in batch.corrections}
        seldom = {owner: seldom_facts(fields) for owner, _, fields in batch.more}
        columns = batch.columns(
            "id", "upper", "text", "audience", "source", "issues", "questions", "event", "language",
            "attribution", "venue", "note", "locator",
        )  # fmt: skip
        singles = batch.columns("party", "speaker", "quotation", "basis", "language")
        for n, (number, single, row) in enumerate(zip(numbers, singles, columns, strict=False)):
            identifier, upper, text, audience, source, issues, questions, event, language, *beside = row
            beside = [part for part in beside if part]
            facts = [*(self._single.get(single) or self._of_single(single)), f"§source§{source}"]
            facts += self._listed.get(("issue", issues)) or self._of_listed("issue", issues)
            if questions:
                facts += self._listed.get(("question", questions)) or self._of_listed("question", questions)
            if event:
                facts.append(fact("event", event))
            if audience:
                facts.append(fact("is", "asked"))
                facts += self._listed.get(("to", audience)) or self._of_listed("to", audience)
            if identifier in corrected:
                facts.append(fact("is", "corrected"))
            if identifier in seldom:
                facts += seldom[identifier]
            if n in renderings:
                facts += [fact("lang", other) for other in {given for given, _ in renderings[n]} - {language}]
                facts.append(fact("is", "translated"))
                texts = (text, *(rendered for _, rendered in renderings[n]))
                yield Document(number, upper, texts, facts, beside, language)
            else:
                yield Document(number, upper, (text,), facts, beside, language)

    def _of_single(self, single: tuple[str | None, ...]) -> list[str]:
        facts = [fact(kind, value) for kind, value in zip(_SINGLE, single, strict=True) if value]
        if len(self._single) < _KEPT and sum(map(len, facts)) < _SHORT:
            self._single[single] = facts
        return facts

    def _of_listed(self, kind: str, ids: str) -> list[str]:
        facts = [fact(kind, identifier) for identifier in dict.fromkeys(ids.split())]
        if len(self._listed) < _KEPT and len(ids) < _SHORT:
            self._listed[kind, ids] = facts
        return facts


def tag_fact(tag: str) -> str:
    """The fact that a record has a tag."""
    return fact("tag", "-".join(fold(tag).split()))


def seldom_facts(fields: str) -> list[str]:
    """What follows from the fields that few records have, given as JSON: tags, and whether it is a draft."""
    import json  # few dossiers have such fields, and a search need not wait for it

    held = json.loads(fields)
    facts = [tag_fact(tag) for tag in held.get("tags", ())]
    return [*facts, fact("is", held["status"])] if "status" in held else facts


UNANSWERED = fact("is", "unanswered")
"""True of a statement that somebody to whom it was addressed has never answered."""


def publisher_fact(publisher: str) -> str:
    """The fact that a record's source is a publisher's."""
    return fact("publisher", fold(publisher))


def publisher_facts(connection: sqlite3.Connection, facts: Mapping[str, array[int]]) -> dict[str, array[int]]:
    """Which records are from a publisher, once all sources are written.

    Args:
        connection: The archive being built.
        facts: Which are from a source.

    Returns:
        For each publisher the records, in any order.
    """
    records: dict[str, array[int]] = {}
    for source, publisher in connection.execute("SELECT id, publisher FROM source WHERE publisher > ''"):
        if cited := facts.get(fact("source", source)):
            records.setdefault(publisher_fact(publisher), array("I")).extend(cited)
    return records


def event_documents(connection: sqlite3.Connection, rowids: set[int] | None = None) -> Iterator[Document]:
    """The events as documents.

    Args:
        connection: The archive being built.
        rowids: Only these; None for all.

    Yields:
        Documents in the order of their rowids.
    """
    seldom = connection.execute("SELECT owner, fields FROM more")
    tags = {owner: seldom_facts(fields) for owner, fields in seldom}
    accounts_of = _parts(connection, "account", "by, says, source", rowids)
    participants_of = _parts(connection, "participant", "id", rowids)
    for row in _rows(connection, EVENTS, "e.rowid", rowids):
        yield event_document(row, accounts_of(row[0]), participants_of(row[0]), tags.get(row[7], ()))


def event_document(
    row: Sequence[Any],
    accounts: Sequence[tuple[str, str, str | None]],
    participants: Iterable[tuple[str]],
    seldom: Iterable[str] = (),
) -> Document:
    """An event as a document.

    Args:
        row: Of `EVENTS`.
        accounts: Of `ACCOUNTS`.
        participants: Of `PARTICIPANTS`.
        seldom: The facts of its fields that few records have, as `seldom_facts` gives them.

    Returns:
        The document.
    """
    rowid, upper, title, place, note, kind, status, event, source, publisher, issues = row
    beside = [part for part in (place, note, kind) if part]
    facts = [fact("status", status), fact("event", event), *seldom]
    facts += [fact("issue", issue) for issue in issues.split()]
    facts += [
        fact("source", cited_source)
        for cited_source in (source, *(cited for *_, cited in accounts))
        if cited_source
    ]
    facts += [fact("by", by) for by, *_ in accounts]
    facts += [fact("kind", kind)] if kind else []
    facts += [fact("place", fold(place))] if place else []
    if publisher:
        facts.append(publisher_fact(publisher))
    facts += [fact("by", participant) for (participant,) in participants]
    if len({by for by, *_ in accounts}) > 1:
        facts.append(fact("is", "contested"))
    texts = (title, *(says for _, says, _ in accounts))
    return Document(rowid, upper, texts, tuple(dict.fromkeys(facts)), beside)


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
        """The parts of the next event; none where it has none."""
        nonlocal ahead
        while ahead is not None and ahead[0] < rowid:
            ahead = next(groups, None)
        if ahead is None or ahead[0] != rowid:
            return []
        parts = [row[1:] for row in ahead[1]]
        ahead = next(groups, None)
        return parts

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
