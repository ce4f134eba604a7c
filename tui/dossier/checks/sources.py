"""Files that sources name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.problems import quoted
from tui.dossier.source_files import locate

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft


def check(draft: Draft, findings: Findings, folder: Path) -> None:
    """Report texts that are not files inside the dossier's folder.

    Args:
        draft: what the files hold.
        findings: where problems go.
        folder: the dossier's folder.
    """
    for source in draft.collections["sources"]:
        if source.text is None:
            continue
        located = locate(folder, source.text)
        if isinstance(located, str):
            message = f"`text: {quoted(source.text)}` {located}"
            advice = "name a text file by its path in the dossier's folder"
            findings.note(source.at, ("text",), "bad-source-text", message, advice)
