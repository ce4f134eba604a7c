"""Reading which sources, events, people, issues and questions records name."""

from __future__ import annotations

from array import array
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.documents import fact
from tui.archive.index.reference_writing import LAST_PIECE, MOST, NAMES, PIECE, SHARE, piece_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.index.segment import Segment
    from tui.archive.store import Archive

_SPARSE = 6
"""Of so many positions one is looked at by itself, more of them all together."""
_RUN = 64
"""Pieces that are read together: somebody who wants no more need not wait for all."""

_ALONE, _READ = 5, 80
"""One that is looked at by itself costs as much as so many that lie together, a piece that is read too,"""
_QUESTION = 150
"""a question for what names one record too,"""
_LOADED, _SLICE = 60, 6
"""and where it is asked by the piece, each piece, and each record of it."""

_FEW = 3
"""What names no more records is asked for one by one."""

_SMALL, _PLACED = 5000, 20
"""In a segment of no more records each name is looked at, where one in so many or more may be the one."""

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
        return self._name in NAMES and self._has("reference")

    def _has(self, table: str, slot: int = 0) -> bool:
        """Whether a table has pieces of the column of some slot."""
        kept: dict[tuple[str, int], bool] = self._archive.memory.setdefault("columns", {})
        first = piece_id(self._segment.number, self._name, slot)
        if (table, first) not in kept:
            sql = f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ? LIMIT 1"  # noqa: S608 - our own names
            kept[table, first] = self._archive.row(sql, (first, first + LAST_PIECE)) is not None
        return kept[table, first]

    def _slots(self) -> int:
        """How many columns there are: as many as one record names."""
        slots = range(1, MOST)
        return next((slot for slot in slots if not self._has("reference", slot)), MOST)

    def is_sooner_read(self, targets: int, size: int, within: int) -> bool:
        """Whether it is sooner seen what each of some records names than which of all name any of others.

        Args:
            targets: As for `naming`, as are the rest.
        """
        number = targets.bit_count()
        if number <= _FEW:
            return False
        length, some = len(bitsets.span(within)), within.bit_count()
        cost = self._slots() * min(length, _ALONE * some + _READ * min(length // PIECE + 1, some))
        each = self._segment.size // size
        if self._has("referrer"):
            return cost < number * (_SLICE + each) + _LOADED * min(number, size // SHARE + 1)
        return cost < number * (_QUESTION + min(each, self._segment.size // bitsets.DENSE))

    def named_by(self, key: str, targets: int, target: Segment) -> int:
        """All records that name any of some records, wherever they stand.

        Args:
            key: By which the set is kept.
            targets: The positions of those, in the first segment of their kind.
            target: That segment.

        Raises:
            Interrupted: The archive was told to stop.
        """
        if targets.bit_count() <= _FEW or not self._has("referrer"):
            facts = partial(facts_of, self._archive, self._segment, self._name, target, targets)
            return self._segment.terms(key, facts)
        return self._segment.kept(key, partial(self._referrers, targets))

    def _referrers(self, targets: int) -> int:
        first = piece_id(self._segment.number, self._name)
        wanted = {
            first + piece: list(some)
            for piece, some in groupby(bitsets.ascending(targets), key=lambda position: position // SHARE)
        }
        positions = array("I")
        sql = "SELECT id, starts, positions FROM referrer WHERE id IN ({})"
        for piece, starts, records in self._archive.rows_among(sql, list(wanted)):
            starts, records = array("I", starts), array("I", records)
            for position in wanted[piece]:
                n = position % SHARE
                positions += records[starts[n] : starts[n + 1]]
        return bitsets.from_positions(positions, self._segment.size)

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
        width = PIECE >> 3
        naming = bytearray(((positions.stop - 1) // PIECE - first + 1) * width)
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
            at = slice((number - first) * width, (number - first + 1) * width)
            naming[at] = (some | int.from_bytes(naming[at], "little")).to_bytes(width, "little")
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
        wanted = {
            first + n: some
            for n in range(last - first + 1)
            if (some := int.from_bytes(data[n * (PIECE >> 3) : (n + 1) * (PIECE >> 3)], "little"))
        }
        ids = [piece_id(self._segment.number, self._name, slot) for slot in range(self._slots())]
        sql = "SELECT id, targets FROM reference WHERE id IN ({})"
        pieces = iter(wanted)
        while run := list(islice(pieces, _RUN)):
            for piece, blob in self._archive.rows_among(sql, [start + n for start in ids for n in run]):
                column = array("I")
                column.frombytes(blob)
                yield piece & LAST_PIECE, column, wanted[piece & LAST_PIECE]


def facts_of(archive: Archive, segment: Segment, name: str, target: Segment, naming: int) -> list[str]:
    """The facts that lead from some records to what names them.

    Args:
        archive: Of the dossier: a segment of events as they stood on a day has one of its own.
        segment: Where it is looked for what names them.
        name: The kind of fact.
        target: The segment of the records.
        naming: Their positions.
    """
    if naming.bit_count() * _PLACED <= segment.size or segment.size > _SMALL:
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
