"""Finding records by what they are called: their ids, names, and words of their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.archive.listing.record_ids import beginning, checked, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.listing.record_ids import NamedRecord
    from tui.archive.store import Archive

MOST = 100
"""Records that are offered at once."""
NAMED = ("party", "actor")
"""Kinds that have names, which are looked for before the titles of others, by a surname as by a first one."""
CALLED = ("issue", *NAMED)
"""Kinds whose whole words are looked for before those of others."""
_WORD = re.compile(r"\w+")


class Names:
    """The names of one build of a dossier; read once, so that a key costs one walk over them."""

    def __init__(self, archive: Archive, others: Sequence[NamedRecord] = ()) -> None:
        """Read the names.

        Args:
            archive: whose records are found.
            others: what else is found, after the records.
        """
        self._archive = archive
        self._records = [
            (record, record.id.casefold(), f"{record.name} {record.also}".casefold())
            for record in (*named(archive), *others)
        ]

    def find(self, typed: str) -> list[NamedRecord]:
        """What goes by what is typed, the best first: the very id, names and ids that begin so, then words.

        Args:
            typed: an id or its beginning, or words, each of which may be the beginning of one.
        """
        text = typed.strip().casefold()
        if not text:
            return checked(self._archive, [record for record, _id, _name in self._records[:MOST]])
        words = _WORD.findall(text)
        ranked: dict[str, tuple[int, NamedRecord]] = {}
        for record, identifier, name in self._records:
            rank = _rank(text, words, identifier, name, record.kind)
            if rank is not None:
                ranked[record.id] = rank, record
        for record in beginning(self._archive, typed.strip(), MOST):
            ranked.setdefault(record.id, (0 if record.id == typed.strip() else 2, record))
        # Sorting keeps the order of kinds among equals.
        best = sorted(ranked.values(), key=lambda pair: pair[0])[:MOST]
        return checked(self._archive, [record for _rank, record in best])


def _rank(text: str, words: list[str], identifier: str, name: str, kind: str) -> int | None:
    """How well a record goes by what is typed, 0 being best; None where it does not.

    Args:
        text: what was typed.
        identifier: the record's id.
    """
    if identifier == text or name.strip() == text:
        return 0
    if name.startswith(text):
        return 1
    if identifier.startswith(text):
        return 2
    if not words:
        return None
    parts = _WORD.findall(name)
    if kind in CALLED and set(words) <= set(parts):
        return 1
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1 if kind in NAMED else 3
    return 4 if text in identifier or text in name else None
