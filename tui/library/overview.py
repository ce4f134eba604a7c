"""The known dossiers with what is in them and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.archive.store import location, open_valid
from tui.archive.validity.dossier_state import files
from tui.config import user_folders
from tui.library.known_dossiers import is_same
from tui.library.known_dossiers import known as known_dossiers

if TYPE_CHECKING:
    from pathlib import Path

    from tui.archive.rows import DossierRow
    from tui.archive.store import Archive
    from tui.config.choices import Config
    from tui.library.archive_opening import Progress
    from tui.library.known_dossiers import KnownDossier


_MOST = 50
"""Other dossiers that are offered at once; the library has all."""


class Overview(NamedTuple):
    """A known dossier; what only its archive tells is None while it is not made, or can't be."""

    name: str
    path: Path
    changed: float | None
    """When the last of its files was written, in seconds since 1970; None where they can't be read."""
    opened: float | None
    """When it was last left in the reader; None where it never was."""
    errors: int = 0
    """How many errors keep it from being opened."""
    dossier: DossierRow | None = None
    parties: tuple[str, ...] = ()
    """The short names of all its parties."""


def place_file(dossier: Path) -> Path:
    """The file in which the reader remembers where a dossier was left."""
    return user_folders.state() / "places" / f"{location(dossier).stem}.json"


def overview(known: KnownDossier, *, make: bool = False, progress: Progress | None = None) -> Overview:
    """Look at a known dossier.

    Args:
        make: make its archive where that is needed, which may take a while; else say only what is at hand.
        progress: as for `tui.library.archive_opening.open_archive`.
    """
    about = Overview(known.name, known.path, _last_written(known.path), _last_left(known.path))
    archive = open_valid(known.path)
    if archive is not None:
        return _with_contents(about, archive)
    if not make:
        return about
    from tui.dossier.problems import DossierError, errors
    from tui.library.archive_opening import open_archive

    try:
        return _with_contents(about, open_archive(known.path, progress))
    except DossierError as error:
        return about._replace(errors=len(errors(error.problems)))


def other_dossiers(here: Path, config: Config) -> list[Overview]:
    """The known dossiers but for the one that is read, as much as is at hand of them.

    Args:
        here: the folder or file of that one.
        config: which tells further known dossiers.
    """
    return [overview(known) for known in known_dossiers(config)[:_MOST] if not is_same(known.path, here)]


def _with_contents(about: Overview, archive: Archive) -> Overview:
    from tui.archive import answers

    with archive:
        parties = tuple(party.short for party in answers.parties(archive))
        return about._replace(dossier=answers.dossier(archive), parties=parties)


def _last_written(dossier: Path) -> float | None:
    try:
        return max((status.st_mtime for _, status in files(dossier)), default=None)
    except OSError:
        return None


def _last_left(dossier: Path) -> float | None:
    try:
        return place_file(dossier).stat().st_mtime
    except OSError:
        return None
