"""What a record is found by, field by field: its own texts and what is shown with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.index.tokens import terms
from tui.archive.row_reading import dated as date_of
from tui.archive.search.events_by_day import known_of_event
from tui.archive.tables import SHIFT
from tui.dossier.edtf import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.archive.search.scope import Scope

WEIGHTS = {
    "text": 3.0,
    "rendering": 2.0,
    "title": 3.0,
    "name": 3.0,
    "alias": 2.0,
    "speaker": 3.5,
    "attribution": 2.0,
    "account": 2.0,
    "by": 1.5,
    "summary": 3.0,
    "reason": 2.5,
    "office": 1.5,
    "party": 1.5,
    "audience": 1.5,
    "venue": 1.5,
    "place": 2.0,
    "participant": 1.5,
    "participant's office": 0.5,
    "event": 1.0,
    "source": 0.8,
    "publisher": 0.8,
    "author": 0.8,
    "issue": 0.4,
    "question": 0.4,
    "note": 0.8,
    "kind": 1.0,
    "verdict": 1.0,
    "locator": 0.5,
    "url": 0.5,
    "id": 3.0,
    "date": 5.0,
}
"""How much a word counts by the field that it stands in."""

_KEPT_RECORDS = 1000
"""Records whose fields are kept, each as of a day."""
_LONGEST_KEPT = 4000
"""Characters of all its fields: with longer ones, what is kept would take many megabytes."""
_KEPT = 5000
"""Records shown with others whose words are kept."""


class SearchedField(NamedTuple):
    """A text that a record is found by."""

    name: str
    text: str
    words: list[str]
    variants: list[str]


def field(name: str, text: str) -> SearchedField:
    """A text with its words."""
    return SearchedField(name, text, *(_kept_terms(text) if len(text) <= _SHORT else terms(text)))


_SHORT = 200
"""Characters of a name or title, which comes again with other records."""
_kept_terms = lru_cache(maxsize=8192)(terms)


class SearchedRecord(NamedTuple):
    """A record with all that it is found by."""

    rowid: int
    id: str
    fields: tuple[SearchedField, ...]


def records(scope: Scope, kind: str, rowids: Sequence[int]) -> list[SearchedRecord]:
    """Records with all that they are found by as of a day.

    Args:
        scope: What is searched.
        kind: `statement`, `event` …
        rowids: Which ones.

    Returns:
        Those that there are, in the order asked for.
    """
    # The hits of a letter are mostly those of the letter before.
    kept: dict[tuple[str, int, int], SearchedRecord] = scope.archive.memory.setdefault("records", {})
    if len(kept) > _KEPT_RECORDS:
        kept.clear()
    known = {rowid: kept.get((kind, scope.bound, rowid)) for rowid in rowids}
    missing = [rowid for rowid, there in known.items() if there is None]
    for record in _read(scope, kind, missing):
        known[record.rowid] = record
        if sum(len(each.text) for each in record.fields) <= _LONGEST_KEPT:
            kept[kind, scope.bound, record.rowid] = record
    return [there for rowid in rowids if (there := known[rowid]) is not None]


def _read(scope: Scope, kind: str, rowids: Sequence[int]) -> Iterator[SearchedRecord]:
    if kind == "event":
        yield from (_event(scope, rowid) for rowid in rowids)
        return
    sql = _ROWS[kind]
    for row in scope.archive.rows_among(sql, rowids):
        yield _MAKERS[kind](scope, row) if kind in _MAKERS else _plain(scope, kind, row)


_ROWS = {
    "statement": """
    SELECT rowid, id, text, attribution, venue, note, locator, speaker, party, audience, event, source,
        issues, questions, upper, date, EXISTS(SELECT 1 FROM rendering r WHERE r.statement = s.rowid)
    FROM statement s WHERE rowid IN ({})
    """,
    "position": """
    SELECT p.rowid, p.question || '.' || p.party || '.' || p.number, p.summary, p.note, p.question, q.issue,
        p.party, NULL, p.since
    FROM (SELECT rowid, * FROM position WHERE rowid IN ({})) p
    JOIN question q ON q.id = p.question
    """,
    "assessment": """
    SELECT a.rowid, a.question || '.' || a.first || '.' || a.second || '.' || a.as_of, a.reason, a.verdict,
        a.question, q.issue, a.first, a.second, a.as_of
    FROM (SELECT rowid, * FROM assessment WHERE rowid IN ({})) a JOIN question q ON q.id = a.question
    """,
    "question": "SELECT rowid, id, ask, note, issue FROM question WHERE rowid IN ({})",
    "issue": "SELECT rowid, id, title, question, summary FROM issue WHERE rowid IN ({})",
    "source": """
    SELECT rowid, id, title, publisher, author, note, url, archived_url FROM source WHERE rowid IN ({})
    """,
    "text": "SELECT rowid, source || ':' || n, text FROM passage WHERE rowid IN ({})",
    "actor": "SELECT rowid, id, note, party FROM actor WHERE rowid IN ({})",
    "party": "SELECT rowid, id, name, short, classification, note FROM party WHERE rowid IN ({})",
}
_COLUMNS = {
    "issue": ("title", "question", "note"),
    "source": ("title", "publisher", "author", "note", "url", "url"),
    "party": ("name", "name", "kind", "note"),
    "text": ("text",),
}


def _plain(_scope: Scope, kind: str, row: tuple[Any, ...]) -> SearchedRecord:
    rowid, identifier, *columns = row
    fields = [field(name, text) for name, text in zip(_COLUMNS[kind], columns, strict=True) if text]
    return SearchedRecord(rowid, identifier, (*fields, field("id", identifier)))


def _statement(scope: Scope, row: tuple[Any, ...]) -> SearchedRecord:
    (
        rowid,
        identifier,
        text,
        attribution,
        venue,
        note,
        locator,
        speaker,
        party,
        audience,
        event,
        source,
        issues,
        questions,
        upper,
        date,
        rendered,
    ) = row
    own = (
        ("text", text),
        ("attribution", attribution),
        ("venue", venue),
        ("note", note),
        ("locator", locator),
    )
    fields = [field(name, each) for name, each in own if each]
    if rendered:
        sql = "SELECT text FROM rendering WHERE statement = ? ORDER BY n"
        fields += [field("rendering", each) for (each,) in scope.archive.rows(sql, (rowid,))]
    if speaker:
        fields += shown_with(scope, "actor", speaker, "speaker")
        fields += _offices(scope, speaker, rowid >> SHIFT, upper)
    for kind, name, ids in (
        ("party", "party", party or ""),
        ("party", "audience", audience),
        ("event", "event", event or ""),
        ("issue", "issue", issues),
        ("question", "question", questions),
    ):
        for each in ids.split():
            fields += shown_with(scope, kind, each, name)
    fields += shown_with(scope, "source", source, "source")
    dated = field("date", show(date_of(rowid, date, upper)))
    return SearchedRecord(rowid, identifier, (*fields, dated, field("id", identifier)))


def _event(scope: Scope, rowid: int) -> SearchedRecord:
    known = known_of_event(scope.archive, rowid, scope.bound)
    own = (("title", known.title), ("place", known.place), ("note", known.note), ("kind", known.kind))
    fields = [field(name, each) for name, each in own if each]
    for by, says, source in known.accounts:
        fields.append(field("account", says))
        fields += [*shown_with(scope, "actor", by, "by"), *shown_with(scope, "party", by, "by")]
        fields += shown_with(scope, "source", source, "source") if source else ()
    for each in known.participants:
        fields += shown_with(scope, "actor", each, "participant")
        offices = _offices(scope, each, rowid >> SHIFT, known.upper)
        fields += (office._replace(name="participant's office") for office in offices)
        fields += shown_with(scope, "party", each, "participant")
    for each in known.issues:
        fields += shown_with(scope, "issue", each, "issue")
    if known.source:
        fields += shown_with(scope, "source", known.source, "source")
    return SearchedRecord(rowid, known.id, (*fields, field("date", known.date), field("id", known.id)))


def _on_question(scope: Scope, row: tuple[Any, ...]) -> SearchedRecord:
    """A position, or a verdict on two of them."""
    rowid, identifier, text, beside, question, issue, first, second, date = row
    verdict = second is not None
    fields = [field("reason" if verdict else "summary", text)]
    fields += [field("verdict" if verdict else "note", beside)] if beside else []
    for kind, each in (("party", first), ("party", second), ("question", question), ("issue", issue)):
        fields += shown_with(scope, kind, each, kind) if each else ()
    return SearchedRecord(rowid, identifier, (*fields, field("date", date)))


def _question(scope: Scope, row: tuple[Any, ...]) -> SearchedRecord:
    rowid, identifier, ask, note, issue = row
    fields = [field("title", ask), *([field("note", note)] if note else [])]
    return SearchedRecord(
        rowid, identifier, (*fields, *shown_with(scope, "issue", issue, "issue"), field("id", identifier))
    )


def _actor(scope: Scope, row: tuple[Any, ...]) -> SearchedRecord:
    rowid, identifier, note, party = row
    fields = [*shown_with(scope, "actor", identifier, "name"), *([field("note", note)] if note else [])]
    fields += _offices(scope, identifier, None, None)
    fields += shown_with(scope, "party", party, "party") if party else ()
    values = scope.archive.rows("SELECT value FROM identifier WHERE actor = ?", (identifier,))
    fields += [field("id", value) for (value,) in values]
    return SearchedRecord(rowid, identifier, (*fields, field("id", identifier)))


_MAKERS = {
    "statement": _statement,
    "position": _on_question,
    "assessment": _on_question,
    "question": _question,
    "actor": _actor,
}

_SHOWN = {
    "actor": """
    SELECT '', name FROM actor WHERE id = ?1 UNION ALL SELECT 'alias', alias FROM alias WHERE actor = ?1
    """,
    "party": """
    SELECT '', name FROM party WHERE id = ?1 UNION SELECT '', short FROM party WHERE id = ?1 AND short > ''
    """,
    "issue": """
    SELECT '', title FROM issue WHERE id = ?1 UNION ALL SELECT '', question FROM issue WHERE id = ?1
    """,
    "question": "SELECT '', ask FROM question WHERE id = ?",
}


def shown_with(scope: Scope, kind: str, identifier: str, name: str) -> tuple[SearchedField, ...]:
    """What is shown of a record together with another one.

    Args:
        scope: What is searched.
        kind: Of the record that is shown.
        name: What it is to the other one.
    """
    kept: dict[tuple[object, ...], tuple[SearchedField, ...]] = scope.archive.memory.setdefault("shown", {})
    key = (kind, identifier, name, scope.bound)
    if key not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = tuple(_shown(scope, kind, identifier, name))
    return kept[key]


def _shown(scope: Scope, kind: str, identifier: str, name: str) -> Iterable[SearchedField]:
    if kind == "event":
        sql = "SELECT title FROM event WHERE id = ? AND (rowid < ? OR announced_lower < ?)"
        rows = scope.archive.rows(sql, (identifier, scope.bound, scope.bound >> SHIFT))
        return [field(name, title) for (title,) in rows]
    if kind == "source":
        sql = """
        SELECT title, publisher, author FROM source
        WHERE id = ? AND (issued_lower IS NULL OR issued_lower < ?)
        """
        rows = scope.archive.rows(sql, (identifier, scope.bound >> SHIFT))
        columns = (name, "publisher", "author")
        return [field(each, text) for row in rows for each, text in zip(columns, row, strict=True) if text]
    rows = scope.archive.rows(_SHOWN[kind], (identifier,))
    return [field("alias" if as_alias and name == "name" else name, text) for as_alias, text in rows if text]


def _offices(scope: Scope, actor: str, lower: int | None, upper: int | None) -> Iterable[SearchedField]:
    """The offices that somebody held at some time between two minutes."""
    kept: dict[tuple[object, ...], list[tuple[Any, ...]]] = scope.archive.memory.setdefault("offices", {})
    if ("roles", actor) not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        sql = "SELECT title, start_lower, finish_upper FROM role WHERE actor = ? ORDER BY n"
        rows = scope.archive.rows(sql, (actor,))
        kept["roles", actor] = [(field("office", title), start, end) for title, start, end in rows]
    come = scope.bound >> SHIFT
    return [
        office
        for office, start, end in kept["roles", actor]
        if (start is None or start < come)
        and (upper is None or start is None or start <= upper)
        and (lower is None or end is None or end >= lower)
    ]
