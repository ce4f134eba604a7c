"""A server in a process of its own, and browsers that look at it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pyte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PATIENCE = 20.0


class Served:
    """A server that runs.

    Attributes:
        port: where.
        pid: its process.
    """

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self.port = port
        self.pid = process.pid

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"http://127.0.0.1:{self.port}"

    def readers(self) -> list[int]:
        """The processes of its sessions."""
        children = Path(f"/proc/{self.pid}/task").glob("*/children")
        return [int(child) for file in children for child in file.read_text().split()]

    def wait_for_readers(self, number: int) -> None:
        """Wait until there are so many sessions."""
        wait(lambda: len(self.readers()) == number, f"{number} sessions")

    def end(self) -> str:
        """End it as a service manager does; returns what it said."""
        self._process.terminate()
        _, said = self._process.communicate(timeout=PATIENCE)
        return said


def wait(until: Any, wanted: str) -> None:
    """Wait for something to come true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(FileNotFoundError, ProcessLookupError):
            if until():
                return
        time.sleep(0.05)
    raise AssertionError(f"did not come: {wanted}")


@contextmanager
def serving(dossier: Path, cache: Path, *options: str) -> Iterator[Served]:
    """Run a server, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {f"XDG_{name}_HOME": str(cache / name.lower()) for name in ("CACHE", "CONFIG", "STATE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "serve", str(dossier), "--port", str(port), *options],
        env={**os.environ, **folders},
        stderr=subprocess.PIPE,
        text=True,
    )
    served = Served(process, port)
    try:
        wait(lambda: answers(served) or process.poll() is not None, "an answer")
        assert process.poll() is None, process.communicate()[1]
        yield served
    finally:
        process.kill()
        process.communicate()


def answers(served: Served) -> bool:
    """Whether the page can be had."""
    try:
        with urllib.request.urlopen(served.url, timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


class Window:
    """A page of the server in a browser; the terminal in it is read from what the browser is sent."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        page.on("websocket", self._connected)
        page.goto(served.url)

    def _connected(self, websocket: Any) -> None:
        width, height = re.findall(r"(?:width|height)=(\d+)", websocket.url)
        self._screen.resize(int(height), int(width))
        websocket.on("framereceived", self._received)

    def _received(self, data: Any) -> None:
        if isinstance(data, bytes):
            # pyte does not know the protocol that tells how keys are sent, and would print it.
            self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*u", b"", data))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def see(self, wanted: str) -> str:
        """Wait for a text on the screen, and return all of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.page.wait_for_timeout(100)
            if wanted in (text := self.text):
                return text
        raise AssertionError(f"never on the screen: {wanted!r}\n{self.text}")

    def press(self, *keys: str) -> None:
        """Press keys in the browser."""
        for key in keys:
            self.page.keyboard.press(key)
