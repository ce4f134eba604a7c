"""How cost grows with the size of a dossier: a table and a plot for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.compiling import rebuild
from bench.keys import opened, walk
from bench.plot import Curve, plot
from bench.searches import typed
from bench.setting import ROOT
from bench.starts import BARE, in_turn, reader
from bench.stats import median, spread
from bench.table import put

if TYPE_CHECKING:
    from bench.setting import Setting

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_WALKS = ("issue", "list", "pane", "time")

COLUMNS = {
    "start": "warm start, ms",
    "key": "key to repaint, p99 ms",
    "page": "search keystroke, p99 ms",
    "count": "exact count, p99 ms",
    "compile": "compile, s",
    "memory": "open reader, MiB",
    "peak": "peak of compiling, MiB",
    "archive": "archive, MB",
}


def cost(setting: Setting, size: int) -> dict[str, float]:
    """What one size costs.

    Args:
        setting: of this run.
        size: statements.

    Returns:
        A figure for each of `COLUMNS`.
    """
    dossier = setting.dossier(size)
    whole = rebuild(setting, dossier)
    keys = typed(setting, dossier, setting.times(3, 1))
    starts = in_turn({"reader": reader(dossier), "bare": BARE}, setting, setting.times(7, 3))
    pressed: list[float] = []
    with opened(dossier, setting) as terminal:
        memory = terminal.memory()["rss"]
        for kind in _WALKS:
            pressed += walk(terminal, kind, setting.times(60, 20)).first
    return {
        "start": median(one.live for one in starts["reader"]) * 1000,
        "key": spread(pressed)["p99"],
        "page": spread([key["page"] for key in keys])["p99"],
        "count": spread([key["count"] for key in keys])["p99"],
        "compile": whole["seconds"],
        "memory": memory,
        "peak": whole["rss"],
        "archive": whole["archive"] / 1e6,
    }


def table(costs: dict[int, dict[str, float]]) -> str:
    """Markdown, a line for each size."""
    lines = ["| statements | " + " | ".join(COLUMNS.values()) + " |", "|---:" * (len(COLUMNS) + 1) + "|"]
    for size, cost in costs.items():
        figures = (f"{cost[name]:.0f}" if cost[name] >= 100 else f"{cost[name]:.1f}" for name in COLUMNS)
        lines.append(f"| {size:,} | " + " | ".join(figures) + " |")
    return "\n".join(lines) + "\n"


def grow(setting: Setting, largest: int | None) -> None:
    """Measures all sizes, and puts table and plot in the documentation.

    Args:
        setting: of this run.
        largest: sizes above are left out, and the documentation is then left as it is.
    """
    costs = {}
    for size in SIZES:
        if size <= (largest or SIZES[-1]):
            setting.say(f"measuring {size:,} …")
            costs[size] = cost(setting, size)
    shown = table(costs)
    print(shown)
    if largest is not None and largest < SIZES[-1]:
        return
    put("growth", shown)
    curves = [
        Curve("compile, ms", {size: one["compile"] * 1000 for size, one in costs.items()}),
        Curve("warm start, ms", {size: one["start"] for size, one in costs.items()}),
        Curve("exact count, p99 ms", {size: one["count"] for size, one in costs.items()}),
        Curve("search keystroke, p99 ms", {size: one["page"] for size, one in costs.items()}),
        Curve("key to repaint, p99 ms", {size: one["key"] for size, one in costs.items()}),
    ]
    (ROOT / "docs" / "growth.svg").write_text(
        plot(curves, "How cost grows with statements"), encoding="utf-8"
    )
