"""Where a record comes from, and what its editors remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.pages.blocks import Block, field
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.paint.ink import Span
    from tui.archive.rows import SourceRow
    from tui.dossier.edtf import Edtf


def summary(source: SourceRow) -> list[Span]:
    """A source in a line: publisher or author, title, date."""
    who = ", ".join(part for part in (source.author, source.publisher) if part)
    spans: list[Span] = [(f"{who}: ", "")] if who else []
    spans.append((source.title, "italic"))
    if source.issued is not None:
        spans.append((f", {edtf.show(source.issued)}", ""))
    return spans


def source(source: SourceRow, label: str = "Source") -> Block:
    """A source with its address and note; choosing it opens it."""
    spans = summary(source)
    address = source.url or source.archived_url
    if address:
        spans += [("\n", ""), (address, "muted")]
    if source.note:
        spans += [("\n", ""), (source.note, "muted")]
    return field(label, spans, source.id)


def remarks(note: str | None, corrections: Iterable[tuple[Edtf, str]]) -> list[Block]:
    """The note and the corrections of a record."""
    blocks = [field("Note", [(note, "")])] if note else []
    blocks += [
        field("Corrected", [(f"{edtf.show(date)}  ", "muted"), (text, "")]) for date, text in corrections
    ]
    return blocks
