"""What is said of many measurements: percentiles, medians, and a row of the table with its verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Check", "Row", "median", "ms", "percentile", "spread"]


def percentile(values: Sequence[float], part: float) -> float:
    """The value that a part of all values does not exceed (nearest rank: always one that was measured).

    Args:
        values: at least one, in any order.
        part: from 0 to 100.

    Returns:
        One of the values.
    """
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * part // 100))
    return ordered[int(rank) - 1]


def spread(values: Sequence[float]) -> dict[str, float]:
    """The percentiles that are shown of times; in milliseconds when the values are seconds.

    Args:
        values: seconds.

    Returns:
        `p50`, `p95`, `p99`, `max` in milliseconds, and `n`.
    """
    shown = {f"p{part}": round(percentile(values, part) * 1000, 3) for part in (50, 95, 99)}
    return {**shown, "max": round(max(values) * 1000, 3), "n": len(values)}


def ms(seconds: float) -> str:
    """Seconds as milliseconds with as many digits as mean something."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 100 else f"{value:.1f} ms" if value >= 1 else f"{value:.2f} ms"


@dataclass
class Check:
    """One figure held against its target.

    Attributes:
        name: what the figure is of, or what it is a multiple of.
        figure: None where there was nothing to compare with, which never meets a target.
        limit: the most it may be.
        unit: of both.
    """

    name: str
    figure: float | None
    limit: float
    unit: str = "×"

    @property
    def met(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure is not None and self.figure <= self.limit

    def __str__(self) -> str:
        if self.figure is None:
            return f"{self.name}: not compared"
        digits = 0 if self.figure >= 100 else 1 if self.figure >= 10 else 2
        return f"{self.name} {self.figure:.{digits}f}{'' if self.unit in '×%' else ' '}{self.unit}"

    @property
    def target(self) -> str:
        """The limit in words."""
        return f"≤ {self.limit:g}{'' if self.unit in '×%' else ' '}{self.unit}"


@dataclass
class Row:
    """One line of the table: what was measured, beside what, and whether it is good enough."""

    name: str
    title: str
    checks: list[Check] = field(default_factory=list)
    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """`met`, `MISSED`, or `not measured` where there is nothing to judge by."""
        if not self.checks:
            return "not measured"
        return "met" if all(check.met for check in self.checks) else "MISSED"

    def as_json(self) -> dict[str, Any]:
        """All that is known of it, for machines."""
        checks = [
            {
                "name": check.name,
                "figure": None if check.figure is None else round(check.figure, 4),
                "limit": check.limit,
                "unit": check.unit,
                "met": check.met,
            }
            for check in self.checks
        ]
        return {
            "name": self.name,
            "title": self.title,
            "verdict": self.verdict,
            "checks": checks,
            "note": self.note,
            "data": self.data,
        }
