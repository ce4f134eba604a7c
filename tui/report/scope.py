"""What a report looks at: an archive, as of a day, for some parties."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.archive import answers
from tui.dossier import edtf
from tui.dossier.nearest_names import nearest
from tui.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.archive.rows import DossierRow
    from tui.archive.store import Archive


END_OF_TIME = date.max.toordinal()
"""The day from which all that there is has come."""


class UnknownParty(ValueError):  # noqa: N818 - a name as a person reads it
    """There is no such party; `str()` says which there are."""


class View(NamedTuple):
    """An archive as a report reads it."""

    archive: Archive
    dossier: DossierRow
    names: dict[str, str]
    """Party ids and names, in the order of the dossier."""
    parties: tuple[str, ...]
    """The ids of those compared, in the order shown."""
    day: int
    """An ordinal."""

    @property
    def shown_day(self) -> str:
        """The day as people read it."""
        return edtf.show_day(self.day)

    @property
    def endless(self) -> bool:
        """Whether it is looked at from the end of time, so that nothing is left out."""
        return self.day >= END_OF_TIME

    def name(self, party: str | None) -> str:
        """A party's name; `no party` where there is none."""
        return wording.NO_PARTY if party is None else self.names.get(party, party)


def look(archive: Archive, parties: Sequence[str] | None = None, day: int | None = None) -> View:
    """Look at an archive.

    Args:
        parties: the ids of the parties to compare; the two that the dossier compares where it is None.
        day: an ordinal; the dossier's own day where it is None.

    Raises:
        UnknownParty: a party is not in the dossier.
    """
    dossier = answers.dossier(archive)
    names = {party.id: party.name for party in answers.parties(archive)}
    for party in parties or ():
        if party not in names:
            near = nearest(party, names)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UnknownParty(f"there is no party “{party}”; there are {', '.join(names)}{hint}")
    chosen = tuple(dict.fromkeys(parties or dossier.compare))
    return View(archive, dossier, names, chosen, edtf.day_of(dossier.as_of.upper) if day is None else day)
