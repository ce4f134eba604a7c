"""What stood on the screen when: the bytes of a command, fed to a terminal in memory afterwards.

Afterwards, so that the emulation costs nothing while the clock runs.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import pyte

from bench.terminal import COLUMNS, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.terminal import Chunk

_UNKNOWN = re.compile(
    "\x1b\\[[<>=?][0-9;]*[uqpt]|\x1b\\[[0-9;]*t|\x1b[P_^][^\x1b]*\x1b\\\\|\x1b\\[\\?[0-9;]*\\$p"
)
"""Sequences that pyte would print or misread: keyboard protocols, device queries, strings."""


class Screen:
    """A terminal in memory."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> None:
        """Shows some more bytes; a sequence that is cut off waits for its end."""
        text = self._rest + self._decoder.decode(data)
        cut = text.rfind("\x1b")
        complete = cut < 0 or re.match("\x1b(?:\\[[0-9;:<>=?$ ]*[@-~]|[^\\[P_^\\]])", text[cut:])
        text, self._rest = (text, "") if complete else (text[:cut], text[cut:])
        self._stream.feed(_UNKNOWN.sub("", text))

    @property
    def text(self) -> str:
        """All that can be read on the screen, a line for a row."""
        # Not `display`, which fails where half of a wide character was written over.
        buffer = self._screen.buffer
        return "\n".join("".join(buffer[y][x].data for x in range(COLUMNS)) for y in range(ROWS))

    @property
    def cells(self) -> tuple[object, ...]:
        """All that can be seen, colours and all."""
        buffer = self._screen.buffer
        return tuple(buffer[y][x] for y in range(ROWS) for x in range(COLUMNS))


def frames(chunks: Sequence[Chunk]) -> Iterator[tuple[float, Screen]]:
    """The screen after each chunk; it is the same object every time.

    Args:
        chunks: what a command wrote.

    Yields:
        When a chunk came, and the screen after it.
    """
    screen = Screen()
    for chunk in chunks:
        screen.feed(chunk.data)
        yield chunk.at, screen


def first(chunks: Sequence[Chunk], seen: Callable[[Screen], bool]) -> float | None:
    """When the screen first showed something.

    Args:
        chunks: what a command wrote.
        seen: tells whether the screen shows it.

    Returns:
        Seconds since the command was started, or None.
    """
    return next((at for at, screen in frames(chunks) if seen(screen)), None)


def last(chunks: Sequence[Chunk]) -> Screen:
    """The screen after all of it."""
    screen = Screen()
    for chunk in chunks:
        screen.feed(chunk.data)
    return screen
