"""Lines of styled text, and the few ways to make them: flow, fit and put side by side.

A text from a dossier becomes a span and stays plain text: no markup is ever read from it, and characters that
a terminal would obey are shown as visible signs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, split_graphemes

from tui.report.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Span = tuple[str, str]
"""A text and the names of its inks, separated by spaces."""
Line = list[Span]

PARTIES = ("party-1", "party-2", "party-3", "party-4")
"""The inks of parties: the two that a dossier compares, then others in its order; further ones have none."""
NO_PARTY = "no-party"
"""The ink of bars that are of no party: of the same contrast as a party's, and of another hue than any."""

COMPONENTS = {
    f"ink--{name}"
    for name in (
        *("muted", "strong", "quote", "question", "italic", "heading", "mark", "accent"),
        *("warning", "reverse", "lit", "cursor", "cursor-focused", "handle", "selection"),
        *(*PARTIES, NO_PARTY),
    )
}
"""The inks that the stylesheet gives a look to, as component classes of the application."""

_CLUSTER = 32
"""Characters that may share a cell: more marks than that on one letter are cut off with the rest."""
_WORDS = re.compile(r"\n|[^\S\n]+|\S+")


_SHORT = 512
"""Characters of a text whose width is kept: it comes again, and takes no memory to speak of."""


def width(text: str) -> int:
    """The cells that a text takes in a terminal."""
    return _kept_width(text) if len(text) <= _SHORT else cell_len(text)


_USUAL = 2000
"""Characters of a text whose breaks are kept."""
_kept_width = lru_cache(maxsize=4096)(cell_len)


def line_width(line: Iterable[Span]) -> int:
    """The cells that a line takes."""
    return sum(width(text) for text, _ink in line)


def _chop(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` cells: at least one, and never part of a cluster."""
    spans, _cells = split_graphemes(text)
    used = 0
    for start, end, cells in spans:
        used += cells
        if used > room:
            return start or end
    return len(text)


def _pieces(word: str, room: int) -> list[tuple[int, int]]:
    """A word that is longer than a line in pieces of at most `room` cells, in one walk over its clusters."""
    pieces: list[tuple[int, int]] = []
    begin = used = 0
    for start, _end, cells in split_graphemes(word)[0]:
        if used + cells > room and start > begin:
            pieces.append((begin, start))
            begin, used = start, 0
        used += cells
    return [*pieces, (begin, len(word))]


def _breaks(text: str, room: int) -> Sequence[tuple[int, int]]:
    """Where each line of `text` begins and ends; a text of a hit comes again at the next letter."""
    return _kept_breaks(text, room) if len(text) <= _USUAL else _find_breaks(text, room)


def _find_breaks(text: str, room: int) -> list[tuple[int, int]]:
    """Where each line of `text` begins and ends in `room` cells; blanks at a break are left out."""
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for match in _WORDS.finditer(text):
        word, at = match.group(), match.start()
        if word == "\n":
            lines.append((start, end))
            start = end = match.end()
            used = 0
            continue
        cells = width(word)
        if word.isspace() and start == end and lines and used == 0 and text[at - 1 : at] != "\n":
            start = end = match.end()
            continue
        if used + cells <= room:
            used += cells
            end = match.end()
            continue
        if word.isspace():
            lines.append((start, end))
            start = end = match.end()
            used = 0
            continue
        if used:
            lines.append((start, end))
            start = at
        end = match.end()
        if cells > room:
            pieces = [(at + first, at + last) for first, last in _pieces(word, room)]
            lines += pieces[:-1]
            start = pieces[-1][0]
            cells = width(text[start:end])
        used = cells
    lines.append((start, end))
    return lines


_kept_breaks = lru_cache(maxsize=256)(_find_breaks)


def flow(spans: Iterable[Span], room: int) -> list[Line]:
    """Break spans into lines of at most `room` cells, at blanks where there are any."""
    shown = [(visible(text).replace("\t", "␉"), ink) for text, ink in spans if text]
    joined = "".join(text for text, _ink in shown)
    lines: list[Line] = []
    for start, end in _breaks(joined, max(1, room)):
        line: Line = []
        offset = 0
        for text, ink in shown:
            part = text[max(0, start - offset) : max(0, end - offset)]
            offset += len(text)
            if part:
                line.append((part, ink))
        if line:
            last, ink = line[-1]
            line[-1] = (last.rstrip(" "), ink)
        lines.append(line)
    return lines


def fit(spans: Iterable[Span], room: int) -> Line:
    """One line of at most `room` cells, with an ellipsis where something was cut."""
    line = [(visible_line(text), ink) for text, ink in spans if text]
    if line_width(line) <= room:
        return line
    kept: Line = []
    left = room - 1
    for text, ink in line:
        cells = width(text)
        if cells > left:
            part = text[: _chop(text[: left * _CLUSTER], left)] if left > 0 else ""
            if width(part) > left:
                part = ""
            kept.append((part.rstrip() + ("…" if room > 0 else ""), ink))
            break
        kept.append((text, ink))
        left -= cells
    return kept


def shortened(lines: list[Line], most: int, room: int) -> list[Line]:
    """At most so many lines, the last one with an ellipsis where something was left out."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], [*flow(lines[most - 1], room - 2)[0], (" …", "muted")]]


def pad(line: Line, room: int) -> Line:
    """The line with blanks up to `room` cells."""
    missing = room - line_width(line)
    return [*line, (" " * missing, "")] if missing > 0 else line


def spread(left: Sequence[Span], right: Sequence[Span], room: int) -> Line:
    """One line with `right` at its right end; `left` gives way."""
    end = fit(right, room)
    start = pad(fit(left, max(0, room - line_width(end) - 1)), room - line_width(end))
    return [*start, *end]


def abreast(columns: Sequence[Sequence[Line]], room: int) -> list[Line]:
    """Columns as lines, each but the last `room` cells wide."""
    lines = list(columns[-1])
    for column in reversed(columns[:-1]):
        lines = beside(column, lines, room)
    return lines


def beside(left: Sequence[Line], right: Sequence[Line], room: int) -> list[Line]:
    """Two columns as lines, the left one `room` cells wide."""
    return [
        [
            *pad(list(left[row]) if row < len(left) else [], room),
            *(right[row] if row < len(right) else []),
        ]
        for row in range(max(len(left), len(right)))
    ]
