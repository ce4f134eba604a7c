"""`bilateral verify`: whether every quotation stands in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import configured, located
from tui.config.user_folders import typed_path

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print what does not stand in its source, and how many quotations do.

    Returns:
        1 where a quotation is altered, missing or ambiguous, where nothing could be checked, or with
        `--strict` where a text is missing; 0 otherwise.

    Raises:
        Failure: there is no such dossier or folder of texts, or the dossier has errors.
    """
    from tui.dossier.loading import examine
    from tui.dossier.problems import errors, render, where
    from tui.library.known_dossiers import DEFAULT
    from tui.proof.verification import verify
    from tui.report import verification_report

    settings = configured()
    path = located(arguments.dossier or settings.dossier or DEFAULT, settings)
    sources = None
    if arguments.sources is not None:
        sources = typed_path(arguments.sources)
        if not sources.is_dir():
            raise Failure(f"{arguments.sources} is no folder; name the one that holds the texts of sources")
    records, problems = examine(path)
    if records is None:
        wrong = errors(problems)
        raise Failure(f"{render(wrong, where(path))}\n\n{path} can't be read: {len(wrong)} errors", PROBLEMS)
    result = verify(records, path if path.is_dir() else path.parent, sources)
    if arguments.json:
        output.document(verification_report.as_data(result))
    else:
        output.lines(verification_report.as_lines(result, where(path)))
    if not result.checked:
        output.remark(f"{path}: nothing was checked: no source has a text")
    without = len(result.results) - result.checked
    failed = result.failing or not result.checked or (arguments.strict and without)
    return PROBLEMS if failed else FINE
