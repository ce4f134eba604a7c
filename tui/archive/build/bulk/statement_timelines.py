"""The timelines of the statements of a large archive, found from the facts of its index."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.documents import fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.archive.build.timeline_stretches import Key, NewTimeline

_SPEAKER, _PARTY, _ISSUE = fact("speaker", ""), fact("party", ""), fact("issue", "")


class StatementTimelines(NamedTuple):
    """What is known of each statement, in the order of dates."""

    rowids: array[int]
    kinds: bytes
    """The place of each quotation in `tui.archive.listing.timelines.QUOTATIONS`."""
    codes: array[int]
    """The place of its party in `parties`."""
    parties: list[str | None]
    places: array[int]
    """The place of a statement in that order, by its number."""

    def of(self, facts: Mapping[str, array[int]]) -> Iterator[NewTimeline]:
        """The timelines that `timeline_stretches.statement_keys` names, without asking each statement.

        Args:
            facts: for each fact the numbers of the statements of which it is true; those needed are kept.

        Returns:
            The timelines in the order of their keys.
        """
        speakers, parties, issues = (
            [(name[len(kind) :], facts[name]) for name in sorted(facts) if name.startswith(kind)]
            for kind in (_SPEAKER, _PARTY, _ISSUE)
        )
        return self._all(speakers, parties, issues)

    def _all(self, *facts: list[tuple[str, array[int]]]) -> Iterator[NewTimeline]:
        speakers, parties, issues = facts
        for speaker, numbers in speakers:
            yield self._line(("speaker", speaker, ""), self._placed(numbers))
        if self.rowids:
            yield ("statement", "", ""), self.rowids, self.kinds
        for party, numbers in parties:
            yield self._line(("statement", "", party), self._placed(numbers))
        for issue, numbers in issues:
            placed = self._placed(numbers)
            yield self._line(("statement", issue, ""), placed)
            by_party: list[array[int]] = [array("I") for _ in self.parties]
            for place, code in zip(placed, map(self.codes.__getitem__, placed), strict=True):
                by_party[code].append(place)
            for party, code in sorted((party, code) for code, party in enumerate(self.parties) if party):
                if by_party[code]:
                    yield self._line(("statement", issue, party), by_party[code])

    def _placed(self, numbers: Iterable[int]) -> list[int]:
        return sorted(map(self.places.__getitem__, numbers))

    def _line(self, key: Key, places: Iterable[int]) -> NewTimeline:
        kinds = bytes(map(self.kinds.__getitem__, places))
        return key, array("q", map(self.rowids.__getitem__, places)), kinds
