"""Records of which the whole text, title or id was typed or pasted: they come first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.tokens import words
from tui.archive.search.hits import HitPlace
from tui.archive.search.query_language.query import Phrase, Word
from tui.archive.search.scope import KINDS, TABLES
from tui.archive.search.searched_fields import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.search.scope import Scope

_WHOLE = frozenset(["text", "title", "name", "summary", "reason", "rendering", "account", "alias"])
"""The fields that are a record's own text."""

_LARGE = 20_000
"""In so many records a few words alone are not looked for as the whole of one,"""
_WORDS = 4
"""unless they are so many."""
_COMPARED = 100
_AROUND = " \t\r\n\"'“”„«»‘’"
"""What may stand around an id that is pasted."""
_FITS = {
    "statement": """
    length(text) <= ? OR EXISTS(SELECT 1 FROM main.rendering WHERE statement = r.rowid AND length(text) <= ?)
    """,
    "event": """
    length(title) <= ? OR length(announced_as) <= ?
        OR EXISTS(SELECT 1 FROM main.account WHERE event = r.rowid AND length(says) <= ?)
    """,
    "position": "length(summary) <= ?",
    "assessment": "length(reason) <= ?",
    "question": "length(ask) <= ?",
    "issue": "length(title) <= ?",
    "source": "length(title) <= ?",
    "actor": """
    length(name) <= ? OR EXISTS(SELECT 1 FROM main.alias WHERE actor = r.id AND length(alias) <= ?)
    """,
    "party": "length(name) <= ? OR length(short) <= ?",
    "text": "length(text) <= ?",
}
"""By kind, whether a record has a text of its own of at most so many characters, blanks included."""
_LONGEST = 48
"""Words of a text that are looked for; all are compared."""


def whole_texts(scope: Scope, kinds: Sequence[str], text: str) -> list[HitPlace]:
    """Records whose whole text, title, name or id is what was typed.

    Args:
        scope: What is searched.
        kinds: The kinds of records that are asked for.
        text: What was typed.
    """
    places = [place for kind in kinds for place in _by_id(scope, kind, text.strip(_AROUND).lower())]
    typed = words(text)
    if not typed:
        return places
    some = tuple(typed[:_LONGEST])
    leaf = Word(some[0]) if len(some) == 1 else Phrase(some)
    for kind in kinds:
        for segment in scope.segments(kind):
            if segment.size > _LARGE and len(some) < _WORDS:
                continue
            bits = scope.own(segment, leaf, scope.visible(segment), wide=False)
            positions = bitsets.from_positions(islice(bitsets.descending(bits), _COMPARED), segment.size)
            likely = _likely(scope, kind, segment.rowids(positions), len(text))
            for record in records(scope, kind, likely):
                where = [each.name for each in record.fields if each.name in _WHOLE and each.words == typed]
                if where:
                    places.append(HitPlace(kind, record.rowid, exact=True, where=tuple(where)))
    return list({(place.kind, place.rowid): place for place in places}.values())


def _likely(scope: Scope, kind: str, rowids: Sequence[int], length: int) -> list[int]:
    """Of some records those with a text that is short enough to be the one that was typed.

    To read all that a record is found by takes a hundred times as long.
    """
    if not rowids:
        return []
    fits = _FITS[kind].replace("?", str(length * 4 + 40))
    rowid_list = ",".join(map(str, rowids))
    table = TABLES.get(kind, kind)
    sql = f"SELECT rowid FROM main.{table} r WHERE rowid IN ({rowid_list}) AND ({fits})"  # noqa: S608 - numbers
    likely = {rowid for (rowid,) in scope.archive.rows(sql)}
    return [rowid for rowid in rowids if rowid in likely]


def _by_id(scope: Scope, kind: str, identifier: str) -> list[HitPlace]:
    if kind in ("position", "assessment", "text") or kind not in KINDS or " " in identifier or not identifier:
        return []
    table = TABLES.get(kind, kind)
    rows = scope.archive.rows(f"SELECT rowid FROM main.{table} WHERE id = ?", (identifier,))  # noqa: S608
    return [
        HitPlace(kind, rowid, exact=True, where=("id",))
        for (rowid,) in rows
        if any(segment.positions([rowid]) & scope.visible(segment) for segment in scope.segments(kind))
    ]
