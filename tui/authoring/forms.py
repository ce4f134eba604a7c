"""What a form asks for: the fields of a statement, event, source or position, and what is missing in them.

Terminal prompts, options of a command and the reader's form have this in common.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.authoring import identifiers
from tui.authoring.form_entries import FORMS, Entry
from tui.authoring.tables.cells import CellReader, Choices, Refused
from tui.authoring.tables.import_findings import ImportFindings
from tui.authoring.tables.statements import NEW, Maker
from tui.authoring.writing import Desk
from tui.authoring.yaml_text import scalars

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.authoring.file_changes import Change
    from tui.authoring.tables.import_findings import Undecided
    from tui.authoring.tables.known import KnownRecords
    from tui.authoring.tables.name_matching import NameIndex

_MOST_COMPLETIONS = 50


class FieldCompletion(NamedTuple):
    """What may be put into a field."""

    value: str
    shown: str


class Filled(NamedTuple):
    """A form that was filled in."""

    problems: tuple[tuple[str, str], ...] = ()
    """(the field, empty for the whole, what is wrong with it)"""
    undecided: tuple[Undecided, ...] = ()
    records: tuple[tuple[str, dict[str, Any]], ...] = ()
    """(collection, record) of all that is new."""
    position: tuple[str, str, dict[str, Any]] | None = None
    """(question, party, position)"""
    questions: Mapping[str, list[dict[str, str]]] = {}
    """New questions of issues on record, by issue."""
    remarks: tuple[str, ...] = ()
    """What was guessed."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be written."""
        return not self.problems and not self.undecided


