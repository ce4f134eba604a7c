"""Quotations with their citations. What was said is never altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier import edtf
from tui.report import wording

if TYPE_CHECKING:
    from tui.archive.rows import RenderingRow, SourceRow, StatementDetail


def quoted(quotation: str, text: str) -> str:
    """A statement's text with the quotation marks that its kind calls for.

    Args:
        quotation: `direct` is put between “ and ”; `mixed` has its own marks and `indirect` none.
        text: the text, which stays as it is.
    """
    return f"“{text}”" if quotation == "direct" else text


def source_line(source: SourceRow, locator: str | None = None) -> str:
    """A source as one line: author, title, publisher, date of issue, place in it, address.

    Args:
        locator: where in it, such as a page.
    """
    issued = edtf.show(source.issued) if source.issued else None
    parts = (source.author, source.title, source.publisher, issued, locator, source.url)
    return ", ".join(part for part in parts if part)


def attributed(detail: StatementDetail) -> str:
    """Who said it, in what office, when and where: `Dmitry Peskov, spokesman, 11 Dec 2015, Moscow`."""
    row = detail.row
    parts = (row.by, detail.office, edtf.show(row.date), detail.venue)
    return ", ".join(part for part in parts if part)


def marked(detail: StatementDetail) -> str:
    """A statement's words and their renderings; a paraphrase is marked as one and has no quotation marks."""
    kind = detail.row.quotation
    text = quoted(kind, detail.row.text)
    others = "".join(f" [{rendering(row)}: {quoted(kind, row.text)}]" for row in detail.renderings)
    return f"[paraphrase] {text}{others}" if kind == "indirect" else f"{text}{others}"


def words_and_speaker(detail: StatementDetail) -> str:
    """A statement's words and who said them: `“text” — by, office, date, venue`."""
    return f"{marked(detail)} — {attributed(detail)}"


def quotation_and_citation(detail: StatementDetail) -> str:
    """A statement ready to be pasted: its words, who said them, and where they stand.

    Args:
        detail: the statement.

    Returns:
        `“text” [English, by whom: “translation”] — by, office, date, venue. Source: title, publisher, date of
        issue, address`.
    """
    return f"{words_and_speaker(detail)}. Source: {source_line(detail.source, detail.locator)}"


def rendering(row: RenderingRow) -> str:
    """Which rendering of a text it is, and whose: `English, official, by the Foreign Ministry`."""
    parts = (wording.language(row.language), row.kind, f"by {row.by}" if row.by else "")
    return ", ".join(part for part in parts if part)
