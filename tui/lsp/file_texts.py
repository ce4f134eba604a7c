"""The texts of a dossier's files, and places in them as offsets and as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class LineColumn(NamedTuple):
    """A line and a column, both from 0; columns count characters."""

    line: int
    column: int


class Span(NamedTuple):
    """From an offset to the one behind the last character."""

    start: int
    end: int


class FileText:
    """A file's text as it stands in the editor, or on the disk where it is not open.

    Attributes:
        name: the path within the dossier.
        text: without a byte order mark.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    @cached_property
    def lines(self) -> list[str]:
        """Its lines without their ends, broken where editors break them."""
        return _LINE_BREAK.split(self.text)

    def place(self, offset: int) -> LineColumn:
        """Give the line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return LineColumn(line, offset - self._starts[line])

    def offset(self, place: LineColumn) -> int:
        """Give the offset of a line and column; what lies behind a line's end is its end."""
        if place.line >= len(self.lines):
            return len(self.text)
        return self._starts[place.line] + min(place.column, len(self.lines[place.line]))
