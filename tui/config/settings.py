"""The user's configuration: one YAML file, `config.yaml`, in the user's configuration folder.

What it says is kept as JSON in the cache, so that a start reads no YAML while the file stays as it was.
"""

from __future__ import annotations

from pathlib import Path

from tui.config import user_folders as folders
from tui.config.choices import Config
from tui.dossier.file_replacing import keep_file

VERSION = 3
"""Raised whenever what is kept in the cache changes."""


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
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        return Config(problems=(f"{path} can't be read: {error.strerror}",))
    key = f"{VERSION}|{path}|{status.st_mtime_ns}|{status.st_ctime_ns}|{status.st_ino}|{status.st_size}"
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
        problems = tuple(held["problems"])
        return Config(held["theme"], keymap, held["dossier"], where, held["cite"], problems, held["places"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(key: str, config: Config) -> None:
    import json

    held = {"key": key, **config._asdict(), "folders": [str(folder) for folder in config.folders]}
    # Where the cache can't be written, the file is read each time.
    keep_file(_kept_at(), json.dumps(held))
