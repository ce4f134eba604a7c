"""Searching all known dossiers at once: the hits of each by itself, and below those of all what is near."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.archive import answers
from tui.archive.search.engine import FEW, search
from tui.archive.search.query_language.completion import Completion, complete
from tui.archive.search.searched_fields import WEIGHTS
from tui.dossier.problems import DossierError
from tui.library.archive_opening import open_archive
from tui.library.known_dossiers import KnownDossier, is_same, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.archive.rows import DossierRow
    from tui.archive.search.engine import Group, Hit, Order, Results
    from tui.archive.search.query_language.completion import Value
    from tui.archive.search.query_language.read_query import QueryProblem, QueryReading
    from tui.archive.store import Archive
    from tui.config.choices import Config
    from tui.library.archive_opening import Progress

_NEAR = 5
"""So many of the nearest hits of each dossier are listed where few hold all that is asked for."""
_PAGE = 50


class OpenDossier(NamedTuple):
    """A known dossier that is open."""

    name: str
    path: Path
    archive: Archive
    row: DossierRow
    parties: dict[str, str]
    """The short names of its parties, by id."""
    issues: dict[str, str]
    """The titles of its issues, by id."""

    @property
    def own_day(self) -> int:
        """The day that it is made of, an ordinal."""
        return self.row.as_of.upper // 1440


class OpenLibrary:
    """All known dossiers, open to be searched.

    Args:
        config: Where they are.
        here: One more dossier, which comes first.
        progress: As for `tui.library.archive_opening.open_archive`.
    """

    def __init__(self, config: Config, here: Path | None = None, progress: Progress | None = None) -> None:
        dossiers = known(config)
        if here is not None:
            first = next((each for each in dossiers if is_same(each.path, here)), None)
            first = first or KnownDossier(here.name, here)
            dossiers = [first, *(each for each in dossiers if each != first)]
        self.dossiers: list[OpenDossier] = []
        self.broken: list[tuple[KnownDossier, DossierError]] = []
        """Those with errors, which can't be searched."""
        for each in dossiers:
            try:
                self.dossiers.append(_opened(each, progress))
            except DossierError as error:
                self.broken.append((each, error))

    def close(self) -> None:
        """Close all archives."""
        for dossier in self.dossiers:
            dossier.archive.close()

    def interrupt(self) -> None:
        """Stop a search that is under way."""
        for dossier in self.dossiers:
            dossier.archive.interrupt()

    def search(
        self,
        query: str,
        day: int | None,
        *,
        own_days: bool = False,
        widen: bool = True,
        prefix_last: bool = False,
        order: Order = "best",
    ) -> LibraryResults:
        """Search all of them; see `tui.archive.search.engine.search`.

        Args:
            own_days: Whether each is read as of the day that it is made of.
        """
        parts = [
            (
                dossier,
                search(
                    dossier.archive, query, dossier.own_day if own_days else day,
                    widen=widen, prefix_last=prefix_last, order=order,
                ),
            )
            for dossier in self.dossiers
        ]  # fmt: skip
        return LibraryResults(parts)

    def complete(self, query: str, cursor: int, day: int | None) -> Completion | None:
        """What the word at a place of a query may be completed to in any of them."""
        offers = [
            offer
            for dossier in self.dossiers
            if (offer := complete(dossier.archive, query, cursor, day)) is not None
        ]
        merged: dict[str, Value] = {}
        for value in (value for offer in offers for value in offer.values):
            before = merged.get(value.typed)
            left = None if value.left is None else value.left + (before.left or 0 if before else 0)
            merged[value.typed] = value._replace(left=left)
        if not offers:
            return None
        values = list(merged.values())
        if values and values[0].left is not None and not values[0].typed[-1].isdigit():
            values.sort(key=lambda value: -(value.left or 0))
        return offers[0]._replace(values=tuple(values))


