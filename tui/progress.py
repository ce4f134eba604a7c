"""How far long work has come, how fast it goes and how long it will take: in the terminal and the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, ProgressColumn, TaskID, TextColumn
from rich.table import Column
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.progress import Task

WAIT = 0.5
"""Seconds before a bar is shown: what is done sooner needs none."""


class BuildProgress:
    """The pace of what is being done now; each kind of work has its own.

    Args:
        console: where to show it as a bar; None where somebody else shows it.
        clock: gives seconds; the time of day by default.
    """

    def __init__(self, console: Console | None = None, clock: Callable[[], float] | None = None) -> None:
        column = Column(no_wrap=True, overflow="ellipsis")
        columns = (
            TextColumn("{task.description}", markup=False, table_column=column),
            BarColumn(24),
            _Words(table_column=column.copy()),
        )
        self._bar = Progress(
            *columns, console=console, auto_refresh=False, transient=True, expand=False, get_time=clock
        )
        self._console = console
        self._began = self._bar.get_time()
        self._now: TaskID | None = None
        self.what = ""
        """What is being done."""

    def __enter__(self) -> BuildProgress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self, what: str, done: int, total: int) -> None:
        """Take note of how far it is.

        Args:
            what: is being done.
            done: how much of it.
            total: how much there is to do, 0 where that is not known; both count the same thing.
        """
        if self._now is None or what != self.what:
            if self._now is not None:
                self._bar.remove_task(self._now)
            self.what = what
            self._now = self._bar.add_task(what, total=None)
        self._bar.update(self._now, completed=done, total=total or None)
        if self._console is not None and self._bar.get_time() - self._began >= WAIT:
            self._bar.start()
            self._bar.refresh()

    @property
    def share(self) -> float | None:
        """How much of it is done, from 0 to 1; None where that is not known."""
        task = self._task
        return None if task is None or not task.total else task.completed / task.total

    @property
    def left(self) -> str:
        """How long it still takes, in words; empty where that is not known."""
        task = self._task
        return "" if task is None else _left(task)

    @property
    def words(self) -> str:
        """How much of how much, the rate, and the time left; empty where there is nothing to count."""
        task = self._task
        return "" if task is None else _words(task)

    @property
    def _task(self) -> Task | None:
        return self._bar.tasks[0] if self._bar.tasks else None


class _Words(ProgressColumn):
    """The words of `BuildProgress.words` beside a bar."""

    def render(self, task: Task) -> Text:
        """The words of a task."""
        return Text(_words(task))


def _words(task: Task) -> str:
    if not task.total:
        return ""
    parts = [f"{task.completed:,.0f} of {task.total:,.0f}"]
    if task.speed:
        parts.append(f"{task.speed:,.0f} a second")
    if left := _left(task):
        parts.append(f"{left} left")
    return " · ".join(parts)


def _left(task: Task) -> str:
    seconds = task.time_remaining if task.total else None
    if seconds is None:
        return ""
    return f"{seconds:,.0f} s" if seconds < 100 else f"{seconds / 60:,.0f} min"
