"""What two days differ in: which answers moved, which verdicts changed, what was said and what happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.app import wording
from tui.app.blocks import STACKED, Block, field, paragraph, section, spaced
from tui.app.ink import Line, Span, beside, flow
from tui.app.reading import ReadingScreen
from tui.archive import listing, time
from tui.dossier import edtf
from tui.report import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.whole.view import View
    from tui.archive.listing import Listing
    from tui.archive.rows import (
        AssessmentRow,
        Comparison,
        EventRow,
        PositionChange,
        PositionRow,
        StatementRow,
        VerdictChange,
    )

EVENTS = 200
"""The most events that are listed."""


class CompareScreen(ReadingScreen):
    """Two days of the whole dossier, for the two sides of the board."""

    def __init__(self, first_day: int, last_day: int) -> None:
        """Compare two days.

        Args:
            first_day: an ordinal.
            last_day: a later one.
        """
        super().__init__()
        self.first_day, self.last_day = first_day, last_day

    def show_page(self) -> None:
        """Show what came between."""
        first, last = edtf.show_day(self.first_day), edtf.show_day(self.last_day)
        view = self.view
        found = time.compare(view.archive, None, view.place.parties, self.first_day, self.last_day)
        record = listing.record(view.archive, None, view.place.parties, self.last_day)
        added = First(record, sum(found.statements))
        self.show_header("Compare", "all issues", f"{first} → {last}")
        self.page.show(_page(found, view, first), added, self.last_day)


class First:
    """The newest statements of a longer list."""

    def __init__(self, record: Listing[StatementRow], count: int) -> None:
        self._record = record
        self._count = min(count, len(record))

    def __len__(self) -> int:
        return self._count

    def rows(self, start: int, count: int) -> list[StatementRow]:
        """Some of them."""
        return self._record.rows(start, min(count, self._count - start))

    def index(self, identifier: str) -> int | None:
        """Where one stands, None where it is not among them."""
        found = self._record.index(identifier)
        return found if found is not None and found < self._count else None


def _page(found: Comparison, view: View, first: str) -> list[Block]:
    """The blocks before the statements that were added."""
    counts = [
        f"{view.name(party)} {words.counted(count, 'statement')}"
        for party, count in zip(view.place.parties, found.statements, strict=True)
    ]
    summary = (
        f"Since {first}: {words.counted(len(found.positions), 'answer')} new or changed, "
        f"{words.counted(len(found.verdicts), 'verdict')} new or changed, "
        f"{words.counted(found.events, 'event')}, {words.joined(counts)}."
    )
    return [
        paragraph([(summary, "")]),
        *section("Answers", _positions(found.positions, view)),
        *section("Verdicts", [_verdict(change) for change in found.verdicts]),
        *section("Events", _events(found, view)),
        *section("Statements added, newest first", [paragraph([(words.joined(counts), "muted")])]),
    ]


def _positions(changes: Sequence[PositionChange], view: View) -> list[Block]:
    """For each question what was answered before and after."""
    blocks = []
    for _question, group in groupby(changes, key=lambda change: change.question):
        rows = list(group)
        blocks.append(paragraph([("? ", "accent"), (rows[0].ask, "question")], rows[0].question))
        blocks += [_moved(change, view) for change in rows]
    return blocks


def _moved(change: PositionChange, view: View) -> Block:
    """One party's answer before and after."""

    def draw(room: int) -> list[Line]:
        name: list[Span] = [(view.name(change.party), "strong")]
        room -= 4
        if room < STACKED:
            lines = [*_answer("before", change.before, room), *_answer("after", change.after, room)]
        else:
            half = room // 2
            before = _answer("before", change.before, half - 2)
            lines = beside(before, _answer("after", change.after, room - half), half)
        return [[("  ", ""), *line] for line in view.on_side(change.party, [*flow(name, room), *lines])]

    return spaced(Block(draw, change.question))


def _answer(when: str, position: PositionRow | None, room: int) -> list[Line]:
    if position is None:
        return [*flow([(when, "muted")], room), *flow([("nothing on record", "muted")], room)]
    head = f"{when} · since {edtf.show(position.since)} · {words.evidence(position.kinds)}"
    return [*flow([(head, "muted")], room), *flow([(position.summary, "")], room)]


def _verdict(change: VerdictChange) -> Block:
    """A verdict before and after, with the reason for the new one."""

    def said(assessment: AssessmentRow | None) -> str:
        return wording.verdict(assessment, compared=True)

    moved = f"before: {said(change.before)}; after: {said(change.after)}"
    if change.before and change.before.verdict == change.after.verdict:
        moved = f"still: {said(change.after)}, for another reason"

    def draw(room: int) -> list[Line]:
        return [
            *flow([("? ", "accent"), (change.ask, "question")], room),
            *([("  ", ""), *line] for line in flow([(moved, "italic")], room - 2)),
            *([("  ", ""), *line] for line in flow([(change.after.reason, "")], room - 2)),
        ]

    return spaced(Block(draw, change.question))


def _events(found: Comparison, view: View) -> list[Block]:
    """The latest events that came, oldest first."""
    log = listing.events(view.archive, None, found.last_day)
    rows = _latest(log, found)
    blocks = [field(edtf.show(row.date), [(row.title, ""), *view.possibly(row.date)], row.id) for row in rows]
    if found.events > len(rows):
        blocks.insert(0, paragraph([(f"The last {len(rows)} of {found.events:,}:", "muted")]))
    return blocks


def _latest(log: Listing[EventRow], found: Comparison) -> list[EventRow]:
    """The events that came between the days; those that are only planned stand at the end of the log."""
    low, high = 0, len(log)
    while low < high:
        middle = (low + high) // 2
        row = log.rows(middle, 1)[0]
        if row.status != "planned" and edtf.day_of(row.date.lower) <= found.last_day:
            low = middle + 1
        else:
            high = middle
    count = min(found.events, EVENTS)
    return log.rows(low - count, count)
