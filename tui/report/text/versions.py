"""What two versions of a dossier differ in, in an editor's words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier import edtf
from tui.report import wording
from tui.report.citation import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.dossier.records import Records
    from tui.dossier.versions.record_differences import RecordDifference
    from tui.dossier.versions.record_edits import Edit, Value

KINDS = {
    "dossier": "The dossier",
    "party": "Parties",
    "actor": "People",
    "issue": "Issues",
    "question": "Questions",
    "statement": "Statements",
    "event": "Events",
    "source": "Sources",
}
_FATES = {"added": "added", "removed": "taken out", "renamed": "has another id", "changed": ""}
_DATES = {"narrowed": "narrowed", "widened": "widened", "moved": "moved", "changed": "more or less sure"}


class Words(NamedTuple):
    """An edit in words."""

    summary: str
    """What was done, without a full stop."""
    was: str = ""
    now: str = ""
    """The texts themselves, where they are told on lines of their own."""
    counts_as: tuple[str, str] = ("other change", "other changes")
    """What it is when edits are counted, for one and for many."""


class VersionNames(NamedTuple):
    """What parties, people and questions are called in either version."""

    by_id: dict[str, str]

    @classmethod
    def of(cls, *versions: Records) -> VersionNames:
        """Take the names of several versions, those of the last one first."""
        names: dict[str, str] = {}
        for records in versions:
            names |= {party.id: party.short or party.name for party in records.parties}
            names |= {actor.id: actor.name for actor in records.actors}
        return cls(names)

    def name(self, id_: str) -> str:
        """The name that belongs to an id, or the id."""
        return self.by_id.get(id_, id_)


def title(difference: RecordDifference, names: VersionNames) -> str:
    """What a record is called: a statement's date and speaker, and of others their title."""
    record = difference.record
    if difference.kind == "statement":
        speaker = text(record.get("speaker"))
        by = text(record.get("attribution")) or names.name(speaker)
        return f"{text(record.get('date'))}, {by}" if by else text(record.get("date"))
    if difference.kind == "event":
        return f"{text(record.get('date'))}, {text(record.get('title'))}"
    return next((text(record[name]) for name in ("title", "name", "ask") if name in record), difference.id)


def difference_lines(differences: Sequence[RecordDifference], names: VersionNames) -> Iterator[str]:
    """All differences, under a heading for each kind of record."""
    kind = ""
    for difference in differences:
        if difference.kind != kind:
            if kind:
                yield ""
            kind = difference.kind
            yield KINDS[kind]
        for line in record_lines(difference, names):
            yield f"  {line}"


def record_lines(difference: RecordDifference, names: VersionNames) -> Iterator[str]:
    """What became of one record: what it is called, and an indented line for each edit."""
    fate = _FATES[difference.fate]
    ids = f"[{difference.id}]"
    if difference.former_id:
        ids = f"[{difference.former_id} → {difference.id}]"
    yield f"{title(difference, names)} {ids}{f': {fate}' if fate else ''}"
    if difference.kind == "statement" and difference.fate in ("added", "removed"):
        yield f"    {_quoted(difference.record, difference.record.get('text'))}"
    for edit in difference.edits:
        words = in_words(edit, difference, names)
        yield f"  {words.summary}"
        if words.was:
            yield f"    was: {words.was}"
        if words.now:
            yield f"    now: {words.now}"


def tally(differences: Sequence[RecordDifference], names: VersionNames) -> dict[tuple[str, str], int]:
    """How many differences there are of each sort, which is named for one and for many."""
    counts: Counter[tuple[str, str]] = Counter()
    for difference in differences:
        if difference.fate in ("added", "removed"):
            kind = difference.kind
            many = {"party": "parties", "actor": "people", "dossier": "dossiers"}.get(kind, f"{kind}s")
            singular = {"actor": "person"}.get(kind, kind)
            counts[f"{singular} {_FATES[difference.fate]}", f"{many} {_FATES[difference.fate]}"] += 1
        elif difference.fate == "renamed":
            counts["record with another id", "records with other ids"] += 1
        for edit in difference.edits:
            counts[in_words(edit, difference, names).counts_as] += 1
    return dict(counts)


def in_words(edit: Edit, difference: RecordDifference, names: VersionNames) -> Words:
    """An edit as an editor would tell it.

    Args:
        edit: one edit of the difference.
        difference: the record that has it.
        names: of parties and people.
    """
    if edit.kind == "position":
        return _position(edit, names)
    if edit.kind == "assessment":
        return _assessment(edit, names)
    if edit.kind == "statement" and edit.field == "text":
        return _statement_text(edit, difference)
    if edit.kind == "statement" and edit.field == "quotation":
        before, after = (wording.kind(text(value)) for value in (edit.before, edit.after))
        return Words(
            f"kind of quotation: {before} → {after}",
            counts_as=("kind of quotation changed", "kinds of quotation changed"),
        )
    if not edit.field:
        return _nested(edit, names)
    return _plain(edit, names)


