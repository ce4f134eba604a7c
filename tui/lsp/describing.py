"""Records in words, for a completion's line and for what is shown when the mouse rests on an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.edtf import EdtfError, parse, show
from tui.dossier.hidden_characters import visible, visible_line
from tui.dossier.schema import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.dossier.schema import Field
    from tui.lsp.id_mentions import WrittenRecord

_TITLES = ("title", "name", "ask")
_LONGEST = 600
_LONGEST_LINE = 90


def title(record: WrittenRecord) -> str:
    """What a record is called, in a line: a statement's date and first words."""
    for name in _TITLES:
        if isinstance(called := record.fields.get(name), str):
            return _cut(visible_line(called), _LONGEST_LINE)
    date, text = (str(record.fields.get(name, "")) for name in ("date", "text"))
    return _cut(visible_line(f"{_date(date)}: {text}".lstrip(": ")), _LONGEST_LINE)


def record_text(record: WrittenRecord, named: Callable[[str], WrittenRecord | None]) -> str:
    """A record as plain text, a line for each field; ids with what they are the ids of.

    Args:
        named: gives the record of an id.
    """
    lines = [f"{record.kind} {record.mention.id}"]
    for field in BY_NAME[record.kind].fields:
        value = record.fields.get(field.name)
        if field.shape != "id" and value not in (None, "", [], {}):
            lines.append(f"{field.name}: {_cut(_value(field, value, named), _LONGEST)}")
    return visible("\n".join(lines))


def _value(field: Field, value: object, named: Callable[[str], WrittenRecord | None]) -> str:
    if isinstance(value, list):
        if field.record:
            return f"{len(value)}"
        return ", ".join(_value(field, item, named) for item in value)
    if isinstance(value, dict):
        return ", ".join(value) if field.record else ", ".join(f"{key} {item}" for key, item in value.items())
    text = str(value)
    if field.shape == "date":
        shown = _date(text)
        return shown if shown == text else f"{shown} ({text})"
    if field.shape == "reference":
        other = named(text)
        return f"{title(other)} [{text}]" if other is not None else text
    return text


def _date(text: str) -> str:
    try:
        return show(parse(text))
    except EdtfError:
        return text


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
