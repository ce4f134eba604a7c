"""What two days differ in: which answers moved, which verdicts changed, what was said and what happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.app.pages.blocks import STACKED, Block, field, paragraph, section, spaced
from tui.app.paint.ink import Line, Span, beside, flow
from tui.app.screens.page import ReadingScreen
from tui.archive import days, record_lists
from tui.dossier import edtf
from tui.report import wording
from tui.report.text import side_by_side, two_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.pages.scope import View
    from tui.archive.rows import (
        Comparison,
        EventRow,
        PositionChange,
        PositionRow,
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
        found = days.compare(view.archive, None, view.place.parties, self.first_day, self.last_day)
        view = view._replace(place=view.place._replace(day=self.last_day))
        added = record_lists.said_between(
            view.archive, None, view.place.parties, self.first_day, self.last_day
        )
        self.show_header("Compare", "all issues", f"{first} → {last}")
        reach = list(two_days.reach(self.app.dossier, self.first_day, self.last_day))
        self.page.show(_page(found, view, first, reach), added, self.last_day)


def _page(found: Comparison, view: View, first: str, reach: list[str]) -> list[Block]:
    """The blocks before the statements that were added."""
    if not any((*found.statements, found.positions, found.verdicts, found.events, found.planned, found.told)):
        return [*(paragraph([(one, "strong")]) for one in reach), paragraph([("Nothing changed.", "")])]
    counts = [
        f"{view.name(party)} {wording.counted(count, 'statement')}"
        for party, count in zip(view.place.parties, found.statements, strict=True)
    ]
    summary = (
        f"Since {first}: {wording.counted(len(found.positions), 'answer')} new or changed, "
        f"{wording.counted(len(found.verdicts), 'verdict')} new or changed, "
        f"{wording.counted(found.events, 'event')}, {wording.joined(counts)}."
    )
    told = "Events known before, of which accounts were added"
    return [
        *(paragraph([(one, "strong")]) for one in reach),
        paragraph([(summary, "")]),
        *section("Answers", _positions(found.positions, view)),
        *section("Verdicts", [_verdict(change) for change in found.verdicts]),
        *section("Events that came", _events(found, view)),
        *section("Events announced", [_event(row, view) for row in found.planned]),
        *section(told, [_event(row, view) for row in found.told]),
        *section("Statements added, newest first", [paragraph([(wording.joined(counts), "muted")])]),
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
    after = ", ".join(part for part in ("after", two_days.passed(change)) if part)

    def draw(room: int) -> list[Line]:
        name: list[Span] = [(view.name(change.party), "strong")]
        room -= 4
        if room < STACKED:
            lines = [*_answer("before", change.before, room), *_answer(after, change.after, room)]
        else:
            half = room // 2
            before = _answer("before", change.before, half - 2)
            lines = beside(before, _answer(after, change.after, room - half), half)
        return [[("  ", ""), *line] for line in view.on_side(change.party, [*flow(name, room), *lines])]

    return spaced(Block(draw, change.question))


def _answer(when: str, position: PositionRow | None, room: int) -> list[Line]:
    if position is None:
        return [*flow([(when, "muted")], room), *flow([("nothing on record", "muted")], room)]
    since = side_by_side.since(position.since, position.certain)
    head = f"{when} · {since} · {wording.evidence(position.kinds)}"
    return [*flow([(head, "muted")], room), *flow([(position.summary, "")], room)]


def _verdict(change: VerdictChange) -> Block:
    """A verdict before and after, with the reason for the new one."""
    before, after = change.before, change.after
    moved = wording.turned(before.verdict if before else None, after.verdict)
    if not after.certain:
        moved += " (possibly later)"

    def draw(room: int) -> list[Line]:
        return [
            *flow([("? ", "accent"), (change.ask, "question")], room),
            *([("  ", ""), *line] for line in flow([(moved, "italic")], room - 2)),
            *([("  ", ""), *line] for line in flow([(change.after.reason, "")], room - 2)),
        ]

    return spaced(Block(draw, change.question))


def _events(found: Comparison, view: View) -> list[Block]:
    """The latest events that came, oldest first."""
    log = record_lists.came_between(view.archive, None, found.first_day, found.last_day)
    rows = log.rows(max(0, len(log) - EVENTS), EVENTS)
    blocks = [_event(row, view) for row in rows]
    if found.events > len(rows):
        blocks.insert(0, paragraph([(f"The last {len(rows)} of {found.events:,}:", "muted")]))
    return blocks


def _event(row: EventRow, view: View) -> Block:
    date = f"planned for {edtf.show(row.date)}" if row.status == "planned" else edtf.show(row.date)
    told = f"  {wording.counted(row.accounts, 'account')}" if row.accounts else ""
    spans: list[Span] = [(row.title, ""), (told, "italic")]
    return field(date, [*spans, *(view.possibly(row.date) if row.status != "planned" else [])], row.id)
