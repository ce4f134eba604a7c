"""The text of a source as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive.proofs import folder_of
from tui.dossier.source_files import locate

if TYPE_CHECKING:
    from tui.archive.rows import SourceRow
    from tui.archive.store import Archive

_LONGEST = 200_000
"""Characters that a page shows of a text."""


def paragraphs(archive: Archive, row: SourceRow) -> list[str]:
    """The paragraphs of a source's text; where it can't be read, a line that says why; empty for none.

    Args:
        archive: the archive, which knows where the dossier lies.
        row: the source.
    """
    folder = folder_of(archive)
    if row.text is None or folder is None:
        return []
    from tui.proof.texts.paragraphs import paragraphs as split
    from tui.proof.texts.reading import read_path

    path = locate(folder, row.text)
    if isinstance(path, str):
        return [f"{row.text} {path}"]
    read = read_path(path, row.text)
    if read.text is None:
        return [f"{row.text} {read.reason}"]
    shown = list(split(read.text[:_LONGEST]))
    if len(read.text) > _LONGEST:
        shown.append(f"… and {len(read.text) - _LONGEST:,} more characters in {row.text}")
    return shown
