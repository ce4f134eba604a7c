"""What a note names: records by their ids, and codes that other notes have too, as that of a conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.archive import single_record

if TYPE_CHECKING:
    from tui.archive.store import Archive

_ID = re.compile(r"(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w-])")
_CODE = re.compile(r"(?<![\w-])[A-Z]{1,3}\d{1,4}(?![\w-])")
_MOST = 60
"""Words of a note that are looked up."""


class Mention(NamedTuple):
    """A word of a note that leads somewhere."""

    word: str
    kind: str | None
    """The kind of the record of that id; None for a code, which is searched for."""
    shown: str
    """What it is, in a few words."""


def mentions(archive: Archive, note: str, day: int) -> list[Mention]:
    """The records that a note names by their ids, and the codes that notes share, in the order of the note.

    Args:
        note: an editor's note.
        day: an ordinal; what came later is not named.
    """
    named: list[tuple[int, Mention]] = []
    ids = {match.group(): match.start() for match in reversed(list(_ID.finditer(note)))}
    for word, at in list(ids.items())[-_MOST:]:
        if any(letter.isdigit() or letter == "-" for letter in word) and (
            kind := single_record.kind(archive, word)
        ):
            named += [(at, Mention(word, kind, shown))] if (shown := _shown(archive, kind, word, day)) else []
    codes = {match.group(): match.start() for match in reversed(list(_CODE.finditer(note)))}
    for code, at in list(codes.items())[-_MOST:]:
        records = _records_with(archive, code, day)
        if records > 1:
            named.append((at, Mention(code, None, f"in {records:,} records")))
    return [mention for _, mention in sorted(named)]


def _shown(archive: Archive, kind: str, identifier: str, day: int) -> str:
    """A record in a few words; empty where it had not come."""
    if kind == "statement" and (said := single_record.statement(archive, identifier, day)):
        return f"{said.row.by}: {said.row.text}"
    if kind == "event" and (event := single_record.event(archive, identifier, day)):
        return event.row.title
    table, column = _TITLES.get(kind, ("", ""))
    row = archive.row(f"SELECT {column} FROM {table} WHERE id = ?", (identifier,)) if table else None  # noqa: S608
    return str(row[0]) if row else ""


_TITLES = {
    "source": ("source", "title"),
    "issue": ("issue", "title"),
    "question": ("question", "ask"),
    "actor": ("actor", "name"),
    "party": ("party", "name"),
}


def _records_with(archive: Archive, code: str, day: int) -> int:
    from tui.archive.search.engine import search

    return search(archive, f'"{code}"', day, widen=False).count()
