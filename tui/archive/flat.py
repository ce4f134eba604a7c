"""Statements as plain tuples: what a process that reads YAML hands to the one that writes the archive.

They hold nothing but text, numbers, None and tuples, so that `marshal` carries them ten times as fast as
pickle carries records.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.dossier.edtf import Edtf
    from tui.dossier.records import Statement

Date = tuple[str, int, int]
"""Text, lower and upper bound of a date."""


class Flat(NamedTuple):
    """A statement in plain values."""

    date: str
    lower: int
    upper: int
    id: str
    file: str
    line: int
    party: str | None
    speaker: str | None
    attribution: str | None
    quotation: str
    text: str
    language: str | None
    basis: str | None
    issues: tuple[str, ...]
    questions: tuple[str, ...]
    source: str
    locator: str | None
    venue: str | None
    event: str | None
    audience: tuple[str, ...]
    note: str | None
    renderings: tuple[tuple[str, str, str | None, str | None], ...]
    responds_to: tuple[tuple[str, str], ...]
    corrections: tuple[tuple[Date, str], ...]


def plain_date(date: Edtf) -> Date:
    """A date in plain values.

    Args:
        date: The date.

    Returns:
        Text, lower and upper bound in minutes.
    """
    return date.text, date.lower, date.upper


def flatten(statement: Statement) -> Flat:
    """A statement in plain values.

    Args:
        statement: The record.

    Returns:
        The same without its records.
    """
    s = statement
    return Flat(
        *plain_date(s.date),
        s.id,
        s.at.file,
        s.at.line,
        s.party,
        s.speaker,
        s.attribution,
        s.quotation,
        s.text,
        s.language,
        s.basis,
        s.issues,
        s.questions,
        s.source,
        s.locator,
        s.venue,
        s.event,
        s.audience,
        s.note,
        tuple((r.language, r.text, r.by, r.kind) for r in s.renderings),
        tuple((r.statement, r.how) for r in s.responds_to),
        tuple((plain_date(c.date), c.note) for c in s.corrections),
    )


def pack(statements: Iterable[Flat]) -> bytes:
    """Statements as bytes, to be sent to another process of the same program.

    Args:
        statements: As `flatten` gives them.

    Returns:
        Bytes for `unpack`; never to be kept in a file.
    """
    return marshal.dumps(list(map(tuple, statements)))


def unpack(data: bytes) -> list[Flat]:
    """What `pack` packed.

    Args:
        data: Its result, in a process of the same program.

    Returns:
        The statements.
    """
    return [Flat._make(one) for one in cast("list[tuple[object, ...]]", marshal.loads(data))]  # noqa: S302
