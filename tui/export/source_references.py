"""The sources of a briefing as references: CSL-JSON and BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report import bibtex as bibtex_entries
from tui.report import csl_items
from tui.report.as_json import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.briefing_contents import Briefing


def csl(briefing: Briefing) -> Iterator[str]:
    """CSL-JSON, which Zotero and citation processors read."""
    yield from json_text.array(csl_items.item(row) for row in briefing.sources())
    yield "\n"


def bibtex(briefing: Briefing) -> Iterator[str]:
    """BibTeX, an entry for each source."""
    for n, row in enumerate(briefing.sources()):
        yield f"{chr(10) if n else ''}{bibtex_entries.entry(row)}"
