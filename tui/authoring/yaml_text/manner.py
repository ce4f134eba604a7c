"""How a file is written: indentation, quotation marks, long texts, order of fields, lines between records.

Learned from what stands there; what a file leaves open has the manner of the shipped dossiers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.yaml_text import outline as outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.authoring.yaml_text.outline import YamlPart

_LONG = 60
"""Characters from which a text on one line says that long texts stand on one line here."""
_WIDTHS = range(60, 121)
_WIDTH = 100
_MOST_PARTS = 60_000
"""How much of a file is looked at."""


class Manner(NamedTuple):
    """How to write in a file."""

    line_break: str = "\n"
    dash_to_key: int = 2
    """Columns from a list's `-` to what it holds."""
    list_indent: int = 0
    """Columns from a key to the `-` of the list below it."""
    map_indent: int = 2
    quote: str = "'"
    long: str = ">-"
    """What stands behind the key of a long text: `>-`, `|-` …; empty where it stays on one line."""
    lines: str = "|-"
    """What stands behind the key of a text of several lines."""
    width: int = _WIDTH
    forms: Mapping[tuple[str, bool], str] = {}
    """By field, and whether records are in it, how it is written: `flow`, `block` or `text`."""
    orders: Mapping[str, tuple[str, ...]] = {}
    """By the name of what holds them (`statements`, `roles`), the order of its fields."""
    gap: int = 1
    """Empty lines between the records of a collection."""


DEFAULT = Manner()


def learn(text: str, top: YamlPart | None) -> Manner:
    """Find out how a file is written.

    Args:
        text: it, without its byte order mark.
        top: its outline.
    """
    notes = _Notes(text)
    if top is not None:
        notes.look(top)
    return notes.manner()


def merged(orders: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Make one order of several: each name new to it goes behind the one that it followed."""
    order: list[str] = []
    for names in orders:
        place = 0
        for name in names:
            if name in order:
                place = order.index(name) + 1
            else:
                order.insert(place, name)
                place += 1
    return tuple(order)


class _Notes:
    """What is seen in a file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counts: dict[str, Counter[int | str]] = defaultdict(Counter)
        self.forms: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        self.orders: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        self.widest = 0
        self.left = _MOST_PARTS

    def look(self, part: YamlPart, name: str = "") -> None:
        """Take note of a part and what is in it.

        Args:
            name: the key that holds it.
        """
        self.left -= 1
        if self.left < 0:
            return
        if part.kind == "text":
            self._look_at_text(part)
        elif part.kind == "list":
            self._look_at_list(part, name)
        else:
            self._look_at_mapping(part, name)

    def _look_at_text(self, part: YamlPart) -> None:
        if part.style in ("'", '"') and not {"\\", "\n", '"', "'"} & set(part.value):
            self.counts["quote"][part.style] += 1
        if part.style in ("|", ">"):
            header = outlines.next_line(self.text, part.start)
            lines = self.text[header : part.end].splitlines()
            shown = self.text[part.start : header].split("#")[0].strip()
            several = "\n" in part.value.rstrip("\n")
            # A header with an indentation indicator (`|2`) fits that text alone.
            if shown in ("|", "|-", ">", ">-"):
                self.counts["lines" if several and part.style == "|" else "long"][shown] += 1
            if part.style == ">" and len(lines) > 1:
                self.widest = max(self.widest, *map(len, lines))
        elif len(part.value) > _LONG and "\n" not in self.text[part.start : part.end]:
            self.counts["long"][""] += part.column + len(part.value) > _WIDTH

    def _look_at_list(self, part: YamlPart, name: str) -> None:
        if part.style == "block":
            at = 0
            for index, item in enumerate(part.items[:200]):
                at = outlines.dash(self.text, part, index)
                self.counts["dash"][item.start - at] += (
                    item.kind != "list" and "\n" not in self.text[at : item.start]
                )
            if name and part.column == 0 and len(part.items) > 1:
                self._look_at_gaps(part)
        for item in part.items:
            self.look(item, name)

    def _look_at_gaps(self, part: YamlPart) -> None:
        for before, item in zip(part.items[:50], part.items[1:51], strict=False):
            lines = self.text[before.end : item.start].splitlines()[1:-1]
            self.counts["gap"][sum(not line.strip() for line in lines)] += 1

    def _look_at_mapping(self, part: YamlPart, name: str) -> None:
        # The latest say best how the next is to be.
        self.orders[name].pop(tuple(part.names()), None)
        self.orders[name][tuple(part.names())] = None
        for key, item in zip(part.keys, part.items, strict=True):
            if part.style == "block" and item.style == "block":
                offset = item.column - key.column
                self.counts["list" if item.kind == "list" else "map"][offset] += 1
            nested = any(inner.kind != "text" for inner in item.items)
            self.forms[key.value, nested][item.style if item.kind != "text" else "text"] += 1
            # What lies below `positions` by party are positions, whatever the party.
            self.look(item, name if name == "positions" else key.value)

    def manner(self) -> Manner:
        """Give what was seen most."""
        first = DEFAULT
        return Manner(
            line_break=outlines.line_break(self.text),
            dash_to_key=int(self._most("dash", first.dash_to_key, least=2)),
            list_indent=int(self._most("list", first.list_indent, least=0)),
            map_indent=int(self._most("map", first.map_indent, least=1)),
            quote=str(self._most("quote", first.quote)),
            long=str(self._most("long", first.long)),
            lines=str(self._most("lines", first.lines)),
            width=self.widest if self.widest in _WIDTHS else first.width,
            forms={name: counts.most_common(1)[0][0] for name, counts in self.forms.items()},
            orders={name: merged(reversed(orders)) for name, orders in self.orders.items()},
            gap=int(self._most("gap", first.gap, least=0)),
        )

    def _most(self, name: str, otherwise: int | str, least: int | None = None) -> int | str:
        counts = self.counts[name]
        value = max(counts, key=lambda value: counts[value], default=None)
        if value is None or not counts[value] or (least is not None and int(value) < least):
            return otherwise
        return value
