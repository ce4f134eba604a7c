"""The ids of the records that come in no other list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.store import Archive


def identifiers(archive: Archive, kind: Literal["actor", "source"]) -> Iterator[str]:
    """The ids of all actors or sources, in the order of the dossier's files.

    Args:
        archive: The archive.
        kind: Which.

    Yields:
        The ids.
    """
    sql = f"SELECT r.id FROM {kind} r JOIN file f ON f.id = r.file ORDER BY f.name, r.rowid"  # noqa: S608 - our own table names
    for (identifier,) in archive.rows(sql):
        yield identifier
