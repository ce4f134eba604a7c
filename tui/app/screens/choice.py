"""Choosing one of several things by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.command_table import bindings
from tui.app.panes.note import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session


class ChoiceScreen(ModalScreen[str | None]):
    """Gives what was chosen, or None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("elsewhere"))
    AUTO_FOCUS = "OptionList"

    def __init__(
        self, session: Session, title: str, choices: Sequence[tuple[str, str]], current: str | None = None
    ) -> None:
        """Ask for a choice.

        Args:
            session: what is read.
            title: what it is for.
            choices: what is given for each, and what it is called.
            current: what is selected at first.
        """
        super().__init__()
        self._session = session
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """What it is for, and what there is."""
        with Vertical(id="prompt"):
            yield Note(id="prompt-title")
            yield OptionList(
                *(Option(Content(name), id=value) for value, name in self._choices), compact=True
            )
            yield Note(id="reading")

    def on_mount(self) -> None:
        """Say what it is for, and select what is in use."""
        self.query_one("#prompt-title", Note).show([(self._title, "strong")])
        self.query_one("#reading", Note).show([("enter chooses it · esc leaves all as it is", "muted")])
        values = [value for value, _ in self._choices]
        at = values.index(self._current) if self._current in values else 0
        self.query_one(OptionList).highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(event.option.id)

    def action_app_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
