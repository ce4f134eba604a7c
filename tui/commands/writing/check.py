"""`bilateral check`: what is wrong in a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS
from tui.commands.inputs import located
from tui.dossier.loading import examine
from tui.dossier.problems import as_dict, count, where
from tui.report import wording
from tui.report.problems import problem_formats, problem_groups

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from tui.dossier.problems import Problem


def run(arguments: Namespace) -> int:
    """Print all problems, by file and line.

    Returns:
        1 where there is an error, or with `--strict` a warning; 0 otherwise.

    Raises:
        Failure: there is no such dossier.
    """
    path = located(arguments.dossier)
    form = "json" if arguments.json else arguments.format
    every = arguments.all or form in ("github", "sarif")
    records, problems = examine(path, every=every)
    if records is not None and any(source.text for source in records.sources):
        from tui.proof.proof_problems import problems_of

        problems = tuple(
            sorted((*problems, *problems_of(records, path)), key=lambda problem: problem.location)
        )
    wrong, doubtful = count(problems)
    _print(path, problems, form, every=every)
    summary = f"{wording.counted(wrong, 'error')}, {wording.counted(doubtful, 'warning')}"
    if not problems and records is not None:
        statements = wording.counted(len(records.statements), "statement")
        summary = f"no problems in {statements} and {wording.counted(len(records.events), 'event')}"
    output.remark(f"{path}: {summary}")
    return PROBLEMS if wrong or (arguments.strict and doubtful) else FINE


def _print(path: Path, problems: tuple[Problem, ...], form: str, *, every: bool) -> None:
    folder = where(path)
    if form == "github":
        output.lines(problem_formats.github(problems, folder), 0)
    elif form == "sarif":
        output.document(problem_formats.sarif(problems, folder))
    elif form == "json":
        wrong, doubtful = count(problems)
        output.document(
            {
                "path": str(path),
                "errors": wrong,
                "warnings": doubtful,
                "problems": [
                    {**as_dict(problem), "path": folder + problem.location.file} for problem in problems
                ],
            }
        )
    else:
        for text in problem_groups.grouped(problems, folder, every=every):
            output.lines([text, ""], 0)
