"""What an editor can do about a problem: what its advice says, where that is a text to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.yaml_text.outline import outline
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.yaml_events import parse
from tui.lsp.file_texts import LineColumn, Span

if TYPE_CHECKING:
    from tui.authoring.yaml_text.outline import YamlPart
    from tui.dossier.problems import Problem
    from tui.lsp.file_texts import FileText

_INSTEAD = re.compile(
    r"did you mean (?:`(?P<key>[^`]+)`|“(?P<quoted>[^”]+)”|(?P<plain>[\w-]+))\?"
    r"|^write (?P<date>[\dX][\dX./~?%T:+Z-]*)$"
    r"|^use lower-case letters, digits and hyphens: (?P<id>[a-z0-9-]+)$",
    re.IGNORECASE,
)
_SET = re.compile(r"write `(?P<key>\w+): (?P<value>[\w-]+)`")


class Fix(NamedTuple):
    """A text to put in the place of another."""

    title: str
    span: Span
    text: str


def span_of(problem: Problem, file: FileText) -> Span:
    """Where a problem stands: the key or value that begins there, else a word, or the rest of the line.

    Args:
        problem: one of the file.
        file: its text.
    """
    start = file.offset(LineColumn(problem.location.line - 1, problem.location.column - 1))
    part = _part_at(file, start)
    if part is not None:
        first_line = file.offset(LineColumn(problem.location.line - 1, len(problem.line_text)))
        return Span(start, max(start, min(part.end, first_line)))
    rest = re.compile(r"[\w-]+|[^\r\n]*").match(file.text, start)
    return Span(start, rest.end() if rest else start)


def fixes(problem: Problem, file: FileText) -> list[Fix]:
    """Give what would do away with a problem."""
    start = file.offset(LineColumn(problem.location.line - 1, problem.location.column - 1))
    part = _part_at(file, start)
    if part is None or part.kind != "text":
        return []
    corrections = []
    if match := _INSTEAD.search(problem.advice):
        text = next(value for value in match.groupdict().values() if value is not None)
        corrections.append(Fix(f"write {text}", Span(part.start, part.end), text))
    for match in _SET.finditer(problem.advice):
        other = _sibling(file, part, match["key"])
        if other is not None:
            title = f"write {match['key']}: {match['value']}"
            corrections.append(Fix(title, Span(other.start, other.end), match["value"]))
    return corrections


def _top(file: FileText) -> YamlPart | None:
    if parse(File(file.name, file.text.encode("utf-8", "replace")))[1]:
        return None
    return outline(file.text)


def _part_at(file: FileText, start: int) -> YamlPart | None:
    """The text that begins at an offset, be it a key or a value."""
    top = _top(file)
    for part in top.walk() if top is not None else ():
        for text in (part, *part.keys):
            if text.start == start and text.kind == "text" and text.end > start:
                return text
    return None


def _sibling(file: FileText, part: YamlPart, key: str) -> YamlPart | None:
    """The value of another key of the mapping that has a value."""
    top = _top(file)
    for holder in top.walk() if top is not None else ():
        if holder.kind == "map" and any(item.start == part.start for item in holder.items):
            return holder.get(key)
    return None
