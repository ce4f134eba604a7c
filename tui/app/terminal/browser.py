"""The browser that an address is given to: in a window of its own, or in this terminal."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from tui.app.terminal.lending import lent

if TYPE_CHECKING:
    from textual.app import App


class NoBrowser(Exception):  # noqa: N818 - as a person reads it
    """Nothing could be started; `str()` says why."""


def open_address(app: App[Any], url: str) -> None:
    """Open a page; a browser that runs in the terminal has it until it is left.

    Args:
        app: what is suspended meanwhile.
        url: http or https, as `tui.dossier.web_address` gives it.

    Raises:
        NoBrowser: there is none, or it could not be started.
    """
    if app.is_web:
        app.open_url(url)
        return
    import webbrowser

    try:
        browser = webbrowser.get()
        with lent(app) if _in_terminal(browser) else nullcontext():
            opened = browser.open(url)
    except (webbrowser.Error, OSError, SuspendNotSupported) as error:
        raise NoBrowser(str(error) or "it can't be started here") from error
    if not opened:
        raise NoBrowser("the browser could not be started")


def _in_terminal(browser: Any) -> bool:
    """Whether Python would wait for a browser: w3m, lynx, or a command that `$BROWSER` names."""
    import webbrowser

    if isinstance(browser, webbrowser.GenericBrowser):
        return not isinstance(browser, webbrowser.BackgroundBrowser)
    background = getattr(browser, "background", True)
    return not background
