"""Signals that end the reader: the place is kept and the terminal is left as it was, whenever they come."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from textual.app import App

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))
_ENDED_BY = 128
"""What shells add to the number of a signal to make an exit code."""


@contextmanager
def ending_orderly() -> Iterator[None]:
    """Leave by an exception where a signal ends the program before (or after) the application runs."""
    before = {number: signal.signal(number, _leave) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(_ENDED_BY + number)


def listen(app: App[Any]) -> None:
    """Let signals end a running application as quitting does, with the exit code that shells expect."""
    # Windows has no such handlers, and a thread other than the main one may not set them.
    with suppress(NotImplementedError, RuntimeError, ValueError):
        # Not at the top: the first picture would wait for it.
        from asyncio import get_running_loop

        loop = get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, end, app, number)


def end(app: App[Any], number: int) -> None:
    """End a running application as a signal asks for."""
    app.exit(_ENDED_BY + number, return_code=_ENDED_BY + number)
