"""The application: it opens an archive, holds the place, and knows themes and keys."""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from tui.app import first_frame
from tui.app.archive_thread import ArchiveMade, ArchiveProgress, DossierBroken, make
from tui.app.command_table import COMMANDS, bindings
from tui.app.paint.ink import COMPONENTS
from tui.app.place import Place
from tui.app.saved_places import recall, remember
from tui.app.screens.board import BoardScreen
from tui.app.search.hit_steps import Hits
from tui.archive import answers as board
from tui.archive import days

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import Binding, BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

    from tui.archive.rows import DossierRow, PartyRow
    from tui.archive.store import Archive
    from tui.config.choices import Config
    from tui.progress import Pace

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
"""Those that `app.theme` goes through; the palette and the configuration know all of Textual's."""


class BilateralApp(App[int]):
    """The reader of one dossier."""

    TITLE = "Bilateral"
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    CSS_PATH: ClassVar[list[str]] = ["bilateral.tcss", "screens.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))
    ENABLE_COMMAND_PALETTE = False  # its own binding is replaced by `app.palette`
    INHERIT_BINDINGS = False  # ctrl+c does not quit: it copies what is selected

    archive: Archive
    dossier: DossierRow
    parties: dict[str, PartyRow]
    place: Place

    def __init__(
        self,
        path: Path,
        config: Config,
        *,
        archive: Archive | None = None,
        stale: bool = False,
        at: str | None = None,
        as_of: int | None = None,
    ) -> None:
        """Make the reader.

        Args:
            path: the dossier's folder or file.
            config: theme and keymap.
            archive: the dossier's archive where there is one; otherwise it is made first.
            stale: whether that archive is of the files as they were before; a new one is made meanwhile.
            at: the id of a record to open at.
            as_of: the day to open at, an ordinal.
        """
        super().__init__()
        self.path = path
        self.config = config
        self.hits = Hits()
        self.making = "files changed, reading them" if stale else ""
        """What is being done about an archive that is not of the files as they are now."""
        self._pace: Pace | None = None
        self._at, self._as_of = at, as_of
        if config.theme:
            self._use_theme(config.theme)
        self._first_theme = self.theme
        if archive is not None:
            self.hold(archive)

    def _use_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name
        else:
            known = ", ".join(sorted(self.available_themes))
            self.call_later(
                self.notify, f"No theme {name}; there are {known}.", severity="warning", markup=False
            )

    def hold(self, archive: Archive) -> None:
        """Read from an archive from now on, and go to the place to open at."""
        self.archive = archive
        self.dossier = board.dossier(archive)
        self.parties = {party.id: party for party in board.parties(archive)}
        issues = board.issues(archive, (), self.home_day)
        place = self.place if hasattr(self, "place") else recall(self.path, self.dossier.id)
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

    @property
    def home_day(self) -> int:
        """The dossier's own day, an ordinal."""
        return self.dossier.as_of.upper // 1440

    def on_mount(self) -> None:
        """Take the user's keys, and make the archive where there is none."""
        self.set_keymap({command: ",".join(keys) for command, keys in self.config.keymap.items()})
        self._tell_unknown_commands()
        for problem in self.config.problems:
            self.notify(problem, title="Configuration", severity="warning", timeout=10, markup=False)
        if not hasattr(self, "archive"):
            from tui.app.screens.opening import OpeningScreen

            self.push_screen(OpeningScreen())

    def make_archive(self) -> None:
        """Make the archive of the files as they are now; what there is stays usable meanwhile."""
        self.run_worker(partial(make, self.path, self), thread=True, group="archive", exclusive=True)

    def on_archive_progress(self, message: ArchiveProgress) -> None:
        """Show how far it is: alone, or in the board's header while the old archive is read."""
        from tui.app.screens.opening import Progress
        from tui.progress import Pace

        if self._pace is None:
            self._pace = Pace()
        self._pace.reach(message.what, message.done, message.total)
        board = self.screen_stack[0]
        if isinstance(board, BoardScreen):
            share, left = self._pace.share, self._pace.left
            self.making = f"files changed: {message.what.lower()}"
            if share is not None:
                self.making += f" {100 * share:.0f} %" + (f", {left} left" if left else "")
            board.show_bars()
        for progress in self.screen.query(Progress):
            progress.show(self._pace)

    def on_archive_made(self, message: ArchiveMade) -> None:
        """Read from the new archive, at the same place."""
        from tui.app.screens.opening import OpeningScreen

        self.making, self._pace = "", None
        self.hold(message.archive)
        board = self.screen_stack[0]
        if not isinstance(board, BoardScreen):
            self.switch_screen(BoardScreen())
            return
        if isinstance(self.screen, OpeningScreen):
            self.pop_screen()
        board.show_place()

    def on_dossier_broken(self, message: DossierBroken) -> None:
        """Show what is wrong; what was read before is not shown as if it still held."""
        from tui.app.screens.problems import ProblemScreen

        self.making, self._pace = "", None
        if isinstance(self.screen, BoardScreen):
            self.push_screen(ProblemScreen(message.problems))
        else:
            self.switch_screen(ProblemScreen(message.problems))

    def get_default_screen(self) -> Screen[Any]:
        """The board where there is an archive, so that nothing is painted before it."""
        return BoardScreen() if hasattr(self, "archive") else super().get_default_screen()

    def _tell_unknown_commands(self) -> None:
        known = {command.id for command in COMMANDS}
        for name in self.config.keymap:
            if name not in known:
                self.notify(f"keymap: there is no command {name}", severity="warning", markup=False)

    def board_opened(self) -> None:
        """The board stands: read what has changed, and go to the record asked for at the start."""
        # What stands now stays: looking through it again and again would hold up one key in twenty.
        gc.freeze()
        gc.enable()
        if self.making:
            self.make_archive()
        at, self._at = self._at, None
        if at is not None:
            self.go_to(at)

    def go_to(self, item: str) -> None:
        """Close what is over the board and show a record in its place there."""
        while not isinstance(self.screen, BoardScreen) and len(self.screen_stack) > 1:
            self.pop_screen()
        screen = self.screen
        if isinstance(screen, BoardScreen) and not screen.reveal(item):
            from tui.app.screens.record import DetailScreen

            self.push_screen(DetailScreen(item))

    def set_hits(self, query: str, *, widen: bool = True, at: str | None = None) -> None:
        """Remember a search, so that its hits can be stepped through on the board."""
        self.hits = Hits(query, widen=widen, at=at)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:  # noqa: ARG002
        """Tell of keys that a keymap gave away twice."""
        names = ", ".join(sorted(binding.id or binding.action for binding in clashed_bindings))
        self.notify(f"The keymap takes the key of {names}.", severity="warning", markup=False)

    # Commands.

    def action_app_theme(self) -> None:
        """Change to the next theme."""
        now = THEMES.index(self.theme) if self.theme in THEMES else -1
        self.theme = THEMES[(now + 1) % len(THEMES)]
        self.notify(f"Theme: {self.theme}", timeout=2)

    def action_app_help(self) -> None:
        """Show the keys that work here."""
        from tui.app.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_app_palette(self) -> None:
        """Find a command by its name."""
        from textual.command import CommandPalette

        from tui.app.palette import CommandProvider

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(providers=[CommandProvider], placeholder="Find a command"))

    def action_app_quit(self) -> None:
        """Leave; the place is kept for the next time, and a picture of it to open with."""
        screen = self.screen
        if isinstance(screen, BoardScreen) and not self._notifications and self.theme == self._first_theme:
            screen.settle()
            self.call_after_refresh(self._keep_picture)
        else:
            first_frame.forget(self.path)
            self.exit(0)

    def _keep_picture(self) -> None:
        with suppress(OSError):
            strips = self.screen._compositor.render_strips()
            picture = "".join(
                f"\x1b[{row};1H{strip.render(self.console)}" for row, strip in enumerate(strips, 1)
            )
            first_frame.keep(self.path, first_frame.key(self.path, self.config.theme, self.size), picture)
        self.exit(0)

    def on_unmount(self) -> None:
        """Keep the place."""
        if hasattr(self, "place"):
            remember(self.path, self.dossier.id, self.place)


def run(dossier: Path, *, at: str | None, as_of: int | None, config: Config) -> int:
    """Open the reader in the terminal.

    Args:
        dossier: its folder or file.
        at: the id of a record to open at.
        as_of: the day to open at, an ordinal.
        config: theme and keymap.

    Returns:
        The exit code.
    """
    from tui.archive.store import open_valid

    archive = open_valid(dossier)
    stale = None if archive is not None else before(dossier)
    app = BilateralApp(dossier, config, archive=archive or stale, stale=stale is not None, at=at, as_of=as_of)
    return app.run() or 0


def before(dossier: Path) -> Archive | None:
    """The archive of a dossier's files as they were before, to be read while the new one is made.

    Args:
        dossier: its folder or file.

    Returns:
        The open archive; None where there is none that can be read.
    """
    from tui.archive.store import Damaged, location, open_archive

    try:
        archive = open_archive(location(dossier))
        board.dossier(archive)
    except (Damaged, OSError):
        return None
    return archive
