"""What two days differ in: which answers moved, which verdicts changed, what was said and what happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, TypeVar

from tui.app.command_table import bindings
from tui.app.pages.blocks import STACKED, Block, field, paragraph, section, spaced
from tui.app.paint.ink import Line, Span, beside, flow
from tui.app.screens.page import PageScreen
from tui.archive import days
from tui.archive.listing import record_lists
from tui.dossier import edtf
from tui.report import wording
from tui.report.text import side_by_side, two_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.binding import BindingType

    from tui.app.pages.perspective import Perspective
    from tui.app.session import Session
    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import (
        Comparison,
        EventRow,
        PositionChange,
        PositionRow,
        VerdictChange,
    )

    Change = TypeVar("Change", PositionChange, VerdictChange)

EVENTS = 200
"""The most events that are listed."""


class CompareScreen(PageScreen):
    """Two days of the whole dossier, for the two sides of the board."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("compare"))

    def __init__(self, session: Session, first_day: int, last_day: int) -> None:
        """Compare two days.

        Args:
            session: what is read.
            first_day: an ordinal.
            last_day: a later one.
        """
        super().__init__(session)
        self.first_day, self.last_day = first_day, last_day
        self._issue: str | None = None
        """The only issue that is compared; None for all."""

    def show_page(self) -> None:
        """Show what came between."""
        first, last = edtf.show_day(self.first_day), edtf.show_day(self.last_day)
        view = self.view
        parties, both = view.place.parties, (self.first_day, self.last_day)
        changes = days.compare(view.archive, self._issue, parties, *both)
        view = view._replace(place=view.place._replace(day=self.last_day))
        added = record_lists.said_between(view.archive, self._issue, parties, *both)
        titles = {row.id: row.title for row in self.session.issues}
        compared = "all issues" if self._issue is None else titles[self._issue]
        self.show_header("Compare", compared, f"{first} → {last}")
        reach = list(two_days.limits_of_record(self.session.dossier, *both))
        log = record_lists.came_between(view.archive, self._issue, changes.first_day, changes.last_day)
        shorts = {row.id: row.short for row in self.session.parties.values()}
        blocks = _page(changes, view, first, reach, titles, log)
        self.page.show(blocks, added, self.last_day, parties=shorts)

    def action_compare_scope(self) -> None:
        """Compare the board's issue alone, or all."""
        self._issue = self.place.issue if self._issue is None else None
        self.show_page()


def _page(
    changes: Comparison,
    view: Perspective,
    first: str,
    reach: list[str],
    titles: Mapping[str, str],
    log: Listing[EventRow],
) -> list[Block]:
    """The blocks before the statements that were added."""
    if not any(
        (
            *changes.statements,
            changes.positions,
            changes.verdicts,
            changes.events,
            changes.planned,
            changes.with_new_accounts,
        )
    ):
        return [*(paragraph([(line, "strong")]) for line in reach), paragraph([("Nothing changed.", "")])]
    counts = [
        f"{view.name(party)} {wording.counted(count, 'statement')}"
        for party, count in zip(view.place.parties, changes.statements, strict=True)
    ]
    summary = (
        f"Since {first}: {wording.counted(len(changes.positions), 'answer')} new or changed, "
        f"{wording.counted(len(changes.verdicts), 'verdict')} new or changed, "
        f"{wording.counted(changes.events, 'event')}, {wording.joined(counts)}."
    )
    heading = "Events known before, of which accounts were added"
    return [
        *(paragraph([(line, "strong")]) for line in reach),
        paragraph([(summary, "")]),
        *_by_issue("Answers", changes.positions, titles, lambda rows: _positions(rows, view)),
        *_by_issue("Verdicts", changes.verdicts, titles, lambda rows: [_verdict(change) for change in rows]),
        *section("Events that came", _events(changes, log, view)),
        *section("Events announced", [_event(row, view) for row in changes.planned]),
        *section(heading, [_event(row, view) for row in changes.with_new_accounts]),
        *section("Statements added, newest first", [paragraph([(wording.joined(counts), "muted")])]),
    ]


def _by_issue(
    title: str,
    changes: Sequence[Change],
    titles: Mapping[str, str],
    blocks: Callable[[list[Change]], list[Block]],
) -> list[Block]:
    """A section for each issue."""
    return [
        block
        for issue, group in groupby(changes, key=lambda change: change.issue)
        for block in section(f"{title}: {titles.get(issue, issue)}", blocks(list(group)))
    ]


def _positions(changes: Sequence[PositionChange], view: Perspective) -> list[Block]:
    """For each question what was answered before and after."""
    blocks = []
    for _question, group in groupby(changes, key=lambda change: change.question):
        rows = list(group)
        blocks.append(paragraph([("? ", "accent"), (rows[0].ask, "question")], rows[0].question))
        blocks += [_moved(change, view) for change in rows]
    return blocks


def _moved(change: PositionChange, view: Perspective) -> Block:
    """One party's answer before and after."""
    after = ", ".join(part for part in ("after", two_days.passed(change)) if part)

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
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
    lines = flow([(when, "muted italic")], room)
    if position is None:
        return [*lines, *flow([("nothing on record", "muted")], room)]
    since = side_by_side.since(position.since, position.certain)
    backed = f"{since} · {wording.evidence(position.kinds)}"
    return [*lines, *flow([(position.summary, "")], room), *flow([(backed, "muted")], room)]


def _verdict(change: VerdictChange) -> Block:
    """A verdict before and after, with the reason for the new one."""
    before, after = change.before, change.after
    moved = wording.turned(before.verdict if before else None, after.verdict)
    if not after.certain:
        moved += " (possibly later)"

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        return [
            *flow([("? ", "accent"), (change.ask, "question")], room),
            *([("  ", ""), *line] for line in flow([(moved, "italic")], room - 2)),
            *([("  ", ""), *line] for line in flow([(change.after.reason, "")], room - 2)),
        ]

    return spaced(Block(draw, change.question))


def _events(changes: Comparison, log: Listing[EventRow], view: Perspective) -> list[Block]:
    """The latest events that came, oldest first."""
    rows = log.rows(max(0, len(log) - EVENTS), EVENTS)
    blocks = [_event(row, view) for row in rows]
    if changes.events > len(rows):
        blocks.insert(0, paragraph([(f"The last {len(rows)} of {changes.events:,}:", "muted")]))
    return blocks


def _event(row: EventRow, view: Perspective) -> Block:
    date = f"planned for {edtf.show(row.date)}" if row.status == "planned" else edtf.show(row.date)
    account_count = f"  {wording.counted(row.accounts, 'account')}" if row.accounts else ""
    spans: list[Span] = [(row.title, ""), (account_count, "italic")]
    return field(date, [*spans, *(view.possibly(row.date) if row.status != "planned" else [])], row.id)
