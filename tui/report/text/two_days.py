"""What two days differ in: answers and verdicts that changed, events that came, and what was said."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.archive import days
from tui.archive.listing import record_lists
from tui.dossier import edtf
from tui.report import citation, wording
from tui.report.as_json.json_values import Value, plain_value
from tui.report.text import record_lines, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import Comparison, DossierRow, EventRow, PositionChange, StatementRow, VerdictChange
    from tui.report.scope import View


def compared(view: View, issue: str | None, first_day: int, last_day: int) -> Comparison:
    """What two days differ in, for the view's parties."""
    return days.compare(view.archive, issue, view.parties, first_day, last_day)


def limits_of_record(dossier: DossierRow, first_day: int, last_day: int) -> Iterator[str]:
    """Where the record does not reach as far as two days do, or where they are one."""
    if first_day == last_day:
        yield "Both are the same day, so nothing differs."
    if first_day < dossier.first_day:
        yield f"The record begins on {edtf.show_day(dossier.first_day)}."
    if last_day > dossier.last_day:
        yield f"The record ends on {edtf.show_day(dossier.last_day)}."


def passed(change: PositionChange) -> str:
    """How many answers came between the two that are compared; empty where there was none."""
    between = change.after.number - (change.before.number if change.before else 0) - 1
    return f"{wording.counted(between, 'answer')} in between" if between else ""


def differences(view: View, issue: str | None, comparison: Comparison) -> Iterator[str]:
    """What two days differ in, in words."""
    yield f"From {edtf.show_day(comparison.first_day)} to {edtf.show_day(comparison.last_day)}"
    yield from limits_of_record(view.dossier, comparison.first_day, comparison.last_day)
    for party, number in zip(view.parties, comparison.statements, strict=True):
        yield f"{view.name(party)}: {wording.counted(number, 'statement')} added"
    yield f"{wording.counted(comparison.events, 'event')} came"
    yield ""
    if not comparison.positions:
        yield "No answer changed."
    for _question, changes in groupby(comparison.positions, key=lambda change: change.question):
        yield from _answers(view, list(changes))
    yield ""
    if not comparison.verdicts:
        yield "No verdict changed."
    for turn in comparison.verdicts:
        yield from _verdict(turn)
    for title, events in (
        ("Events that came, oldest first:", record_lines.every(_came(view, issue, comparison))),
        ("Events announced:", iter(comparison.planned)),
        ("Events known before, of which accounts were added:", iter(comparison.with_new_accounts)),
    ):
        for number, row in enumerate(events):
            yield from () if number else ("", title)
            yield record_lines.event_head(view, row)
    for number, said in enumerate(record_lines.every(_said(view, issue, comparison))):
        yield from () if number else ("", "Statements added, newest first:")
        yield record_lines.statement_head(view, said)
        yield f"  {citation.quoted(said.quotation, said.text)}"


def _answers(view: View, changes: list[PositionChange]) -> Iterator[str]:
    yield f"{changes[0].ask} [{changes[0].question}]"
    for change in changes:
        before, after = change.before, change.after
        if before is None:
            yield f"  {view.name(change.party)} had nothing on record."
        else:
            yield f"  {view.name(change.party)} said, since {edtf.show(before.since)}: {before.summary}"
        since = "Since" if after.certain else "Possibly since"
        yield f"  {since} {edtf.show(after.since)} it says: {after.summary}"
        grounds = "; ".join(part for part in (wording.evidence(after.kinds), passed(change)) if part)
        yield f"  ({grounds})"


def _verdict(turn: VerdictChange) -> Iterator[str]:
    yield f"{turn.ask} [{turn.question}]"
    turned = wording.turned(turn.before.verdict if turn.before else None, turn.after.verdict)
    yield f"  Verdict: {turned}, {side_by_side.since(turn.after.as_of, turn.after.certain)}."
    yield f"  {turn.after.reason}"


def data(view: View, issue: str | None, comparison: Comparison) -> dict[str, Value]:
    """What two days differ in as plain values, with the ids of what was added."""
    fields = plain_value(comparison)
    counted = dict(zip(view.parties, comparison.statements, strict=True))
    return {
        **(fields if isinstance(fields, dict) else {}),
        "statements": plain_value(counted),
        "added": [row.id for row in record_lines.every(_said(view, issue, comparison))],
        "came": [row.id for row in record_lines.every(_came(view, issue, comparison))],
    }


def _said(view: View, issue: str | None, comparison: Comparison) -> Listing[StatementRow]:
    return record_lists.said_between(
        view.archive, issue, view.parties, comparison.first_day, comparison.last_day
    )


def _came(view: View, issue: str | None, comparison: Comparison) -> Listing[EventRow]:
    return record_lists.came_between(view.archive, issue, comparison.first_day, comparison.last_day)
