"""Searching beside the screen: a thread with its own connection answers the latest query only."""

from __future__ import annotations

from functools import partial
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.search import engine as search
from tui.archive.search.query_language.completion import complete
from tui.archive.store import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.archive.search.engine import Group, Hit, Order, QueryReading, Results
    from tui.archive.search.query_language.completion import Completion
    from tui.archive.store import Archive
    from tui.library.archive_opening import Progress
    from tui.library.searching import LibraryResults, OpenDossier, OpenLibrary

PAGE = 50
"""Hits that are read at once."""
PAUSE = 0.01
"""Seconds before hits are counted: as long as the first ones take to be painted, which it would hold up."""


class Query(NamedTuple):
    """What is searched for; answers with another `number` than the latest query's are out of date."""

    number: int
    text: str
    day: int
    widen: bool
    order: Order = "best"
    cursor: int = 0
    """Where in the text it is being typed."""
    everywhere: bool = False
    """Whether all known dossiers are searched."""
    own_days: bool = False
    """Whether each of them is read as of the day that it is made of, and not as of `day`."""
    first: int = PAGE
    """How many hits there are to be on the first page: as many as are seen at once."""


class HitPage(NamedTuple):
    """A page of hits."""

    query: Query
    reading: QueryReading
    hits: list[Hit]
    first: bool
    """Whether these are the first hits."""
    is_last: bool
    """Whether there are none after them."""
    groups: list[Group]
    """How many there are of each of their kinds, as far as that is known yet."""
    meant: list[tuple[str, tuple[str, ...]]]
    """For each word that nothing holds, the nearest ones."""
    order: str
    """In which order they are, in words."""
    dossiers: Mapping[str, OpenDossier]
    """Where all known dossiers were searched those, by their names,"""
    left_out: Sequence[str]
    """and the names of those with errors, which can't be."""


class Counted(NamedTuple):
    """How many hits there are."""

    query: Query
    hits: int
    groups: list[Group]
    """How many of each kind, and how many of each are merely near."""
    later: int
    """How many more there are after the day, where there is none by it."""


class Completed(NamedTuple):
    """What the word that is being typed may be completed to."""

    query: Query
    completion: Completion | None


class Opening(NamedTuple):
    """The known dossiers are being opened, so that they can be searched."""

    query: Query
    what: str


class Failed(NamedTuple):
    """The archive can't be read, or the search has a fault."""

    query: Query
    error: Exception


ORDERS: dict[Order, str] = {"best": "best first", "newest": "newest first", "oldest": "oldest first"}

"""What can be first, in words."""

Answer = HitPage | Completed | Counted | Opening | Failed


class _Closed(Exception):  # noqa: N818 - it is no error
    """Nobody waits for an answer any more."""


class Searcher:
    """A thread that searches; what it finds is given to `deliver`, which it calls itself."""

    def __init__(
        self,
        archive: Archive,
        deliver: Callable[[Answer], object],
        open_library: Callable[[Progress], OpenLibrary] | None = None,
    ) -> None:
        """Start the thread.

        Args:
            archive: a connection for the thread alone; it closes it.
            deliver: takes what was found; called on the thread.
            open_library: opens all known dossiers, once they are to be searched; called on the thread.
        """
        self._archive = archive
        self._open_library = open_library
        self._library: OpenLibrary | None = None
        self._deliver = deliver
        self._changed = Condition()
        self._wanted: Query | None = None
        self._more = False
        self._closed = False
        self._thread = Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def search(self, query: Query) -> None:
        """Search for something else; a search under way is stopped."""
        with self._changed:
            self._wanted, self._more = query, False
            self._interrupt()
            self._changed.notify()

    def more(self) -> None:
        """Find the next page of hits."""
        with self._changed:
            self._more = True
            self._changed.notify()

    def close(self) -> None:
        """Stop; whatever is under way delivers no more."""
        with self._changed:
            self._closed = True
            self._interrupt()
            self._changed.notify()

    def _interrupt(self) -> None:
        self._archive.interrupt()
        if self._library is not None:
            self._library.interrupt()

    # On the thread.

    def _run(self) -> None:
        results: Results | LibraryResults | None = None
        query: Query | None = None
        last: Hit | None = None
        counted = True
        while True:
            with self._changed:
                if not counted and last is not None and not (self._closed or self._wanted or self._more):
                    self._changed.wait(PAUSE)
                while not (self._closed or self._wanted or self._more or not counted):
                    self._changed.wait()
                if self._closed:
                    break
                new, self._wanted = self._wanted, None
                more, self._more = self._more, False
            try:
                if new is not None:
                    query, last, counted = new, None, False
                    results = self._results(query)
                    last = self._page(query, results, None)
                    self._deliver(Completed(query, self._completion(query)))
                elif query is not None and results is not None and more and last is not None:
                    last = self._page(query, results, last)
                elif query is not None and results is not None:
                    self._count(query, results)
                    counted = True
            except Interrupted:
                counted = True
            except _Closed:
                break
            except Exception as error:  # the application tells damage, which is mended, from faults
                counted = True
                if query is not None:
                    self._deliver(Failed(query, error))
        self._archive.close()
        if self._library is not None:
            self._library.close()

    def _results(self, query: Query) -> Results | LibraryResults:
        if query.everywhere and self._open_library is not None:
            if self._library is None:
                self._library = self._open_library(partial(self._opening, query))
            return self._library.search(
                query.text, query.day,
                own_days=query.own_days, widen=query.widen, prefix_last=True, order=query.order,
            )  # fmt: skip
        return search.search(
            self._archive, query.text, query.day, widen=query.widen, prefix_last=True, order=query.order
        )

    def _opening(self, query: Query, what: str, done: int, total: int) -> None:
        """Tell how far the known dossiers are opened, unless nobody waits any more."""
        if self._closed:
            raise _Closed
        self._deliver(Opening(query, f"{what} {done * 100 // total} %" if total else what))

    def _completion(self, query: Query) -> Completion | None:
        if query.everywhere and self._library is not None:
            return self._library.complete(query.text, query.cursor, None if query.own_days else query.day)
        return complete(self._archive, query.text, query.cursor, query.day)

    def _page(self, query: Query, results: Results | LibraryResults, after: Hit | None) -> Hit | None:
        """Deliver a page; the last hit where there may be more."""
        most = query.first if after is None else PAGE
        hits = results.page(after, most)
        is_last = len(hits) < most
        groups = results.sizes() if isinstance(results, search.Results) else []
        order = "newest first, as there are many" if results.unranked else ORDERS[results.order]
        library = self._library if query.everywhere else None
        dossiers = {each.name: each for each in library.dossiers} if library else {}
        left_out = [each.name for each, _ in library.broken] if library else []
        page = HitPage(
            query, results.reading, hits, after is None, is_last, groups, results.meant, order, dossiers,
            left_out,
        )  # fmt: skip
        self._deliver(page)
        return None if is_last else hits[-1]

    def _count(self, query: Query, results: Results | LibraryResults) -> None:
        groups = results.groups()
        hits = sum(group.size for group in groups if not group.near)
        later = 0
        if not hits and not query.everywhere:
            ever = search.search(self._archive, query.text, None, widen=query.widen, prefix_last=True)
            later = ever.count()
        self._deliver(Counted(query, hits, groups, later))
