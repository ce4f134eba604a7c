"""Records as lines of YAML, in the manner of the file that gets them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from tui.authoring.yaml_text import scalars
from tui.dossier.schema import BY_COLLECTION, BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.authoring.yaml_text.manner import Manner

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""What a field may be given: a text, a list or a mapping. Dates are given in EDTF."""

_NESTED = {
    field.name: BY_NAME[field.record] for kind in BY_NAME.values() for field in kind.fields if field.record
}


def tidy(value: Value) -> Value | None:
    """Leave out what is empty, and the line breaks that close a text: reading does so too.

    Returns:
        The value, None where nothing is left of it.
    """
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").rstrip("\n")
        return text if text.strip() else None
    if isinstance(value, dict):
        pairs = ((key, tidy(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item is not None} or None
    return [item for item in map(tidy, _items(value)) if item is not None] or None


def ordered(record: Mapping[str, Value], name: str, manner: Manner) -> dict[str, Value]:
    """Put the fields of a record in the order of the file, where that says nothing in the format's."""
    known = manner.orders.get(name, ())
    order = _completed(known, name)
    return {field: record[field] for field in (*order, *record) if field in record}


@lru_cache(maxsize=256)
def _completed(known: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Add the fields that the file has not used, each behind the one that precedes it in the format."""
    kind = BY_COLLECTION.get(name) or _NESTED.get(name)
    if kind is None:
        return known
    order = list(known)
    before = ""
    for field in kind.fields:
        if field.name not in order:
            order.insert(order.index(before) + 1 if before in order else len(order), field.name)
        before = field.name
    return tuple(order)


def entry(key: str, value: Value, column: int, manner: Manner, *, one_line: bool = False) -> list[str]:
    """Write a key with its value.

    Args:
        value: what it holds.
        column: where the key begins; the first line is given without its indentation.
        manner: how the file is written.
        one_line: on one line, as something follows there.
    """
    name = scalars.one_line(key, manner.quote)
    if isinstance(value, str):
        return _text(name, value, column, manner, one_line=one_line)
    if not isinstance(value, dict) and manner.forms.get((key, False)) == "text":
        alone = [item for item in _items(value) if isinstance(item, str)]
        if len(alone) == len(_items(value)) == 1:  # a list of one may be written as that one
            return _text(name, alone[0], column, manner, one_line=one_line)
    if one_line or _in_brackets(key, value, manner):
        line = f"{name}: {flow(value, manner, key)}"
        if one_line or len(line) + column <= max(manner.width, 40) or not _breakable(value):
            return [line]
    if isinstance(value, dict):
        indent = " " * (column + manner.map_indent)
        lines = mapping(value, column + manner.map_indent, manner, key)
        return [f"{name}:", indent + lines[0], *lines[1:]]
    indent = " " * (column + manner.list_indent)
    return [f"{name}:", *(indent + line if n == 0 else line for item in _items(value)
            for n, line in enumerate(listed(item, column + manner.list_indent, manner, key)))]  # fmt: skip


def mapping(record: Mapping[str, Value], column: int, manner: Manner, name: str) -> list[str]:
    """Write a mapping in block style; the first line is given without its indentation."""
    lines: list[str] = []
    for key, value in ordered(record, name, manner).items():
        first, *rest = entry(key, value, column, manner)
        lines += [f"{' ' * column if lines else ''}{first}", *rest]
    return lines


def listed(value: Value, column: int, manner: Manner, name: str) -> list[str]:
    """Write an item of a block list, from its `-` on; the first line is given without its indentation.

    Args:
        value: the item.
        column: where the `-` stands.
        manner: how the file is written.
        name: the key of the list.
    """
    dash = "-".ljust(manner.dash_to_key)
    inner = column + manner.dash_to_key
    if isinstance(value, dict):
        first, *rest = mapping(value, inner, manner, name)
    elif isinstance(value, str):
        first, *rest = _long(value, inner, manner) or [scalars.one_line(value, manner.quote)]
    else:
        first, rest = flow(value, manner, name), []
    return [dash + first, *rest]


def flow(value: Value, manner: Manner, name: str = "") -> str:
    """Write a value within brackets, on one line."""
    if isinstance(value, str):
        return scalars.one_line(value, manner.quote, flow=True)
    if isinstance(value, dict):
        pairs = ordered(value, name, manner).items()
        return (
            "{" + ", ".join(f"{scalars.one_line(k, flow=True)}: {flow(v, manner, k)}" for k, v in pairs) + "}"
        )
    return "[" + ", ".join(flow(item, manner, name) for item in _items(value)) + "]"


def _text(name: str, value: str, column: int, manner: Manner, *, one_line: bool) -> list[str]:
    line = f"{name}: {scalars.one_line(value, manner.quote)}"
    if one_line or (len(line) + column <= manner.width and "\n" not in value):
        return [line]
    block = _long(value, column + manner.map_indent, manner)
    return [f"{name}: {block[0]}", *block[1:]] if block else [line]


def _long(value: str, indent: int, manner: Manner) -> list[str] | None:
    """Write a text that fits no line below its key; None where it stands on one line here."""
    if "\n" in value:
        return scalars.literal(value, indent, manner.lines)
    if not manner.long or len(value) + indent <= manner.width:
        return None
    if manner.long.startswith("|"):
        return scalars.literal(value, indent, manner.long)
    return scalars.folded(value, indent, manner.width, manner.long)


def _in_brackets(key: str, value: Value, manner: Manner) -> bool:
    """Whether a list or mapping stands within brackets here."""
    items = list(value.values()) if isinstance(value, dict) else _items(value)
    simple = all(isinstance(item, str) for item in items)
    form = manner.forms.get((key, not simple))
    return form == "flow" or (form != "block" and simple and not isinstance(value, dict))


def _breakable(value: Value) -> bool:
    """Whether a block has more lines than brackets would."""
    return isinstance(value, dict) or len(_items(value)) > 1


def _items(value: Value) -> Sequence[Value]:
    """Give a list's items, or what stands without a list as the one that it is."""
    return [value] if isinstance(value, (str, dict)) else cast("Sequence[Value]", value)
