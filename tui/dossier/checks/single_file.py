"""Whether there is no error in a part of a dossier, as far as it alone shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.checks import acceptance, people, quotations, sources, times, unseen_characters
from tui.dossier.checks.findings import Findings
from tui.dossier.diagnostics import DIAGNOSTICS

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.draft import Draft
    from tui.dossier.records import Location


class _Error(Exception):
    """There is one."""


class _Alarm(Findings):
    """Stops at the first error, and ignores warnings: finding their places would take time."""

    def note(self, at: Location, path: tuple[str | int, ...], code: str, message: str, advice: str) -> None:
        """Stop at an error, and go on after a warning."""
        if DIAGNOSTICS[code].severity == "error":
            raise _Error(at, path, message, advice)


def is_right_by_itself(draft: Draft, folder: Path) -> bool:
    """Tell whether there is no error in a part, but for what other parts have to do with it.

    Args:
        draft: the part, with the bytes of its files.
        folder: the dossier's folder.
    """
    alarm = _Alarm(draft)
    try:
        acceptance.check_codes(draft, alarm)
        unseen_characters.check_escapes(draft)
        people.check(draft, alarm)
        quotations.check(draft, alarm)
        times.check(draft, alarm)
        sources.check(draft, alarm, folder)
    except _Error:
        return False
    return not draft.problems.has_errors()
