"""What must hold between records, and what their texts may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.checks import (
    acceptance,
    addresses,
    comments,
    dates_of_evidence,
    duplicates,
    evidence,
    people,
    quotations,
    sources,
    times,
    unseen_characters,
)
from tui.dossier.checks.findings import Findings
from tui.dossier.checks.references import check as check_references

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.draft import Draft

__all__ = ["Findings", "check_contents", "check_references"]


def check_contents(draft: Draft, findings: Findings, folder: Path) -> None:
    """Run every check but that of references.

    Args:
        draft: what the files hold, each statement with its party resolved.
        findings: where problems go.
        folder: the dossier's folder, in which sources' texts lie.
    """
    acceptance.check_codes(draft, findings)
    unseen_characters.check(draft)
    comments.check(draft)
    people.check(draft, findings)
    quotations.check(draft, findings)
    times.check(draft, findings)
    sources.check(draft, findings, folder)
    addresses.check(draft, findings)
    # What an editor would ask is worth asking of what can be read.
    if not draft.problems.has_errors():
        dates_of_evidence.check(draft, findings)
        evidence.check(draft, findings)
        duplicates.check(draft, findings)
    acceptance.apply(draft, findings)
