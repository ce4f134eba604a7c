"""What can be typed after the commands that tell of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command_parsers import add_json

if TYPE_CHECKING:
    from tui.commands.command_parsers import Commands

SHELLS = ("bash", "zsh", "fish", "tcsh")


def add_where(commands: Commands) -> None:
    """Add `bilateral where`."""
    add_json(commands.add("where", "print where configuration, cache, state and dossiers are", "where"))


def add_completion(commands: Commands) -> None:
    """Add `bilateral completion`."""
    parser = commands.add(
        "completion",
        "print a completion script for a shell",
        "completion bash > ~/.local/share/bash-completion/completions/bilateral",
    )
    parser.add_argument("shell", choices=SHELLS)


def add_man(commands: Commands) -> None:
    """Add `bilateral man`."""
    commands.add("man", "print the manual page", "man > ~/.local/share/man/man1/bilateral.1")
