"""Ids: each borne by one record, and every reference leading to a record of the right kind.

What refers to what is read from the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.dossier.consistency import REFERRED, is_consistent
from tui.dossier.problems import quoted
from tui.dossier.schema import BY_COLLECTION, BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Declared, Draft
    from tui.dossier.records import Location
    from tui.dossier.schema import Field, Kind


class _Use(NamedTuple):
    """A reference that leads nowhere."""

    at: Location
    path: tuple[str | int, ...]
    id: str
    kinds: tuple[str, ...]


def check(draft: Draft, findings: Findings) -> None:
    """Report ids borne twice, and references to ids that do not exist or are of another kind."""
    if not draft.faulty and is_consistent(draft):
        return
    known = _unique(draft, findings)
    if not draft.whole:
        return
    sets = {
        kinds: frozenset(declared.id for declared in known.values() if declared.kind in kinds)
        for kinds in REFERRED
    }
    by_kind = {name: _References(kind, sets) for name, kind in BY_NAME.items()}
    made = [(kind.name, draft.collections[name]) for name, kind in BY_COLLECTION.items()]
    for name, records in made + draft.faulty:
        for record in records:
            for use in by_kind[name].dangling(record, record[0], ()):
                near = draft.suggestions.closest(use.id, sets[use.kinds])
                _report(use, known, near, findings)


def _unique(draft: Draft, findings: Findings) -> dict[str, Declared]:
    """Give the first bearer of each id, reporting the others."""
    known: dict[str, Declared] = {}
    for declared in draft.declared:
        first = known.setdefault(declared.id, declared)
        if first is not declared:
            message = f"the id {quoted(declared.id)} is taken by {_a(first.kind)}"
            where = f"{first.at.file}:{first.at.line}"
            findings.error(declared.at, ("id",), f"{message} at {where}", "give one of the two another id")
    return known


def _report(use: _Use, known: dict[str, Declared], near: str | None, findings: Findings) -> None:
    wanted = " or ".join(_a(kind) for kind in use.kinds)
    if use.id in known:
        message = f"{quoted(use.id)} is {_a(known[use.id].kind)}, not {wanted}"
    else:
        message = f"there is no {' or '.join(use.kinds)} {quoted(use.id)}"
    advice = f"did you mean `{near}`?" if near else f"name the id of {wanted}, or add it"
    findings.error(use.at, use.path, message, advice)


class _References:
    """The references of one kind of record, worked out once for all its records."""

    def __init__(self, kind: Kind, sets: Mapping[tuple[str, ...], frozenset[str]]) -> None:
        attributes = kind.make._fields
        self.plain: list[tuple[int, Field, frozenset[str]]] = []
        self.nested: list[tuple[int, Field, _References]] = []
        for field in kind.fields:
            index = attributes.index(field.attribute or field.name)
            if field.refers:
                self.plain.append((index, field, sets[field.refers]))
            if field.record:
                inner = _References(BY_NAME[field.record], sets)
                if inner.plain or inner.nested:
                    self.nested.append((index, field, inner))

    def dangling(self, record: Any, at: Location, path: tuple[str | int, ...]) -> Iterator[_Use]:
        """Give the references in a record, and in those nested in it, that lead nowhere.

        Args:
            record: the record.
            at: where the record begins that stands in a collection.
            path: how the record is reached from there.
        """
        for index, field, ids in self.plain:
            value = record[index]
            if value is None or (value.__class__ is str and value in ids):
                continue
            if value.__class__ is str:
                yield _Use(at, (*path, field.name), value, field.refers)
            elif field.shape == "by_party":
                for party, _ in value:
                    if party not in ids:
                        yield _Use(at, (*path, field.name, party), party, field.refers)
            elif not ids.issuperset(value):
                for number, identifier in enumerate(value):
                    if identifier not in ids:
                        yield _Use(at, (*path, field.name, number), identifier, field.refers)
        for index, field, nested in self.nested:
            if field.shape == "by_party":
                for party, listed in record[index]:
                    for number, inner in enumerate(listed):
                        yield from nested.dangling(inner, at, (*path, field.name, party, number))
            else:
                for number, inner in enumerate(record[index]):
                    yield from nested.dangling(inner, at, (*path, field.name, number))


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
