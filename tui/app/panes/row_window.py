"""A listing of any length of which only the rows around those shown are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from tui.archive.listing.record_lists import Listing

AHEAD = 64
"""Rows that are read at once."""
MOST = 16 * AHEAD
"""About so many rows are kept."""

Row = TypeVar("Row")


class RowWindow(Generic[Row]):
    """Rows by their index, read in stretches and kept as long as there are not too many."""

    def __init__(self, listing: Listing[Row] | None = None) -> None:
        self._listing = listing
        self._kept: dict[int, Row] = {}
        self._length = len(listing) if listing is not None else 0

    def __len__(self) -> int:
        return self._length

    def row(self, index: int) -> Row | None:
        """The row at an index; None where there is none."""
        if self._listing is None or not 0 <= index < self._length:
            return None
        if index not in self._kept:
            start = max(0, index - AHEAD // 2)
            if len(self._kept) > MOST:
                self._kept.clear()
            self._kept.update(enumerate(self._listing.rows(start, AHEAD), start))
        return self._kept.get(index)

    def index(self, item: str) -> int | None:
        """Where a record stands; None where the listing doesn't hold it."""
        return self._listing.index(item) if self._listing is not None else None
