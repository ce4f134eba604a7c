"""What the reader holds: the open archive, and where somebody is in it. Screens are given it; no Textual."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.app.history import Crossing, History
from tui.app.paint.ink import PARTIES, Span
from tui.app.place import WINDOWS, Place
from tui.app.saved_places import recall, remember
from tui.app.search.hit_steps import Hits
from tui.archive import answers, days
from tui.config.choices import Config
from tui.report import wording

if TYPE_CHECKING:
    from pathlib import Path

    from tui.archive.rows import DossierRow, IssueRow, PartyRow
    from tui.archive.store import Archive
    from tui.authoring.file_changes import Change
    from tui.dossier.problems import Problem
    from tui.library.kept_records import KeptRecords


class Session:
    """One dossier as somebody reads it.

    Every screen reads from here when it shows itself, and keeps no archive of its own: when `hold` takes in
    another build of the dossier, all screens are told (`ReaderScreen.show_session`), and all show that one.
    """

    archive: Archive
    """The one build that every screen shows; not set before `is_open`."""
    dossier: DossierRow
    parties: dict[str, PartyRow]
    """By id, in the dossier's order."""
    inks: dict[str, str]
    """The inks of the parties that have one: a party keeps its own on whichever side it stands."""
    place: Place

    def __init__(self, path: Path, *, as_of: int | None = None, config: Config | None = None) -> None:
        """Begin without an archive.

        Args:
            path: the dossier's folder or file.
            as_of: the day to open at, an ordinal.
            config: what the user configured.
        """
        self.path = path
        self.config = config or Config()
        self.hits = Hits()
        """The last search, whose hits can be stepped through."""
        self.history = History()
        """Where the reader has been."""
        self.came_from: Crossing | None = None
        """The way back to the dossier from which a hit in this one was opened."""
        self.making = ""
        """What is being done about an archive that is not of the files as they are now."""
        self.written: list[Change] = []
        """What was added to the files, the last one last, so that it can be taken back."""
        self.typed: dict[str, dict[str, str]] = {}
        """What was typed into forms and not written yet, by kind of record and field."""
        self.citation_style = "plain"
        """How statements and sources are copied: a name of `citation_styles.NAMES`, or a path of CSL."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the files since the archive that is shown was made of them."""
        self._as_of = as_of
        self._issues: tuple[IssueRow, ...] = ()
        self._counted_for: tuple[Archive, tuple[str, ...], int] | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is an archive to read from."""
        return hasattr(self, "archive")

    def hold(self, archive: Archive) -> None:
        """Read from an archive from now on: at the same place, else where the reader was last, else anew."""
        place = self.place if self.is_open else None
        self.archive = archive
        self.dossier = answers.dossier(archive)
        self.parties = {party.id: party for party in answers.parties(archive)}
        first = [party for party in self.dossier.compare if party in self.parties]
        self.inks = dict(zip(dict.fromkeys((*first, *self.parties)), PARTIES, strict=False))
        issues = answers.issues(archive, (), self.home_day)
        place = place or recall(self.path, self.dossier.id)
        known = (
            place is not None
            and place.issue in {issue.id for issue in issues}
            and set(place.parties) <= set(self.parties)
        )
        if place is None or not known:
            place = Place(issues[0].id if issues else "", self.dossier.compare, self.home_day)
        if self._as_of is not None:
            place = place._replace(day=days.within(self.dossier, self._as_of))
            self._as_of = None
        self.place = place

    def move(self, **changes: Any) -> bool:
        """Go to another place.

        Args:
            changes: fields of `Place` with their new values.

        Returns:
            Whether that is another place than before.
        """
        before, self.place = self.place, self.place._replace(**changes)
        return self.place != before

    def remember_place(self) -> None:
        """Keep the place until the next time."""
        if self.is_open:
            remember(self.path, self.dossier.id, self.place)

    @cached_property
    def kept(self) -> KeptRecords:
        """The records that are kept for the briefing."""
        from tui.library.kept_records import KeptRecords

        return KeptRecords(self.path)

    @property
    def typed_name(self) -> str:
        """What a command line calls the dossier: its name where that finds it, else its path."""
        from tui.config.settings import load
        from tui.library.known_dossiers import UnknownDossier, find

        name = self.path.stem if self.path.is_file() else self.path.name
        try:
            known = find(name, load()).resolve() == self.path.resolve()
        except UnknownDossier:
            known = False
        return name if known else str(self.path)

    @property
    def home_day(self) -> int:
        """The dossier's own day, an ordinal."""
        return self.dossier.as_of.upper // 1440

    @property
    def mark_day(self) -> int | None:
        """The day of which what it brought is marked: none as long as the dossier is read as of its own."""
        return self.place.day if self.place.day != self.home_day else None

    @property
    def changed_since(self) -> int:
        """The day after which a changed answer is marked; 0 marks all that ever changed."""
        window = WINDOWS[self.place.window]
        return self.place.day - window if window else 0

    @property
    def issues(self) -> tuple[IssueRow, ...]:
        """The issues with the statements of each side counted, as of the day."""
        wanted = (self.archive, self.place.parties, self.place.day)
        if wanted != self._counted_for:
            self._issues, self._counted_for = answers.issues(*wanted), wanted
        return self._issues

    @property
    def issue(self) -> IssueRow | None:
        """The open issue."""
        return next((issue for issue in self.issues if issue.id == self.place.issue), None)

    def side_by_side(self, most: int) -> tuple[str, ...]:
        """The parties that stand side by side: the two sides, then others of the dossier as far as wanted.

        Args:
            most: how many there is room for.
        """
        others = [party for party in self.parties if party not in self.place.parties]
        more = max(0, min(self.place.columns, most) - len(self.place.parties))
        return (*self.place.parties, *others[:more])

    def other_party(self, side: int) -> tuple[str, str]:
        """The two parties with the next one of the dossier on the left (0) or the right (1)."""
        left, right = self.place.parties
        now, kept = (right, left) if side else (left, right)
        others = [party for party in self.parties if party != kept]
        party = others[(others.index(now) + 1) % len(others)]
        return (kept, party) if side else (party, kept)

    @property
    def alerts(self) -> list[Span]:
        """What a header says of files that changed: how far they are read, or that they are broken."""
        if self.making:
            return [(f"{self.making}  ", "warning")]
        if self.problems:
            from tui.dossier.problems import errors  # a warm start need not wait for it

            return [(f"{wording.counted(len(errors(self.problems)), 'error')} in the files (P)  ", "warning")]
        return []

    @property
    def names(self) -> dict[str, str]:
        """The names of all parties by their ids."""
        return {party: row.name for party, row in self.parties.items()}

    def name(self, party: str | None) -> str:
        """A party's name; its id where it is not known, nothing for none."""
        row = self.parties.get(party or "")
        return row.name if row else party or ""

    def short(self, party: str | None) -> str:
        """A party's short name; its id where it is not known, nothing for none."""
        row = self.parties.get(party or "")
        return row.short if row else party or ""
