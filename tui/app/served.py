"""The reader as it runs for somebody at a browser: it reads one dossier, and does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.app import BilateralApp
from tui.app.command_table import COMMANDS

if TYPE_CHECKING:
    from tui.app.command_table import Command
    from tui.app.live import FilesChanged

_GROUPS = frozenset(
    {
        "address",
        "app",
        "events",
        "find",
        "issue",
        "list",
        "matrix",
        "pane",
        "search",
        "sides",
        "strip",
        "time",
        "view",
    }
)
"""Groups of commands that only read and show. What is in no group known here is not offered."""
_READING = frozenset({"record.open", "record.copy", "record.place", "record.source"})
"""Commands of other groups that only read."""
_NOT_HERE = frozenset({"app.suspend", "app.retry", "view.changes"})


def is_offered(command: Command) -> bool:
    """Whether a command is for a browser: it writes no file, and starts nothing where the server runs."""
    if command.id in _NOT_HERE:
        return False
    return command.id.partition(".")[0] in _GROUPS or command.id in _READING


def _name(command: Command) -> str:
    """The name of the action, without what it acts on and with."""
    return command.action.partition("(")[0].rpartition(".")[2]


class ServedReader(BilateralApp):
    """The reader without the commands that reach beyond it, which its process forbids too."""

    kept_back = frozenset(_name(command) for command in COMMANDS if not is_offered(command)) - frozenset(
        _name(command) for command in COMMANDS if is_offered(command)
    )

    def make_archive(self) -> None:
        """Do nothing: the server makes archives, before a session begins."""
        self.session.making = ""

    def on_files_changed(self, message: FilesChanged) -> None:
        """Do nothing, for the same reason; who opens the page again reads the files as they are then."""
        message.prevent_default()
