"""The records a dossier is made of: immutable, typed, named after the field's standards.

Names follow Popolo (parties, actors, roles), schema.org (events), CSL-JSON (sources) and EDTF (dates).
A record is a `NamedTuple`: it costs little to import and to make, and can't be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.dossier.edtf import Edtf


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
    id: str
    title: str
    compare: tuple[str, str]
    """The two parties shown side by side, left and right."""
    as_of: Edtf
    """The day on which the dossier opens."""
    description: str | None = None
    language: str | None = None
    editors: tuple[str, ...] = ()
    licence: str | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Correction, ...] = ()


class Party(NamedTuple):
    """One side of the dispute (Popolo Organization)."""

    at: Location
    id: str
    name: str
    short: str | None = None
    classification: str | None = None
    note: str | None = None


class Role(NamedTuple):
    """An office held (Popolo Membership); `start` and `end` are the YAML's `from` and `to`."""

    title: str
    start: Edtf | None = None
    end: Edtf | None = None


class Actor(NamedTuple):
    """Somebody who speaks or takes part (Popolo Person or Organization)."""

    at: Location
    id: str
    name: str
    kind: str = "person"
    party: str | None = None
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None


class Position(NamedTuple):
    """A party's answer to a question, in force from `since` until its next one."""

    at: Location
    since: Edtf
    summary: str
    evidence: tuple[str, ...] = ()
    note: str | None = None


class Assessment(NamedTuple):
    """An editor's judgement of whether two parties agree on a question, from `as_of` until the next one."""

    at: Location
    parties: tuple[str, str]
    as_of: Edtf
    verdict: str
    reason: str
    evidence: tuple[str, ...] = ()


class Question(NamedTuple):
    """A question of an issue, with each party's successive positions."""

    at: Location
    id: str
    ask: str
    positions: tuple[tuple[str, tuple[Position, ...]], ...] = ()
    """(party, its positions as written) in the order of the file."""
    assessments: tuple[Assessment, ...] = ()
    note: str | None = None


class Issue(NamedTuple):
    """A matter in dispute."""

    at: Location
    id: str
    title: str
    question: str
    summary: str | None = None
    questions: tuple[Question, ...] = ()


class Rendering(NamedTuple):
    """The same words in another language or by another hand."""

    language: str
    text: str
    by: str | None = None
    kind: str | None = None
    source: str | None = None
    """Where it stands, if not in the statement's own source."""


class Response(NamedTuple):
    """What a statement answers, and how; `how` is the YAML's `as`."""

    statement: str
    how: str


class Statement(NamedTuple):
    """Something said or written (Popolo Speech, schema.org Quotation)."""

    at: Location
    id: str
    date: Edtf
    quotation: str
    text: str
    issues: tuple[str, ...]
    source: str
    party: str | None = None
    """Resolved: the statement's own party, else its speaker's; None where neither has one."""
    speaker: str | None = None
    attribution: str | None = None
    questions: tuple[str, ...] = ()
    locator: str | None = None
    venue: str | None = None
    basis: str | None = None
    language: str | None = None
    renderings: tuple[Rendering, ...] = ()
    responds_to: tuple[Response, ...] = ()
    audience: tuple[str, ...] = ()
    event: str | None = None
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
    exact: str | None = None
    """With `prefix` and `suffix`, the place in the source that is meant (W3C TextQuoteSelector)."""
    prefix: str | None = None
    suffix: str | None = None


class Account(NamedTuple):
    """What one side says of an event."""

    by: str
    says: str
    status: str | None = None
    date: Edtf | None = None
    source: str | None = None


class Event(NamedTuple):
    """Something that happened, was planned or is claimed (schema.org Event)."""

    at: Location
    id: str
    title: str
    date: Edtf
    kind: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    status: str = "occurred"
    announced: Edtf | None = None
    issues: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    source: str | None = None
    accounts: tuple[Account, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()


class Source(NamedTuple):
    """Where a record comes from (CSL-JSON)."""

    at: Location
    id: str
    title: str
    type: str | None = None
    author: str | None = None
    publisher: str | None = None
    issued: Edtf | None = None
    accessed: Edtf | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    text: str | None = None
    note: str | None = None


class Records(NamedTuple):
    """All that a dossier holds, each collection in the order of its files."""

    dossier: Dossier
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
