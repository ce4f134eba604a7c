"""Rows of the archive as plain values for JSON: names instead of places, and one shape for every date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tui.archive.rows import Kinds
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

_PAIRS = {
    "corrections": ("date", "note"),
    "evidence_for": ("question", "party"),
    "participants": ("id", "name"),
    "questions": ("id", "ask"),
}
"""Fields whose rows are bare pairs, and what their two halves are."""
_DAYS = frozenset({"first_day", "last_day"})
_LEFT_OUT = frozenset({"rowid"})
_FORMAT_NAMES = {"start": "from", "end": "to", "how": "as"}
"""What the format calls fields whose names are words of Python's, or too short to be understood here."""


def day(ordinal: int) -> str:
    """A day (`date.toordinal`) in ISO 8601."""
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


def when(value: edtf.Edtf) -> dict[str, Value]:
    """A date as written, with the first and the last day that it may mean."""
    return {
        "edtf": value.text,
        "earliest": day(edtf.day_of(value.lower)),
        "latest": day(edtf.day_of(value.upper)),
    }


def plain_value(value: object, field: str = "", *, refer: bool = False) -> Value:
    """Any row, or anything in one, as plain values.

    Args:
        value: a row of `tui.archive.rows`, a date, a tuple, a mapping, a text or a number.
        field: the name of the field it stands in.
        refer: other records that a row names stand by their ids, not whole.

    Raises:
        TypeError: there is no such value in a row.
    """
    if isinstance(value, int) and field in _DAYS:
        return day(value)
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, edtf.Edtf):
        return when(value)
    if isinstance(value, dict):
        return {str(key): plain_value(part, str(key), refer=refer) for key, part in value.items()}
    if isinstance(value, list | tuple):
        names = getattr(value, "_asdict", None)
        if names is not None:
            identifier = getattr(value, "id", None) if refer and field else None
            return _row(names(), value, refer) if identifier is None else str(identifier)
        if field == "identifiers":
            return {str(scheme): plain_value(part) for scheme, part in value}
        if field in _PAIRS:
            first, second = _PAIRS[field]
            return [{first: plain_value(part), second: plain_value(other)} for part, other in value]
        return [plain_value(part, "item", refer=refer) for part in value]
    raise TypeError(f"{type(value).__name__} is in no row")


def _row(fields: Mapping[str, Any], value: object, refer: bool) -> dict[str, Value]:
    """A row by the names of its fields; that of a detail's own row stand among the detail's."""
    data: dict[str, Value] = {}
    for name, part in fields.items():
        if name == "row":
            data.update(_row(part._asdict(), part, refer))
        elif name == "more":
            data.update({key: plain_value(value, key) for key, value in part.items()})
        elif name not in _LEFT_OUT:
            data[_FORMAT_NAMES.get(name, name)] = plain_value(part, name, refer=refer)
    if isinstance(value, Kinds):
        data["total"] = value.total
    return data
