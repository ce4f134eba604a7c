"""The records a dossier is made of: immutable, typed, named after the field's standards.

Names follow Popolo (parties, actors, roles), schema.org (events), CSL-JSON (sources) and EDTF (dates).
A record is a `NamedTuple`: it costs little to make and can't be changed. Its fields are the format:
`tui.dossier.schema` derives from them what may be written, and what each may hold.
"""

from typing import Annotated, Literal, NamedTuple, TypeAlias

from tui.dossier.edtf.form import Edtf


class Refers(NamedTuple):
    """The mark of a text that is the id of another record."""

    kinds: tuple[str, ...]
    """What that record may be."""


class Written(NamedTuple):
    """The mark of a field that is not written under its own name, or not in its own place."""

    key: str = ""
    """The key in YAML, where it is a word of Python."""
    before: str = ""
    """The field before which it is written: here, what may be left out stands last."""


IDENTIFIES = "identifies"
"""The mark of a record's own id."""
Id: TypeAlias = Annotated[str, IDENTIFIES]
PartyId: TypeAlias = Annotated[str, Refers(("party",))]
ActorId: TypeAlias = Annotated[str, Refers(("actor",))]
ParticipantId: TypeAlias = Annotated[str, Refers(("party", "actor"))]
IssueId: TypeAlias = Annotated[str, Refers(("issue",))]
QuestionId: TypeAlias = Annotated[str, Refers(("question",))]
StatementId: TypeAlias = Annotated[str, Refers(("statement",))]
EventId: TypeAlias = Annotated[str, Refers(("event",))]
Accepted: TypeAlias = tuple[tuple[str, str], ...]
"""Codes of warnings that are right all the same, each with the reason."""
SourceId: TypeAlias = Annotated[str, Refers(("source",))]


class Location(NamedTuple):
    """Where something stands in a dossier's files."""

    file: str
    """The path relative to the dossier's folder, or the file's name for a dossier of one file."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""


class Correction(NamedTuple):
    """A change made to a record after readers could see it."""

    date: Edtf
    note: str


class Dossier(NamedTuple):
    """What the whole is about and how it is to be opened."""

    at: Location
    id: Id
    title: str
    compare: tuple[PartyId, PartyId]
    """The two parties shown side by side, left and right."""
    as_of: Edtf
    """The day on which the dossier opens."""
    description: Annotated[str | None, Written(before="compare")] = None
    language: Annotated[str | None, Written(before="compare")] = None
    editors: tuple[str, ...] = ()
    licence: str | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Correction, ...] = ()
    accepted: Accepted = ()


class Party(NamedTuple):
    """One side of the dispute (Popolo Organization)."""

    at: Location
    id: Id
    name: str
    short: str | None = None
    classification: Literal["state", "organization", "coalition"] | None = None
    note: str | None = None
    part_of: PartyId | None = None
    """The party within which it has a voice of its own, such as France in the EU."""
    accepted: Accepted = ()


class Role(NamedTuple):
    """An office held (Popolo Membership); `start` and `end` are the YAML's `from` and `to`."""

    title: str
    start: Annotated[Edtf | None, Written("from")] = None
    end: Annotated[Edtf | None, Written("to")] = None


class Naming(NamedTuple):
    """A name that somebody had for a time; `start` and `end` are the YAML's `from` and `to`."""

    name: str
    start: Annotated[Edtf | None, Written("from")] = None
    end: Annotated[Edtf | None, Written("to")] = None


class Actor(NamedTuple):
    """Somebody who speaks or takes part (Popolo Person or Organization)."""

    at: Location
    id: Id
    name: str
    kind: Literal["person", "organization", "group"] = "person"
    party: PartyId | None = None
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    names: tuple[Naming, ...] = ()
    """Other names, each for its time: Frost, later Lord Frost."""
    accepted: Accepted = ()


class Figure(NamedTuple):
    """A number that a position names, so that its moves can be read as numbers."""

    value: str
    unit: str | None = None
    of: str | None = None
    """What it is a number of."""


class Position(NamedTuple):
    """A party's answer to a question, in force from `since` until its next one."""

    at: Location
    since: Edtf
    summary: str
    evidence: tuple[StatementId, ...] = ()
    note: str | None = None
    sources: tuple[SourceId, ...] = ()
    """What it rests on where nothing was said: a questionnaire, a vote."""
    figures: tuple[Figure, ...] = ()
    accepted: Accepted = ()


