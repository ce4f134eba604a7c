"""What is wrong in a dossier: where, why, and what to do about it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.diagnostics import DIAGNOSTICS, Severity
from tui.dossier.hidden_characters import visible_columns, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.dossier.records import Location

_INDENT = "    "
_LONGEST_QUOTE = 60


class Problem(NamedTuple):
    """One thing that is wrong, or (a warning) looks wrong."""

    location: Location
    code: str
    """Its kind, one of `DIAGNOSTICS`."""
    message: str
    advice: str
    """What to do, as a sentence without a full stop."""
    line_text: str = ""
    """The line it is on, as it stands in the file; empty where there is none."""
    more: int = 0
    """How many more of its kind there are that were not kept."""

    @property
    def severity(self) -> Severity:
        """Whether it forbids use of the dossier."""
        return DIAGNOSTICS[self.code].severity


class DossierError(Exception):
    """A dossier that can't be used; `problems` holds all that was found, warnings too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(render(self.problems))


def quoted(text: str) -> str:
    """Put a piece of a file between quotation marks for a message, cut where it is long."""
    cut = visible_line(text[:_LONGEST_QUOTE])
    return f"“{cut}”" if len(text) <= _LONGEST_QUOTE else f"“{cut}…”"


def excerpt(problem: Problem, width: int = 100) -> tuple[str, int]:
    """Give the problem's line and the offset in it, from 0, at which the caret belongs.

    Args:
        width: how many characters of the line are wanted; more are cut with an ellipsis on either side.
    """
    text, caret = problem.line_text, problem.location.column - 1
    start = max(0, min(caret - width // 2, len(text) - width))
    cut = visible_columns(text[start : start + width])
    if start + width < len(text):
        cut = cut[:-1] + "…"
    if start > 0:
        cut = "…" + cut[1:]
    return cut, min(caret - start, len(cut))


def render_one(problem: Problem, folder: str = "") -> str:
    """Write a problem as `file:line:column: error: message [code]`, the line with a caret, and what to do.

    Args:
        folder: what leads from where one stands to the dossier's folder, with a slash behind it.
    """
    file, line, column = problem.location
    where = f"{visible_line(folder + file)}:{line}:{column}"
    lines = [f"{where}: {problem.severity}: {visible_line(problem.message)} [{problem.code}]"]
    if problem.line_text:
        text, caret = excerpt(problem)
        lines += [_INDENT + text, f"{_INDENT}{' ' * caret}^"]
    lines.append(f"  = help: {visible_line(problem.advice)}")
    return "\n".join(lines)


def where(dossier: Path) -> str:
    """What leads from where one stands to the folder of a dossier, as an editor follows it.

    Args:
        dossier: its folder or its one file.
    """
    folder = dossier if dossier.is_dir() else dossier.parent
    try:
        near = os.path.relpath(folder)
    except (OSError, ValueError):  # where one stands is gone, or on another drive
        return f"{folder}/"
    if near == ".":
        return ""
    return f"{folder}/" if near.count("..") > 2 else f"{near}/"


def render(problems: Iterable[Problem], folder: str = "") -> str:
    """Write problems out with an empty line between them; `folder` as for `render_one`."""
    return "\n\n".join(render_one(problem, folder) for problem in problems)


def as_dict(problem: Problem) -> dict[str, str | int]:
    """Give a problem as plain values, for JSON."""
    return {
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "advice": problem.advice,
        "text": problem.line_text,
        "more": problem.more,
    }


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep those that forbid use of the dossier."""
    return tuple(problem for problem in problems if problem.severity == "error")


def count(problems: Iterable[Problem]) -> tuple[int, int]:
    """Count errors and warnings, with those that were not kept."""
    numbers = {"error": 0, "warning": 0}
    for problem in problems:
        numbers[problem.severity] += 1 + problem.more
    return numbers["error"], numbers["warning"]
