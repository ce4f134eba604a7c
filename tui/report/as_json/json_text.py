"""JSON as text, written as its values are read, without a character that a terminal would obey."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.report.visible import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.report.as_json.json_values import Value


def document(fields: Mapping[str, Value | Iterator[Value]]) -> Iterator[str]:
    """A JSON object in pieces; lists given as iterators are read as they are written.

    Args:
        fields: the object's fields.
    """
    for n, (name, value) in enumerate(fields.items()):
        yield f'{"," if n else "{"}\n  "{name}": '
        if isinstance(value, Iterator):
            yield from array(value, "  ")
        else:
            yield dumped(value, "  ")
    yield "\n}\n"


def array(values: Iterable[Value], indent: str = "") -> Iterator[str]:
    """A JSON array in pieces; no newline follows it.

    Args:
        values: its items.
        indent: what stands before each of its lines.
    """
    empty = True
    for value in values:
        yield f"{'[' if empty else ','}\n{indent}  {dumped(value, indent + '  ')}"
        empty = False
    yield "[]" if empty else f"\n{indent}]"


def dumped(value: Value, indent: str = "") -> str:
    """A value as JSON on several lines, the first of which is not indented."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)).replace("\n", "\n" + indent)


def line(value: Value) -> str:
    """A value as JSON on one line."""
    return escaped(json.dumps(value, ensure_ascii=False))
