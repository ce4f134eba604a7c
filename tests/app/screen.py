"""Reading what a reader sees: the text on the screen, row by row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def screen_rows(app: App[Any]) -> list[str]:
    """The rows of the screen as text, blanks at their ends left out."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen_text(app: App[Any]) -> str:
    """The whole screen as text."""
    return "\n".join(screen_rows(app))


def squeezed(text: str) -> str:
    """Text without blanks, so that it reads the same however it was broken into lines."""
    return re.sub(r"[\s│▌█]", "", text)
