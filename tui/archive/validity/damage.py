"""Telling a fault of the program from one of an archive that is not as it was written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.archive.store import Damaged, location
from tui.archive.tables import APPLICATION_ID
from tui.archive.validity.seal import sealed_bytes

if TYPE_CHECKING:
    from pathlib import Path


def comes_of_damage(error: BaseException | None, dossier: Path | None) -> bool:
    """Whether an error comes of a damaged archive, which then is no more there and is made anew next time.

    What the index of an archive holds has no seals: where it rots, a step behind may fail in any way. Then
    the whole file is read.

    Args:
        error: what was raised.
        dossier: the folder or file of the dossier that is read; None where several are.
    """
    while error is not None:
        if isinstance(error, Damaged):
            return True
        error = getattr(error, "error", None) or error.__cause__ or error.__context__
    if dossier is None:
        return False
    path = location(dossier)
    with suppress(OSError):
        if sealed_bytes(path, APPLICATION_ID, trusting=False) is None:
            path.unlink()
            return True
    return False
