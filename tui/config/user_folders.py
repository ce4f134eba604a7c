"""Where the user's files belong: configuration, cache and state.

The XDG variables are honoured on every system. Without them Linux has its usual folders; other systems are
asked through platformdirs, which is imported only then, as that takes longer than reading a small file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "bilateral"


def config() -> Path:
    """The folder of `config.yaml`; it need not exist."""
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def state() -> Path:
    """The folder of what is remembered from one session to the next; it need not exist."""
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def cache() -> Path:
    """The folder of what may be thrown away at any time; it need not exist."""
    return _folder("XDG_CACHE_HOME", ".cache", "user_cache_dir")


def typed_path(text: str) -> Path:
    """A path as somebody typed it; a `~` that means no home is a name like any other."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _home() -> Path:
    """The user's home; for a bare uid that has none, a folder that is not there."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/nonexistent")


def _folder(variable: str, usual: str, function: str) -> Path:
    base = os.environ.get(variable, "")
    if base.startswith("/"):
        return Path(base) / NAME
    if sys.platform == "linux":
        # What platformdirs would say; importing it takes longer than opening an archive.
        return _home() / usual / NAME
    import platformdirs

    return Path(getattr(platformdirs, function)(NAME, appauthor=False))
