"""The tables of an archive.

The rowid of a statement or an event is the first minute that its date may mean, shifted left by `SHIFT`, plus
a sequence number within that minute: rows lie in the order of their dates, and go on doing so when files
change. Where clocks of one day differ, the minute is that of one of them (`build/record_order.py`).

What is shown is sealed: `seal` is a checksum of the columns before it (`validity/row_seals.py`).
"""

from typing import NamedTuple

VERSION = 19
"""Raised whenever the tables change or what they hold; an archive of another version is built anew."""

APPLICATION_ID = 0x42696C00 + VERSION
"""`Bil` and the version, in the header of the SQLite file."""

SHIFT = 24
"""Bits of a rowid that number the records of one minute."""

MINUTES_A_DAY = 1440
UNDATED = 1
"""The day on which records of an unknown date stand: they are on record, but of no day that can be shown."""


class StatementColumns(NamedTuple):
    """The columns of a statement after its rowid; whatever reads or writes a whole row goes by this list."""

    id: str
    file: int
    line: int
    party: str | None
    speaker: str | None
    attribution: str | None
    date: str
    upper: int
    """The last minute that the date may mean; the first one is in the rowid."""
    quotation: str
    text: str
    language: str | None
    basis: str | None
    issues: str
    """Ids with spaces between them; likewise `questions` and `audience`."""
    questions: str
    source: str
    locator: str | None
    venue: str | None
    event: str | None
    audience: str
    note: str | None
    exact: str | None
    prefix: str | None
    suffix: str | None


_STATEMENT = ", ".join(
    f"{name} {'INTEGER' if kind is int else 'TEXT'}"
    for name, kind in StatementColumns.__annotations__.items()
)

TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file(id INTEGER PRIMARY KEY, name TEXT NOT NULL, seal INTEGER);
CREATE TABLE dossier(
    id TEXT, title TEXT, description TEXT, language TEXT, first TEXT, second TEXT, as_of TEXT, lower INTEGER,
    upper INTEGER, licence TEXT, file INTEGER, seal INTEGER, first_day INTEGER, last_day INTEGER,
    statements INTEGER, events INTEGER);
CREATE TABLE editor(n INTEGER PRIMARY KEY, name TEXT, seal INTEGER);
CREATE TABLE synonym(list INTEGER, n INTEGER, word TEXT, seal INTEGER);
CREATE TABLE correction(owner TEXT, n INTEGER, date TEXT, lower INTEGER, upper INTEGER, note TEXT,
    file INTEGER, seal INTEGER);
CREATE TABLE more(owner TEXT, file INTEGER, fields TEXT, seal INTEGER);
CREATE TABLE party(id TEXT, name TEXT, short TEXT, classification TEXT, note TEXT, file INTEGER,
    line INTEGER, seal INTEGER);
CREATE TABLE actor(id TEXT, name TEXT, kind TEXT, party TEXT, note TEXT, file INTEGER, line INTEGER,
    seal INTEGER);
CREATE TABLE role(actor TEXT, n INTEGER, title TEXT, start TEXT, start_lower INTEGER, start_upper INTEGER,
    finish TEXT, finish_lower INTEGER, finish_upper INTEGER, seal INTEGER);
CREATE TABLE alias(actor TEXT, n INTEGER, alias TEXT, seal INTEGER);
CREATE TABLE identifier(actor TEXT, n INTEGER, scheme TEXT, value TEXT, seal INTEGER);
CREATE TABLE issue(id TEXT, title TEXT, question TEXT, summary TEXT, file INTEGER, line INTEGER,
    seal INTEGER);
CREATE TABLE question(id TEXT, issue TEXT, ask TEXT, note TEXT, file INTEGER, line INTEGER,
    seal INTEGER);
CREATE TABLE position(rowid INTEGER PRIMARY KEY, question TEXT, party TEXT, number INTEGER, since TEXT,
    lower INTEGER, upper INTEGER, summary TEXT, note TEXT, file INTEGER, line INTEGER, seal INTEGER);
CREATE TABLE assessment(rowid INTEGER PRIMARY KEY, question TEXT, first TEXT, second TEXT, as_of TEXT,
    lower INTEGER, upper INTEGER, verdict TEXT, reason TEXT, file INTEGER, line INTEGER, seal INTEGER);
CREATE TABLE evidence(kind TEXT, owner INTEGER, n INTEGER, statement TEXT, seal INTEGER, rowid_of INTEGER,
    quotation TEXT);
CREATE TABLE source(id TEXT, title TEXT, type TEXT, author TEXT, publisher TEXT,
    issued TEXT, issued_lower INTEGER, issued_upper INTEGER,
    accessed TEXT, accessed_lower INTEGER, accessed_upper INTEGER,
    url TEXT, archived_url TEXT, language TEXT, text TEXT, note TEXT, file INTEGER, line INTEGER,
    seal INTEGER);
CREATE TABLE statement(rowid INTEGER PRIMARY KEY, {_STATEMENT}, seal INTEGER);
CREATE TABLE passage(rowid INTEGER PRIMARY KEY, source TEXT, n INTEGER, text TEXT, seal INTEGER);
CREATE TABLE rendering(statement INTEGER, n INTEGER, language TEXT, text TEXT, by TEXT, kind TEXT,
    source TEXT, seal INTEGER,
    PRIMARY KEY(statement, n)) WITHOUT ROWID;
