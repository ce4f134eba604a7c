"""What the archive answers with: immutable rows, ready to be shown.

A *day* is an ordinal (`date.toordinal`). Whatever is asked "as of" a day holds what may have happened by its
end: records whose lower bound is not after it; `certain` tells those whose upper bound isn't either.

A start imports this. Annotations are no texts here, since `NamedTuple` would compile each of them: 1 ms.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.dossier.edtf.form import Edtf


class Kinds(NamedTuple):
    """How many statements there are of each kind of quotation."""

    direct: int = 0
    mixed: int = 0
    indirect: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.direct + self.mixed + self.indirect


class DossierRow(NamedTuple):
    """What the dossier is about."""

    id: str
    title: str
    description: str | None
    language: str | None
    compare: tuple[str, str]
    as_of: Edtf
    editors: tuple[str, ...]
    licence: str | None
    synonyms: tuple[tuple[str, ...], ...]
    corrections: tuple[tuple[Edtf, str], ...]
    first_day: int
    """The lower bound of the earliest statement or event."""
    last_day: int
    """The lower bound of the latest one, or the dossier's own day where that is later."""
    statements: int
    events: int


class PartyRow(NamedTuple):
    """A party; `short` falls back to the name."""

    id: str
    name: str
    short: str
    classification: str | None
    note: str | None
    file: str
    line: int
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class RoleRow(NamedTuple):
    """An office held, from and to as written."""

    title: str
    start: Edtf | None
    end: Edtf | None


class ActorRow(NamedTuple):
    """Somebody who speaks or takes part."""

    id: str
    name: str
    kind: str
    party: str | None
    roles: tuple[RoleRow, ...]
    aliases: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    note: str | None
    file: str
    line: int
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class IssueRow(NamedTuple):
    """An issue with the number of statements of each of the parties asked for, in their order."""

    id: str
    title: str
    question: str
    summary: str | None
    counts: tuple[int, ...]
    file: str
    line: int


class PositionRow(NamedTuple):
    """A party's position on a question."""

    question: str
    party: str
    since: Edtf
    certain: bool
    """False where `since` may lie after the day asked for."""
    summary: str
    note: str | None
    evidence: tuple[str, ...]
    """Ids of the statements given as evidence that are on record by the day asked for."""
    kinds: Kinds
    """The same, counted by kind of quotation."""
    number: int
    """1 for the party's first position on the question, 2 for the next one …"""
    file: str
    line: int
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class AssessmentRow(NamedTuple):
    """An editor's judgement on a question."""

    question: str
    parties: tuple[str, str]
    as_of: Edtf
    certain: bool
    """False where `as_of` may lie after the day asked for."""
    verdict: str
    reason: str
    evidence: tuple[str, ...]
    file: str
    line: int
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class QuestionRow(NamedTuple):
    """A question with the positions in force and the verdict on the two parties asked for."""

    id: str
    issue: str
    ask: str
    note: str | None
    positions: tuple[PositionRow | None, ...]
    """One for each party asked for, in their order; None where nothing is on record."""
    assessment: AssessmentRow | None
    """The one in force between the first two parties asked for."""
    file: str
    line: int


class SourceRow(NamedTuple):
    """Where a record comes from."""

    id: str
    title: str
    type: str | None
    author: str | None
    publisher: str | None
    issued: Edtf | None
    accessed: Edtf | None
    url: str | None
    archived_url: str | None
    language: str | None
    text: str | None
    note: str | None
    file: str
    line: int


class StatementRow(NamedTuple):
    """A statement as a list shows it."""

    rowid: int
    id: str
    party: str | None
    speaker: str | None
    """The id of an actor."""
    by: str
    """Whom the reader sees: the speaker's name, else the attribution."""
    date: Edtf
    quotation: str
    text: str
    language: str | None
    basis: str | None
    issues: tuple[str, ...]
    file: str
    line: int


class ResponseRow(NamedTuple):
    """One statement answering another.

    `how` is confirms, denies, cannot_confirm, rejects, qualifies or repeats.
    """

    how: str
    statement: StatementRow


class RenderingRow(NamedTuple):
    """The same words in another language or by another hand."""

    language: str
    text: str
    by: str | None
    kind: str | None
    source: str | None


class AccountRow(NamedTuple):
    """What one side says of an event."""

    by: str
    """The id of a party or an actor."""
    name: str
    """Its name."""
    party: str | None
    says: str
    status: str | None
    date: Edtf | None
    source: SourceRow | None


