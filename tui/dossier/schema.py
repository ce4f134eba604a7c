"""The format as one table: each kind of record, its fields and what they may hold.

Typing, checks of references and the documents about the format follow from it; docs/format.md is its prose.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from tui.dossier import records

Shape = Literal["text", "id", "date", "reference", "record", "words", "pairs", "by_party"]
"""`words` is a list of texts, `pairs` maps text to text, `by_party` maps parties to lists of records."""


class Field(NamedTuple):
    """One field of a record."""

    name: str
    """The key in YAML."""
    shape: Shape = "text"
    required: bool = False
    many: bool = False
    """A list; one of a single value may be written as that value."""
    choices: tuple[str, ...] = ()
    """What a text may be, if not anything."""
    refers: tuple[str, ...] = ()
    """The kinds whose ids a reference may name."""
    record: str = ""
    """The kind of record nested here."""
    exactly: int | None = None
    """How many values a list must have."""
    attribute: str = ""
    """The record's attribute, where it is not the key (`from` is a word of Python)."""


class Kind(NamedTuple):
    """One kind of record."""

    name: str
    make: Any
    """Its class in `tui.dossier.records`."""
    fields: tuple[Field, ...]
    collection: str = ""
    """The key of its collection; empty for kinds nested in others."""


_ID = Field("id", "id", required=True)
_NOTE = Field("note")
_CORRECTIONS = Field("corrections", "record", many=True, record="correction")
_STATEMENTS = ("statement",)
_PARTICIPANTS = ("party", "actor")
_PARTY = Field("party", "reference", refers=("party",))
_SOURCE = Field("source", "reference", refers=("source",))
_EVIDENCE = Field("evidence", "reference", many=True, refers=_STATEMENTS)

KINDS: tuple[Kind, ...] = (
    Kind(
        "dossier",
        records.Dossier,
        (
            _ID,
            Field("title", required=True),
            Field("description"),
            Field("language"),
            Field("compare", "reference", required=True, many=True, refers=("party",), exactly=2),
            Field("as_of", "date", required=True),
            Field("editors", many=True),
            Field("licence"),
            Field("synonyms", "words", many=True),
            _CORRECTIONS,
        ),
        "dossier",
    ),
    Kind(
        "party",
        records.Party,
        (
            _ID,
            Field("name", required=True),
            Field("short"),
            Field("classification", choices=("state", "organization", "coalition")),
            _NOTE,
        ),
        "parties",
    ),
    Kind(
        "actor",
        records.Actor,
        (
            _ID,
            Field("name", required=True),
            Field("kind", choices=("person", "organization", "group")),
            _PARTY,
            Field("roles", "record", many=True, record="role"),
            Field("aliases", many=True),
            Field("identifiers", "pairs"),
            _NOTE,
        ),
        "actors",
    ),
    Kind(
        "issue",
        records.Issue,
        (
            _ID,
            Field("title", required=True),
            Field("question", required=True),
            Field("summary"),
            Field("questions", "record", many=True, record="question"),
        ),
        "issues",
    ),
    Kind(
        "statement",
        records.Statement,
        (
            _ID,
            _PARTY,
            Field("speaker", "reference", refers=("actor",)),
            Field("attribution"),
            Field("date", "date", required=True),
            Field("quotation", required=True, choices=("direct", "mixed", "indirect")),
            Field("text", required=True),
            Field("issues", "reference", required=True, many=True, refers=("issue",)),
            Field("questions", "reference", many=True, refers=("question",)),
            Field("source", "reference", required=True, refers=("source",)),
            Field("locator"),
            Field("venue"),
            Field("basis", choices=("on_record", "background", "leaked", "document")),
            Field("language"),
            Field("renderings", "record", many=True, record="rendering"),
            Field("responds_to", "record", many=True, record="response"),
            Field("audience", "reference", many=True, refers=("party",)),
            Field("event", "reference", refers=("event",)),
            _NOTE,
            _CORRECTIONS,
            Field("exact"),
            Field("prefix"),
            Field("suffix"),
        ),
        "statements",
    ),
    Kind(
        "event",
        records.Event,
        (
            _ID,
            Field("title", required=True),
            Field("date", "date", required=True),
            Field(
                "kind",
                choices=(
                    "meeting",
                    "call",
                    "vote",
                    "strike",
                    "battle",
                    "attack",
                    "statement",
                    "interview",
                    "publication",
                    "agreement",
                    "visit",
                    "decision",
                ),
            ),
            Field("place"),
            Field("participants", "reference", many=True, refers=_PARTICIPANTS),
            Field("status", choices=("occurred", "planned", "claimed", "cancelled")),
            Field("announced", "date"),
            Field("issues", "reference", many=True, refers=("issue",)),
            Field("statements", "reference", many=True, refers=_STATEMENTS),
            _SOURCE,
            Field("accounts", "record", many=True, record="account"),
            _NOTE,
            _CORRECTIONS,
        ),
        "events",
    ),
    Kind(
        "source",
        records.Source,
        (
            _ID,
            Field("title", required=True),
            Field(
                "type",
                choices=(
                    "article",
                    "article-newspaper",
                    "broadcast",
                    "interview",
                    "press-release",
                    "report",
                    "speech",
                    "document",
                    "webpage",
                    "post",
                    "book",
                ),
            ),
            Field("author"),
            Field("publisher"),
            Field("issued", "date"),
            Field("accessed", "date"),
            Field("url"),
            Field("archived_url"),
            Field("language"),
            Field("text"),
            _NOTE,
        ),
        "sources",
    ),
    Kind(
        "question",
        records.Question,
        (
            _ID,
            Field("ask", required=True),
            Field("positions", "by_party", record="position", refers=("party",)),
            Field("assessments", "record", many=True, record="assessment"),
            _NOTE,
        ),
    ),
    Kind(
        "position",
        records.Position,
        (Field("since", "date", required=True), Field("summary", required=True), _EVIDENCE, _NOTE),
    ),
    Kind(
        "assessment",
        records.Assessment,
        (
            Field("parties", "reference", required=True, many=True, refers=("party",), exactly=2),
            Field("as_of", "date", required=True),
            Field("verdict", required=True, choices=("agree", "partly", "differ", "unclear")),
            Field("reason", required=True),
            _EVIDENCE,
        ),
    ),
    Kind(
        "role",
        records.Role,
        (
            Field("title", required=True),
            Field("from", "date", attribute="start"),
            Field("to", "date", attribute="end"),
        ),
    ),
    Kind(
        "rendering",
        records.Rendering,
        (
            Field("language", required=True),
            Field("text", required=True),
            Field("by"),
            Field("kind", choices=("original", "official", "interpreter", "editor")),
            _SOURCE,
        ),
    ),
    Kind(
        "response",
        records.Response,
        (
            Field("statement", "reference", required=True, refers=_STATEMENTS),
            Field(
                "as",
                required=True,
                choices=("confirms", "denies", "cannot_confirm", "rejects", "qualifies", "repeats"),
                attribute="how",
            ),
        ),
    ),
    Kind(
        "account",
        records.Account,
        (
            Field("by", "reference", required=True, refers=_PARTICIPANTS),
            Field("says", required=True),
            Field("status", choices=("claimed", "acknowledged", "denied", "cannot_confirm", "documented")),
            Field("date", "date"),
            _SOURCE,
        ),
    ),
    Kind(
        "correction",
        records.Correction,
        (Field("date", "date", required=True), Field("note", required=True)),
    ),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_COLLECTION: dict[str, Kind] = {kind.collection: kind for kind in KINDS if kind.collection}
