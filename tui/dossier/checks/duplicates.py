"""The same words under two ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.problems import quoted

if TYPE_CHECKING:
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
    million take no longer than to be read once.
    """
    first: dict[tuple[object, ...], str] = {}
    beginnings: dict[tuple[str | None, int], list[tuple[str, frozenset[str]]]] = {}
    for statement in draft.collections["statements"]:
        words = [word.casefold() for word in _WORD.findall(statement.text)]
        said: tuple[object, ...] = (statement.party, hash(tuple(words)))
        if len(words) < _FEWEST:
            if len(words) < _FEWEST_OF_A_DAY or statement.event is not None:
                continue
            said = (*said, statement.speaker, statement.date.text, statement.locator)
        earlier = first.setdefault(said, statement.id)
        if earlier != statement.id:
            message = f"the same words stand under {quoted(earlier)}"
            advice = "keep one of the two, or accept this with a reason: duplicate-quotation"
            findings.note(statement.at, ("text",), "duplicate-quotation", message, advice)
            continue
        if len(words) >= _FEWEST and (near := _nearly(statement, words, beginnings)):
            message = f"nearly the same words stand under {quoted(near)}"
            advice = "keep one of the two, or accept this with a reason: near-duplicate"
            findings.note(statement.at, ("text",), "near-duplicate", message, advice)


def _nearly(
    statement: Statement,
    words: list[str],
    beginnings: dict[tuple[str | None, int], list[tuple[str, frozenset[str]]]],
) -> str | None:
    """The earlier statement that is nearly the same; this one is remembered."""
    own = frozenset(words)
    near = None
    for ends in (hash(tuple(words[:4])), hash(("…", *words[-4:]))):
        others = beginnings.setdefault((statement.party, ends), [])
        for identifier, theirs in others:
            if len(own & theirs) >= _SHARED * len(own | theirs):
                near = near or identifier
        if len(others) < _COMPARED:
            others.append((statement.id, own))
    return near
