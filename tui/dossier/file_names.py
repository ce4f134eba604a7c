"""Which files are a dossier's: their names say so."""

from __future__ import annotations

SUFFIXES = (".yaml", ".yml")
"""How the names of a dossier's files end, in small or capital letters."""


def is_yaml(name: str) -> bool:
    """Whether a file of this name is one of a dossier's: `*.yaml` or `*.yml`, and not hidden."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def stem(name: str) -> str:
    """A file's name without its ending, where it is one of a dossier's."""
    return name.rpartition(".")[0] if is_yaml(name) else name
