"""Lending the terminal to another program: an editor, or a browser that runs in it."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tui.app.terminal.signals import SIGNALS, end

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen
    from types import FrameType

    from textual.app import App

_KEYS = (signal.SIGINT, *(number for number in SIGNALS if number.name == "SIGQUIT"))
"""What a terminal sends to all programs in it when ctrl+c or ctrl+\\ is pressed: the other one's concern."""


@contextmanager
def lent(app: App[Any]) -> Iterator[list[Popen[bytes]]]:
    """Leave the terminal to another program for a while.

    What would end the reader is handed on to that program, which may have something to save; the reader ends
    after it.

    Args:
        app: the application, which has the terminal.

    Yields:
        The programs that have it; whoever starts one puts it in.

    Raises:
        SuspendNotSupported: the terminal can't be left.
    """
    programs: list[Popen[bytes]] = []
    came: list[int] = []

    def hand_on(number: int, _frame: FrameType | None) -> None:
        """Pass a signal on."""
        came.append(number)
        for program in programs:
            with suppress(ProcessLookupError):
                program.send_signal(number)

    def leave_alone(_number: int, _frame: FrameType | None) -> None:
        """Not to be ignored outright: the program would take that over."""

    with app.suspend():
        # The event loop, which stands still, must not find them waiting.
        to_loop = signal.set_wakeup_fd(-1)
        before = {
            number: signal.signal(number, leave_alone if number in _KEYS else hand_on)
            for number in (*SIGNALS, *_KEYS)
        }
        try:
            yield programs
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(to_loop)
    if came:
        end(app, came[0])
