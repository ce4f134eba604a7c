"""The last search and how far its hits have been stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.paint.marking import no_marks

if TYPE_CHECKING:
    from tui.app.paint.marking import Mark
    from tui.archive.search.engine import Hit, Order, Results
    from tui.archive.store import Archive

PAGE = 50


class Hits:
    """The hits of a query, read page by page as they are stepped through."""

    def __init__(
        self,
        query: str = "",
        *,
        widen: bool = True,
        order: Order = "best",
        at: tuple[str, str] | None = None,
        everywhere: bool = False,
        dossier: str = "",
    ) -> None:
        """Remember a query.

        Args:
            query: in the search language.
            widen: whether it takes in aliases and synonyms.
            order: in which its hits are listed.
            at: the kind and id of the hit that was opened, from which to step.
            everywhere: whether all known dossiers were searched.
            dossier: the name of the one that the hit is of, where they were.
        """
        self.query = query
        self.widen = widen
        self.order: Order = order
        self.everywhere = everywhere
        self.dossier = dossier
        self.at = at
        """The kind and id of the hit that was opened or stepped to last."""
        self._day = 0
        self._results: Results | None = None
        self._read: list[Hit] = []
        self._hits = self._near = 0

    @property
    def place_among_hits(self) -> str:
        """Which hit of how many was opened or stepped to last, empty before that."""
        hit = self._current
        if hit is None:
            return ""
        if hit.near:
            return f"{hit.number + 1 - self._hits:,} of {self._near:,} near"
        return f"{hit.number + 1:,} of {self._hits:,}"

    @property
    def mark(self) -> Mark:
        """Finds the words of the query in a text, once a hit of it is shown."""
        hit = self._current
        return hit.mark if hit else no_marks

    @property
    def _current(self) -> Hit | None:
        return next((hit for hit in self._read if (hit.kind, hit.id) == self.at), None)

    def step(self, archive: Archive, day: int, steps: int) -> Hit | None:
        """The hit so many steps on, None past the ends; as of a day."""
        from tui.archive.search import engine  # only those who search pay for it

        if self._results is None or day != self._day:
            # The last word may be the beginning of one, as in the results that the hit was chosen from.
            self._results = engine.search(
                archive, self.query, day, widen=self.widen, prefix_last=True, order=self.order
            )
            self._read, self._day = [], day
            groups = self._results.groups()
            self._hits = sum(group.size for group in groups if not group.near)
            self._near = sum(group.size for group in groups if group.near)
        current = self._current
        while current is None and self.at is not None and self._read_on():
            current = self._current
        there = (current.number if current else -1) + steps
        while there >= len(self._read) and self._read_on():
            pass
        if not 0 <= there < len(self._read):
            return None
        hit = self._read[there]
        self.at = hit.kind, hit.id
        return hit

    def _read_on(self) -> bool:
        """Read one more page; False where there is none."""
        assert self._results is not None  # noqa: S101 - `step` has searched
        page = self._results.page(self._read[-1] if self._read else None, PAGE)
        self._read += page
        return bool(page)
