"""Sessions: how many there may be, how long nothing may happen in one, how much memory it may take."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable

    from aiohttp.web import WebSocketResponse
    from textual_serve.download_manager import DownloadManager

_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
"""What a session's process is told of the server's environment."""
_PATIENCE = 3.0
"""Seconds that a reader gets to leave by itself."""
_WATCH = 2.0


class Limits(NamedTuple):
    """What sessions may take.

    Attributes:
        sessions: how many at once.
        idle: seconds without a key or a click.
        memory: MiB of each.
    """

    sessions: int = 8
    idle: float = 1800.0
    memory: int = 512


class ReaderService(AppService):
    """The process of one session, which has nothing in common with that of another."""

    def __init__(
        self,
        command: list[str],
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        download_manager: DownloadManager,
    ) -> None:
        super().__init__(
            "bilateral",
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=download_manager,
        )
        self._words = command
        self._folder = TemporaryDirectory(prefix="bilateral-session-")

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        textual = {
            name: value
            for name, value in super()._build_environment(width, height).items()
            if name.startswith(("TEXTUAL_", "TERM_PROGRAM")) or name in ("COLUMNS", "ROWS")
        }
        # Its own empty folder: neither the server's places nor another session's are there to be read.
        return {**kept, **textual, "XDG_STATE_HOME": self._folder.name, "PYTHONDONTWRITEBYTECODE": "1"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            cwd=self._folder.name,
            start_new_session=True,  # so that all of it can be ended
        )
        self._stdin = process.stdin
        return process

    @property
    def memory(self) -> float:
        """MiB that the process holds; 0 where that is not to be known."""
        with suppress(OSError, ValueError, AttributeError):
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])  # type: ignore[union-attr]
            return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
        return 0.0

    async def stop(self) -> None:
        """End the process: by asking, and where that is not heard by killing it."""
        process = self._process
        try:
            with suppress(TimeoutError, ConnectionError):
                await asyncio.wait_for(super().stop(), _PATIENCE)
        finally:
            if process is not None and process.returncode is None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), 0.2)
            if process is not None and process.returncode is None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
            self._folder.cleanup()


class Connection(NamedTuple):
    """One browser's connection and its reader."""

    socket: WebSocketResponse
    service: ReaderService


class Sessions:
    """All sessions of a server."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._heard: dict[Connection, float] = {}

    def __len__(self) -> int:
        return len(self._heard)

    @property
    def is_full(self) -> bool:
        """Whether another session has to wait until one has ended."""
        return len(self) >= self.limits.sessions

    def add(self, session: Connection) -> None:
        """Take in a session that has begun."""
        self._heard[session] = monotonic()

    def heard(self, session: Connection) -> None:
        """Note that somebody pressed a key."""
        if session in self._heard:
            self._heard[session] = monotonic()

    def remove(self, session: Connection) -> None:
        """Forget a session that has ended."""
        self._heard.pop(session, None)

    async def watch(self) -> None:
        """End sessions in which nothing happens, and those that take too much."""
        while True:
            await asyncio.sleep(min(_WATCH, self.limits.idle / 4))
            for session, heard in list(self._heard.items()):
                if monotonic() - heard > self.limits.idle:
                    await session.socket.close(message=b"nothing happened for a while")
                elif session.service.memory > self.limits.memory:
                    await session.socket.close(message=b"the session took too much memory")

    async def end(self) -> None:
        """End all."""
        for session in list(self._heard):
            await session.socket.close()
            await session.service.stop()


def command(path: Path, limits: Limits, theme: str) -> list[str]:
    """The command of a session's process.

    Args:
        path: the dossier.
        limits: what it may take.
        theme: its theme; empty for the usual one.
    """
    # Addresses are reserved long before memory is used: what is used is watched.
    reserved = limits.memory * 2
    module = "tui.serving.reader_process"
    return [sys.executable, "-m", module, str(path.absolute()), str(reserved), theme, str(os.getpid())]
