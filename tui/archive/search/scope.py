"""What is searched as of a day: the records of each kind, and what of other records is shown with them.

A statement is found by its own words and by those of whatever is shown with it: its speaker, that person's
office on the day, its party, event, source, issues and questions. Their words are not written down again for
each statement: they are looked for among the people, sources and so on, and lead to the statements by facts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.archive.index import bitsets
from tui.archive.index.documents import fact
from tui.archive.index.phrases import holding_phrase
from tui.archive.index.reference_columns import ReferenceColumns, facts_of
from tui.archive.index.segment import Segment
from tui.archive.index.segment_writing import SHOWN
from tui.archive.search.events_by_day import LaterKnownEvents, later_known_events
from tui.archive.search.query_language.query import Alike, Near, Phrase, Word, begins
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

LARGE = 50_000
"""So many records of a kind are searched in stretches, the newest first."""

WINDOW = 4096
"""So many of them are looked at first."""

_SOME, _ASKED = 3, 300
"""For no more offices it is asked what each who held it said, which takes as long as looking at so many."""

_DAYS = 4
"""Days for which it is kept what had come by them."""
_LEAVES = 16
"""Words and phrases for which it is kept what is shown with records that were looked at."""

_LeavesKey = tuple[Segment, "tuple[Leaf, ...]", bool, bool, int]
"""What was looked for: where, what, with inflections or not, only in who says it or not, and by when."""

Office = tuple[str, int | None, int | None]
"""Who held it, and from which minute to which; None for ever."""

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
    "source": "SELECT rowid FROM main.source WHERE issued_lower >= ? ORDER BY +rowid",
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
        days: dict[int, dict[Segment, int]] = archive.memory.setdefault("visible", {})
        if self.bound not in days and len(days) >= _DAYS:
            days.clear()
        self._seen = days.setdefault(self.bound, {})

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

    def linked(
        self, segment: Segment, leaves: tuple[Leaf, ...], within: int, *, wide: bool, spoken: bool = False
    ) -> int:
        """The records of a segment that something shown with them finds.

        Args:
            segment: Where to look.
            leaves: What is looked for, any of which will do.
            within: The positions to look at.
            wide: Whether inflections will do.
            spoken: Whether only who says it counts.
        """
        links = LINKS.get(segment.kind, ())
        leaves = tuple(dict.fromkeys(leaf for leaf in leaves if not isinstance(leaf, Near)))
        if not within or not links or not leaves:
            return 0
        wide = wide and any(map(self.is_widened, leaves))
        # What was looked at is not looked at again, be it at the next letter of the next word.
        kept: dict[_LeavesKey, tuple[int, int]] = self.archive.memory.setdefault("linked", {})
        key: _LeavesKey = (segment, leaves, wide, spoken, self.bound)
        looked_at, linked = kept.pop(key) if key in kept else (self._without_beginning(key, kept), 0)
        some = bitsets.without(within, looked_at)
        for link in links:
            if not spoken or link in SPOKEN:
                linked |= self._by_link(segment, link, leaves, bitsets.without(some, linked), wide=wide)
        while len(kept) >= _LEAVES:
            del kept[next(iter(kept))]
        kept[key] = looked_at | some, linked
        return within & linked

    def _without_beginning(self, key: _LeavesKey, kept: dict[_LeavesKey, tuple[int, int]]) -> int:
        """What was looked at for fewer letters of what is looked for, and had not even those."""
        segment, leaves, wide, *rest = key

        def is_in(leaf: Leaf, before: tuple[Leaf, ...], was_wide: bool) -> bool:
            if wide and isinstance(leaf, Word):
                # What begins nothing is taken for a whole word, whose inflections may begin otherwise.
                return was_wide and leaf in before
            return leaf in before or any(begins(each, leaf) for each in before)

        for (other, before, was_wide, *others), (looked_at, linked) in reversed(kept.items()):
            if other is segment and others == rest and all(is_in(leaf, before, was_wide) for leaf in leaves):
                return bitsets.without(looked_at, linked)
        return 0

    def is_widened(self, leaf: Leaf) -> bool:
        """Whether it makes a difference that inflections will do."""
        match leaf:
            case Word(word, prefix):
                return bool(self.stems(word, known=prefix))
            case Near():
                return True
        return False

    def _by_link(
        self, segment: Segment, link: tuple[str, str], leaves: tuple[Leaf, ...], within: int, *, wide: bool
    ) -> int:
        """The records of a segment that one kind of link finds; arguments as for `linked`."""
        if not within:
            return 0
        kind, name = link
        if kind == "office":
            offices = [office for leaf in leaves for office in self._offices(leaf, wide=wide)]
            return self._in_office(segment, name, list(dict.fromkeys(offices)), within)
        linked = 0
        for number, target in enumerate(self.segments(kind)):
            naming = 0
            for leaf in leaves:
                naming |= self._naming(target, kind, leaf, wide=wide)
            if not naming:
                continue
            key = f"→{kind} {name} {number} {leaves!r} {wide} {self.bound}"
            columns = ReferenceColumns(segment, name) if not number else None
            if not columns:
                facts = partial(facts_of, self.archive, segment, name, target, naming)
                linked |= within & segment.terms(key, facts)
            elif segment.keeps(key) or not columns.is_sooner_read(naming, target.size, within):
                linked |= within & columns.named_by(key, naming, target)
            else:
                linked |= columns.naming(naming, target.size, within)
        return linked

    def _naming(self, segment: Segment, kind: str, leaf: Leaf, *, wide: bool) -> int:
        """The records of a segment whose own names or titles hold something."""
        wide = wide and self.is_widened(leaf)
        return self.visible(segment) & segment.kept(
            f"shown {leaf!r} {wide}", lambda: self._shown(segment, kind, leaf, wide=wide)
        )

    def _shown(self, segment: Segment, kind: str, leaf: Leaf, *, wide: bool) -> int:
        """The records that hold something in what is shown of them with others: their names and titles."""
        match leaf:
            case Word(word, prefix):
                if prefix:
                    return segment.beginning(SHOWN + word)
                words = self.family(segment, word) if wide else [word]
                return segment.term(*(SHOWN + each for each in words))
            case Alike(stems):
                return segment.term(*(SHOWN + each for each in segment.words_of(*stems)))
            case Phrase((*whole, last), prefix):
                positions = segment.beginning(SHOWN + last) if prefix else segment.term(SHOWN + last)
                for word in whole:
                    positions &= segment.term(SHOWN + word)
                if not positions or (prefix and not whole):
                    return positions  # one word is still being typed
                return positions & segment.phrase_in(_SHOWN[kind], (*whole, last), prefix=prefix)
        return 0

    def _in_office(self, segment: Segment, name: str, offices: Sequence[Office], within: int) -> int:
        """What was said or done by those who held some offices on the day of it."""
        few = within.bit_count() <= _ASKED * len(offices)
        if len(offices) > _SOME and few and ReferenceColumns(segment, name):
            return self._in_any_office(segment, offices, within)
        linked = 0
        for actor, start, end in offices:
            held = segment.term(fact(name, actor))
            if segment.kind != "actor":
                if end is not None:
                    held &= (1 << segment.rank((end + 1) << SHIFT)) - 1
                if start is not None:
                    held = bitsets.without(held, (1 << segment.rank(start << SHIFT)) - 1)
            linked |= held
        return within & linked

    def _in_any_office(self, segment: Segment, offices: Sequence[Office], within: int) -> int:
        """The same where there are many offices and few statements, each of which is looked at."""
        held: dict[str, list[tuple[int, int]]] = {}
        for actor, start, end in offices:
            first = 0 if start is None else segment.rank(start << SHIFT)
            last = segment.size if end is None else segment.rank((end + 1) << SHIFT)
            held.setdefault(actor, []).append((first, last))
        actors = self.segments("actor")[0]
        rows = self.archive.rows_among("SELECT rowid, id FROM main.actor WHERE id IN ({})", list(held))
        by_rowid = {rowid: held[identifier] for rowid, identifier in rows}
        holders = actors.positions(sorted(by_rowid))
        terms = {position: by_rowid[rowid] for rowid, position in actors.descending(holders)}
        columns = ReferenceColumns(segment, "speaker")
        spoken = columns.targets(columns.naming(holders, actors.size, within))
        made = (
            position
            for position, speaker in spoken
            if any(first <= position < last for first, last in terms[speaker])
        )
        return bitsets.from_positions(made, segment.size)

    def _offices(self, leaf: Leaf, *, wide: bool) -> list[Office]:
        """Who held an office of that name, and from when to when."""
        rowids: list[int] = []
        for offices in self.segments("office"):
            positions = self.own(offices, leaf, self.visible(offices), wide=wide)
            rowids += offices.rowids(positions) if positions else []
        sql = "SELECT actor, start_lower, finish_upper FROM main.role WHERE rowid IN ({})"
        return self.archive.rows_among(sql, rowids)

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
                # The beginning of nothing is a word typed to its end.
                for stem in self.stems(word, known=prefix and bool(positions)) if wide else ():
                    positions |= segment.inflected(stem)
                return within & positions
            case Alike(stems):
                return within & segment.inflected(*stems)
            case Phrase(words, prefix):
                may_read = segment.kind == "statement" and segment.size >= LARGE
                return holding_phrase(segment, words, within, prefix=prefix, may_read=may_read)
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
        kept: dict[str, tuple[bool, tuple[str, ...]]] = self.archive.memory.setdefault("stems", {})
        if word not in kept:
            held = (stem for segment in self._all() if (stem := segment.stem(word)) is not None)
            stem = next(held, None)
            if len(kept) >= _WORDS:
                kept.clear()
            kept[word] = (True, (stem,)) if stem is not None else (False, self._likely_stems(word))
        is_held, some = kept[word]
        return some if is_held or not known else ()

    def _likely_stems(self, word: str) -> tuple[str, ...]:
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
