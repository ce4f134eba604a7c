"""A record in a few lines, ready to be pasted into a note: what was asked and what each side answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import answers, single_record
from tui.report import citation, citation_styles
from tui.report.text import record_lines, record_page, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.library.kept_records import KeptRecord
    from tui.report.scope import View


def record_in_brief(view: View, identifier: str, style: str = citation_styles.DEFAULT) -> Iterator[str]:
    """A record of any kind in as few lines as say what it is; the id alone where there is none.

    Args:
        view: what is looked at.
        identifier: the record's id.
        style: how statements and sources are cited.

    Raises:
        UnknownStyle: there is no such style.
    """
    kind = single_record.kind(view.archive, identifier)
    if kind == "statement" and (said := single_record.statement(view.archive, identifier, view.day)):
        yield citation_styles.statement(said, style)
    elif kind == "event" and (event := single_record.event(view.archive, identifier, view.day)):
        source = f". Source: {citation.source_line(event.source)}" if event.source else ""
        yield record_lines.event_head(view, event.row) + source
    elif kind == "source" and (source_row := single_record.source(view.archive, identifier)):
        yield citation_styles.source(source_row, style)
    elif kind == "question":
        yield from _question(view, identifier)
    elif kind is None:
        yield identifier
    else:
        yield from record_page.BY_KIND[kind](view, identifier)


def kept(view: View, records: Iterable[KeptRecord]) -> Iterator[str]:
    """The records of a briefing, each with the line beside it before; those that are gone say so."""
    for record in records:
        note = f"{record.note}\n" if record.note else ""
        text = "\n".join(record_in_brief(view, record.id))
        is_missing = text in ("", record.id)
        yield f"{note}{record.id} is not on record as of {view.shown_day}." if is_missing else note + text


def _question(view: View, identifier: str) -> Iterator[str]:
    """What was asked, the answer of each party that is looked at, and the verdict on two of them."""
    question = answers.question(view.archive, identifier, view.parties, view.day)
    if question is None:
        return
    yield f"{question.ask} [{question.id}], as of {view.shown_day}"
    for party, answer in zip(view.parties, question.positions, strict=True):
        if answer is None:
            yield f"{view.name(party)}: {side_by_side.nothing(view)}"
        else:
            evidence = f" [{', '.join(answer.evidence)}]" if answer.evidence else ""
            yield f"{view.name(party)}: {answer.summary} ({side_by_side.backing(answer)}){evidence}"
    if len(view.parties) > 1:
        yield side_by_side.verdict(view, question.assessment)
