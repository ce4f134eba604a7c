"""The command line: what was typed is given to the command that carries it out.

Each command's module is imported only when it is run; only the reader imports Textual.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.commands import arguments
from tui.commands.failure import FINE, PROBLEMS, USAGE, Failure
from tui.commands.output import printed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
"""The exit code of what was stopped with ctrl+c, as shells have it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line.

    Args:
        argv: what was typed after the command's name; None takes it from the process, which ends with it.

    Returns:
        The exit code: 0 fine, 1 problems found, 2 wrong usage, 130 interrupted.
    """
    if argv is not None:
        return _answered(list(argv))
    # What is imported is no garbage, and what is left in the end goes with the process.
    gc.disable()
    try:
        return _answered(sys.argv[1:])
    finally:
        gc.freeze()


def _answered(typed: list[str]) -> int:
    """Carry out what was typed, and tell what kept it from being done."""
    _open_closed_streams()
    _speak_utf8()
    try:
        code = _carried_out(typed)
        sys.stdout.flush()
    except Failure as failure:
        from tui.commands.output import remark

        remark(f"bilateral: {failure}" if failure.code == USAGE else str(failure))
        return failure.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has had enough.
        _write_no_more()
        return FINE
    except OSError as error:
        from tui.commands.output import remark

        _write_no_more()
        where = f"{error.filename}: " if error.filename else ""
        remark(f"bilateral: {where}{error.strerror or error}")
        return PROBLEMS
    return code


def _open_closed_streams() -> None:
    """Stand in for standard streams that whoever started the program has closed.

    What is written to a closed stdout fails as it does on a full disk; nobody misses what goes to stderr, and
    there is nothing to read on stdin.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for good
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115 - for good
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for good


def _write_no_more() -> None:
    """Let nothing be left to be flushed to stdout at exit, where it would fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(typed: list[str]) -> Namespace:
    if typed and typed[0] in arguments.COMMANDS:
        if typed[0] == "search":
            typed = _without_minus(typed)
        options, others = arguments.command_parser(typed[0]).parse_known_args(typed[1:])
        options.command = typed[0]
    else:
        options, others = arguments.reader().parse_known_args(typed)
        if options.help:
            arguments.full_parser().print_help()
            raise SystemExit(FINE)
        options.command = "read"
    if others:
        raise _not_understood(options, others)
    return options


def _not_understood(options: Namespace, others: list[str]) -> Failure:
    """What to say of words that no parser takes."""
    from tui.commands import unknown

    word = next((word for word in others if word.startswith("-")), None)
    if options.command == "read" and word is None:
        return unknown.more_words(options.dossier, others, tuple(arguments.COMMANDS))
    if word is None:
        return Failure(f"`{options.command}` takes no more words, and “{others[0]}” is one more")
    what = "the reader" if options.command == "read" else f"`{options.command}`"
    return unknown.option(word, arguments.options(options.command), what)


def _without_minus(typed: list[str]) -> list[str]:
    """Let `-ceasefire` be part of a query: a blank before it keeps it from being taken for an option."""
    return [
        f" {word}" if word[:1] == "-" != word[1:2] and word not in ("-", "-h") else word for word in typed
    ]


def _carried_out(typed: list[str]) -> int:
    try:
        options = _parsed(typed)
    except SystemExit as end:  # argparse's own way out
        return end.code if isinstance(end.code, int) else USAGE
    from importlib import import_module

    module = arguments.COMMANDS.get(options.command, arguments.READER)

    run: Callable[[Namespace], int] = import_module(f"tui.commands.{module}").run
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    before = printed()
    try:
        return _run(run, options)
    except (Failure, OSError):
        raise
    except Exception as error:
        from tui.commands.inputs import comes_of_damage, thrown_away

        if not comes_of_damage(error, getattr(options, "dossier", None)):
            raise
        if printed() == before and module.startswith("reading."):
            return _run(run, options)
        # Some of it has been printed or written already: nothing is done twice.
        raise thrown_away() from error


def _run(run: Callable[[Namespace], int], options: Namespace) -> int:
    wants_pager = not getattr(options, "no_pager", True) and not options.json and sys.stdout.isatty()
    return _paged(run, options) if wants_pager else run(options)


def _paged(run: Callable[[Namespace], int], options: Namespace) -> int:
    """Carry out a command whose text may be long; who leaves the pager early has had enough."""
    from tui.commands.pager import paged

    with paged():
        return run(options)
    return FINE


def _speak_utf8() -> None:
    """Data is UTF-8 wherever it goes to; what a terminal can't show is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
