"""The dossiers that are known by name: those of the configured folders, and those that are shipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.config.user_folders import typed_path
from tui.dossier.file_names import is_yaml, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.config.choices import Config

DEFAULT = "syria-2015"
"""The dossier that opens where none is named or configured."""


class KnownDossier(NamedTuple):
    """A dossier that has a name."""

    name: str
    path: Path


class UnknownDossier(LookupError):  # noqa: N818 - a name as a person reads it
    """There is no such dossier; `str()` names those there are and the nearest."""


def shipped() -> Path:
    """The folder of the dossiers that come with the program: package data, or a checkout's `content`."""
    package = Path(__file__).parent.parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one dossier, however each was typed."""
    return path == other or path.resolve() == other.resolve()


def known(config: Config) -> list[KnownDossier]:
    """The dossiers of the configured folders, then the shipped ones; the first one of a name counts.

    A folder's dossiers are its folders with a YAML file in them, and its YAML files.
    """
    by_name: dict[str, KnownDossier] = {}
    for dossier in _all(config):
        by_name.setdefault(dossier.name, dossier)
    return list(by_name.values())


def find(name_or_path: str, config: Config) -> Path:
    """Find a dossier.

    Args:
        name_or_path: a known name, or a path; `./name` is always a path.
        config: where to look.

    Returns:
        Its folder or its one file.

    Raises:
        UnknownDossier: there is none.
    """
    if not name_or_path.strip():
        raise UnknownDossier("a name or a path is wanted, and the text is empty")
    path = Path(name_or_path)
    if path.name == name_or_path and name_or_path not in (".", ".."):
        for dossier in _all(config, name_or_path):
            return dossier.path
    try:
        path = typed_path(name_or_path)
        if path.exists():
            return path
    except (OSError, RuntimeError, ValueError):
        pass
    raise UnknownDossier(_unknown(name_or_path, config))


def _all(config: Config, name: str | None = None) -> Iterator[KnownDossier]:
    """All dossiers in the order of their folders, or those of a name, with or without its ending."""
    for folder in (*config.folders, shipped()):
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for path in entries:
            short = path.name if path.is_dir() else stem(path.name)
            if name in (None, short, path.name) and _is_dossier(path):
                yield KnownDossier(short, path)


def _is_dossier(path: Path) -> bool:
    try:
        if path.is_dir():
            return not path.name.startswith(".") and any(is_yaml(entry.name) for entry in path.iterdir())
        return is_yaml(path.name) and path.is_file()
    except (OSError, ValueError):
        return False


def _unknown(name: str, config: Config) -> str:
    from tui.dossier.nearest_names import nearest

    names = [dossier.name for dossier in known(config)]
    near = next(iter(nearest(Path(name).name, names)), None)
    listed = f"known are {', '.join(names)}" if names else "none is known by name"
    return f"there is no dossier “{name}”; {listed}" + (f". Did you mean {near}?" if near else "")
