"""The dossiers that are known by name, and opening one."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.store import digest, files, location, open_valid, state
from tui.dossier.file_names import SUFFIXES, is_yaml, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.archive.store import Archive
    from tui.config.choices import Config

    Progress = Callable[[str, int, int], None]
    """Told what is being done, and how much of how many is."""

DEFAULT = "syria-2015"
"""The dossier that opens where none is named or configured."""

LARGE = 4 * 1024 * 1024
"""Bytes of a dossier from which on processes share the work: with fewer, starting them would take longer."""
_INTERVAL = 0.05


class Known(NamedTuple):
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


def known(config: Config) -> list[Known]:
    """The dossiers of the configured folders, then the shipped ones; the first one of a name counts.

    A folder's dossiers are its folders with a YAML file in them, and its YAML files.

    Args:
        config: the configuration.
    """
    found: dict[str, Known] = {}
    for folder in (*config.folders, shipped()):
        for one in _dossiers(folder):
            found.setdefault(one.name, one)
    return list(found.values())


def find(name_or_path: str, config: Config) -> Path:
    """Find a dossier.

    Args:
        name_or_path: a known name, or a path; `./name` is always a path.
        config: the configuration.

    Returns:
        Its folder or its one file.

    Raises:
        UnknownDossier: there is none.
    """
    path = Path(name_or_path)
    if path.name == name_or_path and name_or_path not in (".", ".."):
        for folder in (*config.folders, shipped()):
            for candidate in (folder / f"{name_or_path}{suffix}" for suffix in ("", *SUFFIXES)):
                if _is_dossier(candidate):
                    return candidate
    try:
        path = path.expanduser()
        if path.exists():
            return path
    except (OSError, RuntimeError, ValueError):
        pass
    raise UnknownDossier(_unknown(name_or_path, config))


def open_archive(dossier: Path, progress: Progress | None = None) -> Archive:
    """Open the archive of a dossier: the one in the cache if it is valid, else one made of its files.

    Args:
        dossier: its folder or its one file.
        progress: told how far it is when the archive has to be made, at most 20 times a second; what it
            raises stops everything and leaves the archive that was there.

    Raises:
        tui.dossier.problems.DossierError: there is an error in the dossier.
    """
    archive = open_valid(dossier)
    if archive is not None:
        return archive
    # Taken before reading: what changes meanwhile makes the archive stale, not wrong.
    try:
        now = state(dossier)
    except OSError:
        now = ""
    told = _seldom(progress)
    target = location(dossier) if now else None
    made = _make_large(dossier, target, now, told)
    if made is not None:
        return made
    from tui.archive.build.compilation import compile_records
    from tui.dossier.loading import read_dossier

    told("Reading the dossier", 0, 0)
    records = read_dossier(dossier)
    told("Making the archive", 0, len(records.statements))
    return compile_records(records, target, digest(now), now)


def _make_large(dossier: Path, target: Path | None, now: str, told: Progress) -> Archive | None:
    """Make the archive in one of the ways that suit large dossiers; None where neither does."""
    if target is not None and target.exists():
        from tui.library.incremental import bring_up_to_date

        made = bring_up_to_date(dossier, target, now, told)
        if made is not None:
            return made
    if _size(dossier) < LARGE:
        return None
    from tui.library.parallel import compile_together

    return compile_together(dossier, target, now, told)


def _size(dossier: Path) -> int:
    try:
        return sum(status.st_size for _, status in files(dossier))
    except OSError:
        return 0


def _seldom(progress: Progress | None) -> Progress:
    """Passes on what is new, or comes a while after the last."""
    last = ("", 0.0)

    def told(what: str, done: int, total: int) -> None:
        nonlocal last
        now = monotonic()
        if progress is not None and (what != last[0] or now - last[1] >= _INTERVAL):
            last = (what, now)
            progress(what, done, total)

    return told


def _is_dossier(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    try:
        if path.is_dir():
            return any(is_yaml(entry.name) for entry in path.iterdir())
        return is_yaml(path.name) and path.is_file()
    except (OSError, ValueError):
        return False


def _dossiers(folder: Path) -> Iterator[Known]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if _is_dossier(entry):
            yield Known(stem(entry.name) if entry.is_file() else entry.name, entry)


def _unknown(name: str, config: Config) -> str:
    from tui.dossier.nearest_names import nearest

    names = [one.name for one in known(config)]
    near = nearest(Path(name).name, names)
    listed = f"known are {', '.join(names)}" if names else "none is known by name"
    return f"there is no dossier “{name}”; {listed}" + (f". Did you mean {near[0]}?" if near else "")
