"""`bilateral check`: what is wrong in a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS
from tui.commands.inputs import located
from tui.dossier.loading import examine
from tui.dossier.problems import as_dict, errors, render_one
from tui.report import wording

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print all problems, by file and line.

    Returns:
        1 where there is an error, or with `--strict` a warning; 0 otherwise.

    Raises:
        Failure: there is no such dossier.
    """
    path = located(arguments.dossier)
    records, problems = examine(path)
    wrong = len(errors(problems))
    doubtful = len(problems) - wrong
    failed = bool(wrong or (arguments.strict and doubtful))
    if arguments.json:
        output.document(
            {
                "path": str(path),
                "errors": wrong,
                "warnings": doubtful,
                "problems": [{**as_dict(one)} for one in problems],
            }
        )
    else:
        for problem in problems:
            output.lines([render_one(problem), ""], 0)
    found = f"{wording.counted(wrong, 'error')}, {wording.counted(doubtful, 'warning')}"
    if not problems and records is not None:
        statements = wording.counted(len(records.statements), "statement")
        found = f"no problems in {statements} and {wording.counted(len(records.events), 'event')}"
    output.remark(f"{path}: {found}")
    return PROBLEMS if failed else FINE
