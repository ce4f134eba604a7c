"""Whether the words of a new statement stand in the text of its source, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.edtf import parse
from tui.dossier.loading import examine
from tui.dossier.records import Location, Statement
from tui.proof.verification import Verification, verify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any


def proof_of(dossier: Path, records: Iterable[tuple[str, dict[str, Any]]]) -> Verification:
    """Check new statements against the texts of sources that are on record.

    Args:
        dossier: its folder, or its one file.
        records: (collection, record) of what is new; only statements are looked at.
    """
    statements = tuple(_statement(record) for collection, record in records if collection == "statements")
    on_record = examine(dossier)[0] if statements else None
    if on_record is None:
        return Verification(())
    folder = dossier if dossier.is_dir() else dossier.parent
    return verify(on_record._replace(statements=statements), folder)


def _statement(record: dict[str, Any]) -> Statement:
    return Statement(
        at=Location("", 1, 1),
        id=record["id"],
        date=parse(record["date"]),
        quotation=record["quotation"],
        text=record["text"],
        issues=tuple(record["issues"]),
        source=record["source"],
        language=record.get("language"),
    )
