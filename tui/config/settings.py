"""The user's configuration: one YAML file, `config.yaml`, in the user's configuration folder.

What it says is kept as JSON in the cache, so that a start reads no YAML while the file stays as it was.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.config import user_folders as folders

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
"""Raised whenever what is kept in the cache changes."""


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
    problems: tuple[str, ...] = ()
    """What is wrong in the file, each with file, line and column; the rest of it holds."""


def location() -> Path:
    """The configuration's file; it need not exist."""
    return folders.config() / "config.yaml"


def load() -> Config:
    """Read the configuration. What is wrong in it is told in `problems` and left at its default.

    Returns:
        The configuration; the defaults where there is no file.
    """
    path = location()
    try:
        status = path.stat()
    except OSError:
        return Config()
    key = f"{VERSION}|{path}|{status.st_mtime_ns}|{status.st_size}"
    kept = _recall(key)
    if kept is None:
        from tui.config.settings_reader import read

        kept = read(path)
        _keep(key, kept)
    return kept


def _kept_at() -> Path:
    return folders.cache() / "config.json"


def _recall(key: str) -> Config | None:
    import json

    try:
        held = json.loads(_kept_at().read_text(encoding="utf-8"))
        if held["key"] != key:
            return None
        keymap = {command: tuple(keys) for command, keys in held["keymap"].items()}
        where = tuple(Path(folder) for folder in held["folders"])
        return Config(held["theme"], keymap, held["dossier"], where, tuple(held["problems"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(key: str, config: Config) -> None:
    import json
    from contextlib import suppress

    held = {"key": key, **config._asdict(), "folders": [str(folder) for folder in config.folders]}
    target = _kept_at()
    # Where the cache can't be written, the file is read each time.
    with suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(held), encoding="utf-8")
        beside.replace(target)
