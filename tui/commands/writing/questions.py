"""Asking for what was not typed: only in a terminal, on stderr, with an answer that enter takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.commands.output import remark

if TYPE_CHECKING:
    from collections.abc import Callable


def may_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def completed(question: str, completions: Callable[[str], list[str]]) -> str:
    """Ask for a line in which tab completes.

    Args:
        question: what is wanted.
        completions: gives what a beginning may become.
    """
    remark(f"{question}:")
    try:
        import readline
    except ImportError:  # not on every system
        return sys.stdin.readline().strip()
    matches: list[str] = []

    def match(typed: str, number: int) -> str | None:
        """Give the completion of a number, as readline asks for it."""
        if number == 0:
            matches[:] = completions(typed)
        return matches[number] if number < len(matches) else None

    readline.set_completer(match)
    readline.set_completer_delims(";")
    readline.parse_and_bind("tab: complete")
    try:
        return input().strip()
    except EOFError:
        raise KeyboardInterrupt from None
    finally:
        readline.set_completer(None)


def asked(question: str, otherwise: str = "") -> str:
    """Ask for a line.

    Args:
        question: what is wanted.
        otherwise: what an empty answer means, and what is taken where nobody can be asked.
    """
    if not may_ask():
        return otherwise
    remark(f"{question}{f' [{otherwise}]' if otherwise else ''}:")
    answer = sys.stdin.readline()
    if not answer:  # ctrl+d
        raise KeyboardInterrupt
    return answer.strip() or otherwise
