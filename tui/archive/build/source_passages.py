"""Writing the texts of sources, paragraph by paragraph, so that a search finds them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.build.small_tables import insert
from tui.archive.index.catalogue_documents import catalogue_documents
from tui.archive.index.segment_writing import remove_segment, write_segment
from tui.dossier.source_files import locate

if TYPE_CHECKING:
    import sqlite3

    from tui.archive.index.segment_writing import Stemmer

LONGEST = 8 * 1024 * 1024
"""Characters of one text that can be found,"""
MOST = 32 * 1024 * 1024
"""and of all of them: who opens a dossier waits for no more."""


def write_passages(connection: sqlite3.Connection, state: str, stem: Stemmer) -> None:
    """Write the paragraphs of the texts that sources name, instead of those that are there.

    Args:
        connection: the archive being built, with its sources.
        state: what the files looked like, as `dossier_state.state` has it, beginning with where they lie.
        stem: gives the stem of a word.
    """
    for (number,) in connection.execute("SELECT id FROM segment WHERE kind = 'text'").fetchall():
        remove_segment(connection, number)
    connection.execute("DELETE FROM passage")
    named = connection.execute("SELECT id, text FROM source WHERE text IS NOT NULL ORDER BY id").fetchall()
    if named and state:
        root = Path(state.split("\n", 1)[0])
        _read(connection, root if root.is_dir() else root.parent, named)
    write_segment(connection, "text", catalogue_documents(connection, "text"), stem)


def _read(connection: sqlite3.Connection, root: Path, named: list[tuple[str, str]]) -> None:
    from tui.proof.texts.paragraphs import paragraphs
    from tui.proof.texts.reading import read_path

    left = MOST
    for source, file in named:
        path = locate(root, file)
        read = None if isinstance(path, str) else read_path(path, file)
        if read is None or read.text is None:
            continue
        text = read.text[: min(LONGEST, left)]
        left -= len(text)
        rows = ((None, source, n, passage) for n, passage in enumerate(paragraphs(text)))
        insert(connection, "passage", rows)
