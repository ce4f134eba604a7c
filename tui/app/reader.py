"""What screens can ask of the application, so that none has to know it or another screen."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.notifications import SeverityLevel
    from textual.widget import Widget

    from tui.app.history import Crossing
    from tui.app.place import Place
    from tui.app.session import Session


UNREAD = 2.0
"""Seconds within which what is told can't have been read."""
ONE_LINE = 76
"""Characters that are told at once: as many as stand on a line over the keys of a small terminal."""


class Reader(App[int]):
    """The application as its screens know it; `tui.app.app` carries it out."""

    session: Session
    kept_back: frozenset[str] = frozenset()
    """The names of actions that are not offered where the reader runs."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An action that is kept back has no key, and neither help nor palette names it."""
        return action not in self.kept_back and super().check_action(action, parameters)

    _told = ("", 0.0)
    """What was told last, and when."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something at the foot, in the place of what was told before; warnings stay.

        What nobody can have read yet stays, with the new beside it.
        """
        if severity == "information":
            (before, when), self._told = self._told, (message, time())
            for earlier in list(self._notifications):
                if earlier.severity == severity:
                    self._unnotify(earlier, refresh=False)
                    both = f"{before} {message}"
                    if time() - when < UNREAD and before != message and len(both) <= ONE_LINE:
                        message = both
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    _made_anew: ClassVar[set[Path]] = set()
    """The dossiers whose archives were found to be damaged since the program began."""

    def _handle_exception(self, error: Exception) -> None:
        """Open anew where the archive is damaged, which makes it anew; other faults are told as ever."""
        from tui.archive.validity.damage import comes_of_damage

        path = self.session.path
        if self._exit and path in self._made_anew:
            return  # what else comes of it while it is being left
        if path not in self._made_anew and comes_of_damage(error, path):
            self.archive_is_damaged()
        else:
            super()._handle_exception(error)

    def archive_is_damaged(self) -> None:
        """Open the dossier anew: its archive was thrown away, and is made again."""
        self._made_anew.add(self.session.path)
        self.open_dossier(self.session.path)

    def open(self, route: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """Open a screen over the one that is shown.

        Args:
            route: its name in `tui.app.routes`.
            arguments: what the screen is made with, after the session.
            then: takes what the screen gives when it is closed.
        """
        raise NotImplementedError

    def replace(self, route: str, *arguments: Any) -> None:
        """Show a screen instead of the one that is shown; the arguments are those of `open`."""
        raise NotImplementedError

    async def take_over(self, opened: Screen[Any]) -> None:
        """Show a screen instead of the one that is shown; one of its name below that one goes too."""
        there = [shown for shown in self.screen_stack[1:] if shown.id == opened.id is not None]
        while there and there[0] in self.screen_stack:  # no two of one name can be there
            await self.pop_screen()
        await (self.push_screen(opened) if there else self.switch_screen(opened))

    def go_to(self, item: str, *arguments: Any) -> None:
        """Close what is over the board and show a record in its place there, else on a page of its own.

        Args:
            arguments: what else that page is opened with.
        """
        raise NotImplementedError

    def open_dossier(self, path: Path, crossing: Crossing | None = None) -> None:
        """Read another dossier instead.

        Args:
            path: its folder or file.
            crossing: what to show of it first.
        """
        raise NotImplementedError

    def leave(self) -> None:
        """Remember what is shown before something else is, so that one can come back to it."""
        raise NotImplementedError

    def history_step(self, *, forward: bool) -> bool:
        """Show what was shown before, or after; tells whether there was anything."""
        raise NotImplementedError

    def show_everywhere(self) -> None:
        """Have every screen show what the session holds now."""
        raise NotImplementedError

    def make_archive(self) -> None:
        """Make the archive of the files as they are now; what there is stays usable meanwhile."""
        raise NotImplementedError

    def board_opened(self) -> None:
        """Take note that the board stands."""
        raise NotImplementedError


class ClosesOnce(Screen[ScreenResultType]):
    """A screen of which a second key that closes it, pressed before it was gone, closes nothing else."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it, unless that is under way."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()


class ReaderScreen(ClosesOnce[ScreenResultType]):
    """A screen that is given the session and reads everything from it."""

    app: Reader
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Unlike Textual's, it does not have the whole screen painted anew: panes show the focus themselves."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.session = session
        self.visit: tuple[str, tuple[Any, ...]] | None = None
        """The route by which it was opened and with what, where the history leads back to it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As the application says; subclasses add what does not apply just now."""
        return action not in self.app.kept_back and super().check_action(action, parameters)

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self.session.place

    def show_session(self) -> None:
        """Show what the session holds now: another build of the dossier, or another place. For subclasses."""

    def show_making(self) -> None:
        """Show what is being done about files that changed. For subclasses."""
