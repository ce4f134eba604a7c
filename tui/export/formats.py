"""The formats there are, each with the module that writes it; a module is imported only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.export.briefing_contents import Briefing


class Format(NamedTuple):
    """A format."""

    name: str
    summary: str
    """What it is, in a few words."""
    writer: str
    """`module.function` in this package: it takes a briefing and gives texts or bytes."""
    record: bool = False
    """Whether it holds the whole record where no day is asked for; the others are as of the dossier's day."""
    packages: tuple[str, ...] = ()
    """The optional packages that it needs."""
    suffix: str = ""
    """How a file's name ends, where that is not the format's own name."""
    binary: bool = False

    @property
    def ending(self) -> str:
        """How the name of a file of this format ends."""
        return self.suffix or self.name

    def pieces(self, briefing: Briefing) -> Iterable[str | bytes]:
        """Write a briefing, piece by piece.

        Args:
            briefing: what is written.

        Raises:
            MissingPackage: an optional package isn't there.
        """
        module, _, function = self.writer.rpartition(".")
        try:
            write: Callable[[Briefing], Iterable[str | bytes]] = getattr(
                import_module(f"tui.export.{module}"), function
            )
        except ModuleNotFoundError as error:
            if error.name not in self.packages:
                raise
            raise MissingPackage(self.name, error.name or "") from error
        return write(briefing)


class MissingPackage(RuntimeError):  # noqa: N818 - a name as a person reads it
    """A format needs a package that isn't installed; `str()` says what to do."""

    def __init__(self, name: str, package: str) -> None:
        advice = "pip install 'bilateral[export]' puts it in place"
        super().__init__(f"to write {name}, the Python package {package} is needed: {advice}")


FORMATS: tuple[Format, ...] = (
    Format("md", "Markdown, to paste and to edit", "markdown_briefing.briefing"),
    Format("html", "a page in one file, for a browser and for print", "page.briefing_page.page"),
    Format("docx", "a document for a word processor", "word.document", False, ("docx",), binary=True),
    Format("json", "the dossier's own fields; reads back as a dossier", "dossier_file.as_json", record=True),
    Format("yaml", "the same as YAML", "dossier_file.as_yaml", record=True),
    Format("jsonl", "the same, a record a line", "dossier_file.as_lines", record=True),
    Format("csv", "a table, for a spreadsheet", "record_tables.csv", record=True),
    Format("xlsx", "all tables in a workbook", "workbook.xlsx", True, ("xlsxwriter",), binary=True),
    Format("ics", "the events, for a calendar", "calendar_file.ics", True, ("icalendar",)),
    Format(
        "csl", "the sources as CSL-JSON, for Zotero", "source_references.csl", record=True, suffix="csl.json"
    ),
    Format("bibtex", "the sources, for LaTeX", "source_references.bibtex", record=True, suffix="bib"),
    Format("svg", "the picture that --picture names", "page.pictures.svg"),
    Format("png", "the same in pixels, for a slide", "page.pictures.png", False, ("resvg_py",), binary=True),
    Format("jsonld", "schema.org's Quotation, Claim and Event", "linked_data.jsonld", record=True),
)
BY_NAME = {entry.name: entry for entry in FORMATS}


def by_ending(name: str) -> Format | None:
    """The format that the name of a file asks for."""
    fitting = [entry for entry in FORMATS if name.lower().endswith(f".{entry.ending}")]
    return max(fitting, key=lambda entry: len(entry.ending), default=None)