def _statement_text(edit: Edit, difference: RecordDifference) -> Words:
    was, now = (_quoted(difference.record, value) for value in (edit.before, edit.after))
    if difference.record.get("quotation") == "indirect":
        return Words("paraphrase reworded", was, now, ("paraphrase reworded", "paraphrases reworded"))
    return Words("quotation corrected", was, now, ("quotation corrected", "quotations corrected"))


def _position(edit: Edit, names: VersionNames) -> Words:
    party, since = names.name(edit.within[0]), edtf.show(edit.within[-1])
    record = edit.after if edit.turn == "added" else edit.before
    if not edit.field and isinstance(record, dict):
        answer = text(record.get("summary"))
        if edit.turn == "removed":
            return Words(
                f"{party}'s answer since {since} taken out",
                answer,
                "",
                ("answer taken out", "answers taken out"),
            )
        if isinstance(edit.precedes, dict):
            change = f"{party}'s position changed, since {since}"
            sort = ("position changed", "positions changed")
            return Words(change, text(edit.precedes.get("summary")), answer, sort)
        return Words(f"{party} answers, since {since}", "", answer, ("answer added", "answers added"))
    of = f"{party}'s answer since {since}"
    if edit.field == "summary":
        return Words(
            f"{of} reworded", text(edit.before), text(edit.after), ("answer reworded", "answers reworded")
        )
    return _of_nested(of, edit, names)


def _assessment(edit: Edit, names: VersionNames) -> Words:
    *parties, as_of = edit.within
    of = f"{wording.joined(names.name(party) for party in parties)}, as of {edtf.show(as_of)}"
    record = edit.after if edit.turn == "added" else edit.before
    if not edit.field and isinstance(record, dict):
        now = wording.verdict(text(record.get("verdict")))
        reason = text(record.get("reason"))
        if edit.turn == "removed":
            return Words(
                f"verdict on {of} taken out: {now}", "", "", ("verdict taken out", "verdicts taken out")
            )
        if isinstance(edit.precedes, dict):
            turned = wording.turned(text(edit.precedes.get("verdict")), text(record.get("verdict")))
            return Words(
                f"verdict on {of} moved: {turned}. {reason}", counts_as=("verdict moved", "verdicts moved")
            )
        return Words(f"verdict on {of}: {now}. {reason}", counts_as=("verdict added", "verdicts added"))
    if edit.field == "verdict":
        before, after = (wording.verdict(text(value)) for value in (edit.before, edit.after))
        return Words(
            f"verdict on {of} moved: {before} → {after}", counts_as=("verdict moved", "verdicts moved")
        )
    return _of_nested(f"verdict on {of}", edit, names)


def _of_nested(of: str, edit: Edit, names: VersionNames) -> Words:
    words = _plain(edit, names)
    return words._replace(summary=f"{of}: {words.summary}")


def _nested(edit: Edit, names: VersionNames) -> Words:
    """A record within a record that was added or taken out."""
    record = edit.after if edit.turn == "added" else edit.before
    fields = record if isinstance(record, dict) else {}
    contents = "; ".join(f"{text(value, names)}" for value in fields.values())
    done = "added" if edit.turn == "added" else "taken out"
    many = {"response": "responses", "rendering": "renderings"}.get(edit.kind, f"{edit.kind}s")
    return Words(f"{edit.kind} {done}: {contents}", counts_as=(f"{edit.kind} {done}", f"{many} {done}"))


def _plain(edit: Edit, names: VersionNames) -> Words:
    """A field that holds a date, a text, an id or a list of them."""
    field = _field(edit)
    if isinstance(edit.before, edtf.Edtf) and isinstance(edit.after, edtf.Edtf):
        change = f"{field} {_DATES[edit.turn]}: {text(edit.before)} → {text(edit.after)}"
        return Words(change, counts_as=(f"date {edit.turn}", f"dates {edit.turn}"))
    before, after = text(edit.before, names), text(edit.after, names)
    match edit.turn:
        case "set":
            return Words(f"{field} given: {after}")
        case "cleared":
            return Words(f"{field} taken out: {before}")
        case "added":
            return Words(f"{field}: {after} added")
        case "removed":
            return Words(f"{field}: {before} taken out")
        case "moved":
            return Words(f"{field} in another order: {after}")
    if len(before) + len(after) > 60:
        return Words(f"{field} changed", before, after)
    return Words(f"{field} changed: {before} → {after}")


def _field(edit: Edit) -> str:
    return edit.field.replace("_", " ")


def _quoted(record: dict[str, Value], value: Value) -> str:
    return quoted(text(record.get("quotation")), text(value))


def text(value: Value, names: VersionNames | None = None) -> str:
    """Any value of a record on one line: dates as they are shown, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, edtf.Edtf):
        return edtf.show(value)
    if isinstance(value, list):
        return ", ".join(text(item, names) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {text(item, names)}" for key, item in value.items())
    return names.name(value) if names else value