class Form:
    """A form for a kind of record of a dossier.

    Args:
        kind: `statement`, `event`, `source` or `position`.
        known: what the dossier holds; a form is filled in once.
        today: the day by which words such as `yesterday` are told.
    """

    def __init__(self, kind: str, known: KnownRecords, today: date | None = None) -> None:
        self.kind = kind
        self.entries = FORMS[kind]
        self._known = known
        self._today = today or date.today()

    def missing(self, values: Mapping[str, str]) -> list[str]:
        """Give the labels of what is still to be filled in."""
        return [label for _, label in self._missing(values)]

    def _missing(self, values: Mapping[str, str]) -> list[tuple[str, str]]:
        """Give (field, label) of what is still to be filled in."""
        wanted = ((entry.name, entry.label) for entry in self.entries if entry.required)
        missing = [(name, label) for name, label in wanted if not _value(values, name)]
        if self.kind == "statement" and not (_value(values, "speaker") or _value(values, "party")):
            missing.insert(min(1, len(missing)), ("speaker", "Speaker or party"))
        return missing

    def completions(self, name: str, typed: str) -> list[FieldCompletion]:
        """Give what a field may hold, best first: what begins as it was typed, then what has it anywhere.

        Args:
            name: the field.
            typed: what stands in it; of several, the last one counts.
        """
        entry = next(entry for entry in self.entries if entry.name == name)
        wanted = (typed.rpartition(";")[2] if entry.many else typed).strip().casefold()
        pairs = [FieldCompletion(choice, choice) for choice in entry.choices]
        for kind in entry.names.split():
            pairs += self._names(kind)
        first = [
            pair for pair in pairs if pair.value.casefold().startswith(wanted) or _begins(pair.shown, wanted)
        ]
        others = [pair for pair in pairs if pair not in first and wanted in pair.shown.casefold()]
        return [*first, *others][:_MOST_COMPLETIONS]

    def fill(self, values: Mapping[str, str], same: Mapping[str, str] | None = None) -> Filled:
        """Make records of what was typed.

        Args:
            values: texts by field.
            same: ids by names that are much like others; `new` for one that is nobody's on record.
        """
        given = {name: text.strip() for name, text in values.items() if text.strip()}
        problems = [(name, f"{label} is missing") for name, label in self._missing(given)]
        for text in given.values():
            try:
                scalars.refuse(text)
            except scalars.UnwritableText as why:
                problems.append(("", str(why)))
        if problems:
            return Filled(tuple(problems))
        try:
            return self._statement(given, same or {}) if self.kind == "statement" else self._other(given)
        except Refused as why:
            field, colon, _ = str(why).partition(": ")
            names = {entry.name for entry in self.entries}
            return Filled(((field if colon and field in names else "", str(why)),))

    def change(self, dossier: Path, filled: Filled) -> Change:
        """Work out how what was filled in is written.

        Raises:
            NotWritten: a file can't be read.
        """
        desk = Desk(dossier)
        if filled.position is not None:
            question, party, position = filled.position
            desk.add_to(question, ["positions", party], position)
        for issue, questions in filled.questions.items():
            desk.add_questions(issue, questions)
        desk.insert(filled.records)
        return desk.change()

    def _names(self, kind: str) -> list[FieldCompletion]:
        if kind == "statements":
            return [
                FieldCompletion(statement.id, f"{statement.id} · {statement.text[:60]}")
                for statement in self._known.by_id.values()
            ]
        if kind == "sources":
            titles = self._known.titles.items()
            return [FieldCompletion(identifier, f"{identifier} · {title}") for identifier, title in titles]
        index = self._index(kind)
        return [FieldCompletion(identifier, f"{name} ({identifier})") for identifier, name in index.all()]

    def _index(self, kind: str) -> NameIndex:
        index: NameIndex = getattr(self._known, kind)
        return index

    def _statement(self, given: dict[str, str], same: Mapping[str, str]) -> Filled:
        findings = ImportFindings("", [])
        choices = Choices({}, None, same, {}, is_draft=False, today=self._today)
        maker = Maker(self._known, choices, findings, takes_changes=False)
        records = tuple(maker.make(1, given))
        if findings.refused:
            raise Refused(next(iter(findings.refused)))
        undecided = tuple(question for question, _ in findings.undecided.values())
        if findings.same.count or findings.changes:
            raise Refused("this statement is on record already")
        made = [f"new: {record.name} ({record.id})" for some in findings.made.values() for record in some]
        remarks = (*findings.guessed, *made)
        return Filled(undecided=undecided, records=records, questions=maker.questions, remarks=remarks)

    def _other(self, given: dict[str, str]) -> Filled:
        record: dict[str, Any] = {}
        cells = CellReader(self._known, Choices({}, None, {}, {}, today=self._today))
        for entry in self.entries:
            text = given.get(entry.name, "")
            if not text:
                continue
            if entry.name in ("date", "since", "issued"):
                record[entry.name] = cells.date(entry.name, text)
            elif entry.names:
                ids = [self._reference(entry, part) for part in _several(text, entry.many)]
                record[entry.name] = ids if entry.many else ids[0]
            elif entry.choices and text not in entry.choices:
                raise Refused(f"{entry.name}: “{text}” is none of {', '.join(entry.choices)}")
            else:
                record[entry.name] = text
        if self.kind == "position":
            question, party = record.pop("question"), record.pop("party")
            return Filled(position=(question, party, record))
        wanted = identifiers.slug(record["title"], self.kind)
        if self.kind == "source" and record.get("publisher"):
            day = record.get("issued", "")[:10].strip("~?%/")
            wanted = f"{identifiers.slug(record['publisher'], 'source')}-{day}".strip("-")
        record = {"id": self._known.new_id(wanted), **record}
        return Filled(records=(({"event": "events", "source": "sources"}[self.kind], record),))

    def _reference(self, entry: Entry, text: str) -> str:
        """Give the id of what a text names."""
        if entry.names == "statements":
            if text in self._known.by_id:
                return text
            raise Refused(f"{entry.name}: there is no statement “{text}”")
        if entry.names == "sources":
            return CellReader(self._known, Choices({}, None, {}, {})).known_source(entry.name, text)
        indexes = [self._index(kind) for kind in entry.names.split()]
        for index in indexes:
            identifier = index.find(text)
            if identifier is not None:
                return identifier
        near = [name for index in indexes for name in index.near(text)]
        hint = f"; did you mean {near[0].id}?" if near else ""
        raise Refused(f"{entry.name}: nothing on record is called “{text}”{hint}")


def _several(text: str, many: bool) -> list[str]:
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()] if many else [text]


def _value(values: Mapping[str, str], name: str) -> str:
    return values.get(name, "").strip()


def _begins(shown: str, wanted: str) -> bool:
    return any(word.casefold().startswith(wanted) for word in shown.split())


__all__ = ["FORMS", "NEW", "Entry", "FieldCompletion", "Filled", "Form"]
