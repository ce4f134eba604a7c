"""What a search found, as plain text and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report import wording
from tui.report.as_json.json_values import plain_value
from tui.report.text import record_lines
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.search.engine import Hit
    from tui.report.as_json.json_values import Value
    from tui.report.scope import View

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """A text that is visible, with its marks in bold."""
    parts: list[str] = []
    at = 0
    for start, end in marks:
        parts += (visible(text[at:start]), _BOLD, visible(text[start:end]), _PLAIN)
        at = end
    return "".join((*parts, visible(text[at:])))


def text(view: View, hit: Hit, *, bold: bool) -> Iterator[str]:
    """A hit: one line that says what it is, its text with nothing altered, where else it fits, an empty line.

    Args:
        view: what was searched.
        bold: whether to mark the words found in bold; the lines are visible text otherwise.
    """
    possibly = "" if hit.certain else "possibly: "
    marks = hit.word_spans if bold else ()
    if hit.statement is not None:
        row = hit.statement
        issues = f" {', '.join(row.issues)}" if row.issues else ""
        yield visible(f"{possibly}{record_lines.statement_head(view, row)}{issues}")
        said = _marked(row.text, marks)
        yield f"“{said}”" if row.quotation == "direct" else said
        if hit.unanswered_by:
            silent = wording.joined((view.name(party) for party in hit.unanswered_by), "or")
            yield visible(f"No answer on record from: {silent}")
    elif hit.event is not None:
        yield visible(f"{possibly}{record_lines.event_head(view, hit.event._replace(title=''))}")
        yield _marked(hit.event.title, marks)
    else:
        yield visible(f"{possibly}{wording.hit_about(hit, view.name)}")
        yield _marked(hit.text, marks)
    for passage in hit.passages:
        marks = passage.word_spans if bold else ()
        yield f"{wording.in_field(passage.field)}: {_marked(passage.text, marks)}"
    yield ""


def data(view: View, hit: Hit) -> dict[str, Value]:
    """A hit as plain values: the record, its kind, and where the words were found.

    `where` names the fields that hold what was asked for, `passages` shows those that are not its text. What
    holds only part of it is `near`. An event's own kind is its `event_kind`.
    """
    row = plain_value(hit.statement or hit.event) if hit.statement or hit.event else {"text": hit.text}
    record: dict[str, Value] = dict(row) if isinstance(row, dict) else {}
    if hit.statement is not None:
        record["party_name"] = view.name(hit.statement.party) if hit.statement.party else None
    if hit.event is not None:
        record["event_kind"] = record.pop("kind", None)
    if hit.kind in ("position", "assessment"):
        question, *parties = hit.about
        record["question"] = question
        record["parties"] = [*parties]
    if hit.kind == "text":
        record["source"], record["paragraph"] = hit.about[0], hit.paragraph[0]
    if hit.unanswered_by:
        record["unanswered_by"] = [*hit.unanswered_by]
    passages: list[Value] = [
        {"field": passage.field, "text": passage.text, "marks": [list(mark) for mark in passage.word_spans]}
        for passage in hit.passages
    ]
    return {
        "id": hit.id,
        "kind": hit.kind,
        "where": list(hit.where),
        "near": hit.near,
        "certain": hit.certain,
        "exact": hit.exact,
        "marks": [list(mark) for mark in hit.word_spans],
        "passages": passages,
        **{key: value for key, value in record.items() if key != "id"},
    }
