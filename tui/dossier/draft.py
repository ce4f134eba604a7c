"""A dossier being read: what its files hold so far, before it is known to be sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.dossier.nearest_names import Suggestions
from tui.dossier.problem_log import ProblemLog
from tui.dossier.records import Location, Records
from tui.dossier.schema import BY_COLLECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.dossier.yaml.dossier_files import File


class Declared(NamedTuple):
    """An id and the record that has it, which may be too faulty to have been made."""

    id: str
    kind: str
    """As in the schema: `statement`, `question` …"""
    at: Location
    """Where the record begins."""


class Draft:
    """Records by collection, every id, and the problems found."""

    def __init__(self, *, every: bool = False) -> None:
        self.collections: dict[str, list[Any]] = {name: [] for name in BY_COLLECTION}
        self.declared: list[Declared] = []
        self.problems = ProblemLog(every=every)
        self.files: dict[str, File] = {}
        self.suggestions = Suggestions()
        self.presumed: dict[str, str] = {}
        """By the id that a malformed one may stand for, its kind: what refers to it is not wrong."""
        self.faulty: list[tuple[str, list[Any]]] = []
        """By kind, the values of records that lack a required field: their references are checked too."""
        self.gaps: dict[tuple[str, int, int], list[int]] = {}
        """By file, line and column of a list with faulty records: the numbers of those that could be made."""
        self.seen: set[str] = set()
        """The collections that any file has, even if nothing in them could be made."""
        self.is_complete = True
        """False where part of a file could not be read: ids may then be missing for that reason alone."""

    def add(self, part: Draft) -> None:
        """Add what was read from a part of a file in which nothing is wrong."""
        for name, records in part.collections.items():
            self.collections[name] += records
        self.declared += part.declared
        self.seen |= part.seen

    def resolve_parties(self, party_of: Mapping[str, str | None]) -> None:
        """Give statements without a party their speaker's.

        Args:
            party_of: the party of each actor.
        """
        statements = self.collections["statements"]
        for index, statement in enumerate(statements):
            if statement.party is None and statement.speaker is not None:
                statements[index] = statement._replace(party=party_of.get(statement.speaker))

    def records(self) -> Records | None:
        """Give what was read, None where the dossier's own record is missing."""
        if not self.collections["dossier"]:
            return None
        return Records(
            self.collections["dossier"][0], *(tuple(self.collections[name]) for name in Records._fields[1:])
        )
