"""A file that breaks off, read record by record, so that all its slips are reported at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.file_pieces import split
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    from tui.dossier.problems import Problem

_MOST_BYTES = 4 * 1024 * 1024
"""Larger files are told of their first slip alone: reading them by the record would take too long."""
_MOST_PROBLEMS = 50


def slips(file: File) -> list[Problem]:
    """Tell what is wrong in each record of a file that is no YAML.

    Args:
        file: one whose records begin with `- ` in the first column.

    Returns:
        Problems at their lines of the file; none where it can't be cut, or each record by itself is right.
    """
    chunks = split(file.data, 1) if len(file.data) <= _MOST_BYTES else None
    problems: list[Problem] = []
    for chunk in chunks or ():
        piece = File(file.name, chunk.data)
        for problem in parse(piece)[1]:
            at = problem.location
            moved = at._replace(line=at.line + chunk.first_line - 1)
            problems.append(problem._replace(location=moved))
        if len(problems) >= _MOST_PROBLEMS:
            break
    return problems
