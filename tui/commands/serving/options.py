"""What can be typed after the commands that keep running."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.arguments import Commands


def add_lsp(commands: Commands) -> None:
    """Add `bilateral lsp`."""
    commands.add(
        "lsp",
        "answer a text editor: problems as one types, ids with their names, renaming",
        "lsp",
        more="""
An editor starts it, and speaks the Language Server Protocol with it on stdin and stdout; docs/editors.md
shows how VS Code, Neovim and Helix are told to. It needs the extra: pip install 'bilateral[lsp]'.""",
    )
