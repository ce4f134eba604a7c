"""What is said of an id that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.commands.failure import Failure
from tui.report.wording import joined

if TYPE_CHECKING:
    from tui.archive.store import Archive


def no_record(archive: Archive, identifier: str) -> Failure:
    """The failure of asking for an id that nothing has, with the nearest ones.

    Args:
        archive: the archive.
        identifier: what was asked for.
    """
    near = single_record.nearest(archive, identifier)
    hint = f"; did you mean {joined(near, 'or')}?" if near else "; `bilateral list DOSSIER issues` lists some"
    return Failure(f"nothing has the id “{identifier}”{hint}")
