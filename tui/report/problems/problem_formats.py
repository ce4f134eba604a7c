"""Problems of a dossier for machines: GitHub's annotations and SARIF 2.1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tui
from tui.dossier.diagnostics import DIAGNOSTICS
from tui.dossier.hidden_characters import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.dossier.problems import Problem
    from tui.report.as_json.json_values import Value

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PAGE = "docs/problems.md"


def github(problems: Iterable[Problem], folder: str) -> Iterator[str]:
    """Write workflow commands, which GitHub shows beside the lines of a pull request.

    Args:
        problems: by file and line.
        folder: what leads to the dossier's folder.
    """
    for problem in problems:
        file, line, column = problem.location
        place = f"file={_property(folder + file)},line={line},col={column},title={problem.code}"
        yield f"::{problem.severity} {place}::{_data(f'{problem.message}; {problem.advice}')}"


def _data(text: str) -> str:
    return visible_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(problems: Iterable[Problem], folder: str) -> dict[str, Value]:
    """Make a SARIF log, as code scanning and editors read it.

    Args:
        problems: by file and line.
        folder: what leads to the dossier's folder.
    """
    listed = list(problems)
    codes = sorted({problem.code for problem in listed})
    rules: list[Value] = [
        {
            "id": code,
            "shortDescription": {"text": DIAGNOSTICS[code].title},
            "fullDescription": {"text": DIAGNOSTICS[code].explanation},
            "help": {"text": f"See {_PAGE}#{code}"},
            "defaultConfiguration": {"level": DIAGNOSTICS[code].severity},
        }
        for code in codes
    ]
    driver: dict[str, Value] = {"name": "bilateral", "version": tui.__version__, "rules": rules}
    results: list[Value] = [_result(problem, codes.index(problem.code), folder) for problem in listed]
    run: dict[str, Value] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, rule: int, folder: str) -> dict[str, Value]:
    file, line, column = problem.location
    region: dict[str, Value] = {"startLine": line, "startColumn": column}
    location: dict[str, Value] = {"artifactLocation": {"uri": folder + file}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": f"{problem.message}; {problem.advice}"},
        "locations": [{"physicalLocation": location}],
    }
