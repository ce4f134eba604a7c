"""Which editor to start, and how each is told the line."""

from __future__ import annotations

import os
import shlex
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLUS = (
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "joe",
    "ne",
    "kak",
    "mg",
)
"""Editors that take `+LINE FILE`."""
COLON = ("hx", "helix", "subl", "zed", "kate")
"""Editors that take `FILE:LINE`."""
GOTO = ("code", "codium", "code-insiders", "cursor", "windsurf")
"""Editors that take `-g FILE:LINE`; `--wait` keeps them from returning at once."""


def editor(environment: Mapping[str, str] = os.environ) -> str | None:
    """The user's editor as configured: `$VISUAL`, else `$EDITOR`."""
    return environment.get("VISUAL") or environment.get("EDITOR") or None


def command(editor: str, file: Path, line: int) -> list[str]:
    """The arguments that start an editor at a line of a file.

    Args:
        editor: what `$EDITOR` says: a program, possibly with options.
        line: counted from 1.

    Raises:
        ValueError: `editor` can't be split into words.
        FileNotFoundError: there is no such program.
    """
    words = shlex.split(editor)
    if not words or which(words[0]) is None:
        raise FileNotFoundError(words[0] if words else editor)
    name = os.path.basename(words[0]).removesuffix(".exe")  # noqa: PTH119 - a name, not a path of ours
    if name in PLUS:
        return [*words, f"+{line}", str(file)]
    if name in COLON:
        return [*words, f"{file}:{line}"]
    if name in GOTO:
        wait = [] if "--wait" in words or "-w" in words else ["--wait"]
        return [*words, *wait, "-g", f"{file}:{line}"]
    return [*words, str(file)]
