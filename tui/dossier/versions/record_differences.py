"""What two versions of a dossier differ in, record by record, whatever file or order they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from tui.dossier.schema import BY_COLLECTION, BY_NAME
from tui.dossier.versions.record_edits import edits_of, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.dossier.records import Location, Records
    from tui.dossier.schema import Field
    from tui.dossier.versions.record_edits import Edit, Value

Fate = Literal["added", "removed", "renamed", "changed"]

ORDER = ("dossier", "party", "actor", "issue", "question", "statement", "event", "source")
"""Kinds of records in the order in which their differences are told."""


class RecordDifference(NamedTuple):
    """A record that was added, removed, given another id or changed."""

    kind: str
    id: str
    fate: Fate
    record: dict[str, Value]
    """Its fields now; of a removed one those that it had."""
    at: Location
    """Where it stands now; a removed one, where it stood."""
    former_id: str | None = None
    edits: tuple[Edit, ...] = ()


class _Held(NamedTuple):
    record: dict[str, Value]
    at: Location


_Held_by_id: TypeAlias = dict[str, _Held]


def differences(old: Records, new: Records) -> list[RecordDifference]:
    """Tell what is not as it was; where a record stands, and in which order, is no difference.

    Args:
        old: a dossier as it was.
        new: the same dossier as it is.
    """
    before, after = _held(old), _held(new)
    renamed = _renamed(before, after)
    changes: list[RecordDifference] = []
    for kind in ORDER:
        changes += [
            RecordDifference(kind, id_, "removed", held.record, held.at)
            for id_, held in _missing(before, after, kind, renamed)
        ]
        former = {new_id: old_id for (which, old_id), new_id in renamed.items() if which == kind}
        for id_, held in after[kind].items():
            old_id = former.get(id_, id_)
            was = before[kind].get(old_id)
            if was is None:
                changes.append(RecordDifference(kind, id_, "added", held.record, held.at))
                continue
            edits = tuple(edits_of(BY_NAME[kind], _mapped(kind, was.record, renamed), held.record, ()))
            if old_id != id_:
                changes.append(RecordDifference(kind, id_, "renamed", held.record, held.at, old_id, edits))
            elif edits:
                changes.append(RecordDifference(kind, id_, "changed", held.record, held.at, None, edits))
    return changes


def _held(records: Records) -> dict[str, _Held_by_id]:
    """All records by kind and id; questions stand for themselves, and an issue names its own."""
    held: dict[str, _Held_by_id] = {kind: {} for kind in ORDER}
    for collection, kind in BY_COLLECTION.items():
        made = getattr(records, collection)
        for record in (made,) if kind.name == "dossier" else made:
            held[kind.name][record.id] = _Held(fields_of(kind, record), record.at)
    for issue in records.issues:
        held["issue"][issue.id].record["questions"] = [question.id for question in issue.questions]
        for question in issue.questions:
            fields = fields_of(BY_NAME["question"], question)
            held["question"][question.id] = _Held({**fields, "issue": issue.id}, question.at)
    return held


# Other ids.


def _renamed(before: dict[str, _Held_by_id], after: dict[str, _Held_by_id]) -> dict[tuple[str, str], str]:
    """Records that are as they were but for their id: by kind and old id, the new one."""
    renamed: dict[tuple[str, str], str] = {}
    while True:  # what refers to something with another id is itself as it was
        number = len(renamed)
        for kind in ORDER:
            lost = dict(_missing(before, after, kind, renamed))
            known = {*before[kind], *renamed.values()}
            gained = {id_: held for id_, held in after[kind].items() if id_ not in known}
            if not lost or not gained:
                continue
            old = _by_content({id_: _mapped(kind, held.record, renamed) for id_, held in lost.items()})
            new = _by_content({id_: held.record for id_, held in gained.items()})
            for content, old_id in old.items():
                if old_id and (new_id := new.get(content)):
                    renamed[kind, old_id] = new_id
        if len(renamed) == number:
            return renamed


def _by_content(records: dict[str, dict[str, Value]]) -> dict[str, str]:
    """Ids by what the records hold beside them; empty where several hold the same."""
    ids: dict[str, str] = {}
    for id_, record in records.items():
        content = repr(sorted((name, value) for name, value in record.items() if name != "id"))
        ids[content] = "" if content in ids else id_
    return ids


def _missing(
    before: dict[str, _Held_by_id],
    after: dict[str, _Held_by_id],
    kind: str,
    renamed: dict[tuple[str, str], str],
) -> Iterator[tuple[str, _Held]]:
    for id_, held in before[kind].items():
        if id_ not in after[kind] and (kind, id_) not in renamed:
            yield id_, held


def _mapped(kind: str, record: dict[str, Value], renamed: dict[tuple[str, str], str]) -> dict[str, Value]:
    """A record with the new ids of what it refers to."""
    if not renamed:
        return record
    fields = {field.name: field for field in BY_NAME[kind].fields}
    return {name: _mapped_value(fields.get(name), name, value, renamed) for name, value in record.items()}


def _mapped_value(field: Field | None, name: str, value: Value, renamed: dict[tuple[str, str], str]) -> Value:
    if name in ("questions", "issue"):  # of an issue, and of a question
        kinds: tuple[str, ...] = ("question",) if name == "questions" else ("issue",)
    else:
        kinds = field.refers if field else ()

    def new(id_: str) -> str:
        """The id that a record has now."""
        return next((renamed[kind, id_] for kind in kinds if (kind, id_) in renamed), id_)

    if isinstance(value, list) and field is not None and field.record and name != "questions":
        return [_mapped(field.record, item, renamed) for item in value if isinstance(item, dict)]
    if isinstance(value, dict) and field is not None and field.record:
        return {
            new(party): [_mapped(field.record, item, renamed) for item in items if isinstance(item, dict)]
            for party, items in value.items()
            if isinstance(items, list)
        }
    if isinstance(value, list):
        return [new(item) if isinstance(item, str) else item for item in value]
    return new(value) if isinstance(value, str) and kinds else value
