"""How did they respond to it? Those who answered what a query names stand before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.archive.search.ranking import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.search.ranking import Ranked
    from tui.archive.search.scope import Scope

_ASKED = (
    r"(?i)\b(?:answer|answers|answered|react|reacts|reacted|reaction|reactions|rebut|rebuts|rebuttal|replied|replies|reply"
    r"|respond|responded|responds|response|responses)\b"
)
_LOOKED_AT = 20
"""Statements whose answers are looked up."""


def asks_for_answers(text: str) -> bool:
    """Whether a query asks who answered something."""
    return re.search(_ASKED, text) is not None


def with_answers(scope: Scope, ranked: Sequence[Ranked], listed: Sequence[int]) -> list[Ranked]:
    """Put the answers to some statements first, where they fit themselves.

    Args:
        scope: What is searched.
        ranked: The statements that are near, best first.
        listed: The rowids of those that stand above them.

    Returns:
        The same statements; what answers one of the best, or of those above, counts as much as both together.
    """
    if not ranked:
        return []
    best = dict.fromkeys(listed, ranked[0].score)
    best |= {each.rowid: each.score for each in ranked[:_LOOKED_AT]}
    sql = """
    SELECT r.answer, s.rowid FROM main.statement s JOIN main.response r ON r.statement = s.id
    WHERE s.rowid IN ({})
    """
    answered: dict[int, float] = {}
    for answer, rowid in scope.archive.rows_among(sql, tuple(best)):
        answered[answer] = max(answered.get(answer, 0.0), best[rowid])
    scored = [each._replace(score=each.score + answered.get(each.rowid, 0.0)) for each in ranked]
    return in_order(scored)
