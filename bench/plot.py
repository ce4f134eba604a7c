"""A log-log plot as SVG, without a library."""

from __future__ import annotations

import math
from typing import NamedTuple
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 200, 40, 48
# Told apart by shape too, for whoever sees no colours.
_LOOKS = (
    ("#3b6fb6", "none"),
    ("#b5532a", "6 3"),
    ("#3f8f5b", "2 3"),
    ("#8a5ab0", "8 3 2 3"),
    ("#555555", "1 2"),
)


class Curve(NamedTuple):
    """A line of the plot: cost by size."""

    name: str
    points: dict[int, float]


def _decades(values: list[float]) -> range:
    return range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)


def _apart(wanted: list[float], space: float) -> list[float]:
    """Moves labels down where they would stand on one another; `wanted` is in any order."""
    placed = dict.fromkeys(range(len(wanted)), 0.0)
    low = -math.inf
    for index in sorted(placed, key=lambda one: wanted[one]):
        low = placed[index] = max(wanted[index], low + space)
    return [placed[index] for index in range(len(wanted))]


def plot(curves: list[Curve], title: str) -> str:
    """Draws curves with logarithmic axes.

    Args:
        curves: all with points above 0.
        title: stands above.

    Returns:
        An SVG document.
    """
    across = _decades([size for curve in curves for size in curve.points])
    up = _decades([cost for curve in curves for cost in curve.points.values()])

    def x(size: float) -> float:
        part = (math.log10(size) - across[0]) / max(1, across[-1] - across[0])
        return round(_LEFT + part * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(cost: float) -> float:
        part = (math.log10(cost) - up[0]) / max(1, up[-1] - up[0])
        return round(_HEIGHT - _BOTTOM - part * (_HEIGHT - _TOP - _BOTTOM), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        '<g font-family="sans-serif" font-size="12" fill="#444">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="15" fill="#111">{escape(title)}</text>',
    ]
    for power in across:
        at = x(10**power)
        parts.append(f'<path d="M{at} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{at}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in up:
        at = y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {at}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{at + 4}" text-anchor="end">{10.0**power:,.10g}</text>')
    labels = _apart([y(curve.points[max(curve.points)]) for curve in curves], 15)
    for number, (curve, label) in enumerate(zip(curves, labels, strict=True)):
        colour, dashes = _LOOKS[number % len(_LOOKS)]
        line = " ".join(f"{x(size)},{y(cost)}" for size, cost in sorted(curve.points.items()))
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/>'
        )
        parts += (
            f'<circle cx="{x(size)}" cy="{y(cost)}" r="3" fill="{colour}"/>'
            for size, cost in curve.points.items()
        )
        at = _WIDTH - _RIGHT + 10
        parts.append(f'<text x="{at}" y="{label + 4:.1f}" fill="{colour}">{escape(curve.name)}</text>')
    return "\n".join([*parts, "</g>", "</svg>", ""])
