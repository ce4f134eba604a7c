"""A program in a pty, what it shows, and what it leaves behind."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from typing import Self

import pyte

PATIENCE = 30.0
"""Seconds after which something that should show up is missed."""


class Session:
    """A command in a terminal of its own; a context manager that ends it."""

    def __init__(
        self, command: list[str], *, columns: int = 120, rows: int = 36, env: dict[str, str] | None = None
    ):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # The size is the terminal's, and known before the program starts.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
            kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            # Not the process's own environment: readline, which pytest imports, puts a width there unseen.
            os.execvpe(command[0], command, kept | own)
        self.before = self.after = termios.tcgetattr(self._fd)
        """The terminal's settings before the program and after its end."""
        self.code: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        os.close(self._fd)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._fd, keys.encode())

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program wrote; tells whether there was anything."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, wanted: str, *, gone: bool = False) -> str:
        """Read until a text is on the screen (or gone from it) and return the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            if (wanted in self.text) is not gone:
                while self.read(0.15):
                    pass
                if (wanted in self.text) is not gone:
                    return self.text
        raise AssertionError(f"{'still' if gone else 'never'} on the screen: {wanted!r}\n{self.text}")

    def wait_end(self) -> int:
        """Read until the program ends and return its exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05):
                    pass
                self.code = os.waitstatus_to_exitcode(status)
                self.after = termios.tcgetattr(self._fd)
                return self.code
        raise AssertionError(f"did not end\n{self.text}")

    @staticmethod
    def shown(raw: bytes, columns: int, rows: int) -> list[str]:
        """What a terminal of a size shows after some bytes."""
        screen = pyte.Screen(columns, rows)
        pyte.ByteStream(screen).feed(raw)
        return [line.rstrip() for line in screen.display]
