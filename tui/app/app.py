"""The application: it picks the screen, the theme and the keys, and takes in new archives; little else."""

from __future__ import annotations

import gc
from asyncio import gather
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.driver import Driver

from tui.app.actions.keymap_faults import keymap_faults, textual_keymap
from tui.app.command_table import COMMANDS, bindings
from tui.app.history import Crossing, Visit
from tui.app.live import LiveArchive
from tui.app.paint.ink import COMPONENTS
from tui.app.reader import Reader, ReaderScreen
from tui.app.routes import LASTING, read_looks, screen
from tui.app.screens.board import BoardScreen
from tui.app.session import Session
from tui.app.terminal import first_frame
from tui.app.terminal.signals import listen
from tui.app.themes import THEMES, ansi_light, filters_without_colour
from tui.dossier.hidden_characters import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.screen import Screen

    from tui.app.archive_thread import ArchiveMade, ArchiveProgress, DossierBroken
    from tui.app.live import FilesChanged
    from tui.archive.store import Archive
    from tui.config.choices import Config


FOLLOW_AFTER = 0.5
"""Seconds after which the files are followed, so that nothing holds up the first keys."""


class BilateralApp(Reader):
    """The reader of one dossier."""

    TITLE = "Bilateral"
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    CSS_PATH = "bilateral.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))
    ENABLE_COMMAND_PALETTE = False  # its own binding is replaced by `app.palette`
    INHERIT_BINDINGS = False  # ctrl+c does not quit: it copies what is selected

    def __init__(
        self,
        path: Path,
        config: Config,
        *,
        archive: Archive | None = None,
        stale: bool = False,
        at: str | None = None,
        as_of: int | None = None,
        library: bool = False,
        crossing: Crossing | None = None,
    ) -> None:
        """Make the reader.

        Args:
            path: the dossier's folder or file.
            config: theme and keymap.
            archive: the dossier's archive where there is one; otherwise it is made first.
            stale: whether that archive is of the files as they were before; a new one is made meanwhile.
            at: the id of a record to open at.
            as_of: the day to open at, an ordinal.
            library: whether the library is shown at first.
            crossing: what to show first to who comes from another dossier.
        """
        super().__init__()
        self.config = config
        self.session = Session(path, as_of=as_of, config=config)
        self.session.citation_style = config.cite or self.session.citation_style
        self.session.making = "files changed, reading them" if stale else ""
        self._live = LiveArchive(self)
        self._live.good = archive is not None and not stale
        self._at = at
        self._library = library
        self._crossing = crossing
        self.next_dossier: Path | None = None
        """The dossier to be read after this one,"""
        self.next_crossing: Crossing | None = None
        """and what to show of it first."""
        self.register_theme(ansi_light())
        if config.theme:
            self._use_theme(config.theme)
        self.watch_theme()
        self._first_theme = self.theme
        if archive is not None:
            self.session.hold(archive)

    def _use_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name
        else:
            known = ", ".join(sorted(self.available_themes))
            self.call_later(
                self.notify, f"No theme {name}; there are {known}.", severity="warning", markup=False
            )

    def watch_theme(self) -> None:
        """What a terminal without colours is painted with depends on the theme."""
        if self.no_color:
            self._filters = filters_without_colour(self._filters, ansi=self.native_ansi_color)

    def on_mount(self) -> None:
        """Take the user's keys, and make the archive where there is none."""
        listen(self)
        self.set_keymap(textual_keymap(self.config))
        for problem in (*self.config.problems, *keymap_faults(self.config)):
            self.notify(problem, title="Configuration", severity="warning", timeout=10, markup=False)
        if not self.session.is_open:
            self.open("opening")

    def get_default_screen(self) -> Screen[Any]:
        """The board where there is an archive, so that nothing is painted before it."""
        return screen(self, "board") if self.session.is_open else super().get_default_screen()

    def action_help_quit(self) -> None:
        """Say to whoever presses ctrl+c how to leave; with a selection, it copies."""
        command = next(command for command in COMMANDS if command.id == "app.quit")
        keys = self.config.keymap.get(command.id, (command.keys,))
        self.notify(f"ctrl+c copies what is selected; {keys[0]} leaves the reader.", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Show what is pasted in full: no character of it reaches the terminal that it would obey."""
        if isinstance(event, events.Paste):
            from textual.widgets import Input

            text = visible(event.text)
            # Textual's own line takes the first line only; a pasted passage is looked for whole.
            event.text = " ".join(text.split()) if isinstance(self.focused, Input) else text
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the clipboard; what a shell would obey when it is pasted there becomes a sign."""
        super().copy_to_clipboard(visible(text))

    # Screens.

    def open(self, route: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """Open a screen over the one that is shown; see `Reader`."""
        if route in LASTING:
            self.leave()
        self._push(route, *arguments, then=then)

    def _push(self, route: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        opened = screen(self, route, *arguments)
        there = [shown for shown in self.screen_stack if shown.id is not None and shown.id == opened.id]
        if there:
            # It lies below what it was asked for from: one returns to it.
            while self.screen is not there[0]:
                self.pop_screen()
            return
        if route in LASTING and isinstance(opened, ReaderScreen):
            opened.visit = route, arguments
        self.push_screen(opened, then)

    def replace(self, route: str, *arguments: Any) -> None:
        """Show a screen instead of the one that is shown; see `Reader`."""
        self.call_later(self.take_over, screen(self, route, *arguments))

    def go_to(self, item: str, *arguments: Any) -> None:
        """Close what is over the board and show a record; see `Reader`."""
        self.leave()
        self._close_to_board()
        board = self.screen
        if isinstance(board, BoardScreen) and not board.reveal(item):
            self._push("record", item, *arguments)

    def open_dossier(self, path: Path, crossing: Crossing | None = None) -> None:
        """Read another dossier instead; see `Reader`."""
        self.next_dossier, self.next_crossing = path, crossing
        first_frame.forget(self.session.path)
        self.exit(0)

    def _close_to_board(self) -> list[AwaitComplete]:
        """Close what is over the board; what is returned tells when each of it is gone."""
        closing = []
        while not isinstance(self.screen, BoardScreen) and len(self.screen_stack) > 1:
            closing.append(self.pop_screen())
        return closing

    def _visit(self) -> Visit:
        """What is shown now."""
        opened = [
            shown.visit for shown in self.screen_stack if isinstance(shown, ReaderScreen) and shown.visit
        ]
        query = (self.session.hits.query,)
        screens = tuple((route, query if route == "search" else made_with) for route, made_with in opened)
        return Visit(self.session.place, screens)

    def leave(self) -> None:
        """Remember what is shown; see `Reader`."""
        if self.session.is_open:
            self.session.history.leave(self._visit())

    def history_step(self, *, forward: bool) -> bool:
        """Show what was shown before, or after; see `Reader`."""
        visit = self.session.history.step(self._visit(), forward=forward)
        back = self.session.came_from
        if visit is None and back is not None and not forward:
            self.open_dossier(back.path, back)
            return True
        if visit is None:
            return False
        closing = self._close_to_board()
        self.session.place = visit.place
        self.show_everywhere()
        if visit.screens:
            self.call_later(self._open_again, closing, visit)
        return True

    async def _open_again(self, closing: list[AwaitComplete], visit: Visit) -> None:
        """Open the screens of a visit once those of the same names are gone."""
        await gather(*closing)
        for route, arguments in visit.screens:
            self._push(route, *arguments)

    def show_everywhere(self) -> None:
        """Have every screen show what the session holds; see `Reader`."""
        self._live.show()

    def board_opened(self) -> None:
        """The board stands: read what has changed, and go to the record asked for at the start."""
        if not gc.isenabled():
            # What stands then stays: looking through it again and again would hold up one key in twenty.
            gc.freeze()
            gc.enable()
        if self.session.making:
            self.make_archive()
        else:
            self.set_timer(FOLLOW_AFTER, self._live.follow)
            self.set_timer(FOLLOW_AFTER, lambda: read_looks(self.stylesheet))
        at, self._at = self._at, None
        if at is not None:
            self.go_to(at)
        if self._library:
            self._library = False
            self.open("library")
        if self._crossing is not None:
            self._arrive(self._crossing)
            self._crossing = None

    def _arrive(self, crossing: Crossing) -> None:
        """Show what was chosen in another dossier, or the results that were left for one."""
        self.session.came_from, self.session.hits = crossing.back, crossing.hits
        if crossing.record:
            crossing.hits.step(self.session.archive, self.session.place.day, 0)
            self.go_to(crossing.record, *crossing.paragraph)
            self.session.history.forget()  # the way back leads out of this dossier
        else:
            self.open("search", crossing.hits.query)

    # Archives.

    def make_archive(self) -> None:
        """Make the archive of the files as they are now; see `Reader`."""
        self._live.make()

    def on_files_changed(self, message: FilesChanged) -> None:
        """Read them."""
        self._live.changed(message)

    def on_archive_progress(self, message: ArchiveProgress) -> None:
        """Show how far it is."""
        self._live.progress(message)

    def on_archive_made(self, message: ArchiveMade) -> None:
        """Show it."""
        self._live.made(message)

    def on_dossier_broken(self, message: DossierBroken) -> None:
        """Tell what is wrong."""
        self._live.broken(message)

    def on_unmount(self) -> None:
        """Keep the place."""
        self._live.stop()
        self.session.remember_place()

    # Commands.

    def action_open(self, route: str, *arguments: Any) -> None:
        """Open a screen."""
        self.open(route, *arguments)

    def action_search(self, query: str | None = None) -> None:
        """Open search, by default with what was searched for last."""
        self.open("search", self.session.hits.query if query is None else query)

    def action_history(self, steps: int) -> None:
        """Go back (-1) to where one was, or forward (1) again."""
        if not self.history_step(forward=steps > 0):
            self.notify(f"There is nothing to go {'forward' if steps > 0 else 'back'} to.")

    def action_go_anywhere(self) -> None:
        """Ask where to go."""
        if self.session.is_open and self.screen.id != "goto":
            self.open("goto")

    def action_library(self) -> None:
        """Show the known dossiers."""
        if self.screen.id != "library":
            self.open("library")

    def action_problems(self) -> None:
        """Show what is wrong with the files as they are now."""
        if not self.session.problems:
            self.notify("The files have no errors: what is shown is what they say.")
        elif self.screen.id != "problems":
            self.open("problems")

    def action_app_theme(self) -> None:
        """Change to the next theme."""
        now = THEMES.index(self.theme) if self.theme in THEMES else -1
        self.theme = THEMES[(now + 1) % len(THEMES)]
        self.notify(f"Theme: {self.theme}", timeout=2)

    def action_app_help(self) -> None:
        """Show the keys that work here."""
        if self.screen.id != "help":
            self.open("help", self.screen)

    def action_app_palette(self) -> None:
        """Find a command by its name."""
        from tui.app.palette import CommandProvider, Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(providers=[CommandProvider], placeholder="Find a command"))

    def action_app_suspend(self) -> None:
        """Stop, as any program does on ctrl+z; where nothing could bring it back, say so."""
        if self._driver is not None and self._driver.can_suspend:
            self.action_suspend_process()
        else:
            self.notify("There is no shell here to go back to.", severity="warning", markup=False)

    @on(Driver.SignalResume)
    def paint_again(self) -> None:
        """Back from having been stopped: the terminal has nothing of what was on it."""
        self.refresh(layout=True)

    def action_app_quit(self) -> None:
        """Leave; the place is kept for the next time, and a picture of it to open with."""
        board, path = self.screen, self.session.path
        if isinstance(board, BoardScreen) and not self._notifications and self.theme == self._first_theme:
            board.settle()
            self.call_after_refresh(self._leave_with_picture)
        else:
            first_frame.forget(path)
            self.exit(0)

    def _leave_with_picture(self) -> None:
        rows = [strip.render(self.console) for strip in self.screen._compositor.render_strips()]
        first_frame.keep_rows(self.session.path, self.config.theme, self.size, rows)
        self.exit(0)


def run(
    dossier: Path, config: Config, *, now: str | None, at: str | None, as_of: int | None, library: bool
) -> int:
    """Open the reader in the terminal, and after it that of each dossier that is chosen in its library.

    Args:
        dossier: its folder or file.
        config: theme and keymap.
        now: the `state` of its files, where that was just asked.
        at: the id of a record to open at.
        as_of: the day to open at, an ordinal.
        library: whether the library is shown at first.

    Returns:
        The exit code.
    """
    from tui.archive.store import open_before, open_valid

    path: Path | None = dossier
    crossing: Crossing | None = None
    code = 0
    while path is not None and not code:
        archive = open_valid(path, now)
        old = None if archive is not None else open_before(path)
        app = BilateralApp(
            path, config, archive=archive or old, stale=old is not None, at=at, as_of=as_of, library=library,
            crossing=crossing,
        )  # fmt: skip
        app.run()
        # Textual's own, which tells a crash: what `run` returns is None then, as when somebody quits.
        code, path, crossing = app.return_code or 0, app.next_dossier, app.next_crossing
        now, at, as_of, library = None, None, crossing.day if crossing else None, False
    return code
