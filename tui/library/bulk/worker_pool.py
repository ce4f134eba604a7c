"""Starting worker processes, giving them tasks, and ending them whatever happens.

They are plain Python processes on pipes: `multiprocessing` would import the main program again, and forking
one that has threads, as the reader has, is not safe. A worker ends when its pipe does, thus with its parent.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType
    from typing import Self

_MOST = 4
"""Workers: the process that writes what they read keeps up with no more."""
_WINDOW = 3
"""Tasks for each worker that may be given or done and not yet taken back: memory stays bounded."""
_PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.path[:] = sys.argv[1:]
from tui.library.bulk.worker import main
main()
"""


class TaskFailed(Exception):  # noqa: N818 - it is no error of the program
    """A task could not be done; the dossier has to be read in the ordinary way."""


class WorkerPool:
    """Worker processes, started when there is something to do."""

    def __init__(self) -> None:
        self._size = max(1, min(_MOST, _cores()))
        self._threads = ThreadPoolExecutor(self._size)
        self._own = threading.local()
        self._lock = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def submit(self, task: str, *arguments: object) -> Future[Any]:
        """Give a task to the next worker that is free.

        Args:
            task: the name of a function in `tui.library.bulk.worker_tasks`.
            arguments: its arguments, which can be pickled.

        Returns:
            Its result, or `Failed`.
        """
        return self._threads.submit(self._do, task, arguments)

    def submit_later(self, task: str, make: Callable[[], object]) -> Future[Any]:
        """Give a task whose argument is made only when a worker is free.

        Args:
            task: as for `submit`.
            make: makes the argument.

        Returns:
            As `submit`.
        """
        return self._threads.submit(lambda: self._do(task, (make(),)))

    def everyone(self, task: str) -> list[Any]:
        """Have each worker do a task once, while none has anything else to do.

        Args:
            task: the name of a function that takes no arguments.

        Returns:
            The results.

        Raises:
            Failed: one could not do it.
        """
        for process in self._processes:
            _give(process, task, ())
        return [_take(process) for process in self._processes]

    def each(self, task: str, jobs: Iterable[tuple[object, ...]]) -> Iterator[Any]:
        """Do a task with each of many arguments.

        Args:
            task: as for `submit`.
            jobs: the arguments of each.

        Yields:
            The results in the order of the jobs.

        Raises:
            Failed: one could not be done.
        """
        given: deque[Future[Any]] = deque()
        for job in jobs:
            given.append(self.submit(task, *job))
            if len(given) >= self._size * _WINDOW:
                yield given.popleft().result()
        while given:
            yield given.popleft().result()

    def renew(self) -> None:
        """Let new workers do what comes, as a process keeps what memory it once used; none may be at work."""
        with self._lock:
            ended, self._processes = self._processes, []
            self._own = threading.local()
        for process in ended:
            process.kill()
            process.communicate()

    def close(self) -> None:
        """End all workers, at once."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        while self._processes:
            self._processes.pop().communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do(self, task: str, arguments: tuple[object, ...]) -> Any:
        process = self._process()
        _give(process, task, arguments)
        return _take(process)

    def _process(self) -> subprocess.Popen[bytes]:
        """The process of this thread."""
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:
                if self._closed:
                    raise TaskFailed
                process = self._own.process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _PROGRAM, *sys.path],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
                self._processes.append(process)
        return process


def _give(process: subprocess.Popen[bytes], task: str, arguments: tuple[object, ...]) -> None:
    if process.stdin is None:
        raise TaskFailed
    try:
        send(process.stdin, (task, arguments))
    except OSError as error:
        raise TaskFailed from error


def _take(process: subprocess.Popen[bytes]) -> Any:
    if process.stdout is None:
        raise TaskFailed
    try:
        done, result = receive(process.stdout)
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        raise TaskFailed from error
    if not done:
        raise TaskFailed(result)
    return result


def send(stream: IO[bytes], message: object) -> None:
    """Write a message.

    Args:
        stream: a pipe.
        message: what can be pickled.
    """
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read a message.

    Args:
        stream: a pipe from a process of this program.

    Raises:
        EOFError: the pipe has ended.
    """
    return pickle.load(stream)  # noqa: S301 - from a process of our own


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
