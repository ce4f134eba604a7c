"""A statement with its citation in the style asked for: by a citation processor, where it is one of CSL.

A processor takes long to load, so it is imported only when a style needs it.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.config.user_folders import typed_path
from tui.dossier import edtf
from tui.dossier.nearest_names import nearest
from tui.report import bibtex, citation, csl_items
from tui.report.as_json import json_text
from tui.report.markdown_text import escaped, link

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.archive.rows import SourceRow, StatementDetail

NAMES: dict[str, str] = {
    "plain": "Plain, with attribution",
    "chicago": "Chicago (16th edition), notes and bibliography",
    "apa": "APA (7th edition)",
    "mla": "MLA (9th edition)",
    "markdown": "Markdown",
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON",
}
"""The styles by the names that are typed. A path that ends in `.csl` is a style too."""
DEFAULT = "plain"

_FOLDER = Path(__file__).parent / "styles"


class UnknownStyle(ValueError):  # noqa: N818 - a name as a person reads it
    """There is no such style, or its file can't be read; `str()` says which there are."""


def checked(style: str) -> str:
    """Give a style back where there is one of this name.

    Args:
        style: a name of `NAMES`, or the path of a file of CSL.

    Raises:
        UnknownStyle: there is none.
    """
    if style in NAMES or (style.endswith(".csl") and typed_path(style).is_file()):
        return style
    if style.endswith(".csl"):
        raise UnknownStyle(f"there is no file {style}")
    near = nearest(style, NAMES)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UnknownStyle(f"there is no style “{style}”; there are {', '.join(NAMES)}{hint}")


def statement(detail: StatementDetail, style: str = DEFAULT) -> str:
    """A statement ready to be pasted: its words, who said them, and where that stands.

    Args:
        detail: the statement.
        style: a name of `NAMES`, or the path of a file of CSL.

    Raises:
        UnknownStyle: there is no such style.
    """
    return _statements().get(checked(style), _by_csl)(detail, style)


def source(row: SourceRow, style: str = DEFAULT) -> str:
    """A source alone; arguments and errors as for `statement`."""
    if checked(style) == "plain":
        return citation.source_line(row)
    if style == "markdown":
        return link(citation.source_line(row), row.url)
    if style == "bibtex":
        return bibtex.entry(row).rstrip()
    if style == "csl-json":
        return json_text.dumped([csl_items.item(row)])
    return _reference(row, style)


def _statements() -> dict[str, Callable[[StatementDetail, str], str]]:
    return {
        "plain": lambda detail, _style: citation.quotation_and_citation(detail),
        "markdown": _markdown,
        "bibtex": lambda detail, _style: bibtex.entry(detail.source, _words(detail)).rstrip(),
        "csl-json": lambda detail, _style: json_text.dumped(
            [{**csl_items.item(detail.source), "annote": _words(detail)}]
        ),
    }


def _words(detail: StatementDetail) -> str:
    """The words with who said them, and where in the source they stand."""
    words = citation.words_and_speaker(detail)
    return f"{words} ({detail.locator})" if detail.locator else words


def _markdown(detail: StatementDetail, _style: str) -> str:
    quoted = escaped(citation.marked(detail)).split("\n")
    said = escaped(f"— {citation.attributed(detail)}")
    where = link(citation.source_line(detail.source, detail.locator), detail.source.url)
    return "\n".join([*(f"> {line}" for line in quoted), ">", f"> {said}. {where}"])


def _by_csl(detail: StatementDetail, style: str) -> str:
    return f"{_words(detail)}.\n{_reference(detail.source, style)}"


def _reference(row: SourceRow, style: str) -> str:
    """A source as an entry of a bibliography in a style of CSL."""
    item = _for_processor(row)
    if "author" not in item:
        # Without an author and a publisher, the processor would give the title twice.
        return citation.source_line(row)
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of fields that it does not know
        bibliography = CitationStylesBibliography(_processor(style), CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(row.id)]))
        entries = bibliography.bibliography()
    if not entries:  # a title that is markup alone to it
        return citation.source_line(row)
    # A date in words is a season's, or a year's, to some styles, which then give it twice.
    words = edtf.show(row.issued) if row.issued else ""
    return str(entries[0]).replace(f"{words}, {words}", words) if words else str(entries[0])


@lru_cache(maxsize=8)
def _processor(style: str) -> Any:
    from citeproc import CitationStylesStyle

    path = typed_path(style) if style.endswith(".csl") else _FOLDER / f"{style}.csl"
    try:
        return CitationStylesStyle(str(path), validate=False)
    except Exception as error:  # a file of any content: whatever its parser says, it is no style
        raise UnknownStyle(f"{path} is no style of CSL: {error}") from error


def _for_processor(row: SourceRow) -> dict[str, Any]:
    """A source as the processor gives it without altering it.

    Whoever publishes a text without an author stands for one, as Chicago and APA have it; dates that are not
    plain are given in words; and titles stay as they are printed, whatever a style does with English ones.
    """
    item: dict[str, Any] = csl_items.item(row)
    publisher = item.get("container-title") or item.get("publisher")
    if "author" not in item and publisher:
        item["author"] = [{"literal": publisher}]
        item.pop("container-title", None)
        item.pop("publisher", None)
    for name, when in (("issued", row.issued), ("accessed", row.accessed)):
        if when is not None and not csl_items.is_plain(item[name]):
            item[name] = {"literal": edtf.show(when)}
    item["language"] = "zxx"  # no linguistic content (ISO 639-2): no rule of a language applies
    item.pop("note", None)
    return item
