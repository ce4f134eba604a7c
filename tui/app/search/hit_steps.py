"""The last search and how far its hits have been stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.archive.search.engine import Hit, Results
    from tui.archive.store import Archive

PAGE = 50


class Hits:
    """The hits of a query, read page by page as they are stepped through."""

    def __init__(self, query: str = "", *, widen: bool = True, at: str | None = None) -> None:
        """Remember a query.

        Args:
            query: in the search language.
            widen: whether it takes in aliases and synonyms.
            at: the id of the hit that was opened, from which to step.
        """
        self.query = query
        self.widen = widen
        self._at = at
        self._day = 0
        self._results: Results | None = None
        self._found: list[Hit] = []

    @property
    def place_among_hits(self) -> str:
        """Which hit of how many was opened or stepped to last, empty before that."""
        if self._results is None or self._at is None:
            return ""
        number = next((n for n, hit in enumerate(self._found, 1) if self._id(hit) == self._at), 0)
        return f"{number:,} of {sum(group.size for group in self._results.groups()):,}" if number else ""

    def step(self, archive: Archive, day: int, steps: int) -> str | None:
        """The id of the hit so many steps on, None past the ends; as of a day."""
        from tui.archive.search import engine  # only those who search pay for it

        if self._results is None or day != self._day:
            self._results, self._found, self._day = (
                engine.search(archive, self.query, day, widen=self.widen),
                [],
                day,
            )
        there = self._index() + steps
        if there < 0:
            return None
        while there >= len(self._found):
            page = self._results.page(self._found[-1] if self._found else None, PAGE)
            if not page:
                return None
            self._found += page
        self._at = self._id(self._found[there])
        return self._at

    def _index(self) -> int:
        return next((n for n, hit in enumerate(self._found) if self._id(hit) == self._at), self._search_on())

    def _search_on(self) -> int:
        """Where the current hit is among those not read yet, -1 before the first."""
        while self._at is not None and self._results is not None:
            page = self._results.page(self._found[-1] if self._found else None, PAGE)
            if not page:
                break
            start = len(self._found)
            self._found += page
            for number, hit in enumerate(page, start):
                if self._id(hit) == self._at:
                    return number
        return -1

    @staticmethod
    def _id(hit: Hit) -> str:
        return hit.record
