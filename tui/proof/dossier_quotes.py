"""The quotations of a dossier that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.checks.quotations import FRAGMENT
from tui.proof.verdict import Selector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.dossier.records import Location, Records, Statement

PROVABLE = frozenset(("original", "official"))
"""Kinds of rendering that are words of somebody else, not of an interpreter or editor."""


class Quote(NamedTuple):
    """Words that a dossier says stand in a source."""

    statement: str
    at: Location
    fragment: int | None
    """The number of the fragment of a mixed quotation, from 0."""
    rendering: int | None
    """The number of the rendering, from 0."""
    text: str
    language: str | None
    source: str
    """Its id."""
    own_source: bool
    """Whether a rendering names its source itself."""
    selector: Selector | None


def quotes_of(statement: Statement, language: str | None = None) -> Iterator[Quote]:
    """What of a statement can be checked: all of a direct one, the fragments of a mixed one, some renderings.

    Args:
        language: the dossier's, where the statement has none of its own.
    """
    selector = Selector(statement.exact, statement.prefix, statement.suffix)
    meant = selector if any(selector) else None
    spoken = statement.language or language
    identifier, at, source = statement.id, statement.at, statement.source
    if statement.quotation == "direct":
        yield Quote(identifier, at, None, None, statement.text, spoken, source, True, meant)
    elif statement.quotation == "mixed":
        for n, match in enumerate(FRAGMENT.finditer(statement.text)):
            yield Quote(identifier, at, n, None, match.group(1), spoken, source, True, meant)
    if statement.quotation != "indirect":
        for n, rendering in enumerate(statement.renderings):
            if rendering.kind in PROVABLE:
                where = rendering.source or source
                own = rendering.source is not None
                yield Quote(identifier, at, None, n, rendering.text, rendering.language, where, own, None)


def all_quotes(records: Records) -> list[Quote]:
    """What of a dossier can be checked, in the order of its files."""
    language = records.dossier.language
    return [quote for statement in records.statements for quote in quotes_of(statement, language)]
