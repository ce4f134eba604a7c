"""`bilateral import` of an article: a draft for each quotation in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring.articles import headings
from tui.authoring.articles.drafts import Article, ArticleImport
from tui.authoring.file_changes import NotWritten
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import broken, progress_told
from tui.commands.writing.options import settings
from tui.dossier.problems import DossierError
from tui.proof.texts.reading import read_path

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

PAGES = (".html", ".htm")
SUFFIXES = (*PAGES, ".txt", ".md")
"""What an article's file ends in."""


def run(arguments: Namespace, dossier: Path, path: Path) -> int:
    """Read an article, tell what is in it, and write the drafts.

    Args:
        arguments: what was typed.
        dossier: the dossier's folder or file.
        path: the article.

    Raises:
        Failure: it can't be read, or the dossier has errors.
    """
    given = settings(arguments)
    try:
        article = _read(path, arguments.source)
        with progress_told() as progress:
            made = ArticleImport(dossier, article, given, progress)
        findings = made.findings
        change = made.change() if findings.taken else None
        if arguments.dry_run or not findings.is_clean or change is None:
            outcome = (
                "nothing was written"
                if not findings.is_clean or arguments.dry_run
                else "there is nothing new to write"
            )
            written: list[Path] = []
        else:
            change.apply_to(dossier)
            written = [file.path for file in change.files]
            outcome = f"written to {', '.join(file.name for file in written)}: drafts, to be looked at"
    except DossierError as error:
        raise broken(dossier, error) from error
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from error
    if arguments.json:
        output.document({**findings.as_dict(), "written": [str(file) for file in written]})
    else:
        output.lines(findings.lines(), 0)
    output.remark(outcome)
    return FINE if findings.is_clean else PROBLEMS


def _read(path: Path, url: str) -> Article:
    """Read an article's text and what it says of itself."""
    read = read_path(path, path.name)
    if read.text is None:
        raise Failure(f"{path} {read.reason}", PROBLEMS)
    if path.suffix.lower() in PAGES:
        markup = path.read_bytes().decode(read.encoding, "replace")
        return Article(path, read.text, headings.of_page(markup), url)
    return Article(path, read.text, headings.of_text(read.text), url)
