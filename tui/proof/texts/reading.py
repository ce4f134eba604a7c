"""Files of sources become text: plain text, Markdown, HTML or PDF."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.source_files import beside, locate, read_bytes
from tui.proof.texts.encodings import Undecodable, decode

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.records import Source

_HTML = (".html", ".htm", ".xhtml")
READERS = {".txt": "plain text", ".md": "markdown", ".pdf": "pypdfium2"} | dict.fromkeys(_HTML, "selectolax")
"""What reads each kind of file."""


class ReadText(NamedTuple):
    """The text of a source, or why there is none."""

    text: str | None
    file: str = ""
    """What the file is called; empty where there is none."""
    reader: str = ""
    """What read it."""
    digest: str = ""
    """The SHA-256 of its bytes."""
    encoding: str = ""
    reason: str = ""
    """Why there is no text, as the end of a sentence; empty where no file is named."""


def find(source: Source, folder: Path, sources: Path | None = None) -> tuple[Path | None, str, str]:
    """Find the file with the text of a source.

    Args:
        folder: the dossier's folder, in which the file that it names lies.
        sources: another folder, in which files are called by the ids of sources.

    Returns:
        The file, None where there is none; what it is called; and what is wrong with its name.
    """
    if source.text is not None:
        located = locate(folder, source.text)
        if not isinstance(located, str):
            return located, source.text, ""
        if sources is None:
            return None, source.text, located
    path = beside(sources, source.id) if sources is not None else None
    return path, path.name if path is not None else source.text or "", ""


def read_text(source: Source, folder: Path, sources: Path | None = None) -> ReadText:
    """Read the text of a source.

    Args:
        folder: the dossier's folder, in which the file that it names lies.
        sources: another folder, in which files are called by the ids of sources.
    """
    path, name, fault = find(source, folder, sources)
    if path is None:
        return ReadText(None, name, reason=fault)
    return read_path(path, name)


def read_path(path: Path, name: str) -> ReadText:
    """Read a file of a source.

    Args:
        path: the file.
        name: what it is called.
    """
    data = read_bytes(path)
    suffix = path.suffix.lower()
    reader = READERS.get(suffix, READERS[".txt"])
    if isinstance(data, str):
        return ReadText(None, name, reader, reason=data)
    digest = sha256(data).hexdigest()
    try:
        text, encoding = _text(data, suffix)
    except ValueError as error:
        return ReadText(None, name, reader, digest, reason=str(error))
    return ReadText(text, name, reader, digest, encoding)


def _text(data: bytes, suffix: str) -> tuple[str, str]:
    if suffix == ".pdf":
        from tui.proof.texts.pdf import text_of

        return text_of(data), ""
    try:
        text, encoding = decode(data, markup=suffix in _HTML)
    except Undecodable as error:
        raise ValueError(f"can't be read: {error}") from error
    if suffix in _HTML:
        from tui.proof.texts.html import text_of as text_of_page

        return text_of_page(text), encoding
    if suffix == ".md":
        from tui.proof.texts.markdown import text_of as text_of_markdown

        return text_of_markdown(text), encoding
    return text, encoding
