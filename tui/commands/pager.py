"""Long text goes through a pager in a terminal, as git does it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from shutil import which
from typing import TYPE_CHECKING

from tui.commands.output import is_dumb

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = "less"
_LESS = "FRX"
"""Ends at once where the text fits, shows bold, and leaves the text on the screen; git's own choice."""


class _ToPager(TextIOWrapper):
    """What is written is read in a terminal in the end, so that width and bold are a terminal's."""

    def isatty(self) -> bool:
        """It is one, seen from whoever writes."""
        return True


def _command() -> list[str] | None:
    """The pager to start; None where there is none, or none is wanted."""
    if not sys.stdout.isatty() or is_dumb() or not os.environ.get("TERM"):
        return None
    try:
        words = shlex.split(os.environ.get("PAGER", _USUAL))
    except ValueError:
        return None
    return words if words and words[0] != "cat" and which(words[0]) else None


@contextmanager
def paged() -> Iterator[None]:
    """Let stdout go through the user's `$PAGER` (by default `less`) where it is a terminal."""
    command = _command()
    if command is None:
        yield
        return
    environment = {"LESS": _LESS, "LV": "-c", **os.environ}
    terminal = sys.stdout
    terminal.flush()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    assert process.stdin is not None  # noqa: S101 - it was asked for
    stream = _ToPager(process.stdin, encoding="utf-8", errors="backslashreplace")
    sys.stdout = stream
    try:
        with suppress(BrokenPipeError):
            yield
    finally:
        sys.stdout = terminal
        with suppress(BrokenPipeError):
            stream.close()
        # ctrl+c is the pager's while it is read.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        process.wait()
        signal.signal(signal.SIGINT, before)
