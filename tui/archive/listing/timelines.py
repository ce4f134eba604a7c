"""Reading timelines: how many records by a day, and which are the n-th ones, in one look each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.rows import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.store import Archive

_STRETCH = "SELECT first, before, direct, mixed, indirect, kinds, rowids FROM stretch WHERE timeline = ?"
_LATEST = """
SELECT t.issue, t.party, s.first, s.before, s.direct, s.mixed, s.indirect, s.kinds, s.rowids
FROM timeline t CROSS JOIN stretch s ON s.rowid =
    (SELECT rowid FROM stretch WHERE timeline = t.id AND first < ? ORDER BY first DESC LIMIT 1)
WHERE t.kind = 'statement' """
_KEPT = 16


class _Stretch(NamedTuple):
    first: int
    before: int
    direct: int
    mixed: int
    indirect: int
    kinds: bytes
    rowids: array[int]


def kinds_by_issue(archive: Archive, bound: int) -> dict[tuple[str, str], Kinds]:
    """Count the statements of all issues and parties in one query.

    Returns:
        How many statements of each kind lie below it, by (issue or '', party or '' for everybody's).
    """
    return {(row[0], row[1]): _kinds(_stretch(row[2:]), bound) for row in archive.rows(_LATEST, (bound,))}


def counts_by_issue(archive: Archive, parties: Sequence[str], bound: int) -> dict[tuple[str, str], int]:
    """How much there is on each issue from some parties.

    Returns:
        How many statements lie below it, by (issue or '', party); those without any may be left out.
    """
    sql = _LATEST + f"AND t.party IN ({','.join('?' * len(parties))})"
    counts = {}
    for row in archive.rows(sql, (bound, *parties)):
        stretch = _stretch(row[2:])
        counts[row[0], row[1]] = stretch.before + bisect_left(stretch.rowids, bound)
    return counts


class Timeline:
    """A dated sequence of records of one kind.

    Args:
        kind: `statement`, `speaker` or `event`.
        subject: the id of an issue or of a speaker; empty for the whole dossier.
        party: the id of a party; empty for any.
    """

    def __init__(self, archive: Archive, kind: str, subject: str = "", party: str = "") -> None:
        self._archive = archive
        row = archive.row(
            "SELECT id FROM timeline WHERE kind = ? AND issue = ? AND party = ?", (kind, subject, party)
        )
        self._number = row[0] if row else 0
        self._kept: list[_Stretch] = []

    def rank(self, bound: int) -> int:
        """Count the records below a rowid.

        Returns:
            How many records lie below it.
        """
        stretch = self._covering(bound)
        return stretch.before + bisect_left(stretch.rowids, bound) if stretch else 0

    def kinds(self, bound: int) -> Kinds:
        """Count the statements below a rowid by kind of quotation.

        Returns:
            How many statements of each kind lie below it.
        """
        stretch = self._covering(bound)
        return Kinds() if stretch is None else _kinds(stretch, bound)

    def slice(self, start: int, end: int) -> list[int]:
        """The records at some places.

        Args:
            start: the first place, counted from the oldest, which has 0.
            end: the place after the last one.

        Returns:
            Their rowids, ascending.
        """
        start = max(start, 0)
        rowids: list[int] = []
        while start < end:
            stretch = self._at(start)
            if stretch is None or start - stretch.before >= len(stretch.rowids):
                break
            some = stretch.rowids[start - stretch.before : end - stretch.before]
            rowids += some
            start += len(some)
        return rowids

    def at(self, place: int) -> int:
        """The rowid at a place that there is."""
        return self.slice(place, place + 1)[0]

    def after(self, bound: int) -> int | None:
        """The next record.

        Returns:
            The first rowid that is not below it, or None.
        """
        place = self.rank(bound)
        return next(iter(self.slice(place, place + 1)), None)

    def before(self, bound: int) -> int | None:
        """The previous record.

        Returns:
            The last rowid below it, or None.
        """
        place = self.rank(bound)
        return next(iter(self.slice(place - 1, place)), None) if place else None

    def __contains__(self, rowid: int) -> bool:
        return self.after(rowid) == rowid

    def _covering(self, bound: int) -> _Stretch | None:
        """The last stretch that begins below a rowid."""
        for stretch in self._kept:
            if stretch.rowids[0] < bound <= stretch.rowids[-1]:
                return stretch
        return self._load(" AND first < ? ORDER BY first DESC LIMIT 1", bound)

    def _at(self, place: int) -> _Stretch | None:
        for stretch in self._kept:
            if stretch.before <= place < stretch.before + len(stretch.rowids):
                return stretch
        return self._load(" AND before <= ? ORDER BY before DESC LIMIT 1", place)

    def _load(self, where: str, value: int) -> _Stretch | None:
        if not self._number:
            return None
        row = self._archive.row(_STRETCH + where, (self._number, value))
        if row is None:
            return None
        stretch = _stretch(row)
        self._kept.insert(0, stretch)
        del self._kept[_KEPT:]
        return stretch


class OfNoParty:
    """The statements of no party: those of anybody, less those of each party.

    Args:
        issue: the id of an issue; empty for the whole dossier.
    """

    def __init__(self, archive: Archive, issue: str = "") -> None:
        sql = "SELECT party FROM timeline WHERE kind = 'statement' AND issue = ? AND party != ''"
        self._everybody = Timeline(archive, "statement", issue)
        self._parties = [
            Timeline(archive, "statement", issue, party) for (party,) in archive.rows(sql, (issue,))
        ]

    def rank(self, bound: int) -> int:
        """Count the statements below a rowid."""
        return self._everybody.rank(bound) - sum(timeline.rank(bound) for timeline in self._parties)


def said_by(archive: Archive, issue: str | None, party: str | None) -> Timeline | OfNoParty:
    """The statements of a party, or of none where it is None; of an issue, or of all where that is None."""
    return Timeline(archive, "statement", issue or "", party) if party else OfNoParty(archive, issue or "")


def _stretch(row: tuple[Any, ...]) -> _Stretch:
    rowids = array("q")
    rowids.frombytes(row[6])
    return _Stretch._make((*row[:6], rowids))


def _kinds(stretch: _Stretch, bound: int) -> Kinds:
    end = bisect_left(stretch.rowids, bound)
    counts = (stretch.kinds.count(kind, 0, end) for kind in range(3))
    return Kinds(*map(sum, zip(stretch[2:5], counts, strict=True)))