class Assessment(NamedTuple):
    """An editor's judgement of whether two parties agree on a question, from `as_of` until the next one."""

    at: Location
    parties: tuple[PartyId, PartyId]
    as_of: Edtf
    verdict: Literal["agree", "partly", "differ", "unclear"]
    reason: str
    evidence: tuple[StatementId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    """What it rests on where nothing was said."""
    accepted: Accepted = ()


class Question(NamedTuple):
    """A question of an issue, with each party's successive positions."""

    at: Location
    id: Id
    ask: str
    positions: tuple[tuple[PartyId, tuple[Position, ...]], ...] = ()
    """(party, its positions as written) in the order of the file."""
    assessments: tuple[Assessment, ...] = ()
    note: str | None = None
    accepted: Accepted = ()


class Issue(NamedTuple):
    """A matter in dispute."""

    at: Location
    id: Id
    title: str
    question: str
    summary: str | None = None
    questions: tuple[Question, ...] = ()
    accepted: Accepted = ()


class Rendering(NamedTuple):
    """The same words in another language or by another hand."""

    language: str
    text: str
    by: str | None = None
    kind: Literal["original", "official", "interpreter", "editor"] | None = None
    source: SourceId | None = None
    """Where it stands, if not in the statement's own source."""


class Response(NamedTuple):
    """What a statement answers, and how; `how` is the YAML's `as`."""

    statement: StatementId
    how: Annotated[
        Literal[
            "confirms",
            "denies",
            "cannot_confirm",
            "rejects",
            "qualifies",
            "repeats",
            "answers",
            "accepts",
            "offers",
        ],
        Written("as"),
    ]


class Statement(NamedTuple):
    """Something said or written (Popolo Speech, schema.org Quotation)."""

    at: Location
    id: Id
    date: Edtf
    quotation: Literal["direct", "mixed", "indirect"]
    text: str
    issues: tuple[IssueId, ...]
    source: SourceId
    party: Annotated[PartyId | None, Written(before="date")] = None
    """Resolved: the statement's own party, else its speaker's; None where neither has one."""
    speaker: Annotated[ActorId | None, Written(before="date")] = None
    attribution: Annotated[str | None, Written(before="date")] = None
    questions: Annotated[tuple[QuestionId, ...], Written(before="source")] = ()
    locator: str | None = None
    venue: str | None = None
    basis: Literal["on_record", "background", "leaked", "document"] | None = None
    language: str | None = None
    renderings: tuple[Rendering, ...] = ()
    responds_to: tuple[Response, ...] = ()
    audience: tuple[PartyId, ...] = ()
    event: EventId | None = None
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
    exact: str | None = None
    """With `prefix` and `suffix`, the place in the source that is meant (W3C TextQuoteSelector)."""
    prefix: str | None = None
    suffix: str | None = None
    jointly_with: tuple[ParticipantId, ...] = ()
    """Who said it too, in a joint communiqué: it is evidence for their positions as well."""
    told_by: ParticipantId | None = None
    """Who reports it of the speaker: it is never evidence for the speaker's side."""
    tags: tuple[str, ...] = ()
    status: Literal["draft", "checked"] | None = None
    """Whether it was held against its source."""
    checked_by: str | None = None
    accepted: Accepted = ()


class Account(NamedTuple):
    """What one side says of an event."""

    by: ParticipantId
    says: str
    status: Literal["claimed", "acknowledged", "denied", "cannot_confirm", "documented"] | None = None
    date: Edtf | None = None
    source: SourceId | None = None


EventKind: TypeAlias = Literal[
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
    "summit",
    "speech",
    "election",
    "strike_action",
    "ruling",
]
SourceType: TypeAlias = Literal[
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
]


class Tally(NamedTuple):
    """How a vote came out; `votes` are the YAML's `for`."""

    votes: Annotated[str | None, Written("for")] = None
    against: str | None = None
    abstained: str | None = None
    absent: str | None = None
    who_for: tuple[ParticipantId, ...] = ()
    who_against: tuple[ParticipantId, ...] = ()
    who_abstained: tuple[ParticipantId, ...] = ()


class Event(NamedTuple):
    """Something that happened, was planned or is claimed (schema.org Event)."""

    at: Location
    id: Id
    title: str
    date: Edtf
    kind: EventKind | None = None
    place: str | None = None
    participants: tuple[ParticipantId, ...] = ()
    status: Literal["occurred", "planned", "claimed", "cancelled"] = "occurred"
    announced: Edtf | None = None
    issues: tuple[IssueId, ...] = ()
    statements: tuple[StatementId, ...] = ()
    source: SourceId | None = None
    accounts: tuple[Account, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
    announced_as: str | None = None
    """Its title on the days on which it was only announced, which tells no outcome."""
    sources: tuple[SourceId, ...] = ()
    """Further sources."""
    tally: tuple[Tally, ...] = ()
    """How a vote came out; several for several rounds."""
    tags: tuple[str, ...] = ()
    accepted: Accepted = ()


class Source(NamedTuple):
    """Where a record comes from (CSL-JSON)."""

    at: Location
    id: Id
    title: str
    type: SourceType | None = None
    author: str | None = None
    publisher: str | None = None
    issued: Edtf | None = None
    accessed: Edtf | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    text: str | None = None
    note: str | None = None
    accepted: Accepted = ()


class Records(NamedTuple):
    """All that a dossier holds, each collection in the order of its files."""

    dossier: Dossier
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
