"""Fields that few records have, kept together for each that has any: tags, tallies, who said it too.

They are asked for record by record, to be shown; what is counted or searched has columns of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.archive.store import Archive

Fields = dict[str, Any]
"""Values by the format's names: texts, lists of texts, lists of records as mappings."""

SELDOM = {
    "statement": ("jointly_with", "told_by", "tags", "status", "checked_by"),
    "event": ("announced_as", "sources", "tally", "tags"),
    "party": ("part_of",),
    "actor": ("names",),
    "position": ("sources", "figures"),
    "assessment": ("sources",),
}
"""By kind, the attributes of records."""
_KEYS = {"start": "from", "end": "to", "votes": "for"}
"""The format's names, where Python has none such."""


def seldom(kind: str, record: Any) -> str | None:
    """The seldom fields of a record as JSON; None where it has none.

    Args:
        kind: as in the schema.
    """
    return packed((name, getattr(record, name)) for name in SELDOM[kind])


def packed(values: Iterable[tuple[str, Any]]) -> str | None:
    """Fields by their attributes as JSON; None where all are empty."""
    fields = {name: _plain(value) for name, value in values if value}
    if not fields:
        return None
    import json  # few dossiers have such fields, and a start waits for nothing it does not need

    return json.dumps(fields, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if hasattr(value, "lower") and hasattr(value, "text"):
        return value.text
    if hasattr(value, "_asdict"):
        return {_KEYS.get(name, name): _plain(part) for name, part in value._asdict().items() if part}
    return [_plain(part) for part in value]


def more(archive: Archive, owner: str) -> Fields:
    """The seldom fields of a record.

    Args:
        owner: its id; as `place` has it for a position or an assessment.
    """
    row = archive.row("SELECT fields FROM more WHERE owner = ?", (owner,))
    if row is None:
        return {}
    import json

    fields: Fields = json.loads(row[0])
    return fields


def of_many(archive: Archive, owners: Iterable[str]) -> dict[str, Fields]:
    """The seldom fields of some records, by owner; most dossiers have none at all."""
    if archive.row("SELECT 1 FROM more LIMIT 1") is None:
        return {}
    return {owner: fields for owner in owners if (fields := more(archive, owner))}


def place(question: str, *parts: str) -> str:
    """The owner of a position (its question, party, since) or an assessment (question, parties, as_of)."""
    return "\0".join((question, *parts))
