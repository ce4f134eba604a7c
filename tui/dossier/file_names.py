"""Which files are a dossier's: their names say so."""

from __future__ import annotations

SUFFIXES = (".yaml", ".yml")
"""How the names of a dossier's files end, in small or capital letters."""


TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf")
"""How the names of files end that may be the text of a source."""


def is_yaml(name: str) -> bool:
    """Whether a file of this name is one of a dossier's: `*.yaml` or `*.yml`, and not hidden."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def is_read(name: str) -> bool:
    """Whether a file of this name is one of a dossier's, or may be the text of one of its sources."""
    return is_yaml(name) or (name.lower().endswith(TEXT_SUFFIXES) and not name.startswith("."))


def stem(name: str) -> str:
    """A file's name without its ending, where it is one of a dossier's."""
    return name.rpartition(".")[0] if is_yaml(name) else name
