"""Problems of a dossier for a person: those alike together, the first few of each with their number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.dossier.problems import render_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.dossier.problems import Problem

_ALIKE = 3
"""Problems with one message that are shown."""
_MESSAGES = 12
"""Messages of one kind that are shown."""


def grouped(problems: Sequence[Problem], folder: str, *, every: bool = False) -> Iterator[str]:
    """Write problems out, those with one message together at the place of the first.

    Args:
        problems: by file and line.
        folder: what leads to the dossier's folder, as `tui.dossier.problems.where` gives it.
        every: show each of them.

    Returns:
        Texts of one problem, or of how many more there are.
    """
    if every:
        yield from (render_one(problem, folder) for problem in problems)
        return
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.code, problem.message), []).append(problem)
    shown: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for (code, _message), alike in groups.items():
        number = sum(1 + problem.more for problem in alike)
        shown[code] += 1
        if shown[code] > _MESSAGES:
            left[code] += number
            continue
        yield from (render_one(problem, folder) for problem in alike[:_ALIKE])
        if number > _ALIKE:
            yield f"… and {number - _ALIKE:,} more like the last [{code}]"
    for code, number in left.items():
        yield f"… and {number:,} more of the kind [{code}]; --all shows each"


def summary(problems: Iterable[Problem], folder: str) -> str:
    """Write out the errors that keep a dossier from being read, the first of each kind."""
    errors = [problem for problem in problems if problem.severity == "error"]
    return "\n\n".join(grouped(errors, folder))
