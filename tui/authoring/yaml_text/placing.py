"""Where a new record belongs: with its like, and by date where they stand by date."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.dossier.edtf import EdtfError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.authoring.yaml_text.outline import YamlPart
    from tui.authoring.yaml_text.rendering import Value

DATES = {
    "statements": "date",
    "events": "date",
    "sources": "issued",
    "positions": "since",
    "assessments": "as_of",
    "corrections": "date",
    "accounts": "date",
}
"""By what holds them, the field that such records stand in order of."""
_SHARE = 0.7
"""How many of the records must be in order for it to be one."""


def text_of(part: YamlPart, name: str) -> str:
    """Give a field of a record as text; empty where it has none."""
    value = part.get(name) if part.kind == "map" else None
    return value.value if value is not None and value.kind == "text" else ""


def moment(date: str) -> int | None:
    """Give the first minute that a date may mean; None where it is no date."""
    try:
        return parse(date).lower
    except EdtfError:
        return None


class Places:
    """Gives the place in a list for each of several new records.

    Args:
        items: the records that stand there.
        name: what they are: the name of a collection, or of a field that holds records.
        like: gives what records have in common that stand together, such as their party.
    """

    def __init__(
        self, items: Sequence[YamlPart], name: str, like: Callable[[YamlPart], str] | None = None
    ) -> None:
        self._name = name
        self._field = DATES.get(name, "")
        dated = [(index, moment(text_of(item, self._field))) for index, item in enumerate(items)]
        known = [(minute, index) for index, minute in dated if minute is not None]
        rising = backbone([minute for minute, _ in known])
        falling = backbone([-minute for minute, _ in known])
        self._sign = 1 if len(rising) >= len(falling) else -1
        kept = rising if self._sign == 1 else falling
        # A few that stand elsewhere, as later finds do, leave the order what it is.
        self._dated = [known[n] for n in kept] if len(kept) >= _SHARE * len(known) else []
        self._count = len(items)
        self._runs: dict[str, tuple[int, int]] = {}
        self._items = items
        if like is not None and not self._dated:
            self._find_runs([like(item) for item in items])

    def _find_runs(self, kinds: Sequence[str]) -> None:
        """Find the stretches of records that are alike, where these stand in one stretch each."""
        for index, kind in enumerate(kinds):
            first, end = self._runs.get(kind, (index, index))
            if end != index:
                self._runs = {}
                return
            self._runs[kind] = (first, index + 1)

    def place(self, record: Mapping[str, Value], kind: str = "") -> int:
        """Give the number of the record before which it belongs, their count for the end.

        Args:
            record: the new record.
            kind: what it has in common with those it belongs to.
        """
        date = record.get(self._field)
        minute = moment(date) if isinstance(date, str) else None
        if kind in self._runs:
            first, end = self._runs[kind]
            return first + Places(self._items[first:end], self._name).place(record)
        if minute is None or not self._dated:
            return self._count
        at = bisect_right(self._dated, self._sign * minute, key=lambda pair: self._sign * pair[0])
        if at == len(self._dated):
            return self._count
        return self._dated[at - 1][1] + 1 if at else self._dated[0][1]


def backbone(numbers: Sequence[int]) -> list[int]:
    """Give the places of a longest run of numbers, not all side by side, of which none is less than the last.

    Patience sorting: Fredman, On computing the length of longest increasing subsequences, 1975.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [place]
    run: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]
