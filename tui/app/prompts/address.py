"""Showing where an address leads before it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.command_table import bindings
from tui.app.panes.note import Note
from tui.app.reader import ClosesOnce
from tui.app.terminal.browser import NoBrowser, open_address
from tui.dossier import web_address
from tui.dossier.hidden_characters import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.session import Session


_KEYS = "y copies it · esc leaves it"


class AddressScreen(ModalScreen[None], ClosesOnce[None]):
    """Shows an address with its true host; `enter` opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("address"), *bindings("elsewhere")]

    def __init__(self, session: Session, address: str) -> None:
        """Show an address.

        Args:
            session: what is read.
            address: as the dossier has it, whatever that is.
        """
        super().__init__()
        self._session = session
        self._text = address
        try:
            self._address: web_address.WebAddress | None = web_address.read(address)
            self._fault = ""
        except web_address.BadAddress as error:
            self._address, self._fault = None, str(error)

    def compose(self) -> ComposeResult:
        """The address, where it leads, and what can be done."""
        with Vertical(id="prompt"):
            yield Note(id="prompt-title")
            yield Note(id="address")
            yield Note(id="reading")

    def on_mount(self) -> None:
        """Say what it is."""
        address = self._address
        shown = visible(self._text if address is None else address.url)
        title = f"Open {visible(address.host)}?" if address else "This address is not opened"
        self.query_one("#prompt-title", Note).show([(title, "strong")])
        self.query_one("#address", Note).show([(shown, "")])
        remarks = [f"it {self._fault}"] if address is None else list(address.remarks)
        warnings = "".join(f"{visible(remark)}\n" for remark in remarks)
        self._tell(warnings, f"enter opens it · {_KEYS}" if address else _KEYS)

    def _tell(self, warnings: str, keys: str) -> None:
        self.query_one("#reading", Note).show([(warnings, "warning"), (keys, "muted")])

    def action_address_open(self) -> None:
        """Give it to the browser; where there is none, stay, so that it can be copied."""
        if self._address is None:
            self.app.bell()
            return
        try:
            open_address(self.app, self._address.url)
        except NoBrowser as fault:
            warning = f"No browser: {visible(str(fault))}. Set $BROWSER, or copy the address with y.\n"
            self.query_one("#reading", Note).show(
                [(warning, "warning"), ("y copies it · esc leaves it", "muted")]
            )
        else:
            self.dismiss(None)

    def action_address_copy(self) -> None:
        """Send it to the clipboard, without what a terminal or a shell would obey."""
        text = self._text if self._address is None else self._address.url
        self.app.copy_to_clipboard(" ".join(visible(text).split()))
        self.notify("The address was sent to the clipboard.", markup=False)

    def action_app_back(self) -> None:
        """Leave it."""
        self.dismiss(None)
