"""Data to stdout, remarks to stderr; no character that a terminal would obey gets to either."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.report.visible import visible
from tui.report.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.report.as_json.json_values import Value

_printed = 0
_WIDEST = 100
"""Columns of a terminal beyond which lines are hard to read."""
_USUAL = 80
"""Columns of what does not tell how many it has."""


def remark(text: str) -> None:
    """Tell something that is no data."""
    print(visible(text), file=sys.stderr)  # noqa: T201 - the one way to stderr


def printed() -> int:
    """How many pieces of data went to stdout since the program began."""
    return _printed


def _noted(pieces: Iterable[str]) -> Iterator[str]:
    global _printed
    for piece in pieces:
        _printed += 1
        yield piece


def line(text: str) -> None:
    """Print a line of data that is visible already."""
    global _printed
    _printed += 1
    print(text)  # noqa: T201 - the one way to stdout


def lines(texts: Iterable[str], width: int | None = None) -> None:
    """Print texts, each on lines of its own.

    Args:
        texts: any texts; newlines in them are kept.
        width: where to break lines, in columns; 0 breaks none. None takes a terminal's width and breaks none
            elsewhere, so that what is piped reads back exactly.
    """
    styled(map(visible, texts), width)


def styled(texts: Iterable[str], width: int | None = None) -> None:
    """Print texts that are visible already and may hold bold.

    Args:
        width: as for `lines`.
    """
    room = _own_width() if width is None else width
    for text in texts:
        for line_of_text in text.split("\n"):
            for part in wrap(line_of_text, room):
                line(part)


def _own_width() -> int:
    return min(terminal_columns(), _WIDEST) if sys.stdout.isatty() else 0


def terminal_columns() -> int:
    """Columns of the terminal as `shutil` tells them, which takes every command 2 ms to import."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL
    except (OSError, ValueError):  # it is none, or it is closed
        return _USUAL


def is_dumb() -> bool:
    """Whether the terminal obeys nothing, by what Rich goes by too: it gets plain text."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def may_style() -> bool:
    """Whether stdout shows bold: a terminal, and `NO_COLOR` is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not is_dumb()


def document(fields: Mapping[str, Value | Iterator[Value]]) -> None:
    """Print a JSON object; lists given as iterators are written as they are read."""
    from tui.report.as_json import json_text

    sys.stdout.writelines(_noted(json_text.document(fields)))


def array(values: Iterable[Value]) -> None:
    """Print a JSON array, written as it is read."""
    from tui.report.as_json import json_text

    sys.stdout.writelines(_noted(json_text.array(values)))
    line("")
