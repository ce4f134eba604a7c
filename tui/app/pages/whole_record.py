"""A record of any kind whole: its page, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages import catalogue, event, question, statement
from tui.archive import answers, single_record
from tui.archive.listing import record_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.pages.blocks import Block
    from tui.app.pages.perspective import Perspective
    from tui.archive.listing.record_lists import Listing
    from tui.archive.rows import IssueRow, StatementRow

    Page = tuple[list[Block], Listing[StatementRow] | None]
    """The blocks of a page, and the statements that follow them."""


def page(
    kind: str | None, item: str, view: Perspective, issues: Sequence[IssueRow], passage: str = ""
) -> Page | None:
    """The page of a record; None where it is not on record on the day.

    Args:
        kind: of the record, as `single_record.kind` has it.
        view: where the reader is.
        issues: with their counts on the day.
        passage: words of a source's text that are marked where they stand.
    """
    archive, day = view.archive, view.day
    if kind == "statement" and (said := single_record.statement(archive, item, day)):
        return statement.page(said, view), None
    if kind == "event" and (happened := single_record.event(archive, item, day)):
        return event.page(happened, view), None
    if kind == "question" and (asked := answers.question(archive, item, view.place.parties, day)):
        return question.page(asked, view), None
    if kind == "source" and (source := single_record.source(archive, item)):
        return catalogue.source(source, view, passage), None
    if kind == "issue":
        return catalogue.issue(next(row for row in issues if row.id == item), view), None
    if kind == "party":
        record = record_lists.record(archive, None, (item,), day)
        return catalogue.party(view.parties[item], view, len(record)), record
    if kind == "actor" and (actor := single_record.actor(archive, item)):
        record = single_record.statements_of(archive, item, day)
        return catalogue.actor(actor, view, len(record)), record
    return None