CREATE TABLE response(answer INTEGER, n INTEGER, how TEXT, statement TEXT, seal INTEGER,
    PRIMARY KEY(answer, n)) WITHOUT ROWID;
CREATE TABLE asked(statement INTEGER, party TEXT, seal INTEGER, answered INTEGER, PRIMARY KEY(statement,
    party)) WITHOUT ROWID;
CREATE TABLE event(rowid INTEGER PRIMARY KEY, id TEXT, file INTEGER, line INTEGER, title TEXT, date TEXT,
    upper INTEGER, kind TEXT, place TEXT, status TEXT, announced TEXT, announced_lower INTEGER,
    announced_upper INTEGER, issues TEXT, source TEXT, note TEXT, announced_as TEXT, seal INTEGER);
CREATE TABLE participant(event INTEGER, n INTEGER, id TEXT, seal INTEGER, PRIMARY KEY(event,
    n)) WITHOUT ROWID;
CREATE TABLE account(event INTEGER, n INTEGER, by TEXT, says TEXT, status TEXT, date TEXT, lower INTEGER,
    upper INTEGER, source TEXT, since INTEGER, seal INTEGER, PRIMARY KEY(event,
    n)) WITHOUT ROWID;
CREATE TABLE of_event(event INTEGER, n INTEGER, statement TEXT, seal INTEGER, PRIMARY KEY(event,
    n)) WITHOUT ROWID;
CREATE TABLE timeline(id INTEGER PRIMARY KEY, kind TEXT, issue TEXT, party TEXT);
CREATE TABLE stretch(timeline INTEGER, first INTEGER, before INTEGER, direct INTEGER, mixed INTEGER,
    indirect INTEGER, size INTEGER, kinds BLOB, rowids BLOB);
CREATE TABLE segment(id INTEGER PRIMARY KEY, kind TEXT, size INTEGER, dead BLOB);
CREATE TABLE chunk(id INTEGER PRIMARY KEY, first INTEGER, latest INTEGER, rowids BLOB, uppers BLOB);
CREATE TABLE posting(segment INTEGER, term TEXT, size INTEGER, stem TEXT, positions BLOB,
    PRIMARY KEY(segment, term)) WITHOUT ROWID;
CREATE TABLE reference(id INTEGER PRIMARY KEY, targets BLOB);
CREATE TABLE referrer(id INTEGER PRIMARY KEY, starts BLOB, positions BLOB);
CREATE TABLE name(kind TEXT, id TEXT, shown TEXT, folded TEXT, seal INTEGER);
"""

INDEXES = """
CREATE INDEX party_id ON party(id);
CREATE INDEX actor_id ON actor(id);
CREATE INDEX role_actor ON role(actor, n);
CREATE INDEX alias_actor ON alias(actor, n);
CREATE INDEX identifier_actor ON identifier(actor, n);
CREATE INDEX correction_owner ON correction(owner, n);
CREATE INDEX more_owner ON more(owner);
CREATE INDEX issue_id ON issue(id);
CREATE INDEX question_id ON question(id);
CREATE INDEX question_issue ON question(issue);
CREATE INDEX position_question ON position(question, party, number);
CREATE INDEX assessment_question ON assessment(question, lower);
CREATE INDEX evidence_owner ON evidence(kind, owner, n);
CREATE INDEX evidence_statement ON evidence(statement);
CREATE INDEX source_id ON source(id);
CREATE INDEX source_issued ON source(issued_lower);
CREATE INDEX source_text ON source(text) WHERE text IS NOT NULL;
CREATE INDEX statement_id ON statement(id);
CREATE INDEX statement_file ON statement(file);
CREATE INDEX statement_event ON statement(event) WHERE event IS NOT NULL;
CREATE INDEX response_statement ON response(statement);
CREATE INDEX asked_open ON asked(answered);
CREATE INDEX event_file ON event(file);
CREATE INDEX event_id ON event(id);
CREATE INDEX event_announced ON event(announced_lower) WHERE announced_lower IS NOT NULL;
CREATE INDEX account_since ON account(since);
CREATE INDEX of_event_statement ON of_event(statement);
CREATE UNIQUE INDEX timeline_key ON timeline(kind, issue, party);
CREATE INDEX stretch_first ON stretch(timeline, first);
CREATE INDEX stretch_before ON stretch(timeline, before);
CREATE INDEX posting_stem ON posting(segment, stem) WHERE stem IS NOT NULL;
CREATE INDEX chunk_first ON chunk(first);
CREATE INDEX chunk_latest ON chunk(latest);
CREATE INDEX name_kind ON name(kind, id);
"""


def bound(day: int) -> int:
    """The first rowid after a day.

    Args:
        day: an ordinal (`date.toordinal`).

    Returns:
        The rowid below which lie all records that may have happened by the end of that day.
    """
    return (day + 1) * MINUTES_A_DAY << SHIFT


def day_of(rowid: int) -> int:
    """The day on which a record begins.

    Args:
        rowid: the rowid of a statement or an event.

    Returns:
        An ordinal (`date.toordinal`).
    """
    return (rowid >> SHIFT) // MINUTES_A_DAY
