"""What differs between two versions of one record: fields, items of lists, and what is nested in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from tui.dossier.edtf import Edtf
from tui.dossier.schema import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.dossier.schema import Field, Kind

Value: TypeAlias = str | Edtf | list["Value"] | dict[str, "Value"] | None
Turn = Literal["set", "cleared", "changed", "narrowed", "widened", "moved", "added", "removed"]
"""A date is narrowed when it may mean fewer days than before, all of them days it could mean before."""


class Edit(NamedTuple):
    """One thing in a record that is not what it was."""

    kind: str
    """The kind of record that has the field, which may be nested: `statement`, `position` …"""
    field: str
    turn: Turn
    before: Value
    after: Value
    within: tuple[str, ...] = ()
    """What tells a nested record from the others of its kind: of a position its party and `since`."""
    precedes: Value = None
    """Of an added position or assessment, the one that was in force before it."""


def fields_of(kind: Kind, record: Any) -> dict[str, Value]:
    """A record by the names of its fields, without those that hold nothing."""
    values = ((field, getattr(record, field.attribute or field.name)) for field in kind.fields)
    return {field.name: _plain(field, value) for field, value in values if value not in (None, ())}


def _plain(field: Field, value: Any) -> Value:
    if field.shape == "record":
        return [fields_of(BY_NAME[field.record], record) for record in value]
    if field.shape == "by_party":
        return {
            party: [fields_of(BY_NAME[field.record], record) for record in records]
            for party, records in value
        }
    if field.shape == "pairs":
        return dict(value)
    if field.shape == "words":
        return [list(words) for words in value]
    return list(value) if field.many else value


def edits_of(
    kind: Kind, old: dict[str, Value], new: dict[str, Value], within: tuple[str, ...]
) -> Iterator[Edit]:
    """What differs between two records of a kind, but for their ids.

    Args:
        kind: of both.
        old: the fields of the one.
        new: the fields of the other.
        within: what tells the record from others, where it is nested in one.
    """
    fields = {field.name: field for field in kind.fields}
    for name in dict.fromkeys((*fields, *old, *new)):
        before, after = old.get(name), new.get(name)
        if name == "id" or before == after:
            continue
        field = fields.get(name)
        if field is not None and field.record and not (kind.name == "issue" and name == "questions"):
            yield from _nested(field, before, after, within)
        elif isinstance(before, list) or isinstance(after, list):
            yield from _items(kind, name, before or [], after or [], within)
        elif isinstance(before, Edtf) and isinstance(after, Edtf):
            yield Edit(kind.name, name, _turn(before, after), before, after, within)
        else:
            turn: Turn = "set" if before is None else "cleared" if after is None else "changed"
            yield Edit(kind.name, name, turn, before, after, within)


def _turn(before: Edtf, after: Edtf) -> Turn:
    if (before.lower, before.upper) == (after.lower, after.upper):
        return "changed"  # what is said of how sure it is
    if before.lower <= after.lower and after.upper <= before.upper:
        return "narrowed"
    if after.lower <= before.lower and before.upper <= after.upper:
        return "widened"
    return "moved"


def _items(kind: Kind, name: str, before: Value, after: Value, within: tuple[str, ...]) -> Iterator[Edit]:
    """Texts and ids that a list has lost and gained; only their order may have changed too."""
    old, new = (value if isinstance(value, list) else [] for value in (before, after))
    lost, gained = _without(old, new), _without(new, old)
    if not lost and not gained:
        yield Edit(kind.name, name, "moved", before, after, within)
    for item in lost:
        yield Edit(kind.name, name, "removed", item, None, within)
    for item in gained:
        yield Edit(kind.name, name, "added", None, item, within)


def _without(values: list[Value], others: list[Value]) -> list[Value]:
    """The values that are not among others, each as often as it is there more often."""
    left = Counter(map(repr, others))
    kept = []
    for value in values:
        if left[repr(value)]:
            left[repr(value)] -= 1
        else:
            kept.append(value)
    return kept


def _nested(field: Field, before: Value, after: Value, within: tuple[str, ...]) -> Iterator[Edit]:
    """What differs in the records that are nested in one."""
    if field.shape == "by_party":
        old, new = (value if isinstance(value, dict) else {} for value in (before, after))
        for party in dict.fromkeys((*old, *new)):
            yield from _matched(field, _records(old.get(party)), _records(new.get(party)), (*within, party))
    else:
        yield from _matched(field, _records(before), _records(after), within)


def _records(value: Value) -> list[dict[str, Value]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _matched(
    field: Field, old: list[dict[str, Value]], new: list[dict[str, Value]], within: tuple[str, ...]
) -> Iterator[Edit]:
    kind = BY_NAME[field.record]
    keys = _keys(kind)
    lost, gained = _without([*old], [*new]), _without([*new], [*old])
    for twins in (_same_place(lost, gained, keys), _one_field_apart(lost, gained)):
        for record, twin in twins:
            lost.remove(record)
            gained.remove(twin)
            place = (*within, *_told_apart(keys, _dict(twin)))
            yield from edits_of(kind, _dict(record), _dict(twin), place)
    for record in lost:
        yield Edit(kind.name, "", "removed", record, None, (*within, *_told_apart(keys, _dict(record))))
    for record in gained:
        place = (*within, *_told_apart(keys, _dict(record)))
        yield Edit(kind.name, "", "added", None, record, place, _before(kind, _dict(record), new))


def _same_place(lost: list[Value], gained: list[Value], keys: list[str]) -> Iterator[tuple[Value, Value]]:
    """Pairs of records that are of the same, and of the same time."""
    for record in list(lost):
        place = [_dict(record).get(key) for key in keys]
        twin = next((other for other in gained if [_dict(other).get(key) for key in keys] == place), None)
        if twin is not None:
            yield record, twin


def _one_field_apart(lost: list[Value], gained: list[Value]) -> Iterator[tuple[Value, Value]]:
    """Pairs of records that differ in one field only, such as a corrected date."""
    for record in list(lost):
        old = _dict(record)
        for other in gained:
            new = _dict(other)
            if sum(old.get(name) != new.get(name) for name in {*old, *new}) == 1:
                yield record, other
                break


def _dict(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _keys(kind: Kind) -> list[str]:
    """The fields that tell a nested record from others of its kind: what it is of, and of when."""
    required = [field for field in kind.fields if field.required]
    telling = [field.name for field in required if field.shape in ("id", "date", "reference")]
    return telling or [field.name for field in required[:1]]


def _told_apart(keys: Iterable[str], record: dict[str, Value]) -> Iterator[str]:
    for key in keys:
        value = record.get(key)
        if isinstance(value, Edtf):
            yield value.text
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, str))
        elif isinstance(value, str):
            yield value


def _before(kind: Kind, record: dict[str, Value], all_of_them: list[dict[str, Value]]) -> Value:
    """Of positions and verdicts, the latest one of the same parties that began earlier."""
    begins = {"position": "since", "assessment": "as_of"}.get(kind.name)
    if begins is None:
        return None

    def start(fields: dict[str, Value]) -> int:
        """The date on which a record begins."""
        value = fields.get(begins)
        return value.lower if isinstance(value, Edtf) else 0

    parties = record.get("parties")
    earlier = [
        other for other in all_of_them if other.get("parties") == parties and start(other) < start(record)
    ]
    return max(earlier, key=start, default=None)
