"""What can be configured."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Config(NamedTuple):
    """What the user configured; what is left out has its default."""

    theme: str | None = None
    """The name of a theme of Textual's."""
    keymap: Mapping[str, tuple[str, ...]] = {}
    """The keys of each command that has other keys than usual, by the command's id."""
    dossier: str | None = None
    """The name or the path of the dossier that opens without being named."""
    folders: tuple[Path, ...] = ()
    """Folders in which dossiers are looked for by name, before the shipped ones."""
    cite: str | None = None
    """The style in which statements are copied and cited: a name, or the path of a file of CSL."""
    problems: tuple[str, ...] = ()
    """What is wrong in the file, each with file, line and column; the rest of it holds."""
    places: Mapping[str, str] = {}
    """File, line and column of each command in `keymap`: only the reader knows which commands there are."""
