"""Who answered whom, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.archive.listing import record_lists
from tui.dossier import edtf
from tui.report import citation, wording
from tui.report.text.record_lines import every

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.archive.rows import ThreadRow
    from tui.report.scope import View

_DEEPEST = 8
"""Further answers are indented no further."""


def thread(view: View, rows: Sequence[ThreadRow], here: str | None = None) -> Iterator[str]:
    """An exchange, each answer below what it answers.

    Args:
        view: what is looked at.
        rows: the exchange.
        here: the id of the statement that it was asked for, which is marked.
    """
    for row in rows:
        statement = row.statement
        indent = "  " * min(row.depth, _DEEPEST)
        how = f"{wording.response(row.how)}: " if row.how else ""
        mark = " ← this one" if statement.id == here else ""
        who = f"{statement.by}, {view.name(statement.party)}"
        head = f"{edtf.show(statement.date)} — {who} — {wording.kind(statement.quotation)}"
        yield f"{indent}{how}{head} [{statement.id}]{mark}"
        yield f"{indent}{citation.quoted(statement.quotation, statement.text)}"


def all_threads(view: View, issue: str | None) -> Iterator[str]:
    """All exchanges of an issue or a dossier, those with the newest statements first.

    Args:
        view: what is looked at.
        issue: the id of an issue; None for the whole dossier.
    """
    seen: set[str] = set()
    for row in every(record_lists.record(view.archive, issue, None, view.day)):
        if row.id in seen:
            continue
        rows = single_record.thread(view.archive, row.id, view.day)
        seen.update(row.statement.id for row in rows)
        if len(rows) > 1:
            yield from thread(view, rows)
            yield ""
