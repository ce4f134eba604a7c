"""Reading YAML into nodes: the only place where YAML is read.

All scalars stay text. What makes YAML surprising is refused: duplicate keys, tags, anchors, aliases, keys
that are no text, several documents in a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tui.dossier.problems import DossierError, Problem
from tui.dossier.yaml import syntax
from tui.dossier.yaml.dossier_files import File, read_file
from tui.dossier.yaml.nodes import Mapping, Sequence, Start, Text, key_place, place
from tui.dossier.yaml.syntax import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.dossier.yaml.nodes import Node

DEEPEST = 32
"""How deep lists and mappings may lie in one another; the format itself needs eight."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""Of either only the event stream is used; libyaml's is ten times as fast as the one in Python."""


def read_mapping(path: Path) -> Mapping:
    """Read a YAML file that holds one mapping, such as a configuration.

    Returns:
        The mapping, empty where the file is.

    Raises:
        DossierError: it can't be read, is no valid YAML, or does not hold a mapping.
    """
    file = read_file(path, path.name)
    if isinstance(file, Problem):
        raise DossierError([file])
    node, problems = parse(file)
    if node is not None and not isinstance(node, Mapping):
        problems.append(
            file.problem(*place(node), "not-a-mapping", "this is not a mapping", "write `key: value` lines")
        )
    if problems:
        raise DossierError(problems)
    return node if isinstance(node, Mapping) else Mapping(Start())


def parse(file: File) -> tuple[Node | None, list[Problem]]:
    """Read a file's nodes.

    Returns:
        The topmost node, None where there is none or the file breaks off; and what is wrong with the file.
    """
    problems = syntax.misread(file)
    if not problems:
        try:
            return _nodes(_LOADER(file.data).get_event, file, problems), problems
        except yaml.reader.ReaderError as error:
            problems += syntax.unreadable(file, error)
        except yaml.YAMLError as error:
            problems.append(syntax.explain(file, error))
    return None, problems


def _nodes(get_event: Callable[[], Any], file: File, problems: list[Problem]) -> Node | None:
    """Turn events into nodes: one loop with few calls in it, as it turns twenty times for every statement."""
    new = tuple.__new__
    scalar, mapping_start, sequence_start = ScalarEvent, MappingStartEvent, SequenceStartEvent
    mapping_end, sequence_end = MappingEndEvent, SequenceEndEvent
    top = Sequence(Start())
    within: Mapping | Sequence = top
    outer: list[tuple[Mapping | Sequence, Any]] = []
    key: Any = None
    node: Node
    while True:
        event = get_event()
        kind = type(event)
        if kind is scalar:
            value = event.value
            if event.anchor is not None or event.tag is not None or len(value) > LONGEST_TEXT:
                problems.append(syntax.refused(file, event))
            if key is None and type(within) is Mapping:
                key = event
                continue
            node = new(Text, (value, event.start_mark))
        elif kind is mapping_start or kind is sequence_start:
            if event.anchor is not None or event.tag is not None:
                problems.append(syntax.refused(file, event))
            if len(outer) >= DEEPEST or (key is None and type(within) is Mapping):
                problems.append(syntax.misplaced(file, event, len(outer) >= DEEPEST))
                return None
            outer.append((within, key))
            key = None
            within = (Mapping if kind is mapping_start else Sequence)(event.start_mark)
            continue
        elif kind is mapping_end or kind is sequence_end:
            node = within
            within, key = outer.pop()
        elif kind is StreamEndEvent:
            return top.items[0] if top.items else None
        elif kind is AliasEvent or (kind is DocumentStartEvent and top.items):
            problems.append(syntax.refused(file, event))
            return None
        else:
            continue
        if type(within) is Sequence:
            within.items.append(node)
        elif key is not None and type(within) is Mapping:
            name = key.value
            if name in within.entries:
                problems.append(syntax.duplicate(file, name, key.start_mark, key_place(within, name)))
            else:
                within.entries[name] = node
                within.key_marks[name] = key.start_mark
            key = None


def unquoted_ends(file: File) -> Iterator[tuple[str | None, int, int]]:
    """Give the key, and the line and column, from 1, just behind each text without quotation marks.

    Args:
        file: a file; one that is no YAML gives those before its fault.
    """
    key: str | None = None
    for event in _scalars(file):
        if event.style in (None, "") and event.end_mark is not None:
            yield key, event.end_mark.line + 1, event.end_mark.column + 1
        key = event.value


def texts(file: File) -> Iterator[tuple[str, int, int]]:
    """Give each text and key of a file with its line and column, from 1, in little memory."""
    for event in _scalars(file):
        yield event.value, event.start_mark.line + 1, event.start_mark.column + 1


def _scalars(file: File) -> Iterator[Any]:
    try:
        get_event = _LOADER(file.data).get_event
        while (event := get_event()) is not None:
            if type(event) is ScalarEvent:
                yield event
    except yaml.YAMLError:
        return