class EventRow(NamedTuple):
    """An event as the log shows it on the day asked for."""

    rowid: int
    id: str
    title: str
    date: Edtf
    kind: str | None
    place: str | None
    status: str
    """As of the day asked for: `planned` where it had been announced but its date had not come."""
    outcome: str | None
    """As recorded: occurred, planned, claimed or cancelled; None where its date had not come."""
    announced: Edtf | None
    accounts: int
    """How many accounts there are by the day."""
    contested: bool
    """Two or more parties or actors give accounts of it by the day."""
    issues: tuple[str, ...]
    file: str
    line: int


class ProofRow(NamedTuple):
    """What the last check of a quotation found."""

    fragment: int | None
    """The number of the fragment of a mixed quotation, from 0."""
    rendering: int | None
    """The number of the rendering, from 0."""
    text: str
    status: str
    """As `bilateral verify` has it; `not checked` where its text or its source's has changed since."""
    checked: str | None = None
    """The day of the check, in ISO 8601."""
    remarks: tuple[str, ...] = ()
    place: tuple[int, int] | None = None
    """Line and column in the source's text."""
    before: str = ""
    """The source's words before the passage, from the beginning of a sentence."""
    passage: str = ""
    after: str = ""
    """What follows it, to the end of a sentence."""
    elided: tuple[str, ...] = ()
    """What the source has where the quotation has an ellipsis."""
    nearest: str = ""
    """The passage that is most like an altered quotation."""
    differences: tuple[str, ...] = ()


class StatementDetail(NamedTuple):
    """All that is known of a statement as of a day."""

    row: StatementRow
    certain: bool
    speaker: ActorRow | None
    attribution: str | None
    office: str | None
    """The titles that the speaker held on that date, joined with a comma; None where none is known."""
    source: SourceRow
    locator: str | None
    venue: str | None
    note: str | None
    corrections: tuple[tuple[Edtf, str], ...]
    renderings: tuple[RenderingRow, ...]
    questions: tuple[tuple[str, str], ...]
    """(id, what is asked)."""
    audience: tuple[str, ...]
    unanswered_by: tuple[str, ...]
    """Parties in `audience` from which no response is on record by the day."""
    responds_to: tuple[ResponseRow, ...]
    responses: tuple[ResponseRow, ...]
    event: EventRow | None
    evidence_for: tuple[tuple[str, str], ...]
    """(question id, party) of the positions that it backs."""
    exact: str | None
    """With `prefix` and `suffix`, the place in the source that is meant (W3C TextQuoteSelector)."""
    prefix: str | None
    suffix: str | None
    proofs: tuple[ProofRow, ...]
    """What the last check found for each quotation in it; empty where no source of the dossier has a text."""
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class EventDetail(NamedTuple):
    """All that is known of an event as of a day."""

    row: EventRow
    certain: bool
    participants: tuple[tuple[str, str], ...]
    """(id, name)."""
    accounts: tuple[AccountRow, ...]
    statements: tuple[StatementRow, ...]
    source: SourceRow | None
    note: str | None
    corrections: tuple[tuple[Edtf, str], ...]
    more: Mapping[str, Any] = {}
    """Fields that few have, by the format's names."""


class ThreadRow(NamedTuple):
    """One statement of an exchange; the first one has depth 0 and no `how`."""

    depth: int
    how: str | None
    statement: StatementRow


class Period(NamedTuple):
    """A stretch of the tempo strip."""

    first_day: int
    last_day: int
    counts: tuple[int, ...]
    """Statements of each party asked for."""
    events: int


class PositionChange(NamedTuple):
    """What a party's answer was and what it became."""

    question: str
    ask: str
    issue: str
    party: str
    before: PositionRow | None
    after: PositionRow


class VerdictChange(NamedTuple):
    """What the verdict on a question was and what it became."""

    question: str
    ask: str
    issue: str
    before: AssessmentRow | None
    after: AssessmentRow


class Comparison(NamedTuple):
    """What two days differ in: what had come by the second one that was not there by the first."""

    first_day: int
    last_day: int
    positions: tuple[PositionChange, ...]
    verdicts: tuple[VerdictChange, ...]
    statements: tuple[int, ...]
    """How many statements each party asked for added."""
    events: int
    """How many events came."""
    planned: tuple[EventRow, ...]
    """Those that were announced and have still to come."""
    with_new_accounts: tuple[EventRow, ...]
    """Those that were known already, and of which accounts were added."""
