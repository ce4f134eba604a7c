"""What a search found, in short."""

from __future__ import annotations

from tui.archive.search.engine import Hit, Results


def everything(results: Results, limit: int = 7) -> list[Hit]:
    """All pages, without what is merely near."""
    hits: list[Hit] = []
    while page := results.page(hits[-1] if hits else None, limit):
        hits += page
    return [hit for hit in hits if not hit.near]


def ids(results: Results) -> list[str]:
    """The ids of the statements and events that hold all that was asked for."""
    return [hit.id for hit in everything(results) if hit.kind in ("statement", "event")]


def near(results: Results) -> list[str]:
    """The ids of the statements that are merely near."""
    return [hit.id for hit in results.page(limit=100) if hit.near and hit.kind == "statement"]
