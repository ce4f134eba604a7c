"""What is being typed at a place in a file that may not be YAML yet: the record, the field, the beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.schema import BY_COLLECTION, BY_NAME

if TYPE_CHECKING:
    from tui.dossier.schema import Field, Kind
    from tui.lsp.file_texts import FileText, LineColumn

_KEY = re.compile(r"((?:[ ]*-[ ]+)*[ ]*)([A-Za-z_][\w-]*|[a-z0-9][a-z0-9-]*)[ ]*:(?=\s|$)")
_ITEM = re.compile(r"((?:[ ]*-[ ]+)*[ ]*-[ ]+|[ ]*)([\w-]*)$")
_WORD = re.compile(r"[\w-]*$")
_OPEN = re.compile(r"[{\[][^{}\[\]]*$")
_PAIR = re.compile(r"(?:^|[{,])\s*([\w-]+)\s*:\s*[^,{}]*$")
_AROUND = 4000
"""Lines above the place that are looked at: no list of records is known to be as long unbroken."""


class Context(NamedTuple):
    """What may be typed."""

    kind: Kind | None
    """The kind of record that the place is in; None for the file itself."""
    field: Field | None
    """The field whose value is being typed; None where a key is."""
    begun: str
    """What of it is there."""
    used: frozenset[str] = frozenset()
    """Keys that the record has already."""
    party: bool = False
    """Whether the key that is typed is a party's id."""


def context(file: FileText, place: LineColumn) -> Context | None:
    """Find what is being typed; None where it is nothing that the format names.

    Args:
        file: the text.
        place: where in it the cursor is.
    """
    line = file.lines[place.line][: place.column] if place.line < len(file.lines) else ""
    key = _KEY.match(line)
    if line.lstrip().startswith("#"):
        return None
    if key is not None:
        return _in_value(file, place, line[key.end() :], len(key[1]), key[2])
    if opened := _OPEN.search(line):  # an item in brackets: `- {id: x, party: …`
        column = len(line[: opened.start()]) - len(line[: opened.start()].lstrip(" -"))
        return _in_braces(_keys_above(file, place.line, column), opened.group())
    item = _ITEM.match(line)
    if item is None:
        return None
    dashed = "-" in item[1]
    column = item[1].rindex("-") if dashed else len(item[1])
    above = _keys_above(file, place.line, column + 1 if dashed else column)
    holder = _walk(above)
    if holder is None:
        return None
    kind, field, party = holder
    if field is not None and field.shape not in ("record", "by_party"):
        return Context(kind, field, item[2]) if dashed else None
    used = _used(file, place.line, len(item[1]))
    return Context(_inner(kind, field), None, item[2], used, party)


def _in_value(file: FileText, place: LineColumn, rest: str, column: int, key: str) -> Context | None:
    holder = _walk(_keys_above(file, place.line, column))
    if holder is None:
        return None
    kind, field, party = holder
    record = _inner(kind, field)
    if party or record is None:
        return None
    known = {each.name: each for each in record.fields}.get(key)
    if known is None:
        return None
    if opened := _OPEN.search(rest):
        if opened.group().startswith("{") and known.record:
            return _in_braces([*_keys_above(file, place.line, column), key], opened.group())
        rest = re.split(r"[\[,]", opened.group())[-1]
    begun = rest.strip()
    return Context(record, known, begun) if _WORD.fullmatch(begun) or known.choices else None


def _in_braces(path: list[str], text: str) -> Context | None:
    holder = _walk(path)
    if holder is None:
        return None
    record = _inner(*holder[:2])
    if record is None or not text.startswith("{"):
        field = holder[1]
        item = re.split(r"[\[,]", text)[-1].strip()
        return Context(holder[0], field, item) if field and _WORD.fullmatch(item) else None
    pair = _PAIR.search(text)
    if pair is None:
        used = frozenset(re.findall(r"([\w-]+)\s*:", text))
        begun = _WORD.search(text)
        return Context(record, None, begun.group() if begun else "", used)
    field = {each.name: each for each in record.fields}.get(pair[1])
    begun_value = text[text.rindex(":") + 1 :].strip()
    return Context(record, field, begun_value) if field is not None else None


def _keys_above(file: FileText, line: int, column: int) -> list[str]:
    """The keys that a place lies under, outermost first; those at the column itself are its neighbours."""
    path: list[str] = []
    for number in range(line - 1, max(-1, line - _AROUND), -1):
        key = _KEY.match(file.lines[number])
        if key is not None and len(key[1]) < column:
            path.insert(0, key[2])
            column = len(key[1])
            dash = key[1].rfind("-")
            if dash >= 0:  # what holds the list may stand at the column of its dashes
                column = len(key[1][:dash]) + 1 if _is_first(key[1]) else dash + 1
        if column == 0:
            break
    return path


def _is_first(indent: str) -> bool:
    return indent.strip().startswith("-")


def _walk(path: list[str]) -> tuple[Kind | None, Field | None, bool] | None:
    """The kind of record that keys lead to, the field that is the last of them, whether a party is next."""
    if not path:
        return None, None, False
    kind = BY_COLLECTION.get(path[0])
    if kind is None:
        return None
    field: Field | None = None
    party = False
    for key in path[1:]:
        if party:
            party = False
            continue
        kind = _inner(kind, field)
        field = {each.name: each for each in kind.fields}.get(key) if kind is not None else None
        if field is None:
            return None
        party = field.shape == "by_party"
    return kind, field, party


def _inner(kind: Kind | None, field: Field | None) -> Kind | None:
    """The kind of record that is written at a place."""
    return BY_NAME[field.record] if field is not None and field.record else kind


def _used(file: FileText, line: int, column: int) -> frozenset[str]:
    """The keys of the record around a line, whose keys stand at a column."""
    used = set()
    for step in (-1, 1):
        number = line + step
        while 0 <= number < len(file.lines) and abs(number - line) < _AROUND:
            text = file.lines[number]
            key = _KEY.match(text)
            begins = key is not None and "-" in key[1] and len(key[1]) == column
            if key is not None and len(key[1]) == column and not (step > 0 and begins):
                used.add(key[2])
            if begins or (text.strip() and len(text) - len(text.lstrip(" -")) < column):
                break
            number += step
    return frozenset(used)
