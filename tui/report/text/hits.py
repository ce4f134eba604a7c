"""What a search found, as plain text and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report import wording
from tui.report.json_values import plain
from tui.report.text import record_lines
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.search.engine import Hit
    from tui.report.json_values import Value
    from tui.report.scope import View

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"


def _marked(text: str, marks: tuple[tuple[int, int], ...], *, bold: bool) -> str:
    """A text that is visible, with its marks in bold."""
    if not bold:
        return visible(text)
    parts: list[str] = []
    at = 0
    for start, end in marks:
        parts += (visible(text[at:start]), _BOLD, visible(text[start:end]), _PLAIN)
        at = end
    return "".join((*parts, visible(text[at:])))


def text(view: View, hit: Hit, *, bold: bool) -> Iterator[str]:
    """A hit: one line that says what it is, its text with nothing altered, and an empty line.

    Args:
        view: what was searched.
        hit: the hit.
        bold: whether to mark the words found in bold; the lines are visible text otherwise.
    """
    possibly = "" if hit.certain else "possibly: "
    if hit.statement is not None:
        row = hit.statement
        issues = f" {', '.join(row.issues)}" if row.issues else ""
        yield visible(f"{possibly}{record_lines.statement_head(view, row)}{issues}")
        said = _marked(row.text, hit.marks, bold=bold)
        yield f"“{said}”" if row.quotation == "direct" else said
        if hit.unanswered_by:
            silent = wording.joined((view.name(party) for party in hit.unanswered_by), "or")
            yield visible(f"No answer on record from: {silent}")
    elif hit.event is not None:
        event = hit.event
        yield visible(f"{possibly}{record_lines.event_head(view, event._replace(title=''))}")
        yield _marked(event.title, hit.marks, bold=bold)
        if hit.passage:
            yield _marked(hit.passage, hit.passage_marks, bold=bold)
    yield ""


def data(view: View, hit: Hit) -> dict[str, Value]:
    """A hit as plain values: the record, its kind, and the places of the words found.

    Of an event `passage` is what else than its title the words were found in.
    """
    row = hit.statement or hit.event
    values = plain(row)
    record_of = values if isinstance(values, dict) else {}
    if hit.statement is not None:
        record_of["party_name"] = view.name(hit.statement.party) if hit.statement.party else None
    if hit.unanswered_by:
        record_of["unanswered_by"] = list(hit.unanswered_by)
    if hit.passage:
        record_of["passage"] = hit.passage
        record_of["passage_marks"] = [list(mark) for mark in hit.passage_marks]
    return {
        "record": "statement" if hit.statement is not None else "event",
        "certain": hit.certain,
        "exact": hit.exact,
        "marks": [list(mark) for mark in hit.marks],
        **record_of,
    }
