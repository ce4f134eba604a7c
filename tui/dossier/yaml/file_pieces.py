"""Reading a large file in pieces.

A collection whose items begin with `- ` in the first column can be cut before any of them: each piece is YAML
by itself. Nodes then live for a moment only, which halves the memory that a large file needs; and a piece can
be read in another process: what goes there and comes back can be pickled.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import NamedTuple

from tui.dossier.draft import Draft
from tui.dossier.schema import BY_COLLECTION
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.nodes import Mapping
from tui.dossier.yaml.record_building import Builder
from tui.dossier.yaml.simple_records import read_simple
from tui.dossier.yaml.yaml_events import parse

CHUNK_BYTES = 512 * 1024
"""Some 1,300 statements: far fewer would cost time, and more could not be read plainly."""

_FLAT = frozenset({"statements", "events", "sources", "actors", "parties"})
"""Collections whose records hold no others that have a place of their own."""
_SMALLEST = 32
"""Bytes: no record of a large collection has fewer."""
_UNINDENTED = re.compile(rb"\n([^\s#-].*)")
"""A line break at its beginning is six times as fast to find as the beginning of a line."""
_FIRST = re.compile(rb"([^\s#-].*)")
_HEADING = re.compile(rb"([a-z]+):[ \t]*(?:#.*)?")
_ITEM = re.compile(rb"(?:[ \t]*+(?:#.*+)?+\n)*+- ")
"""It never goes back: for each blank line it might, it would remember 250 bytes."""


class Chunk(NamedTuple):
    """Whole lines of a file."""

    data: bytes
    first_line: int
    """The number of its first line in the file, from 1."""
    collection: str | None
    """The collection whose items these are; None for a collection with its heading."""


class ChunkPlace(NamedTuple):
    """Where a chunk stands in its file."""

    start: int
    """Of its first byte."""
    end: int
    """Behind its last byte."""
    first_line: int
    collection: str | None
    items: int
    """No more than so many records of a collection."""


def one_piece(data: bytes) -> ChunkPlace:
    """Take a file as one piece."""
    return ChunkPlace(0, len(data), 1, None, len(data) // _SMALLEST + 1)


def split(data: bytes, size: int = CHUNK_BYTES) -> list[Chunk] | None:
    """Cut a file into pieces that can be read one by one; arguments and None as for `cut`."""
    pieces = cut(data, size)
    if pieces is None:
        return None
    return [Chunk(data[start:end], line, collection) for start, end, line, collection, _ in pieces]


def cut(data: bytes, size: int = CHUNK_BYTES) -> list[ChunkPlace] | None:
    """Find where to cut a file into pieces that can be read one by one.

    Args:
        data: the file.
        size: about how many bytes a piece should have.

    Returns:
        The pieces; None where the file's form does not allow to tell where to cut.
    """
    headings = _headings(data)
    if not headings:
        return None
    pieces: list[ChunkPlace] = []
    line = 1
    starts = [0, *(start for _, start, _ in headings[1:]), len(data)]
    for (name, _, body), (start, end) in zip(headings, pairwise(starts), strict=True):
        if name == "dossier" or not _ITEM.match(data, body):
            pieces.append(ChunkPlace(start, end, line, None, (end - start) // _SMALLEST + 1))
            line += data.count(b"\n", start, end)
            continue
        if not _is_heading(data[start:body], name):
            return None
        line += data.count(b"\n", start, body)
        while body < end:
            stop = data.find(b"\n- ", body + size, end) + 1 or end
            pieces.append(ChunkPlace(body, stop, line, name, data.count(b"\n- ", body, stop) + 1))
            line += data.count(b"\n", body, stop)
            body = stop
    return pieces


def _headings(data: bytes) -> list[tuple[str, int, int]] | None:
    """Give the name of each collection, where its heading begins and where the next line does."""
    # A lone carriage return would be a line break for YAML, but not here.
    if b"\r" in data:
        return None
    headings: dict[str, tuple[int, int]] = {}
    first = _FIRST.match(data)
    # One by one: a file may be nothing but unindented lines.
    for line in chain([first] if first else [], _UNINDENTED.finditer(data)):
        match = _HEADING.fullmatch(data, line.start(1), line.end(1))
        name = match.group(1).decode() if match else ""
        if name in headings or name not in BY_COLLECTION:
            return None
        headings[name] = line.start(1), line.end() + 1
    return [(name, *place) for name, place in headings.items()]


def _is_heading(data: bytes, name: str) -> bool:
    """Tell whether lines that go into no piece, with what precedes a file's first heading, are no more."""
    top, problems = parse(File("", data))
    return not problems and isinstance(top, Mapping) and top.entries.keys() == {name}


def parse_chunk(name: str, chunk: Chunk) -> Draft | None:
    """Read the records of one piece.

    Args:
        name: the file's name.
        chunk: the piece.

    Returns:
        Its records; None where anything is wrong in it, as only the whole file tells what and where.
    """
    file = File(name, chunk.data)
    draft = Draft()
    if chunk.collection in _FLAT and read_simple(
        name, chunk.data, BY_COLLECTION[chunk.collection], draft, chunk.first_line
    ):
        return draft
    top, problems = parse(file)
    if top is not None and not problems:
        builder = Builder(file, draft, chunk.first_line)
        if chunk.collection is None:
            builder.collect(top)
        else:
            builder.add(BY_COLLECTION[chunk.collection], top)
    return None if problems or draft.problems else draft


def parse_in_chunks(file: File) -> Draft | None:
    """Read the records of a file piece by piece; None where it must be read whole."""
    draft = Draft()
    for chunk in split(file.data) or (None,):
        part = parse_chunk(file.name, chunk) if chunk else None
        if part is None:
            return None
        draft.add(part)
    return draft
