"""A command in a real pseudo-terminal, watched from outside: what it wrote, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from contextlib import suppress
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

COLUMNS, ROWS = 120, 36
_REPLIES = ((b"\x1b[c", b"\x1b[?62;c"), (b"\x1b[6n", b"\x1b[1;1R"))
"""What a terminal is asked and must answer, lest the command wait for it."""


class Chunk(NamedTuple):
    """Bytes that arrived together, and when: seconds since the command was started."""

    at: float
    data: bytes


class Terminal:
    """Runs a command in a terminal of 120 columns and 36 rows.

    Attributes:
        chunks: all that it has written so far.
        pid: its process.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: str = "/") -> None:
        """Starts the command.

        Args:
            command: the program and its arguments.
            environment: all of its environment.
            folder: its working directory.
        """
        self.chunks: list[Chunk] = []
        self.status: int | None = None
        self._program = command[0].rpartition("/")[2]
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self._began = perf_counter()
        self.pid = os.fork()
        if not self.pid:
            try:
                os.chdir(folder)
                os.login_tty(slave)
                keep_priority()
                os.execvpe(command[0], list(command), dict(environment))
            finally:
                os._exit(127)
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def now(self) -> float:
        """Seconds since the command was started."""
        return perf_counter() - self._began

    def read(self, seconds: float) -> Chunk | None:
        """What comes next, if anything does in time.

        Args:
            seconds: how long to wait.

        Returns:
            The bytes with their time; None after silence, or when the command has ended.
        """
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            data = b""
        if not data:
            self._reap()
            return None
        chunk = Chunk(self.now, data)
        self.chunks.append(chunk)
        for question, answer in _REPLIES:
            if question in data:
                os.write(self._master, answer)
        return chunk

    def until(self, found: Callable[[bytes], bool], seconds: float) -> float | None:
        """Waits until what was written (all of it) has something.

        Args:
            found: tells whether it has.
            seconds: how long to wait at most.

        Returns:
            When it had, or None.
        """
        end = monotonic() + seconds
        seen = b"".join(chunk.data for chunk in self.chunks)
        while not found(seen):
            chunk = self.read(end - monotonic())
            if chunk is None and (self.status is not None or monotonic() >= end):
                return None
            if chunk is not None:
                seen += chunk.data
        return self.chunks[-1].at if self.chunks else None

    def settle(self, quiet: float, seconds: float = 30.0) -> None:
        """Reads until nothing has come for a while.

        Args:
            quiet: how long a silence has to be.
            seconds: how long to wait for one at most.
        """
        end = monotonic() + seconds
        while monotonic() < end and self.read(quiet) is not None:
            pass

    def press(self, key: bytes) -> float:
        """Sends a key; returns when."""
        self.must_run()
        at = self.now
        os.write(self._master, key)
        return at

    def answer(self, key: bytes, seconds: float = 5.0) -> float | None:
        """From a key to the first byte that is written after it.

        Args:
            key: what the terminal sends for it.
            seconds: how long to wait at most.

        Returns:
            Seconds, or None where nothing came.
        """
        at = self.press(key)
        chunk = self.read(seconds)
        return None if chunk is None else chunk.at - at

    def memory(self) -> dict[str, float]:
        """What the process holds now, in MiB: `rss` and `anonymous` (what it holds beside files' pages)."""
        self.must_run()
        fields: dict[str, float] = {}
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            for line in status:
                name, _, rest = line.partition(":")
                if name in ("VmRSS", "RssAnon"):
                    fields[name] = int(rest.split()[0]) / 1024
        return {"rss": fields["VmRSS"], "anonymous": fields["RssAnon"]}

    def must_run(self) -> None:
        """Makes sure that the command has not ended, lest silence be taken for speed.

        Raises:
            RuntimeError: it has ended; with the last that it wrote.
        """
        self._reap()
        if self.status is not None:
            said = b"".join(chunk.data for chunk in self.chunks)[-300:].decode(errors="replace").strip()
            raise RuntimeError(f"{self._program} has ended: {said!r}")

    def waited(self) -> float:
        """Seconds that the command and we ourselves have stood ready without getting a core."""
        total = 0.0
        for pid in (self.pid, os.getpid()):
            with open(f"/proc/{pid}/schedstat", encoding="ascii") as times:
                total += int(times.read().split()[1]) / 1e9
        return total

    def ended(self, seconds: float) -> bool:
        """Waits for the command to end by itself; tells whether it did.

        Args:
            seconds: how long to wait at most.
        """
        end = monotonic() + seconds
        while self.status is None and monotonic() < end:
            self.read(0.02)
            self._reap()
        return self.status is not None

    def _reap(self) -> None:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status

    def close(self) -> None:
        """Ends the command, if it has not ended."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            self._reap()
            if self.status is not None:
                break
            os.kill(self.pid, number)
            self.ended(1.0)
        os.close(self._master)


def keep_priority() -> None:
    """Gives the session of this process its priority: Linux weighs sessions before processes."""
    with suppress(OSError), open("/proc/self/autogroup", "w", encoding="ascii") as group:
        group.write(str(os.nice(0)))
