"""The names that a query may use: of parties, speakers, issues, sources; aliases and synonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.archive.index.tokens import fold
from tui.dossier.nearest_names import nearest

if TYPE_CHECKING:
    from tui.archive.store import Archive

MANY = 2000
"""More things than this are not looked for under one name; whoever asks is told."""

_REMEMBERED = 64
"""Values of filters whose meaning is kept."""

_SPEAKERS = 6
"""A word that is part of more names than this, such as John, stands for none of them."""


class Named(NamedTuple):
    """Something that a name stands for."""

    kind: str
    id: str
    shown: str


class Vocabulary(Protocol):
    """What the search language needs to know of a dossier."""

    def find(self, kinds: tuple[str, ...], value: str) -> list[Named]:
        """What a filter's value stands for.

        Args:
            kinds: `party`, `speaker`, `issue`, `question`, `source`, `publisher` or `event`.
            value: An id, a name, an alias or part of a name.

        Returns:
            All that fit; an id or a whole name counts before part of one.
        """
        ...

    def nearest(self, kinds: tuple[str, ...], value: str) -> str | None:
        """What a filter's value may have been meant to be.

        Args:
            kinds: As for `find`.
            value: What was found to stand for nothing.

        Returns:
            An id, or None if none is near.
        """
        ...

    def other_names(self, words: str) -> list[str]:
        """Aliases and synonyms.

        Args:
            words: Folded words.

        Returns:
            What else the dossier calls the same, as it writes it.
        """
        ...

    def speakers(self, word: str) -> list[Named]:
        """Whose names a word is part of.

        Args:
            word: A folded word.

        Returns:
            Speakers; nobody for a word that too many share.
        """
        ...


class ArchiveVocabulary:
    """The names of one dossier.

    Args:
        archive: Its archive.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def find(self, kinds: tuple[str, ...], value: str) -> list[Named]:
        """What a filter's value stands for; see `Vocabulary`."""
        # Kept while the words after the filter are typed: among 20,000 sources a name takes 25 ms to find.
        kept: dict[tuple[tuple[str, ...], str], list[Named]] = self._archive.memory.setdefault("found", {})
        if (kinds, value) not in kept:
            if len(kept) >= _REMEMBERED:
                kept.clear()
            kept[kinds, value] = self._find(kinds, value)
        return kept[kinds, value]

    def _find(self, kinds: tuple[str, ...], value: str) -> list[Named]:
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT DISTINCT kind, id, shown FROM name WHERE kind IN ({marks})"  # noqa: S608
        found = self._archive.rows(f"{sql} AND id = ? LIMIT {MANY}", (*kinds, value.lower()))
        folded = fold(value)
        if not found and folded:
            for sought in (f"\n {folded}\n", f" {folded}", folded):
                found = self._archive.rows(
                    f"{sql} AND instr(char(10) || folded || char(10), ?) LIMIT {MANY}", (*kinds, sought)
                )
                if found:
                    break
        return [Named(*one) for one in found]

    def nearest(self, kinds: tuple[str, ...], value: str) -> str | None:
        """What a filter's value may have been meant to be; see `Vocabulary`."""
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT DISTINCT id, folded FROM name WHERE kind IN ({marks}) LIMIT 2000"  # noqa: S608
        known: dict[str, str] = {}
        for identifier, folded in self._archive.rows(sql, kinds):
            known.setdefault(identifier, identifier)
            for word in folded.split():
                known.setdefault(word, identifier)
        close = nearest(fold(value), known)
        return known[close[0]] if close else None

    def other_names(self, words: str) -> list[str]:
        """Aliases and synonyms; see `Vocabulary`."""
        return [name for name in self._groups().get(words, ()) if fold(name) != words]

    def speakers(self, word: str) -> list[Named]:
        """Whose names a word is part of; see `Vocabulary`."""
        if len(word) < 3:
            return []
        sql = """
        SELECT kind, id, shown FROM name
        WHERE kind = 'speaker' AND instr(' ' || replace(folded, char(10), ' ') || ' ', ?) LIMIT ?
        """
        found = self._archive.rows(sql, (f" {word} ", _SPEAKERS + 1))
        return [Named(*one) for one in found] if len(found) <= _SPEAKERS else []

    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The names of the same thing, by each of them folded."""
        kept: dict[str, tuple[str, ...]] | None = self._archive.memory.get("names")
        if kept is None:
            groups: dict[str, list[str]] = {}
            for group, word in self._archive.rows("SELECT list, word FROM synonym ORDER BY list, n"):
                groups.setdefault(f"synonym {group}", []).append(word)
            sql = """
            SELECT a.id, a.name, l.alias
            FROM alias l JOIN actor a ON a.id = l.actor ORDER BY a.id, l.n LIMIT 5000
            """
            for actor, name, alias in self._archive.rows(sql):
                groups.setdefault(f"actor {actor}", [name]).append(alias)
            gathered: dict[str, list[str]] = {}
            for names in groups.values():
                for name in names:
                    gathered.setdefault(fold(name), []).extend(names)
            kept = {name: tuple(dict.fromkeys(names)) for name, names in gathered.items() if name}
            self._archive.memory["names"] = kept
        return kept
