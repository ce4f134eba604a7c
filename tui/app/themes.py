"""The themes that a key goes through, and what becomes of them on a terminal without colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.filter import Monochrome, NoColor
from textual.theme import BUILTIN_THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.theme import Theme

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
"""Those that `app.theme` goes through; the palette and the configuration know all of Textual's."""


def ansi_light() -> Theme:
    """The terminal's own colours on a light ground; Textual's own leaves the ground to the terminal."""
    own = BUILTIN_THEMES["ansi-light"]
    ground = "ansi_bright_white"
    return replace(
        own, foreground="ansi_black", background=ground, surface=ground, panel=ground, boost=ground
    )


def filters_without_colour(filters: Sequence[LineFilter], *, ansi: bool) -> list[LineFilter]:
    """The filters of a terminal without colours: greys, or none where a theme has the terminal's own colours.

    Args:
        filters: as they were for another theme.
        ansi: whether the theme has the terminal's own colours.
    """
    others = [known for known in filters if not isinstance(known, Monochrome | NoColor)]
    return [*others, NoColor() if ansi else Monochrome()]
