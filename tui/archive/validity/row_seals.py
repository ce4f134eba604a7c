"""Telling of each row that is read whether it is the one that was written.

A large archive is too long to be read through whenever it is opened, and what rots on a disk changes no time
of its file. So each row of what is shown has a seal: the CRC-32 of its columns before it. Where an archive is
read where it lies, views take the place of the tables, and let no row pass whose seal does not fit. What is
only counted or looked through is asked of the tables themselves, as `main.statement`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from marshal import dumps
from operator import and_, xor
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from tui.archive.tables import TABLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

_BITS = 0x7FFFFFFF
"""As many as SQLite keeps in four bytes."""
_BY_ROWID = ("statement", "event")
"""Tables whose rowids tell something, the time: they are sealed with the rest."""
_AGAIN = ("file", "actor", "party")
"""Small tables that are read with each row of others: what was just seen to fit is not looked at again."""
_REMEMBERED = 512


class _Columns(NamedTuple):
    """The columns of a table with a seal."""

    before: tuple[str, ...]
    """What it is the seal of."""
    behind: tuple[str, ...]
    """What follows from other tables."""
    has_rowid: bool


def _columns() -> Iterator[tuple[str, _Columns]]:
    for table in TABLES.strip("; \n").split(";"):
        name, _, inner = table.strip().removeprefix("CREATE TABLE ").partition("(")
        own = inner.split(" PRIMARY KEY(")[0].rstrip(", \n").split(",")
        columns = [column.split()[0] for column in own]
        if "seal" in columns:
            at = columns.index("seal")
            yield name, _Columns(tuple(columns[:at]), tuple(columns[at + 1 :]), "WITHOUT ROWID" not in table)


_SEALED = dict(_columns())


def seal(values: tuple[Any, ...]) -> int:
    """The checksum of a row, as a number of four bytes.

    Args:
        values: texts, numbers and None; of these `marshal` makes the same bytes everywhere in version 0.
    """
    return crc32(dumps(values, 0)) & _BITS


def with_rowids(seals: Iterable[int], rowids: Iterable[int]) -> Iterator[int]:
    """The seals of rows together with their rowids, without a step of Python for each row."""
    return map(xor, seals, map(and_, rowids, repeat(_BITS)))


def sealed(table: str, rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """Rows of a table with their seals in place, where it has one.

    Args:
        rows: the values of all its columns but `seal`, in their order.
    """
    columns = _SEALED.get(table)
    if columns is None:
        return rows
    end = len(columns.before)
    start = 1 if columns.before[0] == "rowid" else 0
    bits = _BITS if table in _BY_ROWID else 0
    return ((*row[:end], seal(row[start:end]) ^ (bits and row[0] & bits), *row[end:]) for row in rows)


def check_rows(connection: sqlite3.Connection) -> None:
    """Have an archive that is read where it lies give no row that is not as it was written.

    Later on, one that does not fit its seal raises `sqlite3.OperationalError`.

    Raises:
        sqlite3.DatabaseError: the file can't be read.
    """
    for table in _SEALED:
        fits = _check(connection, table)
        if table in _AGAIN:
            fits = lru_cache(_REMEMBERED)(fits)
        connection.create_function(f"fits_{table}", -1, fits, deterministic=True)
    connection.executescript(_views())


@lru_cache(1)
def _views() -> str:
    """Views in the place of tables; what is temporary is looked at before what lies in the file."""
    views = ["PRAGMA temp_store=MEMORY"]
    for table, (before, behind, has_rowid) in _SEALED.items():
        named = before[0] == "rowid"
        shown = ", ".join([*(["rowid"] if has_rowid and not named else ()), *before, *behind])
        fits = f"fits_{table}(seal, {'rowid' if has_rowid else 0}, {', '.join(before[named:])})"
        views.append(f"CREATE TEMP VIEW {table} AS SELECT {shown} FROM main.{table} WHERE {fits}")  # noqa: S608
    return ";\n".join(views)


def _check(connection: sqlite3.Connection, table: str) -> Callable[..., int]:
    """What tells SQLite whether rows of a table are as they were written: it gives 1, or raises.

    It is called for each row that is read, and calls as little as it can.
    """
    bits = _BITS if table in _BY_ROWID else 0
    checksum, packed, least = crc32, dumps, _BITS

    def fits(expected: int, rowid: int, *values: Any) -> int:
        """Give 1 for a row that fits its seal."""
        if (checksum(packed(values, 0)) & least) ^ (rowid & bits) == expected:
            return 1
        if _fits_by_itself(connection, table, rowid, values):
            return 1
        raise ValueError

    return fits


def _fits_by_itself(connection: sqlite3.Connection, table: str, rowid: int, values: tuple[Any, ...]) -> bool:
    """Whether a row fits when read alone: where `kind = 'x'` is asked for, SQLite gives `x` for each."""
    columns, _, has_rowid = _SEALED[table]
    own = columns[1:] if columns[0] == "rowid" else columns
    key, wanted = ("rowid = ?", (rowid,)) if has_rowid else (f"{own[0]} = ? AND {own[1]} = ?", values[:2])
    sql = f"SELECT seal, {', '.join(own)} FROM main.{table} WHERE {key}"  # noqa: S608
    bits = _BITS if table in _BY_ROWID else 0
    return all(
        seal(tuple(row)) ^ rowid & bits == expected for expected, *row in connection.execute(sql, wanted)
    )
