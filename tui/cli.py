"""The command line: what was typed is given to the command that carries it out.

Each command's module is imported only when it is run; only the reader imports Textual.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.commands import arguments
from tui.commands.failure import USAGE, Failure

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
"""The exit code of what was stopped with ctrl+c, as shells have it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line.

    Args:
        argv: what was typed after the command's name; None takes it from the process.

    Returns:
        The exit code: 0 fine, 1 problems found, 2 wrong usage, 130 interrupted.
    """
    typed = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _carried_out(_parsed(typed))
        sys.stdout.flush()
    except Failure as failure:
        from tui.commands.output import remark

        remark(f"bilateral: {failure}" if failure.code == USAGE else str(failure))
        return failure.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has had enough; nothing may be left to be flushed into the pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as end:  # argparse's own way out
        return end.code if isinstance(end.code, int) else USAGE
    return code


def _parsed(typed: list[str]) -> Namespace:
    if typed and typed[0] in arguments.COMMANDS:
        if typed[0] == "search":
            typed = _without_minus(typed)
        return arguments.whole().parse_args(typed)
    found = arguments.reader().parse_args(typed)
    if found.help:
        arguments.whole().print_help()
        raise SystemExit(0)
    found.command = "read"
    return found


def _without_minus(typed: list[str]) -> list[str]:
    """Let `-ceasefire` be part of a query: a blank before it keeps it from being taken for an option."""
    return [
        f" {word}" if word[:1] == "-" != word[1:2] and word not in ("-", "-h") else word for word in typed
    ]


def _carried_out(found: Namespace) -> int:
    from importlib import import_module

    run: Callable[[Namespace], int] = import_module(f"tui.commands.{found.command}").run
    from tui.archive.store import Damaged

    try:
        return run(found)
    except Damaged as damage:
        from tui.commands.inputs import thrown_away

        # Some of it may have been printed already: nothing is printed twice.
        raise thrown_away(found.dossier) from damage


def _speak_utf8() -> None:
    """Data is UTF-8 wherever it goes to; what a terminal can't show is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
