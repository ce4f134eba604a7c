"""A colour for each party, all of the same contrast on each background, so that no side looks stronger.

They were chosen in OKLCH by hue, and their lightness such that each has a contrast of 6.4 to white and of 8.2
to the dark background (WCAG 2.2, 1.4.3 asks for 4.5).
"""

from __future__ import annotations

LIGHT = ("#1960a6", "#84540f", "#056a6b", "#8f4280", "#6950a3", "#586504", "#036784", "#9f412b")
DARK = ("#76b5fa", "#e7a34c", "#28c4c4", "#e895d6", "#baa3fe", "#a7b952", "#32beeb", "#fc957b")
"""Blue, amber, teal, plum, violet, olive, sky, brick."""
PAPER, NIGHT = "#ffffff", "#16181d"
"""The backgrounds."""


def place(party: str | None, names: dict[str, str]) -> int | None:
    """Which of the colours is a party's: it follows from its place in the dossier, not from its side.

    Args:
        party: the id of a party; None for nobody's.
        names: the parties, in the order of the dossier.
    """
    return list(names).index(party) % len(LIGHT) if party in names else None


def style() -> str:
    """The style sheet's part that gives each party its colour, in both themes."""
    light = "".join(f".p{n}{{--party:{colour}}}" for n, colour in enumerate(LIGHT))
    dark = "".join(f".p{n}{{--party:{colour}}}" for n, colour in enumerate(DARK))
    return f"{light}\n@media screen and (prefers-color-scheme:dark){{{dark}}}"
