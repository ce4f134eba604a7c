"""Filing a page that somebody saved as a source of a dossier: what it says of itself, and its text."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.articles import headings
from tui.authoring.file_changes import Change, FileChange
from tui.authoring.identifiers import slug, unused
from tui.authoring.writing import Desk
from tui.dossier import web_address
from tui.dossier.file_names import TEXT_SUFFIXES
from tui.dossier.loading import examine
from tui.dossier.problems import DossierError, errors
from tui.dossier.source_files import read_bytes
from tui.proof.texts.reading import read_path

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = ("title", "publisher", "author", "issued", "url", "language")
"""What is guessed from a page and shown to be confirmed."""
_PAGES = (".html", ".htm", ".xhtml")


class NotAdded(Exception):  # noqa: N818 - as a person reads it
    """The file is no source; `str()` says why."""


class Saved(NamedTuple):
    """A file that was saved, and what it says of itself."""

    path: Path
    data: bytes
    text: str
    guessed: dict[str, str]
    """By the fields of a source; empty where nothing is known."""


def read_saved(path: Path) -> Saved:
    """Read a file.

    Raises:
        NotAdded: it can't be read, or gives no text.
    """
    suffix = path.suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        raise NotAdded(f"{path} is none of {', '.join(TEXT_SUFFIXES)}")
    data = read_bytes(path)
    if isinstance(data, str):
        raise NotAdded(f"{path} {data}")
    read = read_path(path, path.name)
    if read.text is None:
        raise NotAdded(f"{path} {read.reason}")
    guessed = dict.fromkeys(FIELDS, "")
    if suffix in _PAGES:
        markup = data.decode(read.encoding or "utf-8", "replace")
        guessed |= headings.of_page(markup)._asdict() | {"url": _address(markup)}
    elif suffix == ".pdf":
        from tui.proof.texts.pdf import title_of

        guessed["title"] = title_of(data) or headings.of_text(read.text).title
    else:
        guessed |= headings.of_text(read.text)._asdict()
    return Saved(path, data, read.text, {field: guessed[field] for field in FIELDS})


def _address(markup: str) -> str:
    """The address that a page gives as its own."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(markup)
    for selector, attribute in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        node = page.css_first(selector)
        address = (node.attributes.get(attribute) or "") if node else ""
        if address and web_address.may_be_opened(address):
            return address
    return ""


def change_of(
    dossier: Path, saved: Saved, fields: dict[str, str], identifier: str = "", *, outside: bool = False
) -> tuple[str, Change]:
    """Work out how a source and its text are written.

    Args:
        dossier: the folder, or the one file.
        saved: the file.
        fields: of the source, confirmed.
        identifier: its id; empty makes one of publisher and title.
        outside: keep the text in a folder beside the dossier, which is not committed with it.

    Returns:
        The source's id, and the change.

    Raises:
        NotAdded: the title is not known, or the id is taken.
        DossierError: the dossier has errors.
        tui.authoring.file_changes.NotWritten: a file of it can't be read.
    """
    records, problems = examine(dossier)
    if records is None:
        raise DossierError(errors(problems))
    if not fields.get("title"):
        raise NotAdded("it does not say what it is called: add --set title=…")
    desk = Desk(dossier)
    taken = _Taken(desk)
    if identifier and identifier in taken:
        raise NotAdded(f"there is a record “{identifier}” already")
    wanted = slug(
        f"{fields.get('publisher', '')} {fields.get('issued', '')[:10] or fields['title']}", "source"
    )
    name = identifier or unused(wanted, taken)
    folder = dossier if dossier.is_dir() else dossier.parent
    kept = f"{name}{saved.path.suffix.lower()}"
    target = folder.parent / f"{folder.resolve().name}-texts" / kept if outside else folder / "texts" / kept
    if target.exists():
        raise NotAdded(f"{target} is there already")
    record = {"id": name, **{field: fields[field] for field in fields if fields[field]}}
    record["accessed"] = date.fromtimestamp(saved.path.stat().st_mtime).isoformat()
    if not outside:
        record["text"] = f"texts/{kept}"
    record["note"] = f"SHA-256 of the saved file: {sha256(saved.data).hexdigest()}"
    desk.insert([("sources", record)])
    return name, Change((*desk.change().files, FileChange(target, None, saved.data)))


class _Taken:
    """The ids that are taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __contains__(self, identifier: object) -> bool:
        collections = ("parties", "actors", "issues", "statements", "events", "sources")
        return any(self._desk.has(str(identifier), collection) for collection in collections)
