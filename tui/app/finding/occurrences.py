"""Where words stand among lines that are shown, whatever their case, accents and line breaks."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.archive.index.folding import folded_clusters, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.app.paint.ink import Line

Occurrence = tuple[tuple[int, int, int], ...]
"""The pieces of it: (line, start, end) in characters; one that goes over the end of a line has several."""


@cache
def _unspaced() -> re.Pattern[str]:
    """Letters of Thai, Lao, Burmese, Khmer, Chinese and Japanese, which put no blanks between words."""
    # Compiled when something is looked for: it would take 2 ms of a start.
    return re.compile(
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    )


def wanted(typed: str) -> str:
    """What is looked for, folded; empty where nothing is."""
    return " ".join(folded_text(typed).split())


def occurrences(lines: Sequence[Line], words: str) -> list[Occurrence]:
    """Find words in lines.

    Args:
        lines: as they are shown; a word or phrase may go on on the next one.
        words: what `wanted` made of it.
    """
    folded, places = _folded(lines)
    if not words or words not in folded:
        return []
    found_at: list[Occurrence] = []
    at = folded.find(words)
    while at >= 0:
        found_at.append(tuple(_pieces(places[at : at + len(words)])))
        at = folded.find(words, at + len(words))
    return found_at


def _folded(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int, int]]]:
    """The text of all lines, folded and with single blanks, and where each character of it stands."""
    characters: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        text = "".join(text for text, _ink in line)
        if number and not _goes_on(lines[number - 1], line):
            text_before = sum(len(part) for part, _ink in lines[number - 1])
            if characters and characters[-1] != " ":
                characters.append(" ")
                places.append((number - 1, text_before, text_before))
        for plain, start, end in folded_clusters(text):
            for character in plain:
                if character != " " or (characters and characters[-1] != " "):
                    characters.append(character)
                    places.append((number, start, end))
    return "".join(characters), places


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a text that has no blanks between its words goes on from one line to the next."""
    last, first = ("".join(text for text, _ink in line) for line in (before, after))
    return bool(_unspaced().match(last[-1:]) and _unspaced().match(first[:1]))


def _pieces(places: Iterable[tuple[int, int, int]]) -> Iterable[tuple[int, int, int]]:
    by_line: dict[int, tuple[int, int]] = {}
    for line, start, end in places:
        first, last = by_line.get(line, (start, end))
        by_line[line] = min(first, start), max(last, end)
    return ((line, start, end) for line, (start, end) in by_line.items() if end > start)


def marked_lines(lines: Sequence[Line], here: Sequence[Occurrence], current: int | None) -> list[Line]:
    """Lines with what was found in them marked.

    Args:
        lines: as they are shown.
        here: what was found in them.
        current: the number of the one that was gone to.
    """
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for number, occurrence in enumerate(here):
        for line, start, end in occurrence:
            marks.setdefault(line, []).append((start, end, "reverse" if number == current else "mark"))
    return [_marked(line, marks[n]) if n in marks else line for n, line in enumerate(lines)]


def _marked(line: Line, marks: Sequence[tuple[int, int, str]]) -> Line:
    done: Line = []
    at = 0
    for text, ink in line:
        ends = {0, len(text)}
        for start, end, _ in marks:
            ends |= {min(max(start - at, 0), len(text)), min(max(end - at, 0), len(text))}
        for first, last in pairwise(sorted(ends)):
            over = next((mark for start, end, mark in marks if start <= at + first < end), "")
            done.append((text[first:last], f"{ink} {over}".strip()))
        at += len(text)
    return done
