"""`bilateral completion`: a completion script for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

from tui.commands import arguments as command_line
from tui.commands import output
from tui.commands.failure import FINE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

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
_FISH = """\
function _bilateral_dossiers
  bilateral list --names 2>/dev/null
  __fish_complete_directories (commandline -ct)
end
"""
_PREAMBLES = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
_PATHS = {"FILE": shtab.FILE, "DIR": shtab.DIR, "FOLDER": shtab.DIR}
"""What is completed where something is to be typed that its help calls so."""


def run(arguments: Namespace) -> int:
    """Print the script, which names commands, options and known dossiers."""
    parser = command_line.full_parser()
    _complete_paths(parser)
    output.line(shtab.complete(parser, arguments.shell, preamble=_PREAMBLES.get(arguments.shell, "")))
    return FINE


def _complete_paths(parser: ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action.metavar, str) and action.metavar in _PATHS:
            action.complete = _PATHS[action.metavar]  # type: ignore[attr-defined] # what shtab looks at
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                _complete_paths(inner)
