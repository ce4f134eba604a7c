"""Sources as CSL items (citation style language 1.0.2), which Zotero and citation processors take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier import edtf
from tui.dossier.edtf.form import EdtfError, Point
from tui.dossier.edtf.parsing import split

if TYPE_CHECKING:
    from tui.archive.rows import SourceRow
    from tui.dossier.edtf import Edtf
    from tui.report.as_json.json_values import Value

Item = dict[str, "Value"]

_TYPES = {"press-release": "report"}
"""Types of sources that CSL calls otherwise."""
_CONTAINED = frozenset({"article", "article-newspaper", "broadcast", "interview", "post", "webpage"})
"""Types whose publisher CSL takes for what they stand in."""
_SPRING = 21


def item(row: SourceRow) -> Item:
    """A source as an item; what it does not hold is left out."""
    kind = row.type or "webpage"
    fields: Item = {"id": row.id, "type": _TYPES.get(kind, kind), "title": row.title}
    if kind == "press-release":
        fields["genre"] = "Press release"
    if row.author:
        fields["author"] = [{"literal": row.author}]
    if row.publisher:
        fields["container-title" if kind in _CONTAINED else "publisher"] = row.publisher
    for name, when in (("issued", row.issued), ("accessed", row.accessed)):
        if when is not None:
            fields[name] = date(when)
    notes = [row.note, f"Archived at {row.archived_url}" if row.archived_url else None]
    rest = {"URL": row.url, "language": row.language, "note": "\n".join(filter(None, notes))}
    fields.update({name: value for name, value in rest.items() if value})
    return fields


def date(when: Edtf) -> Item:
    """A date as CSL has it: its parts, a span by its two ends, in words where CSL can't say it."""
    try:
        parts = split(when.text)
    except EdtfError:
        return {"literal": when.text}
    ends = [parts] if isinstance(parts, Point) else list(parts)
    points = [point for point in ends if isinstance(point, Point) and point.year.isdigit()]
    if len(points) != len(ends) or (len(points) > 1 and any(_season(point) for point in points)):
        return {"literal": edtf.show(when)}
    said: Item = {"date-parts": [_parts(point) for point in points]}
    if _season(points[0]):
        said["season"] = (points[0].month or 0) - _SPRING + 1
    if any(point.qualifier for point in points):
        said["circa"] = True
    return said


def is_plain(when: Value) -> bool:
    """Whether a date is a day, a month or a year, and nothing is doubted."""
    parts = when.get("date-parts") if isinstance(when, dict) else None
    return isinstance(when, dict) and len(when) == 1 and isinstance(parts, list) and len(parts) == 1


def _season(point: Point) -> bool:
    return point.month is not None and point.month >= _SPRING


def _parts(point: Point) -> list[Value]:
    parts = [int(point.year), None if _season(point) else point.month, point.day]
    return [part for part in parts if part is not None]
