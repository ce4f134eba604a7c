"""The ids of the records that come in no other list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.archive.tables import SHIFT, bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.store import Archive


def identifiers(archive: Archive, kind: Literal["actor", "source"]) -> Iterator[str]:
    """The ids of all actors or sources, in the order of the dossier's files."""
    sql = f"SELECT r.id FROM {kind} r JOIN file f ON f.id = r.file ORDER BY f.name, r.rowid"  # noqa: S608 - our own table names
    for (identifier,) in archive.rows(sql):
        yield identifier


_CITED = """
SELECT source FROM statement WHERE rowid < ?1 UNION SELECT source FROM event WHERE rowid < ?1
UNION SELECT source FROM rendering WHERE source IS NOT NULL AND statement < ?1
UNION SELECT source FROM account WHERE since < ?1 AND event IN
    (SELECT rowid FROM event WHERE rowid < ?1 OR announced_lower < ?1 >> ?2)
"""


def sources(archive: Archive, day: int) -> Iterator[str]:
    """The ids of the sources of what is on record by a day, in the order of the dossier's files."""
    cited = {source for (source,) in archive.rows(_CITED, (bound(day), SHIFT))}
    return (source for source in identifiers(archive, "source") if source in cited)
