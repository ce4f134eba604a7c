"""What can be typed after the commands that keep running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command_parsers import add_dossier

if TYPE_CHECKING:
    from tui.commands.command_parsers import Commands


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


def add_serve(commands: Commands) -> None:
    """Add `bilateral serve`."""
    parser = commands.add(
        "serve",
        "show the reader in a browser",
        "serve path/to/dossier",
        "serve path/to/dossier --port 8080 --sessions 4 --idle 10",
        more="""
Everybody who opens the page has a reader of their own, which reads and does nothing else: no file is
changed and no program started. The server is for this machine alone; docs/serving.md says how a desk shares
it. It needs the extra: pip install 'bilateral[serve]'.""",
    )
    add_dossier(parser)
    parser.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="listen there (default: 127.0.0.1)"
    )
    parser.add_argument("--port", metavar="N", type=_port, default=8765, help="the port (default: 8765)")
    parser.add_argument(
        "--public-url", metavar="URL", help="where a proxy has it, such as https://desk.example"
    )
    parser.add_argument(
        "--let-others-in", action="store_true", help="allow an address that other machines reach"
    )
    parser.add_argument(
        "--sessions", metavar="N", type=_number, default=8, help="at most so many at once (default: 8)"
    )
    parser.add_argument(
        "--idle",
        metavar="MINUTES",
        type=_minutes,
        default=30.0,
        help="end a session in which nothing happens so long (default: 30)",
    )
    parser.add_argument(
        "--memory", metavar="MIB", type=_number, default=512, help="of each session (default: 512)"
    )


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _minutes(text: str) -> float:
    minutes = float(text)
    if not 0 < minutes < 1e6:
        raise ValueError(text)
    return minutes
