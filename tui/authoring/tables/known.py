"""What a dossier holds already, as far as an import has to know it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from tui.authoring import identifiers
from tui.authoring.tables.name_matching import NameIndex, key_of
from tui.dossier.loading import examine
from tui.dossier.problems import DossierError
from tui.dossier.yaml.dossier_files import File, find_files, read_file
from tui.dossier.yaml.file_pieces import Chunk, cut, parse_chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tui.dossier.records import Actor, Event, Issue, Party, Records, Source, Statement

    Progress = Callable[[str, int, int], None]

LARGE = 16 * 1024 * 1024
"""Bytes of a dossier from which on its statements are remembered by their hashes alone."""

_NUMBERED = re.compile(r"(.*[a-z])-?(\d{1,6})")
_NO_NAMES = frozenset(("he", "she", "they", "text"))
_ADDRESS = re.compile(r"^https?://(?:www\.|m\.|amp\.)?|[#?]utm_.*|#.*|/+$", re.IGNORECASE)


class KnownRecords:
    """Ids, names, sources and statements, those of the dossier and those an import has made so far."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.people = NameIndex(people=True)
        self.parties = NameIndex()
        self.issues = NameIndex()
        self.questions = NameIndex()
        self.events = NameIndex()
        self.party_of: dict[str, str | None] = {}
        self.issue_ids: list[str] = []
        self.issue_of: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        """By address, by title and by id."""
        self.titles: dict[str, str] = {}
        """Of sources, by id."""
        self.statements: dict[int, Statement] = {}
        """By the hash of who said what when; none of a large dossier."""
        self.by_id: dict[str, Statement] = {}
        self.seen: set[int] = set()
        """The same hashes of statements of which nothing else is kept: of a large dossier, and new ones."""
        self._statement_ids: set[int] = set()
        """The hashes of the ids of statements, of which there may be a million."""
        self._numbers: dict[str | None, Counter[str]] = defaultdict(Counter)
        self._highest: dict[str, tuple[int, int]] = {}
        self._last: dict[str, int] = {}

    def add_party(self, identifier: str, *names: str | None) -> None:
        """Take note of a party."""
        self.ids.add(identifier)
        self.parties.add(identifier, names)

    def add_person(self, identifier: str, party: str | None, names: Iterable[str | None]) -> None:
        """Take note of somebody who speaks."""
        self.ids.add(identifier)
        self.people.add(identifier, names)
        self.party_of[identifier] = party

    def add_issue(self, identifier: str, title: str) -> None:
        """Take note of an issue."""
        self.ids.add(identifier)
        self.issue_ids.append(identifier)
        self.issues.add(identifier, [title])

    def add_question(self, identifier: str, ask: str, issue: str) -> None:
        """Take note of a question of an issue."""
        self.ids.add(identifier)
        self.questions.add(identifier, [ask])
        self.issue_of[identifier] = issue

    def add_source(self, identifier: str, title: str, url: str | None, archived: str | None = None) -> None:
        """Take note of a source."""
        self.ids.add(identifier)
        self.titles[identifier] = title
        for key in (f"id {identifier}", f"title {key_of(title)}", address_key(url), address_key(archived)):
            if key:
                self.sources.setdefault(key, identifier)

    def add_statement(self, statement: Statement, *, with_text: bool) -> None:
        """Take note of a statement on record."""
        self._statement_ids.add(hash(statement.id))
        who = statement.speaker or statement.attribution or statement.party or ""
        key = statement_key(who, statement.date.text, statement.text)
        if with_text:
            self.statements[key] = statement
            self.by_id[statement.id] = statement
        else:
            self.seen.add(key)
        match = _NUMBERED.fullmatch(statement.id)
        if match:
            party = statement.party or self.party_of.get(statement.speaker or "")
            prefix = statement.id[: match.start(2)]
            self._numbers[party][prefix] += 1
            highest, width = self._highest.get(prefix, (0, 1))
            self._highest[prefix] = max(highest, int(match[2])), max(width, len(match[2]))

    def add_new_statement(self, identifier: str, key: int) -> None:
        """Take note of a statement that is new with this table."""
        self._statement_ids.add(hash(identifier))
        self.seen.add(key)

    def is_statement(self, identifier: str) -> bool:
        """Whether a statement has an id."""
        return hash(identifier) in self._statement_ids

    def has(self, identifier: str) -> bool:
        """Whether anything has an id."""
        return identifier in self.ids or self.is_statement(identifier)

    def new_id(self, wanted: str) -> str:
        """Give an id that nothing has."""
        number = self._last.get(wanted, 1)
        identifier = wanted if number == 1 else f"{wanted}-{number}"
        while self.has(identifier):
            number += 1
            identifier = f"{wanted}-{number}"
        self._last[wanted] = number
        return identifier

    def statement_id(self, party: str | None, who: str, date: str) -> str:
        """Give the id of a new statement: the next number where its party has such, else by name and day."""
        counts = self._numbers.get(party)
        if counts:
            prefix, count = counts.most_common(1)[0]
            if count * 2 > counts.total() or count > 2:
                highest, width = self._highest[prefix]
                self._highest[prefix] = highest + 1, width
                return self.new_id(f"{prefix}{highest + 1:0{width}}")
        last = who.split()[-1] if who else ""
        # `he` and `the text` are nobody's name.
        name = identifiers.slug("" if last.lower() in _NO_NAMES else last, party or "statement")
        return self.new_id(f"{name}-{re.sub('[^0-9-]', '', date[:10]).strip('-')}")


