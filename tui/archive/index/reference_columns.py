"""Reading which sources, events, people, issues and questions records name."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.documents import fact
from tui.archive.index.reference_writing import PIECE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.index.segment import Segment
    from tui.archive.store import Archive

_SPARSE = 16
"""Of so many positions one is looked at by itself, more of them all together."""
_RUN = 16
"""Pieces that are read together: somebody who wants no more need not wait for all."""

_NO, _YES = b"0", ord("1")
_KEPT = 16
"""Sets of records for which the signs are kept."""


class ReferenceColumns:
    """The columns of a segment.

    Args:
        segment: The segment.
        name: The kind of fact that leads to what is named.
    """

    def __init__(self, segment: Segment, name: str) -> None:
        self._segment = segment
        self._name = name
        self._archive = segment.archive

    def __bool__(self) -> bool:
        """Whether there are any."""
        sql = "SELECT 1 FROM reference WHERE segment = ? AND name = ? LIMIT 1"
        kept: dict[tuple[int, str], bool] = self._archive.memory.setdefault("columns", {})
        key = (self._segment.number, self._name)
        if key not in kept:
            kept[key] = self._archive.row(sql, key) is not None
        return kept[key]

    def naming(self, targets: int, size: int, within: int) -> int:
        """The records that name any of some records.

        Args:
            targets: The positions of those, in the first segment of their kind.
            size: How many records that has.
            within: The positions to look at.

        Raises:
            Interrupted: The archive was told to stop.
        """
        if not within:
            return 0
        named = self._signs(targets, size)
        look_up = named.__getitem__
        positions = bitsets.span(within)
        first = positions.start // PIECE
        naming = bytearray()
        for number, column, wanted in self._pieces(within, positions):
            if wanted.bit_count() * _SPARSE < len(column):
                some = 0
                for position in bitsets.ascending(wanted):
                    if named[column[position]] == _YES:
                        some |= 1 << position
            else:
                here = bitsets.span(wanted)
                part = column[here.start : here.stop]
                some = int(bytes(map(look_up, reversed(part))), 2) << here.start
            at = (number - first) * (PIECE >> 3)
            if len(naming) > at:
                some |= int.from_bytes(naming[at:], "little")
            naming[at:] = b"\0" * (at - len(naming)) + some.to_bytes(PIECE >> 3, "little")
        return within & int.from_bytes(naming, "little") << first * PIECE

    def targets(self, within: int) -> Iterator[tuple[int, int]]:
        """For some records, (position, position of what it names); several where it names several."""
        if not within:
            return
        for number, column, wanted in self._pieces(within, bitsets.span(within)):
            for position in bitsets.ascending(wanted):
                if column[position]:
                    yield number * PIECE + position, column[position] - 1

    def _signs(self, targets: int, size: int) -> bytes:
        """For each record that may be named, and first for none, the sign whether it is one of some."""
        kept: dict[tuple[int, int], bytes] = self._archive.memory.setdefault("signs", {})
        key = (targets, size)
        if key not in kept:
            if len(kept) >= _KEPT:
                kept.clear()
            kept[key] = _NO + format(targets, f"0{size}b")[::-1].encode()
        return kept[key]

    def _pieces(self, within: int, positions: range) -> Iterator[tuple[int, array[int], int]]:
        """The pieces in which some positions lie: number, column, and those positions in it."""
        first, last = positions.start // PIECE, (positions.stop - 1) // PIECE
        data = (within >> first * PIECE).to_bytes((last - first + 1) * (PIECE >> 3), "little")
        sql = "SELECT piece, targets FROM reference WHERE segment = ? AND name = ? AND piece BETWEEN ? AND ?"
        for begin in range(first, last + 1, _RUN):
            end = min(begin + _RUN - 1, last)
            key = (self._segment.number, self._name, begin, end)
            for piece, blob in self._archive.rows(sql, key):
                at = (piece - first) * (PIECE >> 3)
                wanted = int.from_bytes(data[at : at + (PIECE >> 3)], "little")
                if wanted:
                    column = array("I")
                    column.frombytes(blob)
                    yield piece, column, wanted


def facts_of(archive: Archive, segment: Segment, name: str, target: Segment, naming: int) -> list[str]:
    """The facts that lead from some records to what names them.

    Args:
        archive: Of the dossier: a segment of events as they stood on a day has one of its own.
        segment: Where it is looked for what names them.
        name: The kind of fact.
        target: The segment of the records.
        naming: Their positions.
    """
    if naming.bit_count() <= segment.size:
        return [fact(name, identifier) for identifier in named(archive, target.kind, target.rowids(naming))]
    # A small segment, such as that of a changed file, names few of many: those are looked through.
    kept: dict[tuple[object, ...], list[tuple[str, int]]] = archive.memory.setdefault("values", {})
    key = (segment, name, target)
    if key not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = list(_places(archive, target, segment.facts(name)))
    held = naming.to_bytes((target.size >> 3) + 1, "little")
    return [fact(name, identifier) for identifier, at in kept[key] if held[at >> 3] >> (at & 7) & 1]


def named(archive: Archive, kind: str, rowids: Sequence[int]) -> list[str]:
    """The ids of some records of a kind."""
    rows = archive.rows_among(f"SELECT id FROM main.{kind} WHERE rowid IN ({{}})", rowids)  # noqa: S608
    return [identifier for (identifier,) in rows]


def _places(archive: Archive, target: Segment, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The positions of records by their ids."""
    sql = f"SELECT rowid, id FROM main.{target.kind} WHERE id IN ({{}})"  # noqa: S608
    by_rowid = dict(archive.rows_among(sql, ids))
    for rowid, position in target.descending(target.positions(sorted(by_rowid))):
        yield by_rowid[rowid], position
