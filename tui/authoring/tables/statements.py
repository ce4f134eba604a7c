"""Rows of a table become statements, with the people, parties, issues and sources that are new with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.authoring import identifiers
from tui.authoring.tables.cells import CellReader, Choices, NewQuestion, Refused, parts
from tui.authoring.tables.import_findings import ChangedRow, Made, Undecided
from tui.authoring.tables.known import statement_key
from tui.authoring.tables.name_matching import is_body, is_unnamed, name_and_office, new_id
from tui.authoring.yaml_text.scalars import UnwritableText, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.authoring.tables.import_findings import ImportFindings
    from tui.authoring.tables.known import KnownRecords
    from tui.authoring.tables.name_matching import NameIndex
    from tui.dossier.records import Statement

NEW = "new"
"""What `--same` says of a name that is nobody's on record."""


class New(NamedTuple):
    """A name that nothing on record has."""

    name: str
    office: str = ""


class Maker:
    """Makes records of rows."""

    def __init__(
        self, known: KnownRecords, choices: Choices, findings: ImportFindings, *, takes_changes: bool
    ) -> None:
        self._known = known
        self._choices = choices
        self._findings = findings
        self._takes_changes = takes_changes
        self.updates: list[tuple[str, dict[str, Any]]] = []
        """(id, fields) of statements on record that rows change."""
        self.questions: dict[str, list[dict[str, str]]] = {}
        """New questions of issues that are on record, by issue."""
        self._new_issues: dict[str, dict[str, Any]] = {}
        self._matched: set[str] = set()
        self._cells = CellReader(known, choices)

    def make(self, row: int, cells: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give the records of a row: none where it is on record already or can't be read, which is told.

        Args:
            row: its number.
            cells: its texts by field, those that are empty left out.
        """
        cells = {**self._choices.given, **cells}
        try:
            yield from self._records(row, cells)
        except Refused as why:
            self._findings.refuse(str(why), row)
        except UnwritableText as why:
            self._findings.refuse(str(why), row)

    def _records(self, row: int, cells: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
        self._cells.guesses = []
        for text in cells.values():
            refuse(text)
        fields = self._cells.fields(cells)
        undecided: list[Undecided] = []
        party = self._named("party", self._known.parties, cells.get("party", ""), undecided)
        first, *others = self._speakers(cells.get("speaker", ""))
        if others:
            fields["jointly_with"] = others
        speaker, attribution = self._speaker({**cells, "speaker": first}, undecided)
        issues = [
            self._named("issue", self._known.issues, name, undecided)
            for name in parts(cells.get("issues", ""))
        ]
        source = self._cells.source(cells)
        for question in undecided:
            self._findings.ask(question, row)
        if undecided:
            return
        if speaker is None and not attribution and party is None:
            raise Refused("nobody is said to have said it: no speaker, attribution or party")
        if not attribution and speaker is None:
            attribution = (
                self._known.parties.shown(party) if isinstance(party, str) else party.name if party else ""
            )
        if not issues:
            raise Refused("it has no issue: name a column with --map, or give one with --set issues=ID")
        known = self._on_record(row, cells, fields, speaker, attribution, party, issues, source)
        if known:
            return
        yield from self._new_records(row, fields, party, speaker, attribution, issues, source)

    def _speakers(self, given: str) -> list[str]:
        """Give the names in a cell: of several that are all on record, as of a joint statement, their ids."""
        names = [name for name in _BETWEEN.split(given) if name]
        ids = [self._known.people.find(name) for name in names]
        if len(names) < 2 or self._known.people.find(given) is not None or None in ids:
            return [given]
        return [identifier for identifier in ids if identifier is not None]

    def _speaker(self, cells: Mapping[str, str], undecided: list[Undecided]) -> tuple[str | New | None, str]:
        """Give who spoke, and in which words the source says so."""
        attribution = cells.get("attribution", "").strip()
        given = " ".join(cells.get("speaker", "").split())
        if not given:
            return None, attribution
        if is_unnamed(given) and self._known.people.find(given) is None and given not in self._choices.same:
            return None, attribution or given
        name, office = name_and_office(given)
        if self._known.people.find(given) is not None:
            name, office = given, ""
        speaker = self._named("person", self._known.people, name, undecided)
        if isinstance(speaker, New):
            speaker = New(speaker.name, cells.get("office", "").strip() or office)
        return speaker, attribution

    def _named(self, kind: str, index: NameIndex, name: str, undecided: list[Undecided]) -> str | New | None:
        """Give the id of a name, or that it is new; where it is much like others, that is asked."""
        name = " ".join(name.split())
        if not name:
            return None
        if len(name) > _LONGEST_NAME:
            raise Refused(f"“{name[:60]}…” is too long for the name of a {kind}: is it another column?")
        decided = self._choices.same.get(name)
        if decided is not None and decided != NEW:
            if decided not in self._known.ids:
                raise Refused(f"--same “{name}”: nothing on record has the id “{decided}”")
            return decided
        identifier = index.find(name)
        if identifier is not None:
            return identifier
        near = index.near(name) if decided is None else ()
        if near:
            undecided.append(Undecided(kind, name, near))
        return New(name)

    def _on_record(
        self,
        row: int,
        cells: Mapping[str, str],
        fields: dict[str, Any],
        speaker: str | New | None,
        attribution: str,
        party: str | New | None,
        issues: list[str | New | None],
        source: str | dict[str, str],
    ) -> bool:
        """Tell whether a statement is on record already; what differs in the row is noted as a change."""
        who = (
            speaker if isinstance(speaker, str) else attribution or (party if isinstance(party, str) else "")
        )
        on_record: Statement | None
        if "id" in fields:
            on_record = self._known.by_id.get(fields["id"])
            if on_record is None and self._known.has(fields["id"]):
                if self._known.is_statement(fields["id"]):
                    self._findings.same.add(row)
                    return True
                raise Refused(f"the id “{fields['id']}” is another record's")
        else:
            if isinstance(speaker, New):
                return False
            key = statement_key(who, fields["date"], fields["text"])
            if key in self._known.seen:
                self._findings.same.add(row)
                return True
            on_record = self._known.statements.get(key) or self._like(who, fields, source)
        if on_record is None:
            return False
        self._matched.add(on_record.id)
        given: dict[str, Any] = {name: value for name, value in fields.items() if name != "id"}
        if not cells.get("quotation"):
            del given["quotation"]
        ids = [issue for issue in issues if isinstance(issue, str)]
        # Issues and questions that an editor added since are no change of the row's.
        if not set(ids) <= set(on_record.issues) or len(ids) < len(issues):
            given["issues"] = [*on_record.issues, *(issue for issue in ids if issue not in on_record.issues)]
        given["source"] = source if isinstance(source, str) else source.get("url") or source["title"]
        if isinstance(speaker, str):
            given["speaker"] = speaker
        self._note_changes(row, on_record, given, has_new=not isinstance(source, str))
        return True

    def _note_changes(self, row: int, on_record: Statement, given: dict[str, Any], *, has_new: bool) -> None:
        fields: dict[str, tuple[str, str]] = {}
        for name, value in given.items():
            old = getattr(on_record, name)
            old = getattr(old, "text", old)
            if isinstance(value, list):
                if set(value) <= set(old or ()):
                    continue
                old, shown = ", ".join(old or ()), ", ".join(value)
            else:
                shown = value
            if shown != (old or ""):
                fields[name] = (old or "", shown)
        if not fields:
            self._findings.same.add(row)
            return
        self._findings.change(ChangedRow(row, on_record.id, fields))
        if self._takes_changes:
            if has_new and "source" in fields:
                raise Refused("its source is new: add the source first, then take the change")
            self.updates.append((on_record.id, {name: given[name] for name in fields}))

    def _like(self, who: str, fields: dict[str, Any], source: str | dict[str, str]) -> Statement | None:
        """Give the one statement on record that differs in its day or a few words, and that no row has."""
        if not isinstance(source, str) or len(self._known.by_id) > _MOST_COMPARED:
            return None
        from difflib import SequenceMatcher

        alike = []
        for statement in self._known.by_id.values():
            if statement.source != source or statement.id in self._matched:
                continue
            if who not in (statement.speaker, statement.attribution, statement.party):
                continue
            same_day, same_text = statement.date.text == fields["date"], statement.text == fields["text"]
            if same_text or (
                same_day
                and SequenceMatcher(None, statement.text, fields["text"], autojunk=False).ratio() >= _ALIKE
            ):
                alike.append(statement)
        return alike[0] if len(alike) == 1 else None

    def _new_records(
        self,
        row: int,
        fields: dict[str, Any],
        party: str | New | None,
        speaker: str | New | None,
        attribution: str,
        issues: list[str | New | None],
        source: str | dict[str, str],
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        known = self._known
        if isinstance(party, New):
            party_id = known.new_id(identifiers.slug(party.name, "party"))
            known.add_party(party_id, party.name)
            yield self._made("parties", {"id": party_id, "name": party.name}, party.name, row)
            party = party_id
        if isinstance(speaker, New):
            speaker_id = known.new_id(new_id(speaker.name, "person"))
            known.add_person(speaker_id, party, [speaker.name])
            record: dict[str, Any] = {
                "id": speaker_id,
                "name": speaker.name,
                "kind": "organization" if is_body(speaker.name) else "person",
                "party": party or "",
            }
            if speaker.office:
                record["roles"] = [{"title": speaker.office}]
            yield self._made("actors", record, speaker.name, row)
            speaker = speaker_id
        issue_ids = []
        for issue in issues:
            if isinstance(issue, New):
                issue_id = known.new_id(identifiers.slug(issue.name, "issue"))
                known.add_issue(issue_id, issue.name)
                # No question is made up: an editor has to say what is asked.
                record = {
                    "id": issue_id,
                    "title": issue.name,
                    "question": f"{issue.name}: what does each side say?",
                }
                made = self._made("issues", record, issue.name, row)
                self._new_issues[issue_id] = made[1]
                yield made
                issue_ids.append(issue_id)
                self._cells.guesses.append("the issue is new: write its question")
            elif issue is not None and issue not in issue_ids:
                issue_ids.append(issue)
        if "questions" in fields:
            fields["questions"] = [self._question(asked, issue_ids[0], row) for asked in fields["questions"]]
            for question in fields["questions"]:
                if known.issue_of[question] not in issue_ids:
                    issue_ids.append(known.issue_of[question])
        if not isinstance(source, str):
            wanted = identifiers.slug(
                source.get("publisher") or _site(source.get("url", "")) or source["title"], "source"
            )
            day = source.get("issued", fields["date"])[:10].strip("~?%/")
            source_id = known.new_id(f"{wanted}-{re.sub('[^0-9-]', '', day)}".strip("-"))
            known.add_source(source_id, source["title"], source.get("url"), source.get("archived_url"))
            yield self._made("sources", {"id": source_id, **source}, source["title"], row)
            source = source_id
        own = known.party_of.get(speaker or "")
        shown = known.people.shown(speaker) if speaker else ""
        identifier = fields.pop("id", "") or known.statement_id(
            party or own, shown or attribution, fields["date"]
        )
        who = speaker or attribution or party or ""
        key = statement_key(who, fields["date"], fields["text"])
        if key in known.seen:
            self._findings.same.add(row)
            return
        known.add_new_statement(identifier, key)
        statement = {"id": identifier, "speaker": speaker or "", "attribution": attribution}
        if party and party != own:
            statement["party"] = party
        statement |= {**fields, "issues": issue_ids, "source": source}
        if self._choices.is_draft:
            statement["status"] = "draft"
        self._findings.taken += 1
        for guess in self._cells.guesses:
            self._findings.guess(guess, row)
        yield "statements", {name: value for name, value in statement.items() if value}

    def _question(self, asked: str | NewQuestion, issue: str, row: int) -> str:
        """Give the id of a question; a new one is added to the issue."""
        if isinstance(asked, str):
            return asked
        known = self._known.questions.find(asked.ask)
        if known is not None:
            return known
        identifier = self._known.new_id(identifiers.slug(asked.ask, "question"))
        self._known.add_question(identifier, asked.ask, issue)
        record = {"id": identifier, "ask": asked.ask}
        if issue in self._new_issues:
            self._new_issues[issue].setdefault("questions", []).append(record)
        else:
            self.questions.setdefault(issue, []).append(record)
        self._findings.made["questions"].append(Made(identifier, asked.ask, row))
        return identifier

    def _made(
        self, collection: str, record: dict[str, Any], name: str, row: int
    ) -> tuple[str, dict[str, Any]]:
        self._findings.made[collection].append(Made(record["id"], name, row))
        return collection, {field: value for field, value in record.items() if value}


_LONGEST_NAME = 200
_BETWEEN = re.compile(r"\s*(?:[;/&]|\band\b)\s*")
"""What stands between the names of several speakers."""
_MOST_COMPARED = 20_000
_ALIKE = 0.75


def _site(url: str) -> str:
    match = re.match(r"https?://(?:www\.|m\.)?([^/:?#]+)", url, re.IGNORECASE)
    return match[1].rpartition(".")[0] or match[1] if match else ""
