"""What is searched as of a day: the records of each kind, and what of other records is shown with them.

A statement is found by its own words and by those of whatever is shown with it: its speaker, that person's
office on the day, its party, event, source, issues and questions. Their words are not written down again for
each statement: they are looked for among the people, sources and so on, and lead to the statements by facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.archive.index import bitsets
from tui.archive.index.documents import fact
from tui.archive.index.segment import Segment
from tui.archive.index.tokens import CAPITALS
from tui.archive.search.events_by_day import LaterKnownEvents, in_capitals, later_known_events
from tui.archive.search.query_language.query import Near, Phrase, Word
from tui.archive.tables import SHIFT, bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.search.query_language.query import Leaf
    from tui.archive.store import Archive

KINDS = (
    "statement", "event", "position", "assessment", "question", "issue", "source", "actor", "party", "text",
)  # fmt: skip
"""What can be found, in the order in which it is listed."""

LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "statement": (
        ("actor", "speaker"),
        ("party", "party"),
        ("party", "to"),
        ("event", "event"),
        ("source", "source"),
        ("issue", "issue"),
        ("question", "question"),
        ("office", "speaker"),
    ),
    "event": (("actor", "by"), ("party", "by"), ("source", "source"), ("issue", "issue"), ("office", "by")),
    "position": (("party", "party"), ("question", "question"), ("issue", "issue")),
    "assessment": (("party", "party"), ("question", "question"), ("issue", "issue")),
    "question": (("issue", "issue"),),
    "actor": (("party", "party"), ("office", "speaker")),
}
"""By kind, which other records are shown with one, and the fact that leads from them to it."""

CITED = (("source", "source"), ("event", "event"))
"""Links to kinds of which there may be as many as statements, and of which a statement has one each."""

_NAMED = """
SELECT s.rowid, s.speaker, s.party, s.audience, s.event, s.source, s.issues, s.questions FROM main.statement s
"""
_COLUMNS = {"speaker": 1, "party": 2, "to": 3, "event": 4, "source": 5, "issue": 6, "question": 7}
"""By what leads from a statement to what is shown with it, the column that names that."""

LARGE = 50_000
"""So many records of a kind are searched in stretches, the newest first."""

WINDOW = 1024
"""So many statements that lie together are asked what they name, not which ones name each of many records,"""
_FEW = 400
"""or so few, wherever they lie;"""
_SOME = 20
"""of more records than that it is worth it,"""
_MANY = 300
"""and of sources and events, which have to be looked up for it, of more than that."""
STRETCH = 256
"""Statements of which it is asked together."""
_WINDOWS = 24
"""Stretches of statements of which it is kept what they cite."""

SPOKEN = frozenset((("actor", "speaker"), ("actor", "by")))
"""What counts where a word is to be left out: who says something, besides what is said."""

TABLES = {"office": "role", "text": "passage"}
"""The tables of kinds that are not named like theirs."""

_SHOWN = {
    "actor": "{a b c d variants}",
    "party": "{a b c d variants}",
    "event": "a",
    "source": "{a b c}",
    "issue": "{a b}",
    "question": "a",
}
"""By kind the texts of a record that are shown with others, as FTS5 has them."""

_LATER = {
    "source": "SELECT rowid FROM main.source WHERE issued_lower >= ? ORDER BY rowid",
    "position": "SELECT rowid FROM main.position WHERE lower >= ? ORDER BY rowid",
    "assessment": "SELECT rowid FROM main.assessment WHERE lower >= ? ORDER BY rowid",
    "text": """
    SELECT p.rowid FROM main.passage p JOIN main.source s ON s.id = p.source
    WHERE s.issued_lower >= ? ORDER BY p.rowid
    """,
    "office": "SELECT rowid FROM main.role WHERE start_lower >= ? ORDER BY rowid",
}
"""What had not come by a minute, for kinds that do not lie in the order of dates."""

ALL = 1 << 62
"""A rowid after all others."""

_WORDS = 2000
"""Words whose stems are kept."""

_KEPT = 64
"""Sets of ids and of records hidden on a day that are kept."""


class Scope:
    """The records of a dossier as of a day.

    Args:
        day: An ordinal; None for the end of time.
    """

    def __init__(self, archive: Archive, day: int | None) -> None:
        self.archive = archive
        self.bound = ALL if day is None else bound(day)
        """The rowid below which lies what has come by the day."""
        self._seen: dict[Segment, int] = {}

    def segments(self, kind: str) -> list[Segment]:
        """Where the records of a kind are."""
        segments: list[Segment] | None = self.archive.memory.get(kind)
        if segments is None:
            rows = self.archive.rows("SELECT id, size, dead FROM segment WHERE kind = ? ORDER BY id", (kind,))
            segments = [Segment(self.archive, number, size, dead, kind) for number, size, dead in rows]
            self.archive.memory[kind] = segments
        return [*segments, *self._later_known.segments] if kind == "event" else segments

    @property
    def _later_known(self) -> LaterKnownEvents:
        """The events that are searched as they stood on the day."""
        return LaterKnownEvents((), ()) if self.bound == ALL else later_known_events(self.archive, self.bound)

    def visible(self, segment: Segment) -> int:
        """What had come by the day; each event once, where it is searched as it stood."""
        if self.bound == ALL or segment in self._later_known.segments:
            return segment.everything
        if segment not in self._seen:
            if segment.kind in ("statement", "event"):
                shown = segment.everything & (1 << segment.rank(self.bound)) - 1
                if segment.kind == "event":
                    shown = bitsets.without(shown, segment.positions(self._later_known.rowids))
            else:
                shown = bitsets.without(segment.everything, self._later(segment))
            self._seen[segment] = shown
        return self._seen[segment]

    def _later(self, segment: Segment) -> int:
        if segment.kind not in _LATER:
            return 0
        kept: dict[tuple[Segment, int], int] = self.archive.memory.setdefault("later", {})
        key = (segment, self.bound)
        if key not in kept:
            if len(kept) >= _KEPT:
                kept.clear()
            rows = self.archive.rows(_LATER[segment.kind], (self.bound >> SHIFT,))
            kept[key] = segment.positions([rowid for (rowid,) in rows])
        return kept[key]

    def linked(self, segment: Segment, leaf: Leaf, within: int, *, wide: bool, spoken: bool = False) -> int:
        """The records of a segment that something shown with them finds.

        Args:
            segment: Where to look.
            leaf: What is looked for.
            within: The positions to look at.
            wide: Whether inflections will do.
            spoken: Whether only who says it counts.
        """
        linked = 0
        for link in LINKS.get(segment.kind, ()):
            if not spoken or link in SPOKEN:
                linked |= self.by_link(segment, link, leaf, within, wide=wide)
        return linked

    def by_link(self, segment: Segment, link: tuple[str, str], leaf: Leaf, within: int, *, wide: bool) -> int:
        """The records of a segment that one kind of link finds; arguments as for `linked`."""
        kind, name = link
        if isinstance(leaf, Near):
            return 0
        if not within:
            return 0
        few = len(bitsets.span(within)) <= WINDOW or within.bit_count() <= _FEW
        close = few and segment.kind == "statement" and segment.size >= LARGE
        if close and link in CITED:
            naming = {each: self._naming(each, kind, leaf, wide=wide) for each in self.segments(kind)}
            if sum(bits.bit_count() for bits in naming.values()) > _MANY:
                return self._citing(segment, kind, naming, within)
        if kind == "office":
            offices = self._offices(leaf, wide=wide)
            if close and len(offices) > _SOME:
                return self._in_office(segment, offices, within)
            return within & self._by_office(segment, name, offices)
        ids = self._ids(kind, leaf, wide=wide)
        if not ids:
            return 0
        if close and len(ids) > _SOME:
            return self._close_by(segment, name, frozenset(ids), within)
        key = f"→{name} {kind} {leaf!r} {wide} {self.bound}"
        return within & segment.terms(key, lambda: [fact(name, identifier) for identifier in ids])

    def _naming(self, segment: Segment, kind: str, leaf: Leaf, *, wide: bool) -> int:
        """The records of a segment whose own names or titles hold something."""
        positions = self.own(segment, leaf, self.visible(segment), wide=wide)
        return positions and positions & self._shown(segment, kind, leaf, wide=wide)

    def _citing(self, segment: Segment, kind: str, cited: dict[Segment, int], within: int) -> int:
        """Of a few statements those that cite any of many sources or events.

        What the statements cite is asked for, and not which statements cite each of the many.
        """
        sql = f"SELECT s.rowid, o.rowid FROM main.statement s JOIN main.{kind} o ON o.id = s.{kind}"  # noqa: S608
        rows = self._stretch(segment, within, sql)
        others = sorted({other for _, other in rows})
        holding = {
            rowid for each, bits in cited.items() for rowid in each.rowids(each.positions(others) & bits)
        }
        return segment.those(within, {rowid for rowid, other in rows if other in holding})

    def _close_by(self, segment: Segment, name: str, ids: frozenset[str], within: int) -> int:
        """Of a few statements those that name any of many records."""
        column = _COLUMNS[name]
        rows = ((row[0], row[column]) for row in self._stretch(segment, within, _NAMED))
        naming = {rowid for rowid, named in rows if named and not ids.isdisjoint(named.split())}
        return segment.those(within, naming)

    def _in_office(
        self, segment: Segment, offices: Sequence[tuple[str, int | None, int | None]], within: int
    ) -> int:
        """Of a few statements those that were made in any of many offices."""
        held: dict[str, list[tuple[int, int]]] = {}
        for actor, start, end in offices:
            first = 0 if start is None else start << SHIFT
            held.setdefault(actor, []).append((first, ALL if end is None else (end + 1) << SHIFT))
        made = {
            row[0]
            for row in self._stretch(segment, within, _NAMED)
            if any(first <= row[0] < last for first, last in held.get(row[1], ()))
        }
        return segment.those(within, made)

    def _stretch(self, segment: Segment, within: int, sql: str) -> list[tuple[Any, ...]]:
        """What is asked of all statements from the first to the last of some, in the order of their dates."""
        kept: dict[tuple[object, ...], list[tuple[Any, ...]]] = self.archive.memory.setdefault("close", {})
        positions = bitsets.span(within)
        if len(positions) > WINDOW:
            rowid_list = ",".join(map(str, reversed(segment.rowids(within))))
            return self.archive.rows(f"{sql} WHERE s.rowid IN ({rowid_list}) ORDER BY s.rowid")
        # Whole stretches, so that what was read is of use at the next letter.
        start = positions.start // STRETCH * STRETCH
        end = min(-(-positions.stop // STRETCH) * STRETCH, segment.size)
        key = (sql, segment.number, start, end)
        if key not in kept:
            if len(kept) >= _WINDOWS:
                kept.clear()
            last, *_, first = 2 * segment.rowids(1 << end - 1 | 1 << start)
            asked = f"{sql} WHERE s.rowid BETWEEN ? AND ? ORDER BY s.rowid"
            kept[key] = self.archive.rows(asked, (first, last))
        return kept[key]

    def _ids(self, kind: str, leaf: Leaf, *, wide: bool) -> tuple[str, ...]:
        """The ids of the records of a kind that hold something themselves."""
        kept: dict[tuple[object, ...], tuple[str, ...]] = self.archive.memory.setdefault("ids", {})
        key = (kind, leaf, wide, self.bound)
        if key not in kept:
            ids: list[str] = []
            for segment in self.segments(kind):
                if positions := self._naming(segment, kind, leaf, wide=wide):
                    ids += self.named(kind, segment.rowids(positions))
            if len(kept) >= _KEPT:
                del kept[next(iter(kept))]
            kept[key] = tuple(dict.fromkeys(ids))
        return kept[key]

    def _shown(self, segment: Segment, kind: str, leaf: Leaf, *, wide: bool) -> int:
        """The records that hold something in what is shown of them with others: their names and titles."""
        match leaf:
            case Word(word, prefix):
                if word.endswith(CAPITALS):
                    return in_capitals(self.archive, segment, kind, word)
                words = [word] if prefix or not wide else self.family(segment, word)
                return segment.in_columns(_SHOWN[kind], words, phrase=False, prefix=prefix)
            case Phrase(words, prefix):
                return segment.in_columns(_SHOWN[kind], words, phrase=True, prefix=prefix)
        return 0

    def named(self, kind: str, rowids: list[int]) -> list[str]:
        """The ids of some records of a kind."""
        ids: list[str] = []
        for start in range(0, len(rowids), 10_000):
            some = rowids[start : start + 10_000]
            placeholders = ",".join("?" * len(some))
            rows = self.archive.rows(f"SELECT id FROM main.{kind} WHERE rowid IN ({placeholders})", some)  # noqa: S608
            ids += [identifier for (identifier,) in rows]
        return ids

    def _by_office(
        self, segment: Segment, name: str, offices: Sequence[tuple[str, int | None, int | None]]
    ) -> int:
        """What was said or done by those who held an office of that name on the day of it."""
        linked = 0
        for actor, start, end in offices:
            held = segment.term(fact(name, actor))
            if segment.kind != "actor":
                if end is not None:
                    held &= (1 << segment.rank((end + 1) << SHIFT)) - 1
                if start is not None:
                    held = bitsets.without(held, (1 << segment.rank(start << SHIFT)) - 1)
            linked |= held
        return linked

    def _offices(self, leaf: Leaf, *, wide: bool) -> list[tuple[str, int | None, int | None]]:
        """Who held an office of that name, and from when to when."""
        rowids: list[int] = []
        for offices in self.segments("office"):
            positions = self.own(offices, leaf, self.visible(offices), wide=wide)
            rowids += offices.rowids(positions) if positions else []
        if not rowids:
            return []
        placeholders = ",".join("?" * len(rowids[:10_000]))
        sql = f"SELECT actor, start_lower, finish_upper FROM main.role WHERE rowid IN ({placeholders})"  # noqa: S608
        return self.archive.rows(sql, rowids[:10_000])

    def own(self, segment: Segment, leaf: Leaf, within: int, *, wide: bool) -> int:
        """The records that hold something themselves.

        Args:
            segment: Where to look.
            leaf: What is looked for.
            within: The positions to look at.
            wide: Whether inflections will do.
        """
        match leaf:
            case Word(word, prefix):
                positions = segment.beginning(word) if prefix else segment.term(word)
                for stem in self.stems(word, known=prefix) if wide else ():
                    positions |= segment.inflected(stem)
                return within & positions
            case Phrase(words, prefix):
                return segment.phrase(words, within, prefix=prefix)
            case Near(words, distance):
                families = [self.family(segment, word) if wide else [word] for word in words]
                return segment.near(families, distance, within)

    def family(self, segment: Segment, word: str) -> list[str]:
        """A word and its inflections that a segment holds, the word itself first whether or not it does."""
        related = [word]
        for stem in self.stems(word):
            related += segment.words_of(stem)
        return list(dict.fromkeys(related))

    def stems(self, word: str, *, known: bool = False) -> tuple[str, ...]:
        """The stem of a word; of one that no record holds, those that it may have.

        Args:
            word: A folded word.
            known: Whether only words that records hold have one.
        """
        kept: dict[str, tuple[str, ...]] = self.archive.memory.setdefault("stems", {})
        if word not in kept:
            held = (stem for segment in self._all() if (stem := segment.stem(word)) is not None)
            stem = next(held, None)
            if len(kept) >= _WORDS:
                kept.clear()
            kept[word] = () if stem is None else (stem,)
        if kept[word] or known:
            return kept[word]
        from tui.archive.index.stems import stems

        return tuple(stems(word, self._languages()))

    def holds(self, word: str) -> bool:
        """Whether any record that had come by the day holds a word."""
        return any(segment.term(word) & self.visible(segment) for segment in self._all())

    def begins(self, word: str) -> bool:
        """Whether any of them holds a word that begins so."""
        return any(segment.beginning(word) & self.visible(segment) for segment in self._all())

    def _all(self) -> Iterator[Segment]:
        for kind in (*KINDS, "office"):
            yield from self.segments(kind)

    def _languages(self) -> list[str]:
        """In which languages anything is written."""
        rows = self.archive.rows("SELECT language FROM dossier")
        languages = [language for (language,) in rows if language]
        for segment in self.segments("statement"):
            languages += segment.facts("lang")
        return languages

    def positions(self, segment: Segment, sql: str, values: tuple[object, ...]) -> int:
        """The positions of the rows that a question lists by their rowids, ascending."""
        return segment.positions([rowid for (rowid,) in self.archive.rows(sql, values)])
