"""`bilateral completion`: a completion script for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

from tui.commands import arguments as command_line
from tui.commands import output
from tui.commands.failure import FINE

if TYPE_CHECKING:
    from argparse import Namespace

_BASH = """\
_bilateral_dossiers() {
  compgen -d -- "$1"
  compgen -W "$(bilateral list --names 2>/dev/null)" -- "$1"
}
"""
_ZSH = """\
_bilateral_dossiers() {
  _alternative "dossiers:dossier:($(bilateral list --names 2>/dev/null))" "files:file:_files"
}
"""
_PREAMBLES = {"bash": _BASH, "zsh": _ZSH}


def run(arguments: Namespace) -> int:
    """Print the script, which names commands, options and known dossiers."""
    parser = command_line.whole()
    output.line(shtab.complete(parser, arguments.shell, preamble=_PREAMBLES.get(arguments.shell, "")))
    return FINE
