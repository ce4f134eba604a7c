"""Problems as they are found: of those that are alike only the first are kept, the others counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.dossier.problems import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.dossier.problems import Problem

_MOST_ALIKE = 50
"""Problems with one message that are kept."""
_MOST_MESSAGES = 500
"""Messages of one kind that are kept."""


class ProblemLog:
    """Takes problems one by one, in bounded memory however many there are.

    Args:
        every: keep them all.
    """

    def __init__(self, *, every: bool = False) -> None:
        self.every = every
        self._kept: list[Problem] = []
        self._alike: dict[str, Counter[str]] = {}
        self._left_out: Counter[tuple[str, str]] = Counter()

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProblemLog) and self._kept == other._kept

    __hash__ = None  # type: ignore[assignment]

    def keeps(self, code: str, message: str) -> bool:
        """Whether one more such problem is kept; if not, it is counted: it need not be made."""
        alike = self._alike.setdefault(code, Counter())
        if message in alike or len(alike) < _MOST_MESSAGES or self.every:
            alike[message] += 1
            if alike[message] <= _MOST_ALIKE or self.every:
                return True
        else:
            message = ""
        self._left_out[code, message] += 1
        return False

    def keep(self, problem: Problem) -> None:
        """Keep a problem that `keeps` was asked about."""
        self._kept.append(problem)

    def append(self, problem: Problem) -> None:
        """Take a problem."""
        if self.keeps(problem.code, problem.message):
            self._kept.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take several."""
        for problem in problems:
            self.append(problem)

    def drop(self, unwanted: Callable[[Problem], bool]) -> None:
        """Take out those that are not wanted."""
        self._kept = [problem for problem in self._kept if not unwanted(problem)]

    def has_errors(self) -> bool:
        """Whether any forbids use of the dossier."""
        return bool(errors(self._kept))

    def sorted(self) -> list[Problem]:
        """Give those that were kept, by file and line; the last of a kind tells how many more there are."""
        problems = sorted(self._kept, key=lambda problem: problem.location)
        left = Counter(self._left_out)
        for index in range(len(problems) - 1, -1, -1):
            problem = problems[index]
            more = left.pop((problem.code, problem.message), 0) + left.pop((problem.code, ""), 0)
            if more:
                problems[index] = problem._replace(more=more)
        return problems
