"""The sources of a briefing as references: CSL-JSON and BibTeX."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.dossier import edtf
from tui.report import bibtex as bibtex_entries
from tui.report import csl_items, proof_wording, wording
from tui.report.as_json import json_text
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.export.briefing_contents import Briefing


def csl(briefing: Briefing) -> Iterator[str]:
    """CSL-JSON, which Zotero and citation processors read."""
    notes = _annotations(briefing)
    items = (
        {**csl_items.item(row), **({"annote": notes[row.id]} if row.id in notes else {})}
        for row in briefing.sources()
    )
    yield from json_text.array(items)
    yield "\n"


def bibtex(briefing: Briefing) -> Iterator[str]:
    """BibTeX, an entry for each source."""
    notes = _annotations(briefing)
    for n, row in enumerate(briefing.sources()):
        yield f"{chr(10) if n else ''}{bibtex_entries.entry(row, notes.get(row.id))}"


def _annotations(briefing: Briefing) -> dict[str, str]:
    """By source what verification found of the statements that are taken from it, and what was corrected."""
    badges_by_source: dict[str, Counter[str]] = {}
    corrected: dict[str, list[str]] = {}
    for said in briefing.statements():
        if badge := proof_wording.badge(said):
            badges_by_source.setdefault(said.source.id, Counter())[badge] += 1
        for when, note in said.corrections:
            line = f"{said.row.id} corrected {edtf.show(when)}: {note}"
            corrected.setdefault(said.source.id, []).append(line)
    notes = {
        source: [f"{wording.counted(count, 'statement')}: {badge}" for badge, count in badges.items()]
        for source, badges in badges_by_source.items()
    }
    for source, lines in corrected.items():
        notes.setdefault(source, []).extend(lines)
    return {source: visible(". ".join(lines)) for source, lines in notes.items()}
