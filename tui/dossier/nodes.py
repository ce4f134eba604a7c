"""What a YAML file holds: text, lists and mappings, each with its place.

Lines and columns are counted from 1, columns in characters.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """A scalar. It is never taken for a number, a date or a truth value."""

    value: str
    line: int
    column: int


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Mapping:
    """Keys with their values, in the order of the file."""

    __slots__ = ("column", "entries", "key_places", "line")

    def __init__(self, line: int, column: int) -> None:
        self.entries: dict[str, Node] = {}
        self.key_places: list[tuple[int, int]] = []
        """The (line, column) of each key, in the order of `entries`."""
        self.line = line
        self.column = column

    def place_of(self, key: str) -> tuple[int, int]:
        """Give the (line, column) of a key.

        Raises:
            ValueError: there is no such key.
        """
        return self.key_places[list(self.entries).index(key)]


Node: TypeAlias = Text | Sequence | Mapping
