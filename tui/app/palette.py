"""The command palette: what can be done here, and the issues, dossiers and themes to choose."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content, Span
from textual.fuzzy import FuzzySearch

from tui.app.command_table import COMMANDS, GROUPS
from tui.app.reader import ClosesOnce, Reader
from tui.library.overview import other_dossiers
from tui.report.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.command import Hits
    from textual.dom import DOMNode

    from tui.app.command_table import Command
    from tui.library.overview import Overview

    Entry = tuple[str, str, str, Callable[[], object]]
    """What it is called, its key, more about it, and what does it."""


class Palette(CommandPalette, ClosesOnce[None]):
    """The command palette, which holds out in a terminal too small for its list."""

    def _action_command_list(self, action: str) -> None:
        # Textual's list looks up rows that it has not laid out where there is no room for any.
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


class _Matching(FuzzySearch):
    """Textual tries every way in which letters stand in a name: of `xxx…` there is no end of them."""

    def match(self, query: str, candidate: str) -> tuple[float, Sequence[int]]:
        """How well a name goes by what is typed, and which of its letters: the first in their order."""
        typed, name = query.lower(), candidate.lower()
        if typed in name or len(name) != len(candidate):
            return super().match(query, candidate) if typed in name else (0.0, ())
        offsets: list[int] = []
        for letter in typed:
            place = name.find(letter, offsets[-1] + 1 if offsets else 0)
            if place < 0:
                return 0.0, ()
            offsets.append(place)
        return self.score(name, offsets), offsets


class CommandProvider(Provider):
    """What can be done where the palette was called, and issues; nothing is read as markup."""

    async def discover(self) -> Hits:
        """Everything."""
        for name, key, help, run in self._entries():  # noqa: A001
            yield DiscoveryHit(_display(name, key), run, text=name, help=help)

    async def search(self, query: str) -> Hits:
        """What matches."""
        fuzzy = _Matching()
        for name, key, help, run in self._entries():  # noqa: A001
            score, offsets = fuzzy.match(query, name)
            if score > 0:
                yield Hit(score, _display(name, key, offsets), run, text=name, help=help)

    def _entries(self) -> Iterator[Entry]:
        keys = self._keys()
        for command in COMMANDS:
            node = self._node(command)
            if command.palette and node is not None:
                group = GROUPS[command.id.partition(".")[0]]
                run = partial(self.app.run_action, command.action, node)
                yield f"{group}: {command.title}", keys.get(command.id, ""), command.help, run
        yield from self._issues()
        yield from self._dossiers()
        for theme in sorted(self.app.available_themes):
            if theme != self.app.theme:
                yield f"Theme: {theme}", "", "Read in these colours.", partial(self._use, theme)

    def _keys(self) -> dict[str, str]:
        """The first key that each command has now."""
        keys: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.id:
                keys.setdefault(active.binding.id, self.app.get_key_display(active.binding))
        return keys

    def _node(self, command: Command) -> DOMNode | None:
        """What carries a command out here: the focused widget, its screen or the application."""
        where, name, parameters = parse(command.action)
        start: DOMNode = self.focused or self.screen
        nodes = (*start.ancestors_with_self, self.app)
        if where == "app":
            return self.app if any(_binds(node, command) for node in nodes) else None
        for node in nodes:
            if hasattr(node, f"action_{name}"):
                return node if node.check_action(name, parameters) else None
        return None

    def _issues(self) -> Iterator[Entry]:
        app = self.app
        if isinstance(app, Reader) and app.session.is_open:
            for row in app.session.issues:
                yield (
                    f"Go to issue: {row.title}",
                    "",
                    "Open this issue on the board.",
                    partial(app.go_to, row.id),
                )

    def _dossiers(self) -> Iterator[Entry]:
        """The other known dossiers, where the library is offered."""
        for about in self._others:
            title = about.dossier.title if about.dossier else about.name
            yield (
                f"Open dossier: {title}",
                "",
                f"Read {about.name} instead.",
                partial(self._read, about),
            )

    @cached_property
    def _others(self) -> list[Overview]:
        """Read once while the palette is open, not for each letter that is typed."""
        app = self.app
        if not isinstance(app, Reader) or "library" in app.kept_back:
            return []
        return other_dossiers(app.session.path, app.session.config)

    def _read(self, about: Overview) -> None:
        if isinstance(self.app, Reader):
            self.app.open_dossier(about.path)

    def _use(self, theme: str) -> None:
        self.app.theme = theme


def _binds(node: DOMNode, command: Command) -> bool:
    """Whether a screen or widget offers a command."""
    return any(isinstance(binding, Binding) and binding.id == command.id for binding in node.BINDINGS)


def _display(name: str, key: str, offsets: Sequence[int] = ()) -> Content:
    """A name with what matched underlined, and its key."""
    shown = visible_line(name)
    spans = [Span(at, at + 1, "bold underline") for at in offsets] if shown == name else []
    return Content(shown, spans=spans) + (Content.styled(f"  {key}", "dim") if key else Content(""))
