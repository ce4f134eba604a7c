"""Contrast as WCAG 2.2 measures it, and colours that are brought to it on whatever they are painted.

Themes choose their own colours, and the filters of a terminal without colours change them; so what is painted
in the end is measured, and moved towards black or white where it can't be read. Parties' colours all have the
same contrast wherever they stand: none looks stronger than another, whichever theme is chosen.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style

TEXT = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
MARK = 3.0
"""The least contrast of what is no text (WCAG 2.2, 1.4.11)."""
PARTY = 4.8
"""The contrast of every party's colour."""
STEPS = 24
"""Halvings after which a colour is as near as eight bits can tell."""


def luminance(color: ColorTriplet) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: ColorTriplet, second: ColorTriplet) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def with_ratio(color: ColorTriplet, background: ColorTriplet, wanted: float) -> ColorTriplet:
    """A colour of the same hue whose contrast on a background is as wanted, or as near as there is."""
    below = luminance(background)
    lighter = wanted * (below + 0.05) - 0.05
    goal = lighter if lighter <= 1 else (below + 0.05) / wanted - 0.05
    low, high = 0.0, 2.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if luminance(_shade(color, middle)) < goal:
            low = middle
        else:
            high = middle
    return _shade(color, high if lighter <= 1 else low)


def _shade(color: ColorTriplet, amount: float) -> ColorTriplet:
    """From black (0) over the colour itself (1) to white (2)."""
    if amount <= 1:
        return ColorTriplet(*(round(part * amount) for part in color))
    return ColorTriplet(*(round(part + (255 - part) * (amount - 1)) for part in color))


@lru_cache(maxsize=1024)
def readable(style: Style, least: float, *, exact: bool = False) -> Style:
    """A style whose colour can be read on its background; the terminal's own colours are left to it.

    Args:
        style: with a colour and a background.
        least: the contrast that it has to have.
        exact: whether it may not have more either.
    """
    color, background = style.color, style.bgcolor
    if color is None or background is None:
        return style
    if not color.type is background.type is ColorType.TRUECOLOR:
        return style
    above, below = color.get_truecolor(), background.get_truecolor()
    if not exact and ratio(above, below) >= least:
        return style
    return style + Style(color=Color.from_triplet(with_ratio(above, below, least)))
