"""What verification told of a statement, in words: its badge, and what stands around it in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.proofs import worst
from tui.dossier import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.archive.rows import ProofRow, StatementDetail

NO_TEXT = "not checked: no source text"
_SIGNS = {
    "verbatim": "✓", "normalised": "✓", "ambiguous": "≠", "altered": "≠", "missing": "≠", "not checked": "?",
    "no source text": "?",
}  # fmt: skip


def badge(detail: StatementDetail) -> str | None:
    """Whether a statement's words stand in its source, and when that was checked; None for a paraphrase."""
    if detail.row.quotation == "indirect":
        return None
    status = worst(detail.proofs)
    if status in (None, "no source text"):
        return NO_TEXT
    if status == "not checked":
        return "not checked since its text or its source's changed"
    days = [row.checked for row in detail.proofs if row.checked]
    return f"{status}, checked {edtf.show(edtf.parse(min(days)))}" if days else status


def sign(status: str | None) -> str:
    """A status as a sign and a word, where there is little room; empty where there is nothing to check."""
    return f"{_SIGNS[status]} {status}" if status in _SIGNS else ""


def details(detail: StatementDetail) -> Iterator[tuple[str, str]]:
    """What else is to be told: (label, text)."""
    for row in detail.proofs:
        which = _which(row)
        if row.passage:
            yield f"In the source{which}", f"{row.before}▸{row.passage}◂{row.after}"
        for text in row.elided:
            yield f"Left out{which}", text
        if row.nearest:
            yield f"The source has{which}", row.nearest
        for text in row.differences:
            yield f"Differs{which}", text
        for text in row.remarks:
            yield f"Remark{which}", text


def _which(row: ProofRow) -> str:
    if row.rendering is not None:
        return f", rendering {row.rendering + 1}"
    return f", fragment {row.fragment + 1}" if row.fragment is not None else ""
