"""What must hold between the records of a dossier: one rule, however much of it is read at a time.

No two records have the same id, references lead to records of the right kind, and what is evidence for a
party's position was said by that party. A whole dossier, one that many processes read, and a few changed
files beside an archive are all held against it; `tui.dossier.checks` says where it is broken.
"""

from __future__ import annotations

from array import array
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tui.dossier.schema import BY_COLLECTION, BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.dossier.draft import Draft
    from tui.dossier.records import Issue, Statement
    from tui.dossier.schema import Kind

    References = Mapping[tuple[str, ...], set[str]]
    """Ids that are referred to, by the kinds that they must be of."""

REFERRED = {field.refers for kind in BY_NAME.values() for field in kind.fields if field.refers}
"""The combinations of kinds that fields refer to."""
_STATEMENT = ("statement",)


class Consistency:
    """Ids, references and evidence, part by part.

    Of statements there may be a million: of their ids only the hashes are kept, 64 bits each. Should two of
    them be the same by chance, the dossier is checked again record by record, which tells.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._statements = array("q")
        self._referred: dict[tuple[str, ...], set[str]] = {}
        self._referred_statements: set[int] = set()
        self._evidence: dict[str, set[str]] = {}
        self._voices: dict[str, tuple[str, ...]] = {}
        self._holds = True

    def add_ids(self, ids: Iterable[tuple[str, str]]) -> None:
        """Add the (kind, id) of records that are no statements."""
        for kind, identifier in ids:
            if identifier in self._kinds:
                self._holds = False
            self._kinds[identifier] = kind

    def add_references(self, references: References) -> None:
        """Add what a part refers to."""
        for kinds, ids in references.items():
            if kinds == _STATEMENT:
                self._referred_statements.update(map(hash, ids))
            else:
                self._referred.setdefault(kinds, set()).update(ids)

    def add_evidence(self, evidence: Iterable[tuple[str, str]]) -> None:
        """Add (statement, party whose position it is evidence for); all of it before the statements."""
        for statement, party in evidence:
            self._evidence.setdefault(statement, set()).add(party)

    def add_voices(self, voices: Mapping[str, tuple[str, ...]]) -> None:
        """Add the parties whose words a statement is, where it has not one party; before the statements."""
        self._voices.update(voices)

    def add_statements(self, ids: Sequence[str], parties: Sequence[str | None]) -> None:
        """Add the ids of statements and the party of each."""
        self._statements.extend(map(hash, ids))
        evidence = self._evidence
        for identifier, party in zip(ids, parties, strict=True):
            if identifier in evidence and not evidence[identifier].issubset(
                self._voices.get(identifier, (party,))
            ):
                self._holds = False

    def close_statements(self) -> None:
        """Say that these were all statements: whether any two have one id takes room to find out."""
        if any(first == second for first, second in pairwise(sorted(self._statements))):
            self._holds = False

    def holds(self) -> bool:
        """Tell whether all that was added fits together."""
        for kinds, ids in self._referred.items():
            if not all(self._kinds.get(identifier) in kinds for identifier in ids):
                return False
        if not set(map(hash, self._kinds)).isdisjoint(self._statements):
            return False
        self._referred_statements.difference_update(self._statements)
        return self._holds and not self._referred_statements


def is_consistent(draft: Draft) -> bool:
    """Tell whether the rule holds in a whole dossier in which every record could be made."""
    rule = Consistency()
    rule.add_ids((declared.kind, declared.id) for declared in draft.declared if declared.kind != "statement")
    rule.add_references(references(draft))
    rule.add_evidence(evidence(draft.collections["issues"]))
    party_of = {actor.id: actor.party for actor in draft.collections["actors"]}
    statements = draft.collections["statements"]
    rule.add_voices(voices(statements, party_of))
    rule.add_statements(
        [statement.id for statement in statements],
        [statement.party or party_of.get(statement.speaker) for statement in statements],
    )
    rule.close_statements()
    return rule.holds()


def voices(statements: Iterable[Statement], party_of: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """Give the parties whose words a statement is, for those that several say or that somebody else reports.

    What another reports of the speaker is nobody's evidence.
    """
    odd = (statement for statement in statements if statement.jointly_with or statement.told_by)
    return {statement.id: said_by(statement, party_of) for statement in odd}


def said_by(statement: Statement, party_of: Mapping[str, str | None]) -> tuple[str, ...]:
    """Give the parties whose words a statement is."""
    if statement.told_by:
        return ()
    own = statement.party or party_of.get(statement.speaker or "")
    others = (party_of.get(name, name) for name in statement.jointly_with)
    return tuple(dict.fromkeys(party for party in (own, *others) if party))


def evidence(issues: Iterable[Issue]) -> Iterator[tuple[str, str]]:
    """Give (statement, party) of all evidence for positions."""
    for issue in issues:
        for question in issue.questions:
            for party, positions in question.positions:
                for position in positions:
                    for statement in position.evidence:
                        yield statement, party


def references(draft: Draft) -> References:
    """Give the ids that records refer to, by the kinds that they must be of; for a part of a dossier."""
    referred: dict[tuple[str, ...], set[str]] = {kinds: set() for kinds in REFERRED}
    for name, kind in BY_COLLECTION.items():
        _add_references(kind, draft.collections[name], referred)
    return {kinds: ids for kinds, ids in referred.items() if ids}


def _add_references(kind: Kind, records: list[Any], referred: Mapping[tuple[str, ...], set[str]]) -> None:
    """Add the references of some records, field by field: there may be thousands of records."""
    if not records:
        return
    attributes = kind.make._fields
    for field in kind.fields:
        if not (field.refers or field.record):
            continue
        values: Iterable[Any] = map(itemgetter(attributes.index(field.attribute or field.name)), records)
        if field.shape == "by_party":
            pairs = list(chain.from_iterable(values))
            referred[field.refers].update(party for party, _ in pairs)
            values = (listed for _, listed in pairs)
        elif field.refers:
            referred[field.refers].update(chain.from_iterable(values) if field.many else filter(None, values))
        if field.record:
            _add_references(BY_NAME[field.record], list(chain.from_iterable(values)), referred)
