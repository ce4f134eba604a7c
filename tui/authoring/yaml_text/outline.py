"""Where each part of a YAML text stands, to the character: what writing back needs and reading does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_FILLING = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
"""White space and comments."""
_REST = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")


class YamlPart:
    """A text, list or mapping with its place; offsets count characters from 0."""

    __slots__ = ("column", "end", "items", "keys", "kind", "start", "style", "value")

    def __init__(
        self, kind: Literal["text", "list", "map"], start: int, column: int, style: str, value: str = ""
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = start
        """Behind its last character; trailing white space and comments are no part of it."""
        self.column = column
        self.style = style
        """Of a text `'`, `"`, `|`, `>` or nothing; of others `flow` or `block`."""
        self.value = value
        self.items: list[YamlPart] = []
        """A list's items or a mapping's values."""
        self.keys: list[YamlPart] = []
        """A mapping's keys, one for each of `items`."""

    def get(self, name: str) -> YamlPart | None:
        """Give a mapping's value by its key."""
        for key, item in zip(self.keys, self.items, strict=True):
            if key.value == name:
                return item
        return None

    def names(self) -> list[str]:
        """Give a mapping's keys as texts."""
        return [key.value for key in self.keys]

    def as_data(self) -> Any:
        """Give what it holds as texts, lists and dicts, without a text's closing line breaks."""
        if self.kind == "text":
            return self.value.rstrip("\n")
        if self.kind == "list":
            return [item.as_data() for item in self.items]
        return {key.value: item.as_data() for key, item in zip(self.keys, self.items, strict=True)}

    def walk(self) -> Iterator[YamlPart]:
        """Give it and all that is in it."""
        left = [self]
        while left:
            part = left.pop()
            yield part
            left += reversed(part.items)


def outline(text: str) -> YamlPart | None:
    """The topmost part of a text that `tui.dossier.yaml.yaml_events` found sound; None where it is empty.

    Args:
        text: a YAML file's text without its byte order mark.
    """
    get_event = _LOADER(text).get_event
    top = YamlPart("list", 0, 0, "block")
    stack = [top]
    while True:
        event: Any = get_event()
        kind = type(event)
        if kind is StreamEndEvent:
            return top.items[0] if top.items else None
        if kind is ScalarEvent:
            mark = event.start_mark
            part = YamlPart("text", mark.index, mark.column, event.style or "", event.value)
            part.end = event.end_mark.index
            if part.style in ("|", ">"):
                part.end = part.start + len(text[part.start : part.end].rstrip())
            _put(stack[-1], part)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            mark = event.start_mark
            name: Literal["map", "list"] = "map" if kind is MappingStartEvent else "list"
            part = YamlPart(name, mark.index, mark.column, "flow" if event.flow_style else "block")
            _put(stack[-1], part)
            stack.append(part)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            part = stack.pop()
            if part.style == "flow":
                part.end = event.end_mark.index
            elif part.items:
                # The parser's own mark of a block's end lies behind the comments that follow it.
                part.end = max(part.items[-1].end, part.keys[-1].end if part.keys else 0)


def _put(within: YamlPart, part: YamlPart) -> None:
    if within.kind == "map" and len(within.keys) == len(within.items):
        within.keys.append(part)
    else:
        within.items.append(part)


def dash(text: str, block: YamlPart, index: int) -> int:
    """Give the offset of the `-` of an item of a block list."""
    start = block.start if index == 0 else block.items[index - 1].end
    return skip(text, start)


def skip(text: str, start: int) -> int:
    """Give the first offset from `start` on that is neither white space nor comment."""
    match = _FILLING.match(text, start)
    return match.end() if match else start


def line_start(text: str, offset: int) -> int:
    """Give the offset at which the line of `offset` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def next_line(text: str, offset: int) -> int:
    """Give the offset behind the line break that ends the line of `offset`, or the text's end."""
    match = _REST.match(text, offset)
    return match.end() if match else len(text)


def line_break(text: str) -> str:
    r"""Give the line break that a text uses, `\n` where it has none."""
    match = _BREAK.search(text)
    return match.group() if match else "\n"
