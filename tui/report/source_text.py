"""The text of a source as its page shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.archive.proofs import folder_of
from tui.dossier.source_files import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.rows import SourceRow
    from tui.archive.store import Archive

_FEWER_WORDS = (40, 12, 6, 3)
"""So many words of a passage are looked for where all of them stand in no paragraph alone."""
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


def place_of(passage: str, parts: Sequence[str]) -> tuple[int, int, int] | None:
    """Where a passage stands in a text.

    Args:
        passage: its words.
        parts: the paragraphs of the text; where it goes on in the next one, its beginning is looked for.

    Returns:
        The paragraph, and where the passage begins and ends in it; None where it is not there.
    """
    words = passage.split()
    for number in (len(words), *(fewer for fewer in _FEWER_WORDS if fewer < len(words))):
        expression = re.compile(r"\s+".join(map(re.escape, words[:number])))
        for n, part in enumerate(parts):
            if words and (there := expression.search(part)):
                return n, there.start(), there.end()
    return None
