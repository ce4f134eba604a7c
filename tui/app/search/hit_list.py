"""The hits of a search: who said it, when and on what, and the text around the words that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.pages.blocks import MEASURE
from tui.app.paint.ink import Line, Span, fit, flow, line_width, spread
from tui.app.paint.marking import marked
from tui.app.paint.right_to_left import runs_right_to_left
from tui.app.panes.virtual_list import VirtualList
from tui.app.search.searcher import PAGE
from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.geometry import Region
    from textual.strip import Strip

    from tui.archive.search.engine import Group, Hit
    from tui.archive.search.hits import Passage
    from tui.library.searching import OpenDossier

LINES = 3
"""The most lines of text of a hit."""
LEAST = 3
"""The fewest lines that a hit takes."""
NEAR = 10
"""So many hits before the last one more are asked for."""


class HitList(VirtualList):
    """Hits, as many as have been found so far."""

    class NeedsMore(Message):
        """The last hits that were found are being shown."""

    class Left(Message):
        """The reader went up from the first hit."""

    class Shown(Message):
        """Other hits are shown than before."""

    def __init__(self) -> None:
        super().__init__(id="hits")
        self.hits: list[Hit] = []
        self._sizes: dict[tuple[str, str, bool], int] = {}
        self._dossiers: Mapping[str, OpenDossier] = {}
        self._meant: Sequence[tuple[str, tuple[str, ...]]] = ()
        self._is_last = True
        self._asked = False
        self._parties: Mapping[str, str] = {}
        self._issues: Mapping[str, str] = {}
        self._day = 0
        self._own_days = True

    def know(
        self, parties: Mapping[str, str], issues: Mapping[str, str], day: int, *, own_days: bool
    ) -> None:
        """Learn what hits are shown with.

        Args:
            parties: their short names, by id.
            issues: their titles, by id.
            day: the day that is read.
            own_days: whether other dossiers are read as of their own days.
        """
        self._parties, self._issues, self._day, self._own_days = parties, issues, day, own_days

    def day_of(self, hit: Hit) -> int:
        """The day as of which the dossier of a hit is read."""
        dossier = self.dossier_of(hit)
        return dossier.own_day if dossier and self._own_days else self._day

    def show(
        self,
        hits: Sequence[Hit],
        groups: Sequence[Group] = (),
        *,
        is_last: bool,
        meant: Sequence[tuple[str, tuple[str, ...]]] = (),
        dossiers: Mapping[str, OpenDossier] | None = None,
    ) -> None:
        """Show other hits.

        Args:
            hits: the first ones.
            groups: how many there are of each kind, as far as that is known yet.
            is_last: whether there are no more.
            meant: for each word that nothing holds, what was taken for it.
            dossiers: those that the hits are of, by their names; none where all are of the one that is read.
        """
        self._sizes, self._meant, self._dossiers = _sizes(groups), meant, dossiers or {}
        self.hits, self._is_last, self._asked = list(hits), is_last, False
        self.reload()
        self.post_message(self.Shown())

    def count_groups(self, groups: Sequence[Group]) -> None:
        """Show how many hits there are of each kind."""
        sizes = _sizes(groups)
        listed = {(hit.dossier, hit.kind, hit.near) for hit in self.hits}
        unchanged = all(self._sizes.get(group) == sizes.get(group) for group in listed)
        self._sizes = sizes
        if not unchanged:
            self.repaint_blocks()

    def add(self, hits: Sequence[Hit], *, is_last: bool) -> None:
        """Show more hits after those that are there."""
        self.hits += hits
        self._is_last, self._asked = is_last, False
        self._view = None
        self.refresh_changed()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint rows of the view; where they are near the last hit, more are asked for."""
        view = self._visible()
        # The first page fills the view: until somebody moves in it, it will do.
        near = NEAR if self._top > (0, 0) or self.cursor else 1
        if view and view[-1][0] >= len(self.hits) - near and not self._is_last and not self._asked:
            self._asked = True
            self.post_message(self.NeedsMore())
        return super().render_lines(crop)

    def action_list_up(self) -> None:
        """Select the hit before; above the first one is the query."""
        if self.cursor == 0:
            self.post_message(self.Left())
        else:
            super().action_list_up()

    @property
    def most_in_view(self) -> int:
        """So many hits fill the view, however few lines each of them takes."""
        return min(PAGE, max(NEAR, self.outer_size.height // LEAST + 2))

    @property
    def extent(self) -> int:
        """How many hits the scroll bar stands for: as if a page had been read, before it has."""
        return len(self.hits) if self._is_last else max(len(self.hits), PAGE)

    @property
    def count(self) -> int:
        """How many were found so far."""
        return len(self.hits)

    def item_at(self, index: int) -> str | None:
        """The id of a hit's record; none where all dossiers are searched: this one may not have it."""
        if not 0 <= index < len(self.hits) or self.hits[index].dossier:
            return None
        return self.hits[index].record

    @property
    def selected(self) -> Hit | None:
        """The selected hit, None where there is none."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def dossier_of(self, hit: Hit) -> OpenDossier | None:
        """The dossier that a hit is of, where all known ones are searched."""
        return self._dossiers.get(hit.dossier)

    def preamble(self, index: int) -> int:
        """The name of a group stands over its first hit."""
        return len(self._group(index, min(self._room, MEASURE)))

    def draw(self, index: int, room: int) -> list[Line]:
        """A line of who and when, up to three of the text, and where else it fits; first its group's name."""
        hit, room = self.hits[index], min(room, MEASURE)
        text = excerpt(hit, room, LINES)
        parties, _ = self._names(hit)
        silent = wording.joined((parties.get(party, party) for party in hit.unanswered_by), "or")
        silence = flow([(f"no answer from {silent} on record", "italic")], room) if silent else []
        where = [line for passage in hit.passages for line in _passage(passage, room)]
        return [*self._group(index, room), self._head(hit, room), *text, *silence, *where, []]

    def _group(self, index: int, room: int) -> list[Line]:
        """What stands above the first hit of a kind."""
        hit = self.hits[index]
        before = self.hits[index - 1] if index else None
        group = (hit.dossier, hit.kind, hit.near)
        if before is not None and (before.dossier, before.kind, before.near) == group:
            return []
        size = self._sizes.get(group)
        kind = wording.hit_kind(hit.kind, 2) if size is None else wording.counted_hits(hit.kind, size)
        lines: list[Line] = []
        if hit.near and (before is None or not before.near):
            strict = 0 if before is None else 1
            lines = [*flow([(wording.near_line(strict, self._meant), "strong")], room), []]
        dossier = self._dossiers.get(hit.dossier)
        if dossier is not None and (before is None or (before.dossier, before.near) != (group[0], group[2])):
            title = fit([(dossier.row.title, "question")], max(10, room - len(dossier.name) - 2))
            lines.append(spread(title, [(dossier.name, "muted")], room))
        return [*lines, beside_rule(kind[:1].upper() + kind[1:], room)]

    def _names(self, hit: Hit) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The names of parties and the titles of issues in the dossier that a hit is of."""
        dossier = self._dossiers.get(hit.dossier)
        return (dossier.parties, dossier.issues) if dossier else (self._parties, self._issues)

    def _head(self, hit: Hit, room: int) -> Line:
        row = hit.statement or hit.event
        parties, issues = self._names(hit)
        if row is None:
            return fit([(wording.hit_about(hit, lambda party: parties.get(party, party)), "strong")], room)
        left: list[Span] = [(edtf.show(row.date), "muted"), ("  ", "")]
        if hit.statement is not None:
            left.append((hit.statement.by, "strong"))
            party = parties.get(hit.statement.party or "", "")
            left.append((f"  {party}" if party else "", "muted"))
            left.append((f"  {wording.kind(hit.statement.quotation)}", "muted italic"))
        elif hit.event is not None:
            left.append((hit.event.kind or "event", "strong"))
            left.append((f"  {hit.event.place}" if hit.event.place else "", "muted"))
            if hit.event.status != "occurred":
                left.append((f"  {wording.event(hit.event.status)}", "muted italic"))
        planned = hit.event is not None and hit.event.status == "planned"
        if not hit.certain or not (planned or edtf.certain_by(row.date, self.day_of(hit))):
            left.append(("  possibly", "italic"))
        issue = issues.get(row.issues[0], "") if row.issues else ""
        left_over = room - line_width(left) - 2
        # The issue gives way to who said it and how.
        return spread(left, fit([(issue, "muted")], left_over), room) if left_over > 8 else fit(left, room)


def _sizes(groups: Sequence[Group]) -> dict[tuple[str, str, bool], int]:
    return {(group.dossier, group.kind, group.near): group.size for group in groups}


def excerpt(hit: Hit, room: int, most: int) -> list[Line]:
    """The lines of a hit's text around the first match, with all matches marked.

    Args:
        room: cells.
        most: how many lines.
    """
    if hit.statement is None:
        return _around(marked(hit.text, hit.word_spans, ""), hit.text, room, most)
    text, ink = hit.statement.text, "quote" if hit.statement.quotation == "direct" else ""
    spans = marked(text, hit.word_spans, ink)
    if hit.statement.quotation == "direct":
        spans = [("“", ink), *spans, ("”", ink)]
    return _around(spans, text, room, most)


def _passage(passage: Passage, room: int) -> list[Line]:
    """Where else than in its text a hit fits, on one line."""
    spans = [(f"{wording.in_field(passage.field)}: ", "muted italic")]
    return _around([*spans, *marked(passage.text, passage.word_spans, "muted")], passage.text, room, 1)


def beside_rule(title: str, room: int) -> Line:
    """The name of a group of hits, with a rule after it to the edge."""
    rule = "─" * max(0, room - line_width([(title, "")]) - 1)
    return fit([(f"{title} ", "heading"), (rule, "muted")], room)


def _around(spans: list[Span], text: str, room: int, most: int) -> list[Line]:
    """At most so many lines of a text, those around the first match."""
    lines = flow(spans, room)
    if len(lines) <= most:
        return lines
    first = next((n for n, line in enumerate(lines) if any("mark" in inks for _text, inks in line)), 0)
    start = max(0, min(first - most // 2, len(lines) - most))
    kept = lines[start : start + most]
    if runs_right_to_left(text):
        return kept
    if start:
        kept[0] = fit([("… ", "muted"), *kept[0]], room)
    if start + most < len(lines):
        kept[-1] = [*fit(kept[-1], room - 2), (" …", "muted")]
    return kept