def _opened(known_dossier: KnownDossier, progress: Progress | None) -> OpenDossier:
    archive = open_archive(known_dossier.path, progress)
    row = answers.dossier(archive)
    parties = {party.id: party.short for party in answers.parties(archive)}
    issues = {issue.id: issue.title for issue in answers.issues(archive, (), row.as_of.upper // 1440)}
    return OpenDossier(known_dossier.name, known_dossier.path, archive, row, parties, issues)


class LibraryResults:
    """What a search of several dossiers finds, read as it is asked for: as `engine.Results` has it of one.

    Args:
        parts: The dossiers with what is found in each; at least one, to be asked how the query was read.
    """

    def __init__(self, parts: Sequence[tuple[OpenDossier, Results]]) -> None:
        self._unordered = parts
        self._ordered: list[tuple[OpenDossier, Results]] | None = None
        self.order: Order = parts[0][1].order if parts else "best"
        """In which order hits of a kind are listed."""
        self._read: list[Hit] = []
        self._more: Iterator[Hit] | None = None

    @property
    def parts(self) -> list[tuple[OpenDossier, Results]]:
        """The dossiers with what is found in each: where the best hits come first, so does the best dossier.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        if self._ordered is None:
            ordered = list(self._unordered)
            if self.order == "best" and len(ordered) > 1:
                ordered.sort(key=lambda part: _fit(part[1]), reverse=True)
            self._ordered = ordered
        return self._ordered

    @property
    def reading(self) -> QueryReading:
        """How the query was read; a problem is one only where every dossier has it."""
        readings = [results.reading for _, results in self._unordered]
        best = min(readings, key=lambda reading: len(reading.problems))
        places = [{(problem.start, problem.end) for problem in reading.problems} for reading in readings]
        everywhere: tuple[QueryProblem, ...] = tuple(
            problem
            for problem in best.problems
            if all((problem.start, problem.end) in there for there in places)
        )
        widened = tuple(dict.fromkeys(each for reading in readings for each in reading.widened))
        return best._replace(problems=everywhere, widened=widened)

    @property
    def unranked(self) -> bool:
        """Whether there were too many hits of a kind to rank in any of them."""
        return any(results.unranked for _, results in self._unordered)

    @property
    def meant(self) -> list[tuple[str, tuple[str, ...]]]:
        """For each word that none of them holds, the nearest ones."""
        by_dossier = [dict(results.meant) for _, results in self._unordered]
        if not by_dossier:
            return []
        return [
            (word, tuple(dict.fromkeys(near for each in by_dossier for near in each[word])))
            for word in by_dossier[0]
            if all(word in each for each in by_dossier)
        ]

    def page(self, after: Hit | None = None, limit: int = _PAGE) -> list[Hit]:
        """The next hits: dossier by dossier those that hold all, then those that are near.

        Args:
            after: The last hit of the page before; None for the first page.
            limit: How many at most.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        start = 0 if after is None else after.number + 1
        if self._more is None:
            self._more, self._read = self._all(), []
        try:
            missing = islice(self._more, max(0, start + limit - len(self._read)))
            for number, hit in enumerate(missing, len(self._read)):
                self._read.append(hit._replace(number=number))
        except BaseException:
            self._more = None  # it can't be gone on with
            raise
        return self._read[start : start + limit]

    def count(self) -> int:
        """How many records hold all that is asked for."""
        return sum(results.count() for _, results in self.parts)

    def groups(self) -> list[Group]:
        """How many hits there are of each kind in each dossier."""
        groups = [
            group._replace(dossier=dossier.name)
            for dossier, results in self.parts
            for group in results.groups()
        ]
        return [group for group in groups if not group.near]

    def _all(self) -> Iterator[Hit]:
        near: list[Hit] = []
        number = 0
        for dossier, results in self.parts:
            own: list[Hit] = []
            for hit in _hits_of(results):
                if hit.near:
                    own.append(hit._replace(dossier=dossier.name))
                    if len(own) == _NEAR:
                        break
                else:
                    number += 1
                    yield hit._replace(dossier=dossier.name)
            near += own
        if number < FEW:
            yield from near


def _fit(results: Results) -> tuple[bool, bool, float]:
    """How well the first hit of a dossier fits: all words or some, as typed, and in how good a field."""
    for hit in results.page(limit=1):
        # What filters find stands in no field, and fits altogether.
        return not hit.near, hit.exact, WEIGHTS[hit.where[0]] if hit.where else WEIGHTS["text"]
    return False, False, 0.0


def _hits_of(results: Results) -> Iterator[Hit]:
    """All hits of one dossier."""
    after: Hit | None = None
    while page := results.page(after, _PAGE):
        yield from page
        after = page[-1]