def read_known(dossier: Path, progress: Progress) -> KnownRecords:
    """Read what a dossier holds.

    Args:
        dossier: its folder, or its one file.
        progress: told how far it is.

    Raises:
        DossierError: it has errors.
    """
    pairs, problems = find_files(dossier)
    if problems:
        raise DossierError(problems)
    size = sum(path.stat().st_size for path, _ in pairs)
    known = KnownRecords()
    if size >= LARGE and _read_in_pieces(known, pairs, size, progress):
        return known
    # Only the whole dossier tells what is wrong in it.
    records, all_problems = examine(dossier)
    if records is None:
        raise DossierError(all_problems)
    known = KnownRecords()
    _take(known, records, with_text=size < LARGE)
    return known


def _read_in_pieces(
    known: KnownRecords, pairs: list[tuple[Path, str]], size: int, progress: Progress
) -> bool:
    """Read a large dossier piece by piece, keeping none; False where it can't be read so."""
    done = 0
    for path, name in pairs:
        file = read_file(path, name)
        pieces = cut(file.data) if isinstance(file, File) else None
        if not isinstance(file, File) or pieces is None:
            return False
        for piece in pieces:
            chunk = Chunk(file.data[piece.start : piece.end], piece.first_line, piece.collection)
            part = parse_chunk(name, chunk)
            if part is None:
                return False
            _take_parts(known, part.collections)
            for statement in part.collections["statements"]:
                known.add_statement(statement, with_text=False)
            done += len(chunk.data)
            progress("Reading the dossier", done, size)
    return True


def _take(known: KnownRecords, records: Records, *, with_text: bool) -> None:
    parts: dict[str, Any] = records._asdict()
    _take_parts(known, parts)
    for statement in records.statements:
        known.add_statement(statement, with_text=with_text)


def _take_parts(known: KnownRecords, parts: dict[str, Any]) -> None:
    dossier = parts["dossier"]
    for head in dossier if isinstance(dossier, list) else [dossier]:
        known.ids.add(head.id)
    parties: Iterable[Party] = parts["parties"]
    for party in parties:
        known.add_party(party.id, party.name, party.short)
    actors: Iterable[Actor] = parts["actors"]
    for actor in actors:
        known.add_person(actor.id, actor.party, (actor.name, *actor.aliases))
    issues: Iterable[Issue] = parts["issues"]
    for issue in issues:
        known.add_issue(issue.id, issue.title)
        for question in issue.questions:
            known.add_question(question.id, question.ask, issue.id)
    events: Iterable[Event] = parts["events"]
    for event in events:
        known.ids.add(event.id)
        known.events.add(event.id, [event.title])
    sources: Iterable[Source] = parts["sources"]
    for source in sources:
        known.add_source(source.id, source.title, source.url, source.archived_url)


def address_key(url: str | None) -> str:
    """Give an address without what does not tell pages apart: `www.`, a closing slash, tracking."""
    return f"url {_ADDRESS.sub('', url.strip())}" if url else ""


def statement_key(who: str, date: str, text: str) -> int:
    """Give the hash of who said what when."""
    return hash((who, date, " ".join(text.split())))
