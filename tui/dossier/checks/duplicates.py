"""The same words under two ids."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Statement

_WORD = re.compile(r"\w+")
_FEWEST = 6
"""Words of a statement that is compared with all others: “Thank you” is said again and again."""
_FEWEST_OF_A_DAY = 3
"""Words of one that is compared with those of its speaker and day, but for what is said in a session."""
_SHARED = 0.8
"""Of the words of both together that near duplicates share."""
_COMPARED = 20
"""Statements with the same rare beginning or end that one is compared with."""


def check(draft: Draft, findings: Findings) -> None:
    """Warn of a party's statements with the same, or nearly the same words.

    Two that are nearly the same begin or end with the same four words: only such are compared, so that a
    million take no longer than to be read once, and no more memory than their records.
    """
    statements = draft.collections["statements"]
    keys = [array("q", each) for each in zip(*map(_keys, statements), strict=True)]
    again = [_repeated(each) for each in keys]
    first: dict[int, str] = {}
    with_ends: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for statement, *own in zip(statements, *keys, strict=True):
        said, *ends = (key if key in repeated else 0 for key, repeated in zip(own, again, strict=True))
        earlier = first.setdefault(said, statement.id) if said else statement.id
        if earlier != statement.id:
            message = f"the same words stand under {quoted(earlier)}"
            advice = "keep one of the two, or accept this with a reason: duplicate-quotation"
            findings.note(statement.at, ("text",), "duplicate-quotation", message, advice)
        elif near := _nearly(statement, [end for end in ends if end], with_ends):
            message = f"nearly the same words stand under {quoted(near)}"
            advice = "keep one of the two, or accept this with a reason: near-duplicate"
            findings.note(statement.at, ("text",), "near-duplicate", message, advice)


def _keys(statement: Statement) -> tuple[int, int, int]:
    """What stands for all words of a statement, for the first and for the last four; 0 where not compared."""
    words = _words(statement)
    party = statement.party
    if len(words) >= _FEWEST:
        return hash((party, *words)), hash((party, *words[:4])), hash((party, "…", *words[-4:]))
    if len(words) < _FEWEST_OF_A_DAY or statement.event is not None:
        return 0, 0, 0
    return hash((party, *words, statement.speaker, statement.date.text, statement.locator)), 0, 0


def _words(statement: Statement) -> list[str]:
    return [word.casefold() for word in _WORD.findall(statement.text)]


def _repeated(keys: Iterable[int]) -> set[int]:
    """The keys that two statements have."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for key in keys:
        (repeated if key in seen else seen).add(key)
    return repeated - {0}


def _nearly(
    statement: Statement, ends: list[int], with_ends: dict[int, list[tuple[str, frozenset[str]]]]
) -> str | None:
    """The earlier statement that is nearly the same; this one is remembered."""
    if not ends:
        return None
    own = frozenset(_words(statement))
    near = None
    for end in ends:
        others = with_ends.setdefault(end, [])
        for identifier, theirs in others:
            if len(own & theirs) >= _SHARED * len(own | theirs):
                near = near or identifier
        if len(others) < _COMPARED:
            others.append((statement.id, own))
    return near
