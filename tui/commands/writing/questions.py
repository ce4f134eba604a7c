"""Asking for what was not typed: only in a terminal, on stderr, with an answer that enter takes."""

from __future__ import annotations

import sys

from tui.commands.output import remark


def may_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


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
