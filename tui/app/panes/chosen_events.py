"""Events of a log that answer to all words of a filter, in an order that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import EventRow

MOST = 20_000
"""Events that are looked through: more would hold up a key."""


ORDERS = {"": "oldest first", "newest": "newest first", "kind": "by kind", "place": "by place"}
"""How a log may be sorted, in words."""


class ChosenEvents:
    """A listing of some events of another one."""

    def __init__(self, events: Listing[EventRow], wanted: str, order: str = "") -> None:
        """Choose events.

        Args:
            events: the listing.
            wanted: words, each of which an event has to answer to: of its kind, place, status or title, or
                `contested`; `-word` for those that must not.
            order: one of `ORDERS`.
        """
        words = wanted.casefold().split()
        first = max(0, len(events) - MOST)
        self._rows = [row for row in events.rows(first, MOST) if _answers(row, words)]
        if order == "newest":
            self._rows.reverse()
        elif order:
            self._rows.sort(key=lambda row: str(getattr(row, order) or "\U0010ffff").casefold())
        self._index = {row.id: number for number, row in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, start: int, count: int) -> list[EventRow]:
        """Some rows."""
        return self._rows[start : start + count]

    def index(self, identifier: str) -> int | None:
        """Where an event stands, None where it was not chosen."""
        return self._index.get(identifier)


def _answers(row: EventRow, words: list[str]) -> bool:
    remark = "contested" if row.contested else ""
    text = f"{row.kind or ''} {row.place or ''} {row.status} {remark} {row.title}".casefold()
    return all((word[1:] not in text) if word[:1] == "-" and word[1:] else word in text for word in words)
