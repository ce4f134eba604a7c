"""What a YAML file holds: text, lists and mappings, each with its place.

Places are worked out from the parser's marks only when they are asked for, as most never are.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias


class Mark(Protocol):
    """A place as YAML parsers give it, counted from 0, the column in characters."""

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        ...

    @property
    def column(self) -> int:
        """The column, counted from 1."""
        ...


class Start(NamedTuple):
    """The mark of a file's first character."""

    line: int = 0
    column: int = 0


class Text(NamedTuple):
    """A scalar. It is never taken for a number, a date or a truth value."""

    value: str
    mark: Mark


class Sequence:
    """A list."""

    __slots__ = ("items", "mark")

    def __init__(self, mark: Mark) -> None:
        self.items: list[Node] = []
        self.mark = mark


class Mapping:
    """Keys with their values, in the order of the file."""

    __slots__ = ("entries", "key_marks", "mark")

    def __init__(self, mark: Mark) -> None:
        self.entries: dict[str, Node] = {}
        self.key_marks: dict[str, Mark] = {}
        self.mark = mark


Node: TypeAlias = Text | Sequence | Mapping


def place(node: Node) -> tuple[int, int]:
    """Give the line and column at which a node begins, both counted from 1, the column in characters."""
    return node.mark.line + 1, node.mark.column + 1


def key_place(mapping: Mapping, key: str) -> tuple[int, int]:
    """Give the line and column of a key, counted as in `place`.

    Raises:
        KeyError: there is no such key.
    """
    mark = mapping.key_marks[key]
    return mark.line + 1, mark.column + 1
