"""Files that sources name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.problems import quoted

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
    root = folder.resolve()
    for source in draft.collections["sources"]:
        if source.text is not None and (fault := _fault(root, source.text)):
            message = f"`text: {quoted(source.text)}` {fault}"
            findings.error(
                source.at, ("text",), message, "name a text file by its path in the dossier's folder"
            )


def _fault(root: Path, name: str) -> str | None:
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            return "lies outside the dossier's folder"
        return None if path.is_file() else "is not a file"
    except (OSError, ValueError):
        # A NUL, a name that is too long, links that run in a circle.
        return "can't be a file's name"
