"""The ids of the records that come in no other list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.archive.tables import SHIFT, bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.store import Archive


def identifiers(archive: Archive, kind: Literal["actor", "source"]) -> Iterator[str]:
    """The ids of all actors or sources, in the order of the dossier's files."""
    sql = f"SELECT r.id FROM main.{kind} r JOIN file f ON f.id = r.file ORDER BY f.name, r.rowid"  # noqa: S608 - our own table names
    for (identifier,) in archive.rows(sql):
        yield identifier


_CITED = """
SELECT source FROM main.statement WHERE rowid < ?1 UNION SELECT source FROM main.event WHERE rowid < ?1
UNION SELECT source FROM main.rendering WHERE source IS NOT NULL AND statement < ?1
UNION SELECT source FROM main.account WHERE since < ?1 AND event IN
    (SELECT rowid FROM main.event WHERE rowid < ?1 OR announced_lower < ?1 >> ?2)
"""


def sources(archive: Archive, day: int) -> Iterator[str]:
    """The ids of the sources of what is on record by a day, in the order of the dossier's files."""
    cited = {source for (source,) in archive.rows(_CITED, (bound(day), SHIFT))}
    return (source for source in identifiers(archive, "source") if source in cited)


class NamedRecord(NamedTuple):
    """A record that can be called by its name."""

    kind: str
    id: str
    name: str
    also: str = ""
    """Other names that it goes by."""


# Events beyond so many are found by their ids alone: reading all titles would take too long.
_NAMED = (
    ("issue", "SELECT id, title, question FROM issue"),
    ("question", "SELECT id, ask, '' FROM question"),
    ("party", "SELECT id, name, short FROM party"),
    (
        "actor",
        "SELECT id, name, (SELECT group_concat(alias, ' ') FROM alias WHERE actor = actor.id) FROM actor",
    ),
    ("event", "SELECT id, title, '' FROM main.event LIMIT 20000"),
    ("source", "SELECT id, title, publisher FROM main.source"),
)
_MANY = ("event", "source")
"""Kinds of which there may be so many that they are checked only when they are shown."""


def named(archive: Archive) -> list[NamedRecord]:
    """All records that have a name, kind by kind; statements have none."""
    return [
        NamedRecord(kind, identifier, name, also or "")
        for kind, sql in _NAMED
        for identifier, name, also in archive.rows(sql)
    ]


def checked(archive: Archive, records: list[NamedRecord]) -> list[NamedRecord]:
    """Records of `named` that are to be shown, each of them as it was written.

    Raises:
        tui.archive.store.Damaged: one of them is not.
    """
    for record in records:
        if record.kind in _MANY:
            archive.row(f"SELECT 1 FROM {record.kind} WHERE id = ?", (record.id,))  # noqa: S608 - our own names
    return records


def beginning(archive: Archive, start: str, most: int) -> list[NamedRecord]:
    """Statements and events whose ids begin so, at most so many of each."""
    records = []
    for kind, name in (("statement", "text"), ("event", "title")):
        columns = f"SELECT id, {name} FROM {kind}"  # noqa: S608 - our own names
        sql = columns + " WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        rows = archive.rows(sql, (start, start + "\U0010ffff", most))
        records += [NamedRecord(kind, identifier, text) for identifier, text in rows]
    return records
