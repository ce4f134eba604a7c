"""Breaking lines at spaces, by the cells that they take in a terminal."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

# Compiled when they are used: nothing is broken in a pipe.
_STYLE = r"\x1b\[\d*m"
_WORD = r" *[^ ]+"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes; it may hold bold but no other control characters."""
    if "\x1b" in text:
        text = re.sub(_STYLE, "", text)
    if text.isascii():
        return len(text)
    wide = sum(east_asian_width(character) in "WF" for character in text)
    none = sum(category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) + wide - none


def wrap(line: str, width: int) -> list[str]:
    """Break a line at spaces; nothing else of it is touched, and a word too long is left whole.

    Args:
        line: the line, without newlines.
        width: cells; 0 breaks nothing.

    Returns:
        Its parts, the further ones indented like the first.
    """
    if not width or cells(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip(" "))]
    parts: list[str] = []
    start = end = used = 0
    for match in re.finditer(_WORD, line):
        room = cells(match.group())
        if end > start and used + room > width:
            parts.append(line[start:end])
            start = match.end() - len(match.group().lstrip(" "))
            used = len(indent)
            room = cells(line[start : match.end()])
        used += room
        end = match.end()
    parts.append(line[start:])
    return [parts[0], *(indent + part for part in parts[1:])]
