"""Whether the parts of a dossier fit together that no process ever holds as a whole."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.dossier.records import Issue

_STATEMENT = ("statement",)


class Ledger:
    """Ids, references and evidence of all parts.

    Of statements there may be a million: of their ids only the hashes are kept, 64 bits each. Should two of
    them be the same by chance, the dossier is checked again in the ordinary way, which tells.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._statements = array("q")
        self._used: dict[tuple[str, ...], set[str]] = {}
        self._named: set[int] = set()
        self._evidence: dict[str, str] = {}
        self._sound = True

    def declare(self, ids: Iterable[tuple[str, str]]) -> None:
        """Take note of (kind, id) of records that are no statements."""
        for kind, identifier in ids:
            if identifier in self._kinds:
                self._sound = False
            self._kinds[identifier] = kind

    def use(self, used: Mapping[tuple[str, ...], set[str]]) -> None:
        """Take note of the ids that a part refers to, by the kinds that they must be of."""
        for kinds, some in used.items():
            if kinds == _STATEMENT:
                self._named.update(map(hash, some))
            else:
                self._used.setdefault(kinds, set()).update(some)

    def expect(self, issues: Iterable[Issue]) -> None:
        """Take note of whose statements the positions of issues name as evidence."""
        for issue in issues:
            for question in issue.questions:
                for party, positions in question.positions:
                    for position in positions:
                        for one in position.evidence:
                            if self._evidence.setdefault(one, party) != party:
                                self._sound = False

    def hear(self, statements: Sequence[str], parties: Sequence[str | None]) -> None:
        """Take note of the ids of statements and the party of each, when all evidence is known."""
        self._statements.extend(map(hash, statements))
        evidence = self._evidence
        for identifier, party in zip(statements, parties, strict=True):
            if identifier in evidence and evidence[identifier] != party:
                self._sound = False

    def heard(self) -> None:
        """Take note that these were all statements: whether any two have one id takes room to find out."""
        if any(one == other for one, other in pairwise(sorted(self._statements))):
            self._sound = False

    def sound(self) -> bool:
        """Tell whether ids are borne once, references lead where they must, and evidence is its party's."""
        for kinds, some in self._used.items():
            if not all(self._kinds.get(one) in kinds for one in some):
                return False
        others = set(map(hash, self._kinds))
        if not others.isdisjoint(self._statements):
            return False
        self._named.difference_update(self._statements)
        return self._sound and not self._named
