"""What worker processes do: each function takes and returns what can be pickled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.build.bulk.fulltext_file import write_fulltext
from tui.archive.build.bulk.statement_terms import TermRun, Terms
from tui.archive.build.bulk.term_slices import posting_rows
from tui.archive.build.statement_rows import flatten, pack
from tui.dossier.checks.single_file import is_right_by_itself
from tui.dossier.consistency import references, voices
from tui.dossier.draft import Draft
from tui.dossier.yaml.dossier_files import File, read_file
from tui.dossier.yaml.file_pieces import Chunk, ChunkPlace, cut, one_piece, parse_chunk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.dossier.consistency import References

PIECE_BYTES = 512 * 1024


_TERMS = Terms()
"""Of the statements that this process has read."""

__all__ = ["hand_over", "posting_rows", "read_others", "read_statements", "survey", "write_fulltext"]


class Faulty(Exception):  # noqa: N818 - it is an error of the dossier
    """There is something wrong in a part of the dossier."""


class Placed(NamedTuple):
    """A piece of a file."""

    path: str
    name: str
    piece: ChunkPlace


class ReadPart(NamedTuple):
    """What was read."""

    collections: dict[str, list[Any]]
    """Records, but for statements."""
    declared: list[tuple[str, str]]
    """Kind and id of each of them."""
    references: References
    """The ids referred to, by the kinds that they must be of."""
    statements: int
    """How many there are."""
    packed: bytes = b""
    """The statements, packed."""
    lines: Sequence[bytes] = ()
    """The words of each."""
    run: TermRun | None = None
    """Terms of these and of earlier ones."""
    voices: Mapping[str, tuple[str, ...]] = {}
    """Whose words those statements are that have not one party."""


def survey(files: list[tuple[str, str]]) -> list[list[ChunkPlace]]:
    """Find out where files can be cut.

    Args:
        files: path and name of each.

    Returns:
        The pieces of each; one of the whole file where it can't be cut.
    """
    surveyed = []
    for path, name in files:
        file = read_file(Path(path), name)
        if not isinstance(file, File):
            raise Faulty(file.message)
        surveyed.append(cut(file.data, PIECE_BYTES) or [one_piece(file.data)])
    return surveyed


def read_others(root: str, pieces: list[Placed]) -> ReadPart:
    """Read everything but statements.

    Args:
        root: the dossier's folder.
        pieces: pieces of one or several files.

    Returns:
        Records and what they refer to; statements are only counted.
    """
    read = Draft()
    statements = 0
    for path, name, piece in pieces:
        part = _read(path, name, piece)
        statements += len(part.collections["statements"])
        part.collections["statements"] = []
        if not is_right_by_itself(part, Path(root)):
            raise Faulty(name)
        read.add(part)
    declared = [(record.kind, record.id) for record in read.declared if record.kind != "statement"]
    return ReadPart(read.collections, declared, references(read), statements)


def read_statements(
    pieces: list[Placed], files: dict[str, int], base: int, party_of: dict[str, str | None]
) -> ReadPart:
    """Read statements.

    Args:
        pieces: pieces of one or several files.
        files: the number that the archive has for each of these files.
        base: the number of the first one's terms.
        party_of: the party of each actor.

    Returns:
        The statements ready to be written.
    """
    read = Draft()
    for path, name, piece in pieces:
        part = _read(path, name, piece)
        for collection in part.collections:
            if collection != "statements":
                part.collections[collection] = []
        if not is_right_by_itself(part, Path()):
            raise Faulty(name)
        read.add(part)
    read.resolve_parties(party_of)
    odd = voices(read.collections["statements"], party_of)
    batch = flatten(read.collections["statements"], files.__getitem__)
    lines = _TERMS.add(batch, base)
    run = _TERMS.hand_over() if _TERMS.many else None
    return ReadPart({}, [], references(read), len(batch.rows), pack(batch), lines, run, odd)


def hand_over() -> TermRun:
    """Give the terms of all statements that this process has read and not yet given.

    Returns:
        The terms.
    """
    return _TERMS.hand_over()


def _read(path: str, name: str, piece: ChunkPlace) -> Draft:
    """Read a piece in which nothing is wrong."""
    # It may have become another file, or a symbolic link to one, since it was surveyed.
    file = read_file(Path(path), name, piece.start, piece.end)
    if not isinstance(file, File) or len(file.data) < piece.end - piece.start:
        raise Faulty(name)
    draft = parse_chunk(name, Chunk(file.data, piece.first_line, piece.collection))
    if draft is None:
        raise Faulty(name)
    draft.files[name] = file
    return draft
