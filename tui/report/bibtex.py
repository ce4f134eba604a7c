"""Sources as BibTeX entries, in UTF-8, every character of a text escaped that LaTeX would obey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from tui.dossier import edtf
from tui.report.csl_items import date, is_plain

if TYPE_CHECKING:
    from tui.archive.rows import SourceRow

_TYPES = {"article-newspaper": "article", "article": "article", "book": "book", "report": "techreport"}
"""Types of sources that BibTeX has an entry for; the others are `misc`."""
_PUBLISHERS = {"article": "journal", "techreport": "institution", "book": "publisher"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    # Escaped braces count when BibTeX looks for the end of a field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "$&%#_"},
}
_COMMAND = re.compile("[" + re.escape("".join(_COMMANDS)) + "]")


def entry(row: SourceRow, annotation: str | None = None) -> str:
    """A source as an entry.

    Args:
        row: the source.
        annotation: what is noted of it, such as what is quoted from it.
    """
    kind = _TYPES.get(row.type or "", "misc")
    fields = {
        "author": _braced(row.author),
        "title": _braced(row.title),
        _PUBLISHERS.get(kind, "howpublished"): _text(row.publisher),
        **_when(row),
        "url": f"{{{quote(row.url, safe=_SAFE)}}}" if row.url else None,
        "urldate": f"{{{row.accessed.text}}}" if row.accessed else None,
        "note": _text("; ".join(filter(None, (row.note, _archived(row))))),
        "language": _text(row.language),
        "annote": _text(annotation),
    }
    lines = "".join(f",\n  {name} = {value}" for name, value in fields.items() if value)
    return f"@{kind}{{{row.id}{lines}\n}}\n"


_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in an address as it is; BibTeX takes it literally."""


def _when(row: SourceRow) -> dict[str, str | None]:
    """The day, month and year, or the date in words where it is no plain one."""
    if row.issued is None:
        return {}
    known = date(row.issued)
    parts = known.get("date-parts")
    if is_plain(known) and isinstance(parts, list) and isinstance(parts[0], list):
        year, month, day = [*parts[0], None, None][:3]
        named = _MONTHS[month - 1] if isinstance(month, int) else None
        return {"year": f"{{{year}}}", "month": named, "day": f"{{{day}}}" if day else None}
    return {"year": _text(edtf.show(row.issued))}


def _archived(row: SourceRow) -> str | None:
    return f"Archived at {row.archived_url}" if row.archived_url else None


def _braced(text: str | None) -> str | None:
    """A text that is kept letter for letter: one name, and no capital is changed."""
    return f"{{{_text(text)}}}" if text else None


def _text(text: str | None) -> str | None:
    if not text:
        return None
    flat = " ".join(text.split())
    return f"{{{_COMMAND.sub(lambda match: _COMMANDS[match.group()], flat)}}}"
