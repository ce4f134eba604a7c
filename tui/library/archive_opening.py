"""Opening a dossier: its archive as it is in the cache, or brought up to date with its files."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from tui.archive.proofs import has_results, has_texts
from tui.archive.store import location, open_valid
from tui.archive.validity.dossier_state import files, state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.archive.store import Archive

    Progress = Callable[[str, int, int], None]
    """Is called with what is being done, how much is done, and of how much."""

LARGE = 4 * 1024 * 1024
"""Bytes of a dossier from which on processes share the work: with fewer, starting them would take longer."""
EDITED = 1024 * 1024
"""Bytes from which on only the files that changed are read again: less is read whole within half a second."""
_INTERVAL = 0.05


def open_archive(dossier: Path, progress: Progress | None = None) -> Archive:
    """Open the archive of a dossier: the one in the cache if it is valid, else one made of its files.

    Args:
        dossier: its folder or its one file.
        progress: called while the archive is made, at most 20 times a second; what it raises stops
            everything and leaves the archive that was there.

    Raises:
        tui.dossier.problems.DossierError: there is an error in the dossier.
    """
    archive = open_valid(dossier)
    made = archive is None
    if archive is None:
        archive = _made(dossier, progress)
    if has_texts(archive) and (made or not has_results(archive)):
        from tui.library.proving import prove

        prove(archive)
    return archive


def _made(dossier: Path, progress: Progress | None) -> Archive:
    """Make an archive of a dossier's files."""
    # Taken before reading: what changes meanwhile makes the archive stale, not wrong.
    try:
        now = state(dossier)
    except OSError:
        now = ""
    report = _seldom(progress)
    target = location(dossier) if now else None
    large = _make_large(dossier, target, now, report)
    if large is not None:
        return large
    from tui.archive.build.compilation import compile_records
    from tui.dossier.loading import read_dossier

    report("Reading the dossier", 0, 0)
    records = read_dossier(dossier)
    report("Making the archive", 0, len(records.statements))
    return compile_records(records, target, now)


def _make_large(dossier: Path, target: Path | None, now: str, progress: Progress) -> Archive | None:
    """Make the archive in one of the ways that suit large dossiers; None where neither does."""
    size = _size(dossier)
    if size >= EDITED and target is not None and target.exists():
        from tui.library.bulk.incremental import bring_up_to_date

        updated = bring_up_to_date(dossier, target, now, progress)
        if updated is not None:
            return updated
    if size < LARGE:
        return None
    from tui.library.bulk.parallel import compile_together

    return compile_together(dossier, target, now, progress)


def _size(dossier: Path) -> int:
    try:
        return sum(status.st_size for _, status in files(dossier))
    except OSError:
        return 0


def _seldom(progress: Progress | None) -> Progress:
    """Pass on what is new, or what comes a while after the last."""
    last = ("", 0.0)

    def report(what: str, done: int, total: int) -> None:
        """Pass progress on, at most some twenty times a second."""
        nonlocal last
        now = monotonic()
        if progress is not None and (what != last[0] or now - last[1] >= _INTERVAL):
            last = (what, now)
            progress(what, done, total)

    return report
