"""In which language the records of a segment are written, by which their words are inflected."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_SAMPLE = 7
"""So many of the records that hold a word decide in which language it is taken."""


class Languages:
    """The language of each record of a segment, by its position.

    Args:
        default: That of records which do not say theirs.
    """

    def __init__(self, default: str = "") -> None:
        self.default = default
        self.codes: list[str | None] = []
        self.numbers = array("H")
        """For each record the place of its language in `codes`; empty where all have the same."""
        self._places: dict[str | None, int] = {}

    def add(self, language: str | None) -> None:
        """Adds the next record."""
        place = self._places.get(language)
        if place is None:
            place = self._places[language] = len(self.codes)
            self.codes.append(language)
        self.numbers.append(place)

    def extend(self, languages: Iterable[str | None]) -> None:
        """Adds the next records."""
        for language in languages:
            self.add(language)

    def ordered(self, order: Sequence[int], default: str) -> Languages:
        """The same for records in another order, to be sent to another process.

        Args:
            order: The numbers of the records in the new order.
            default: The language of records that do not say theirs.
        """
        other = Languages(default)
        other.codes = self.codes
        if len(self.codes) > 1:
            other.numbers = array("H", map(self.numbers.__getitem__, order))
        return other

    def of(self, positions: Sequence[int]) -> str:
        """The language of most of some records, '' where none is known."""
        if len(self.codes) < 2:
            return (self.codes[0] if self.codes else None) or self.default
        sample = positions[:: max(1, len(positions) // _SAMPLE)]
        (place, _), *_ = Counter(map(self.numbers.__getitem__, sample)).most_common(1)
        return self.codes[place] or self.default


def dossier_language(connection: sqlite3.Connection) -> str:
    """The language of an archive's dossier, '' where it does not say."""
    row = connection.execute("SELECT language FROM dossier").fetchone()
    return (row[0] if row else None) or ""
