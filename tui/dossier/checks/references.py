"""Ids: no two records have the same, and every reference leads to a record of the right kind.

What refers to what is read from the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.dossier.consistency import REFERRED, is_consistent, references
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
    """Report ids that two records have, and references to ids that do not exist or are of another kind."""
    if not draft.faulty and is_consistent(draft):
        return
    known = _unique(draft, findings)
    if not draft.is_complete:
        return
    sets = {
        kinds: frozenset(declared.id for declared in known.values() if declared.kind in kinds)
        for kinds in REFERRED
    }
    by_kind = {name: _References(kind, sets) for name, kind in BY_NAME.items()}
    made = [(kind.name, draft.collections[name]) for name, kind in BY_COLLECTION.items()]
    missing: dict[tuple[str, tuple[str, ...]], list[_Use]] = {}
    for name, records in made + draft.faulty:
        for record in records:
            for use in by_kind[name].dangling(record, record[0], ()):
                if use.id not in draft.presumed:
                    missing.setdefault((use.id, use.kinds), []).append(use)
    for (identifier, kinds), uses in missing.items():
        near = draft.suggestions.closest(identifier, sets[kinds])
        misspelt = known.get(near) if near and identifier not in known and len(uses) > 1 else None
        if misspelt is not None and not _is_named(misspelt.id, draft):
            _report_misspelt(misspelt, identifier, len(uses), findings)
        else:
            for use in uses:
                _report(use, known, near, findings)


def _is_named(identifier: str, draft: Draft) -> bool:
    """Whether anything refers to an id."""
    return any(identifier in ids for ids in references(draft).values())


def _report_misspelt(declared: Declared, meant: str, uses: int, findings: Findings) -> None:
    """Report the one cause of many references that lead nowhere."""
    message = (
        f"no record names the {declared.kind} {quoted(declared.id)}, and {uses:,} name {quoted(meant)},"
        " which does not exist"
    )
    findings.note(declared.at, ("id",), "misspelt-id", message, f"write `id: {meant}`, or correct the others")


def _unique(draft: Draft, findings: Findings) -> dict[str, Declared]:
    """Give the first record that has each id, reporting the others."""
    known: dict[str, Declared] = {}
    for declared in draft.declared:
        first = known.setdefault(declared.id, declared)
        if first is not declared:
            message = f"the id {quoted(declared.id)} is taken by {_a(first.kind)}"
            where = f"{first.at.file}:{first.at.line}"
            findings.note(
                declared.at,
                ("id",),
                "duplicate-id",
                f"{message} at {where}",
                "give one of the two another id",
            )
    return known


def _report(use: _Use, known: dict[str, Declared], near: str | None, findings: Findings) -> None:
    wanted = " or ".join(_a(kind) for kind in use.kinds)
    if use.id in known:
        message = f"{quoted(use.id)} is {_a(known[use.id].kind)}, not {wanted}"
    else:
        message = f"there is no {' or '.join(use.kinds)} {quoted(use.id)}"
    advice = f"did you mean `{near}`?" if near else f"name the id of {wanted}, or add it"
    code = "wrong-kind" if use.id in known else "unknown-reference"
    findings.note(use.at, use.path, code, message, advice)


class _References:
    """The references of one kind of record, worked out once for all its records."""

    def __init__(self, kind: Kind, sets: Mapping[tuple[str, ...], frozenset[str]]) -> None:
        attributes = kind.make._fields
        self.direct: list[tuple[int, Field, frozenset[str]]] = []
        self.nested: list[tuple[int, Field, _References]] = []
        for field in kind.fields:
            index = attributes.index(field.attribute or field.name)
            if field.refers:
                self.direct.append((index, field, sets[field.refers]))
            if field.record:
                inner = _References(BY_NAME[field.record], sets)
                if inner.direct or inner.nested:
                    self.nested.append((index, field, inner))

    def dangling(self, record: Any, at: Location, path: tuple[str | int, ...]) -> Iterator[_Use]:
        """Give the references in a record, and in those nested in it, that lead nowhere.

        Args:
            at: where the record begins that stands in a collection.
            path: how the record is reached from there.
        """
        for index, field, ids in self.direct:
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
