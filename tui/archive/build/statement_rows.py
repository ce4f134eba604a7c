"""Statements as rows: what a process that reads YAML hands to the one that writes the archive.

They hold nothing but text, numbers, None and tuples, so that `marshal` carries them ten times as fast as
pickle carries records.
"""

from __future__ import annotations

import marshal
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.more_fields import SELDOM, packed
from tui.archive.tables import SHIFT, StatementColumns
from tui.archive.validity.row_seals import seal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Statement

Date = tuple[str, int, int]
"""Text, lower and upper bound of a date."""

Row = tuple[Any, ...]
"""A plain tuple of what `StatementColumns` names: `marshal` carries no named one."""


class Batch(NamedTuple):
    """Some statements as rows of the archive's tables; the rowids, which only the writer knows, are left out.

    Where a statement is named, it is by its place in the batch, from 0.
    """

    lowers: list[int]
    """The first minute that the date of each may mean."""
    rows: list[Row]
    seals: list[int]
    """The checksum of each row; its rowid is not known yet."""
    renderings: list[tuple[int, int, str, str, str | None, str | None, str | None]]
    responses: list[tuple[int, int, str, str]]
    asked: list[tuple[int, str, None]]
    corrections: list[tuple[str, int, str, int, int, str, int]]
    more: list[tuple[str, int, str]]
    """Fields that few of them have: owner, file, the fields as JSON."""

    def columns(self, *names: str) -> Iterator[Any]:
        """The values of a column for each row, or tuples of those of several columns."""
        return map(itemgetter(*map(StatementColumns._fields.index, names)), self.rows)


def plain_date(date: Edtf) -> Date:
    """A date in plain values.

    Returns:
        Text, lower and upper bound in minutes.
    """
    return date.text, date.lower, date.upper


def flatten(statements: Iterable[Statement], file_id: Callable[[str], int]) -> Batch:
    """Statements as rows.

    Args:
        statements: the records.

    Returns:
        The same without records.
    """
    batch = Batch([], [], [], [], [], [], [], [])
    # Taken apart at once: looking up so many fields by their names would take a third of the time.
    for n, (
        (name, line, _), identifier, (date, lower, upper), quotation, text, issues, source, party, speaker,
        attribution, questions, locator, venue, basis, language, renderings, responds_to, audience, event,
        note, corrections, exact, prefix, suffix, *seldom
    ) in enumerate(statements):  # fmt: skip
        file = file_id(name)
        batch.lowers.append(lower)
        row = (
            identifier, file, line, party, speaker, attribution, date, upper, quotation, text, language,
            basis, " ".join(issues), " ".join(questions), source, locator, venue, event,
            " ".join(audience), note, exact, prefix, suffix,
        )  # fmt: skip
        batch.rows.append(row)
        batch.seals.append(seal(row))
        if renderings:
            batch.renderings.extend((n, i, *part) for i, part in enumerate(renderings))
        if responds_to:
            batch.responses.extend((n, i, part.how, part.statement) for i, part in enumerate(responds_to))
        if audience:
            batch.asked.extend((n, part, None) for part in dict.fromkeys(audience))
        if corrections:
            batch.corrections.extend(
                (identifier, i, *plain_date(part.date), part.note, file) for i, part in enumerate(corrections)
            )
        if any(seldom):
            fields = packed(zip(SELDOM["statement"], seldom, strict=False))
            if fields is not None:
                batch.more.append((identifier, file, fields))
    return batch


def stored(connection: sqlite3.Connection, rowids: Iterable[int]) -> Batch:
    """The batch of statements that an archive holds; no seals, nor what they answer and whom they address."""
    batch = Batch([], [], [], [], [], [], [], [])
    row = f"SELECT {', '.join(StatementColumns._fields)} FROM statement WHERE rowid = ?"  # noqa: S608
    renderings = "SELECT n, language, text, by, kind, source FROM rendering WHERE statement = ? ORDER BY n"
    corrections = "SELECT owner, n, date, lower, upper, note, file FROM correction WHERE owner = ?"
    for n, rowid in enumerate(rowids):
        batch.lowers.append(rowid >> SHIFT)
        batch.rows.extend(connection.execute(row, (rowid,)))
        batch.renderings.extend((n, *each) for each in connection.execute(renderings, (rowid,)))
        owner = (StatementColumns._make(batch.rows[-1]).id,)
        batch.corrections.extend(connection.execute(corrections, owner))
        batch.more.extend(connection.execute("SELECT owner, file, fields FROM more WHERE owner = ?", owner))
    return batch


def pack(batch: Batch) -> bytes:
    """A batch as bytes, to be sent to another process of the same program.

    Args:
        batch: as `flatten` gives it.

    Returns:
        Bytes for `unpack`; never to be kept in a file.
    """
    return marshal.dumps(tuple(batch))


def unpack(data: bytes) -> Batch:
    """What `pack` packed.

    Args:
        data: its result, in a process of the same program.
    """
    parts: tuple[Any, ...] = marshal.loads(data)  # noqa: S302
    return Batch(*parts)
