"""Searching beside the screen: a thread with its own connection answers the latest query only."""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.search import engine as search
from tui.archive.search.query_language.completion import complete
from tui.archive.store import Damaged, Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.archive.search.engine import Group, Hit, Order, Reading, Results
    from tui.archive.search.query_language.completion import Completion
    from tui.archive.store import Archive

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


class HitPage(NamedTuple):
    """A page of hits."""

    query: Query
    reading: Reading
    hits: list[Hit]
    first: bool
    """Whether these are the first hits."""
    whole: bool
    """Whether there are none after them."""
    meant: list[tuple[str, tuple[str, ...]]]
    """For each word that nothing holds, the nearest ones."""
    order: str
    """In which order they are, in words."""


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


class Failed(NamedTuple):
    """The archive can't be read."""

    query: Query
    why: str


ORDERS: dict[Order, str] = {"best": "best first", "newest": "newest first", "oldest": "oldest first"}

"""What can be first, in words."""

Answer = HitPage | Completed | Counted | Failed


class Searcher:
    """A thread that searches; what it finds is given to `deliver`, which it calls itself."""

    def __init__(self, archive: Archive, deliver: Callable[[Answer], object]) -> None:
        """Start the thread.

        Args:
            archive: a connection for the thread alone; it closes it.
            deliver: takes what was found; called on the thread.
        """
        self._archive = archive
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
            self._archive.interrupt()
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
            self._archive.interrupt()
            self._changed.notify()

    # On the thread.

    def _run(self) -> None:
        results: Results | None = None
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
                    results = search.search(
                        self._archive,
                        query.text,
                        query.day,
                        widen=query.widen,
                        prefix_last=True,
                        order=query.order,
                    )
                    last = self._page(query, results, None)
                    completion = complete(self._archive, query.text, query.cursor, query.day)
                    self._deliver(Completed(query, completion))
                elif query is not None and results is not None and more and last is not None:
                    last = self._page(query, results, last)
                elif query is not None and results is not None:
                    self._count(query, results)
                    counted = True
            except Interrupted:
                counted = True
            except Damaged as error:
                counted = True
                if query is not None:
                    self._deliver(Failed(query, str(error)))
        self._archive.close()

    def _page(self, query: Query, results: Results, after: Hit | None) -> Hit | None:
        """Deliver a page; the last hit where there may be more."""
        hits = results.page(after, PAGE)
        whole = len(hits) < PAGE
        order = "newest first, as there are many" if results.unranked else ORDERS[results.order]
        self._deliver(HitPage(query, results.reading, hits, after is None, whole, results.meant, order))
        return None if whole else hits[-1]

    def _count(self, query: Query, results: Results) -> None:
        groups = results.groups()
        hits = sum(group.size for group in groups if not group.near)
        later = 0
        if not hits:
            ever = search.search(self._archive, query.text, None, widen=query.widen, prefix_last=True)
            later = ever.count()
        self._deliver(Counted(query, hits, groups, later))
