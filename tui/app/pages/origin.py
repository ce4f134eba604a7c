"""Where a record comes from, and what its editors remark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.pages.blocks import Block, field, labelled
from tui.app.paint.ink import fit
from tui.archive.note_mentions import mentions
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.pages.perspective import Perspective
    from tui.app.paint.ink import Line, Span
    from tui.archive.note_mentions import Mention
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


def remarks(note: str | None, corrections: Iterable[tuple[Edtf, str]], view: Perspective) -> list[Block]:
    """The note of a record, what it names, and the record's corrections."""
    blocks = [field("Note", [(note, "")]), *named(note, view)] if note else []
    blocks += [
        field("Corrected", [(f"{edtf.show(date)}  ", "muted"), (text, "")]) for date, text in corrections
    ]
    return blocks


def named(note: str, view: Perspective) -> list[Block]:
    """A line for each record that a note names, and each code that leads to other notes; it opens them."""
    return [
        Block(partial(_named, mention), mention.word if mention.kind else None, query=_query(mention))
        for mention in mentions(view.archive, note, view.day)
    ]


def _named(mention: Mention, room: int) -> list[Line]:
    """One line below the note."""
    return labelled(
        "", lambda cells: [fit([(mention.word, "accent"), (f"  {mention.shown}", "muted")], cells)], room
    )


def _query(mention: Mention) -> str | None:
    return None if mention.kind else f'"{mention.word}"'
