"""Noting what a check finds at the very field it is about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.file_pieces import Chunk, cut, one_piece
from tui.dossier.yaml.nodes import Mapping, Node, Sequence, Text, key_place, place
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.records import Location
    from tui.dossier.yaml.file_pieces import ChunkPlace

_PIECE = 8 * 1024
"""Bytes of a large file that are read again to find a field: some 20 statements."""


class Findings:
    """Adds problems to a draft.

    Records know where they begin but not where their fields are: keeping that for all would cost more than
    reading a piece of a file again once something is wrong in it.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pieces: dict[str, list[ChunkPlace]] = {}
        self._read: tuple[tuple[str, int] | None, dict[tuple[int, int], Mapping]] = (None, {})

    def note(self, at: Location, path: tuple[str | int, ...], code: str, message: str, advice: str) -> None:
        """Note a problem.

        Args:
            at: the beginning of the record.
            path: keys and list indexes that lead from the record to the field.
            code: the kind of problem.
            message: what is wrong.
            advice: what to do.
        """
        problems = self._draft.problems
        if problems.keeps(code, message):
            line, column = self._place(at, path)
            problems.keep(self._draft.files[at.file].problem(line, column, code, message, advice))

    def _place(self, at: Location, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Find the field; where it is not written, its record."""
        chunk = self._chunk(at)
        above = chunk.first_line - 1
        node: Node | None = self._mappings(at.file, chunk).get((at.line - above, at.column))
        nearest = (at.line - above, at.column)
        for step in path:
            if node is not None and isinstance(step, int):
                node = self._item(at.file, node, step, above)
                nearest = place(node)
            elif isinstance(node, Mapping) and str(step) in node.entries:
                within, node = node, node.entries[str(step)]
                # Of what goes on below its key, the key says best what it is.
                nearest = place(node) if isinstance(node, Text) else key_place(within, str(step))
            else:
                break
        return nearest[0] + above, nearest[1]

    def _chunk(self, at: Location) -> Chunk:
        """The piece of a file in which a record stands; the whole file where it can't be cut."""
        data = self._draft.files[at.file].data
        if at.file not in self._pieces:
            pieces = cut(data, _PIECE) if len(data) > 2 * _PIECE else None
            self._pieces[at.file] = pieces or [one_piece(data)]
        pieces = self._pieces[at.file]
        piece = pieces[bisect_right(pieces, at.line, key=lambda piece: piece.first_line) - 1]
        return Chunk(data[piece.start : piece.end], piece.first_line, piece.collection)

    def _mappings(self, file: str, chunk: Chunk) -> dict[tuple[int, int], Mapping]:
        """All mappings of a piece by their places; those of one piece are remembered."""
        key = (file, chunk.first_line)
        if self._read[0] != key:
            top, _ = parse(File(file, chunk.data))
            self._read = (key, {place(mapping): mapping for mapping in _mappings(top)})
        return self._read[1]

    def _item(self, file: str, node: Node, number: int, above: int) -> Node:
        """Find a list's item by its number among those that could be made."""
        if not isinstance(node, Sequence):
            return node  # a list of one, written as a plain value
        line, column = place(node)
        made = self._draft.gaps.get((file, line + above, column))
        return node.items[made[number] if made else number]


def _mappings(top: Node | None) -> list[Mapping]:
    """List all mappings below a node, without recursion."""
    mappings = []
    left = [top]
    while left:
        node = left.pop()
        if isinstance(node, Mapping):
            mappings.append(node)
            left += node.entries.values()
        elif isinstance(node, Sequence):
            left += node.items
    return mappings
