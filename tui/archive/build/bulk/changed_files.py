"""Whether the changed files of a dossier fit the other ones, which are known from the archive alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tui.archive.store import Archive

_TABLES = {
    "party": "party", "actor": "actor", "issue": "issue", "question": "question", "statement": "statement",
    "event": "event", "source": "source", "dossier": "dossier",
}  # fmt: skip
_REFERRING = {
    "statement": (
        "SELECT f.file FROM response r JOIN statement f ON f.rowid = r.answer WHERE r.statement = ?",
        "SELECT f.file FROM of_event r JOIN event f ON f.rowid = r.event WHERE r.statement = ?",
        "SELECT -1 FROM evidence WHERE statement = ?",
    ),
    "event": ("SELECT file FROM statement WHERE event = ?",),
}
"""By kind, the files of what refers to a record; evidence is never in a file that may change alone."""


class UnchangedFiles(NamedTuple):
    """What an archive has of the files that did not change."""

    archive: Archive
    changed: frozenset[int]
    """The numbers of the files that did."""

    def kinds_of(self, identifier: str) -> list[str]:
        """The kinds of records that have an id.

        Returns:
            Kinds, as the dossier's schema names them.
        """
        return [
            kind
            for kind, table in _TABLES.items()
            if self._others(f"SELECT file FROM {table} WHERE id = ?", identifier)  # noqa: S608
        ]

    def refers_to(self, kind: str, identifier: str) -> bool:
        """Whether anything refers to a record.

        Args:
            kind: `statement` or `event`.
        """
        return any(self._others(sql, identifier) for sql in _REFERRING[kind])

    def removed(self, kind: str, now: Collection[str]) -> Iterable[str]:
        """The records that the changed files had and have no longer.

        Args:
            kind: `statement` or `event`.
            now: the ids that they have.
        """
        sql = f"SELECT id FROM {kind} WHERE file = ?"  # noqa: S608
        return [
            identifier
            for file in self.changed
            for (identifier,) in self.archive.rows(sql, (file,))
            if identifier not in now
        ]

    def evidence(self, statement: str) -> list[tuple[str, str]]:
        """The positions that a statement is evidence for: (its id, the party whose position it is)."""
        sql = """
        SELECT e.statement, p.party FROM evidence e JOIN position p ON p.rowid = e.owner
        WHERE e.kind = 'position' AND e.statement = ?
        """
        return [(identifier, party) for identifier, party in self.archive.rows(sql, (statement,))]

    def party_of(self, actor: str) -> str | None:
        """The party of an actor; None for none."""
        row = self.archive.row("SELECT party FROM actor WHERE id = ?", (actor,))
        return row[0] if row else None

    def _others(self, sql: str, identifier: str) -> bool:
        return any(file not in self.changed for (file,) in self.archive.rows(sql, (identifier,)))


def unchanged_files(archive: Archive, changed: Collection[str]) -> UnchangedFiles:
    """What an archive has of the files that did not change.

    Args:
        changed: the names of those that did.
    """
    numbers = [number for number, name in archive.rows("SELECT id, name FROM file") if name in changed]
    return UnchangedFiles(archive, frozenset(numbers))
