"""The library: the dossiers that are known, what is in them and how they stand; any other by its path."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.command_table import bindings
from tui.app.pages.blocks import Block, paragraph
from tui.app.paint.ink import Line, fit, flow, spread
from tui.app.prompts.pick import PickScreen
from tui.config.user_folders import typed_path
from tui.dossier import edtf
from tui.library.known_dossiers import KnownDossier, is_same, known
from tui.library.overview import Overview, overview
from tui.report import wording

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType

    from tui.app.paint.ink import Span
    from tui.app.session import Session


class LibraryScreen(PickScreen):
    """Known dossiers, those read last first."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("library"))
    PROMPT = "A name, words of a title, or the path of a folder"

    class Looked(Message):
        """A dossier was looked at, its archive made where there was none."""

        def __init__(self, about: Overview) -> None:
            super().__init__()
            self.about = about

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="library")
        self._all: list[Overview] = []
        self._shown: list[Overview] = []

    def on_mount(self) -> None:
        """Show what is at hand, and look into the others meanwhile."""
        dossiers = known(self.session.config)
        if not any(is_same(dossier.path, self.session.path) for dossier in dossiers):
            dossiers.insert(0, KnownDossier(self.session.path.name, self.session.path))
        looked = [overview(dossier) for dossier in dossiers]
        self._all = sorted(looked, key=lambda about: -(about.opened or 0))
        super().on_mount()
        rest = [dossier for dossier, about in zip(dossiers, looked, strict=True) if about.dossier is None]
        self.run_worker(partial(self._look, rest), thread=True, group="library")

    def _look(self, dossiers: list[KnownDossier]) -> None:
        """Look into dossiers that were never read, on a thread."""
        worker = get_current_worker()
        for dossier in dossiers:
            if worker.is_cancelled:
                return
            self.post_message(self.Looked(overview(dossier, make=True)))

    def on_library_screen_looked(self, message: Looked) -> None:
        """Show what is in it."""
        about = message.about
        self._all = [about if before.path == about.path else before for before in self._all]
        self.find(self.typed)

    def find(self, typed: str) -> None:
        """Show the dossiers that go by what is typed, else the one at a path."""
        words = typed.casefold().split()
        self._shown = [about for about in self._all if all(word in _named(about) for word in words)]
        blocks = [_block(about, here=is_same(about.path, self.session.path)) for about in self._shown]
        path = _path(typed)
        if path is not None:
            self._shown = [Overview(path.name, path, None, None)]
            blocks = [paragraph([("Open ", ""), (str(path), "strong")])]
        elif not blocks:
            blocks = [paragraph([("No known dossier goes by that name, and nothing lies there.", "strong")])]
        self.show_blocks(f"{wording.counted(len(self._shown), 'dossier')}, the last read first", blocks)

    def action_search_all(self) -> None:
        """Search all known dossiers for what is typed."""
        self.app.replace("search", self.typed, True)

    def go(self, index: int) -> None:
        """Open the dossier."""
        if index >= len(self._shown):
            return
        path = self._shown[index].path
        if is_same(path, self.session.path):
            self.dismiss()
        else:
            self.app.open_dossier(path)


def _named(about: Overview) -> str:
    title = about.dossier.title if about.dossier else ""
    return f"{about.name} {title} {' '.join(about.parties)}".casefold()


def _path(typed: str) -> Path | None:
    """What is typed, where it is the path of something."""
    if "/" not in typed and not typed.startswith(("~", ".")):
        return None
    try:
        path = typed_path(typed.strip())
        return path if path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _block(about: Overview, *, here: bool) -> Block:
    """A dossier's title with its name, and below what is in it."""
    row = about.dossier
    title: list[Span] = [(row.title if row else about.name, "question")]
    if here:
        title.append(("  open now", "italic"))
    if row is not None:
        details = [wording.joined(about.parties)] if about.parties else []
        details += [wording.counted(row.statements, "statement"), wording.counted(row.events, "event")]
        details.append(f"as of {edtf.show(row.as_of)}")
    else:
        details = [] if about.errors else ["not read yet"]
    if about.changed is not None:
        details.append(f"changed {edtf.show_day(date.fromtimestamp(about.changed).toordinal())}")
    broken: list[Span] = []
    if about.errors:
        broken = [(f"{wording.counted(about.errors, 'error')}: it can't be opened  ", "warning")]

    def draw(room: int) -> list[Line]:
        """Lay it out in so many cells."""
        head = spread(fit(title, max(10, room - len(about.name) - 2)), [(about.name, "muted")], room)
        lines = flow([*broken, (" · ".join(details), "muted")], room - 2)
        return [head, *([("  ", ""), *line] for line in lines), []]

    return Block(draw, str(about.path))
