"""Edits of a file's lists and mappings: each puts text where a person would have typed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.authoring.file_changes import NotWritten
from tui.authoring.yaml_text import outline as outlines
from tui.authoring.yaml_text import rendering, scalars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.authoring.yaml_text.manuscript import Manuscript
    from tui.authoring.yaml_text.outline import YamlPart
    from tui.authoring.yaml_text.rendering import Value

_COMMENT = re.compile(r"([ \t]*)#")


def add_items(
    script: Manuscript, holder: YamlPart, key: str, items: Sequence[tuple[int, Value]], name: str
) -> None:
    """Add items to the list that a key holds, which may be empty or a single value.

    Args:
        script: the file.
        holder: the mapping that has the key.
        items: (the place in the list as it stands, the item) in the order wanted.
        name: what the items are: the name of a collection, or of a field that holds records.
    """
    part = holder.get(key)
    if part is None:
        raise KeyError(key)
    if part.kind != "list" or not part.items:
        before = [] if _is_empty(part) else [part.as_data()]
        if before:
            _make_list(script, holder, key, part, [item for _, item in items], name)
        else:
            _fill(script, holder, key, part, [item for _, item in items], name)
        script.held(holder)[key] = [*before, *(item for _, item in items)]
        return
    if part.style == "flow":
        _into_brackets(script, part, items, name)
    else:
        _into_block(script, part, items, name)
    held = script.held(part)
    # From behind, so that places before it stay what they are; of several at one place the last goes first.
    numbered = [(index, number, item) for number, (index, item) in enumerate(items)]
    for index, _, item in sorted(numbered, key=lambda entry: entry[:2], reverse=True):
        held.insert(index, item)


def add_key(script: Manuscript, holder: YamlPart | None, key: str, value: Value, name: str = "") -> None:
    """Add a key that a mapping does not have, where its order has it.

    Args:
        script: the file.
        holder: the mapping; None is the empty file.
        value: what it is to hold.
        name: what the mapping is: the name of a collection or of a field; empty for a file.
    """
    script.held(holder)[key] = value
    manner = script.manner
    if holder is None or not holder.items:
        if holder is not None:
            new = "{" + f"{key}: {rendering.flow(value, manner, key)}" + "}"
            script.edit(holder.start, holder.end, new)
        else:
            lines = rendering.entry(key, value, 0, manner)
            gap = manner.line_break if script.text.strip() else ""
            _after(script, len(script.text), lines, before=gap)
        return
    if holder.style == "flow":
        last = holder.items[-1] if holder.items[-1].end >= holder.keys[-1].end else holder.keys[-1]
        new = f", {key}: {rendering.flow(value, manner, key)}"
        script.edit(last.end, last.end, new)
        return
    column = holder.keys[0].column
    at = _place_of_key(script, holder, key, name)
    lines = rendering.entry(key, value, column, manner)
    lines[0] = " " * column + lines[0]
    gap = manner.line_break if not name and manner.gap else ""
    _after(
        script,
        _behind(script.text, max(holder.keys[at].end, holder.items[at].end), column),
        lines,
        before=gap,
    )


def set_value(script: Manuscript, holder: YamlPart, key: str, value: Value) -> None:
    """Give a key of a mapping another value."""
    at = holder.names().index(key)
    name, part = holder.keys[at], holder.items[at]
    text, end = script.text, max(part.end, name.end)
    if holder.style == "flow":
        new = rendering.flow(value, script.manner, key)
        gap = "" if text[part.start - 1 : part.start] in " \t" and part.end > name.end else " "
        script.edit(part.start, part.end, gap + new)
    else:
        tail = text[end : outlines.next_line(text, end)].strip()
        lines = rendering.entry(key, value, name.column, script.manner, one_line=bool(tail))
        if part.kind == "text" and part.value and "\n" not in text[name.start : end] and len(lines) == 1:
            # What stands between key and value stays as well.
            new = scalars.one_line(value, script.manner.quote) if isinstance(value, str) else ""
            if new:
                script.edit(part.start, part.end, new)
                script.held(holder)[key] = value
                return
        script.edit(name.start, end, script.manner.line_break.join(lines))
    script.held(holder)[key] = value


def remove_key(script: Manuscript, holder: YamlPart, key: str) -> None:
    """Take a key and its value out of a mapping, which keeps at least one other.

    Raises:
        NotWritten: it is the only one.
    """
    at = holder.names().index(key)
    if len(holder.keys) == 1:
        raise NotWritten(f"`{key}` is all that is there, so it can't be taken out")
    name, end = holder.keys[at], max(holder.keys[at].end, holder.items[at].end)
    text = script.text
    start = outlines.line_start(text, name.start)
    if holder.style == "flow" or text[start : name.start].strip():  # behind a bracket or a list's `-`
        if at + 1 < len(holder.keys):
            script.edit(name.start, holder.keys[at + 1].start, "")
        else:
            before = max(holder.keys[at - 1].end, holder.items[at - 1].end)
            script.edit(before, end, "")
    else:
        script.edit(start, outlines.next_line(text, max(end, outlines.skip(text, name.end))), "")
    del script.held(holder)[key]


def remove_item(script: Manuscript, holder: YamlPart, key: str, index: int) -> None:
    """Take an item out of the list that a key holds.

    Args:
        script: the file.
        holder: the mapping that has the key.
        index: which item.
    """
    part = holder.get(key)
    if part is None or part.kind != "list":
        raise KeyError(key)
    text, items = script.text, part.items
    if part.style == "flow":
        if index + 1 < len(items):
            script.edit(items[index].start, items[index + 1].start, "")
        else:
            script.edit(items[index - 1].end if index else items[0].start, items[index].end, "")
    else:
        start = outlines.line_start(text, outlines.dash(text, part, index))
        end = outlines.next_line(text, items[index].end)
        if index + 1 < len(items) or not index:  # with the empty lines behind it, else with those before
            while end < len(text) and not text[end : outlines.next_line(text, end)].strip():
                end = outlines.next_line(text, end)
        else:
            start = min(start, _behind(text, items[index - 1].end, part.column))
            if text[start : outlines.line_start(text, items[index].start)].strip().startswith("#"):
                start = outlines.line_start(text, outlines.dash(text, part, index))
        script.edit(start, end, "")
    held = script.held(part)
    del held[index]
    if not held and part.style == "block":
        script.held(holder)[key] = ""


def _into_block(script: Manuscript, part: YamlPart, items: Sequence[tuple[int, Value]], name: str) -> None:
    """Add items to a block list that has some."""
    text, manner = script.text, script.manner
    column = part.column
    first = outlines.dash(text, part, 0)
    if text[outlines.line_start(text, first) : first].strip():
        raise NotWritten(f"`{name}` begins behind other text on its line; write it below, and try again")
    gap = manner.line_break * _gap(script, part, column)
    in_brackets = sum(item.style == "flow" for item in part.items[-20:]) * 2 > len(part.items[-20:])
    for index, item in items:
        if in_brackets and not isinstance(item, str):
            lines = ["-".ljust(manner.dash_to_key) + rendering.flow(item, manner, name)]
        else:
            lines = rendering.listed(item, column, manner, name)
        lines[0] = " " * column + lines[0]
        if index == 0:
            at = _with_comments(text, first)
            script.edit(at, at, manner.line_break.join([*lines, ""]) + gap)
        else:
            _after(script, _behind(text, part.items[index - 1].end, column), lines, before=gap)


def _into_brackets(script: Manuscript, part: YamlPart, items: Sequence[tuple[int, Value]], name: str) -> None:
    """Add items to a list in brackets that has some."""
    text, first = script.text, part.items[0]
    begin = outlines.line_start(text, first.start)
    own_lines = not text[begin : first.start].strip() and begin > part.start
    between = script.manner.line_break + text[begin : first.start] if own_lines else " "
    for index, item in items:
        new = rendering.flow(item, script.manner, name)
        if index == 0:
            script.edit(first.start, first.start, f"{new},{between}")
        else:
            end = part.items[index - 1].end
            script.edit(end, end, f",{between}{new}")


def _fill(
    script: Manuscript, holder: YamlPart, key: str, part: YamlPart, items: Sequence[Value], name: str
) -> None:
    """Give an empty list its first items."""
    at = holder.names().index(key)
    column, text, manner = holder.keys[at].column, script.text, script.manner
    colon = outlines.skip(text, holder.keys[at].end)
    nested = any(not isinstance(item, str) for item in items)
    if holder.style == "flow" or not nested:
        gap = "" if text[part.start - 1 : part.start] in (" ", "\t") else " "
        script.edit(part.start, part.end, gap + rendering.flow(list(items), manner, name))
        return
    if part.end > colon + 1:
        # `[]` or `''`: what is deleted here reads as nothing.
        script.edit(colon + 1, part.end, "")
    indent = column + manner.list_indent
    lines = _all_listed(items, indent, manner.gap if not column else 0, script, name)
    at = _below_key(text, max(colon + 1, part.end))
    commented = at > outlines.next_line(text, max(colon + 1, part.end))
    _after(script, at, lines, before=manner.line_break if commented else "")


def _make_list(
    script: Manuscript, holder: YamlPart, key: str, part: YamlPart, items: Sequence[Value], name: str
) -> None:
    """Make a list of a single value that stands without one, and add items."""
    manner, column = script.manner, holder.keys[holder.names().index(key)].column
    if part.kind == "map" and part.style == "block":
        if part.column - column < 2:
            raise NotWritten(f"`{key}` is no list: write “- ” before its record, and try again")
        # The record keeps its place: `- ` takes the room of two blanks.
        script.edit(part.start - 2, part.start, "- ")
        gap = manner.gap if not column else 0
        lines = _all_listed(items, part.column - 2, gap, script, name)
        _after(script, _behind(script.text, part.end, part.column - 2), lines, before=manner.line_break * gap)
        return
    rest = "".join(f", {rendering.flow(item, manner, name)}" for item in items)
    if part.kind == "text" and part.style in ("|", ">"):
        set_value(script, holder, key, [part.as_data(), *items])
        return
    first = (
        rendering.flow(part.as_data(), manner, name)
        if part.kind == "text"
        else script.text[part.start : part.end]
    )
    script.edit(part.start, part.end, f"[{first}{rest}]")


def _all_listed(items: Iterable[Value], column: int, gap: int, script: Manuscript, name: str) -> list[str]:
    """Write the items of a list, with `gap` empty lines between them."""
    lines: list[str] = []
    for item in items:
        first, *rest = rendering.listed(item, column, script.manner, name)
        lines += [*([""] * gap if lines else []), " " * column + first, *rest]
    return lines


def _after(script: Manuscript, at: int, lines: Iterable[str], before: str = "") -> None:
    """Put lines at the start of a line, or behind a last line that is not ended."""
    new = script.manner.line_break.join(lines)
    text = script.text
    if at and text[at - 1] not in "\r\n":
        script.edit(at, at, script.manner.line_break + before + new)
    else:
        script.edit(at, at, before + new + script.manner.line_break)


def _behind(text: str, end: int, column: int) -> int:
    """Give the offset of the line behind a part, and behind comments that stand deeper than `column`."""
    at = behind = outlines.next_line(text, end)
    while at < len(text):
        match = _COMMENT.match(text, at)
        line_end = outlines.next_line(text, at)
        if match is None and text[at:line_end].strip():
            break
        if match is not None:
            if len(match.group(1)) <= column:
                break
            behind = line_end
        at = line_end
    return behind


def _below_key(text: str, end: int) -> int:
    """Give the offset of the line below a key, and below comments that are followed by an empty line."""
    at = below = outlines.next_line(text, end)
    while _COMMENT.match(text, at) and at < len(text):
        at = outlines.next_line(text, at)
    if at == len(text) or not text[at : outlines.next_line(text, at)].strip():
        return at
    return below


def _with_comments(text: str, at: int) -> int:
    """Give the offset of an item's line, or of the comment right above it that is its own."""
    start = outlines.line_start(text, at)
    above = start
    while above:
        line = outlines.line_start(text, above - (2 if text[above - 2 : above] == "\r\n" else 1))
        if not _COMMENT.match(text, line):
            # A comment that follows the key at once speaks of the whole list.
            return above if not text[line:above].strip() else start
        above = line
    return start


def _gap(script: Manuscript, part: YamlPart, column: int) -> int:
    """Give how many empty lines stand between the items of a list."""
    text, items = script.text, part.items
    if len(items) < 2:
        return script.manner.gap if not column else 0
    lines = text[items[-2].end : items[-1].start].splitlines()[1:-1]
    return sum(not line.strip() for line in lines)


def _place_of_key(script: Manuscript, holder: YamlPart, key: str, name: str) -> int:
    """Give which key of a mapping a new one follows."""
    names = holder.names()
    if not name:
        return len(names) - 1
    order = list(rendering.ordered(dict.fromkeys([*names, key], ""), name, script.manner))
    before = [names.index(other) for other in order[: order.index(key)] if other in names]
    return max(before, default=0)


def _is_empty(part: YamlPart) -> bool:
    return (part.kind == "text" and not part.value.strip()) or (part.kind != "text" and not part.items)
