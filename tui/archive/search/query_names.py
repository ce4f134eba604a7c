"""The names that a query may use: of parties, speakers, issues, sources; aliases and synonyms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.index.tokens import fold
from tui.archive.search.query_language.query import Phrase, Word
from tui.dossier.nearest_names import nearest

if TYPE_CHECKING:
    from tui.archive.index.segment import Segment
    from tui.archive.search.scope import Scope

_REMEMBERED = 200
"""Values of filters, and words, whose meaning is kept."""

_YEARS = 100
"""The most years in which a day without one is looked for."""

_SHORTEST = 3
"""Letters of the shortest word that may be half of another one."""


class Named(NamedTuple):
    """Something that a name stands for."""

    kind: str
    id: str
    shown: str


_NAMES = {
    "speaker": ("actor", "SELECT id, name FROM actor WHERE rowid = ?"),
    "party": ("party", "SELECT id, name FROM party WHERE rowid = ?"),
    "issue": ("issue", "SELECT id, title FROM issue WHERE rowid = ?"),
    "question": ("question", "SELECT id, ask FROM question WHERE rowid = ?"),
    "source": ("source", "SELECT id, title FROM source WHERE rowid = ?"),
    "event": ("event", "SELECT id, title FROM event WHERE rowid = ?"),
}
"""By what a filter names, the kind of records and the name of one."""


class Vocabulary:
    """The names of one dossier.

    Args:
        scope: Its records.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._archive = scope.archive

    def find(self, kinds: tuple[str, ...], value: str) -> list[Named]:
        """What a filter's value stands for.

        Args:
            kinds: `party`, `speaker`, `issue`, `question`, `source`, `publisher` or `event`.
            value: An id, a name, an alias or part of a name.

        Returns:
            All that fit; an id or a whole name counts before part of one.
        """
        kept: dict[tuple[tuple[str, ...], str], list[Named]] = self._archive.memory.setdefault("meant", {})
        if (kinds, value) not in kept:
            if len(kept) >= _REMEMBERED:
                kept.clear()
            kept[kinds, value] = self._find(kinds, value)
        return kept[kinds, value]

    def _find(self, kinds: tuple[str, ...], value: str) -> list[Named]:
        placeholders = ",".join("?" * len(kinds))
        sql = f"SELECT DISTINCT kind, id, shown FROM name WHERE kind IN ({placeholders})"  # noqa: S608
        named = self._archive.rows(f"{sql} AND id = ?", (*kinds, value.lower()))
        folded = fold(value)
        if named or not folded:
            return [Named(*row) for row in named]
        begun = self._begun(kinds, folded)
        exact = [name for name, folded_names in begun if folded in folded_names]
        if exact or begun:
            return exact or [name for name, _ in begun]
        # Only a name that no word of which begins so is looked for letter by letter.
        inside = f"SELECT rowid FROM main.name WHERE kind IN ({placeholders}) AND instr(folded, ?)"  # noqa: S608
        sql = f"SELECT DISTINCT kind, id, shown FROM name WHERE rowid IN ({inside})"  # noqa: S608
        return [Named(*row) for row in self._archive.rows(sql, (*kinds, folded))]

    def _begun(self, kinds: tuple[str, ...], folded: str) -> list[tuple[Named, list[str]]]:
        """Those in whose names some words stand one after the other, the last one perhaps begun only."""
        phrase = tuple(folded.split())
        leaf = Word(phrase[0], prefix=True) if len(phrase) == 1 else Phrase(phrase, prefix=True)
        begun: list[tuple[Named, list[str]]] = []
        for kind in kinds:
            if kind == "publisher":
                rows = self._archive.rows("SELECT id, shown, folded FROM name WHERE kind = 'publisher'")
            else:
                rows = self._rows(kind, leaf)
            for identifier, shown, names in rows:
                if f" {folded}" in names:
                    begun.append((Named(kind, identifier, shown), [name[1:] for name in names.split("\n")]))
        return begun

    def places(self) -> list[str]:
        """Where events of the dossier take place, folded."""
        kept: list[str] | None = self._archive.memory.get("places")
        if kept is None:
            segments = self._archived("event")
            kept = list(dict.fromkeys(place for segment in segments for place in segment.facts("place")))
            self._archive.memory["places"] = kept
        return kept

    def begun(self, kind: str, value: str) -> dict[str, str]:
        """The ids of a kind that have a name of which a word begins so, with a name of each.

        Args:
            kind: As for `find`, one.
            value: What is typed of one; all of a kind begin with nothing.
        """
        named = "SELECT rowid FROM main.name WHERE kind = ? AND instr(folded, ?)"
        sql = f"SELECT id, shown FROM name WHERE rowid IN ({named})"  # noqa: S608
        return dict(self._archive.rows(sql, (kind, f" {fold(value)}")))

    def _rows(self, kind: str, leaf: Word | Phrase) -> list[tuple[str, str, str]]:
        """Ids and names of the records that hold some words."""
        table, sql = _NAMES[kind]
        rows: list[tuple[str, str, str]] = []
        for segment in self._archived(table):
            bits = self._scope.own(segment, leaf, segment.everything, wide=False)
            for rowid in reversed(segment.rowids(bits)):
                for identifier, shown in self._archive.rows(sql, (rowid,)):
                    names = "SELECT folded FROM name WHERE kind = ? AND id = ?"
                    rows += [
                        (identifier, shown, folded)
                        for (folded,) in self._archive.rows(names, (kind, identifier))
                    ]
        return rows

    def _archived(self, kind: str) -> list[Segment]:
        """The segments in the archive, without events as they stood on a day."""
        return [segment for segment in self._scope.segments(kind) if segment.archive is self._archive]

    def nearest(self, kinds: tuple[str, ...], value: str) -> str | None:
        """What a filter's value, which was found to stand for nothing, may have been meant to be: an id."""
        placeholders = ",".join("?" * len(kinds))
        sql = f"SELECT DISTINCT id, folded FROM main.name WHERE kind IN ({placeholders}) LIMIT 2000"  # noqa: S608
        known: dict[str, str] = {}
        for identifier, folded in self._archive.rows(sql, kinds):
            known.setdefault(identifier, identifier)
            for word in folded.split():
                known.setdefault(word, identifier)
        close = nearest(fold(value), known)
        return known[close[0]] if close else None

    def other_names(self, name: str) -> list[str]:
        """What else the dossier calls the same, as it writes it: synonyms, and the names of people.

        Args:
            name: Folded words.
        """
        kept: dict[str, list[str]] = self._archive.memory.setdefault("names", {})
        if name not in kept:
            if len(kept) >= _REMEMBERED:
                kept.clear()
            names = [*self._synonyms().get(name, ()), *self._of_people(name)]
            kept[name] = [other for other in dict.fromkeys(names) if fold(other) != name]
        return kept[name]

    def _synonyms(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] | None = self._archive.memory.get("synonyms")
        if groups is None:
            lists: dict[int, list[str]] = {}
            for number, word in self._archive.rows("SELECT list, word FROM synonym ORDER BY list, n"):
                lists.setdefault(number, []).append(word)
            groups = {}
            for synonyms in lists.values():
                for word in synonyms:
                    groups.setdefault(fold(word), []).extend(synonyms)
            self._archive.memory["synonyms"] = groups
        return groups

    def _of_people(self, name: str) -> list[str]:
        """The names of those of whom one is the whole of this."""
        phrase = tuple(name.split())
        names: list[str] = []
        for segment in self._archived("actor"):
            within = segment.everything
            for word in phrase:
                within &= segment.term(word)
            if within and len(phrase) > 1:
                within = segment.phrase(phrase, within)
            for rowid in segment.rowids(within):
                sql = """
                SELECT a.name FROM actor a WHERE a.rowid = ?1
                UNION ALL SELECT l.alias FROM alias l JOIN actor a ON a.id = l.actor WHERE a.rowid = ?1
                """
                own = [other for (other,) in self._archive.rows(sql, (rowid,))]
                if len(own) > 1 and name in map(fold, own):
                    names += own
        return names

    def apart(self, word: str) -> list[tuple[str, str]]:
        """The two words that one may be written as, as far as records hold them side by side.

        Args:
            word: A folded word.
        """
        memory: dict[tuple[str, int], list[tuple[str, str]]] = self._archive.memory.setdefault("apart", {})
        key = (word, self._scope.bound)
        if key not in memory:
            if len(memory) >= _REMEMBERED:
                memory.clear()
            cuts = [(word[:at], word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1)]
            memory[key] = [
                pair for first, second in cuts if word.isalpha() for pair in self._side_by_side(first, second)
            ]
        return memory[key]

    def _side_by_side(self, first: str, second: str) -> set[tuple[str, str]]:
        """Two words, the second one inflected or not, as far as they stand side by side anywhere."""
        if not (self._scope.holds(first) and self._scope.holds(second)):
            return set()
        return {
            (first, inflected)
            for kind in ("statement", "event", "issue", "question", "source")
            for segment in self._archived(kind)
            for inflected in self._scope.family(segment, second)
            if segment.phrase((first, inflected), segment.term(first) & self._scope.visible(segment))
        }

    def holds(self, word: str) -> bool:
        """Whether any record holds a word, or that of which it is the plural."""
        return self._scope.holds(word) or (word.endswith("s") and self._scope.holds(word[:-1]))

    def years(self) -> range:
        """The years that the dossier's records lie in."""
        rows = self._archive.rows("SELECT first_day, last_day FROM dossier")
        first, last = rows[0] if rows else (1, 1)
        latest = date.max.toordinal()
        years = [date.fromordinal(min(max(day, 1), latest)).year for day in (first, last)]
        return range(max(years[0], years[1] - _YEARS), years[1] + 1)
