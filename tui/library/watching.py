"""Following the files of a dossier: telling when they have changed and come to rest."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui.archive.validity.dossier_state import state
from tui.dossier.file_names import is_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

_REST = 0.05
"""Seconds for which nothing must change: an editor may write a file in several steps."""
_SOONEST = 0.25
"""Seconds between two looks where the system tells nothing."""
_SHARE = 20
"""Looking takes no more than one in so many seconds."""


def watch(dossier: Path, stop: Event, since: str | None = None) -> Iterator[str]:
    """Wait for changes to a dossier's files; to be run in a thread of its own.

    The system tells of changes where `watchfiles` can ask it; else the files are looked at again and again.
    What is touched but is the same as before is no change, nor is a folder that can't be read for a while.

    Args:
        dossier: its folder or its one file.
        stop: set by another thread when nobody waits any more.
        since: what the files looked like, as `dossier_state.state` has it; what they look like now where this
            is None. If they have changed since, that is reported at once.

    Yields:
        What they look like now, each time that is something else than before.
    """
    known = _state(dossier) if since is None else since
    for _ in _signs(dossier, stop):
        now = _at_rest(dossier, stop)
        if now is not None and now != known and not stop.is_set():
            known = now
            yield now


def _signs(dossier: Path, stop: Event) -> Iterator[None]:
    """Yield whenever it is worth a look: when the system says so, and now and then all the same.

    What changes before it listens, or on a disk that tells nothing, is seen a little later.
    """
    yield
    began = monotonic()
    _state(dossier)
    pause = max(_SOONEST, (monotonic() - began) * _SHARE)
    # Whatever keeps the system from telling, such as too many watches, is no reason not to look.
    with suppress(Exception):
        import watchfiles

        for _ in watchfiles.watch(
            dossier if dossier.is_dir() else dossier.parent,
            watch_filter=lambda _, path: is_read(Path(path).name),
            step=int(_REST * 1000),
            stop_event=stop,
            rust_timeout=int(pause * 1000 * 4),
            yield_on_timeout=True,
            recursive=dossier.is_dir(),
            ignore_permission_denied=True,
            raise_interrupt=False,
        ):
            yield
    while not stop.wait(pause):
        yield


def _at_rest(dossier: Path, stop: Event) -> str | None:
    """What the files look like when they have stopped changing; None where they can't be read."""
    now = _state(dossier)
    while not stop.wait(_REST):
        before, now = now, _state(dossier)
        if now == before:
            return now
    return None


def _state(dossier: Path) -> str | None:
    try:
        return state(dossier)
    except OSError:
        return None
