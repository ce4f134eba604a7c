"""Rows on search: a keystroke to its hits, and to the exact count, beside ripgrep over the same text."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from tests.bench.compiling import ensure
from tests.bench.processes import job, wall
from tests.bench.queries import QUERIES, needle
from tests.bench.stats import Check, Row, percentile, spread

if TYPE_CHECKING:
    from tests.bench.setting import Setting

FRAME = 16.7
"""Milliseconds: what a screen of 60 frames a second shows at once."""


def search_rows(setting: Setting) -> list[Row]:
    """Every keystroke of the queries in process, and a sample of them given to ripgrep."""
    dossier = setting.dossier()
    ensure(setting, dossier)
    keys: list[dict[str, Any]] = []
    for _ in range(setting.times(3, 1)):
        keys += job("search", str(dossier), json.dumps(QUERIES), environment=setting.environment)["keys"]
    pages, counts = [key["page"] for key in keys], [key["count"] for key in keys]
    page, count = spread(pages), spread(counts)
    checks = [Check("p99", page["p99"], FRAME, "ms")]
    note = (
        f"first 50 hits: p50 {page['p50']} p95 {page['p95']} p99 {page['p99']} ms of {len(keys)} keystrokes"
    )
    data: dict[str, Any] = {"page": page, "slowest": _slowest(keys, "page")}
    if rival := _ripgrep(setting, keys):
        data["ripgrep"] = rival
        checks.append(Check("ripgrep at p50", page["p50"] / rival["p50"], 0.4))
        checks.append(Check("ripgrep at p99", page["p99"] / rival["p99"], 0.4))
        note += f"; ripgrep p50 {rival['p50']} p99 {rival['p99']} ms of {rival['n']}"
    else:
        note += "; ripgrep is not installed"
    return [
        Row("search", f"a search keystroke among {setting.size:,}, in process", checks, note, data),
        Row(
            "count",
            f"exact count of hits among {setting.size:,}",
            [Check("p99", count["p99"], 60, "ms")],
            f"p50 {count['p50']} p95 {count['p95']} p99 {count['p99']} ms",
            {"count": count, "slowest": _slowest(keys, "count")},
        ),
    ]


def _slowest(keys: list[dict[str, Any]], what: str) -> list[list[Any]]:
    ordered = sorted(keys, key=lambda key: -key[what])
    return [[key["text"], round(key[what] * 1000, 2), key["hits"]] for key in ordered[:12]]


def _ripgrep(setting: Setting, keys: list[dict[str, Any]]) -> dict[str, float] | None:
    """Times ripgrep for a sample of the keystrokes, at its best.

    It looks for one plain word, ignoring case, and only counts lines: printing them takes it longer still.
    """
    if setting.ripgrep is None:
        return None
    words = sorted({needle(key["text"]) for key in keys} - {""})
    sample = random.Random(1).sample(words, min(len(words), setting.times(60, 25)))
    folder = str(setting.dossier())
    times = [
        wall([setting.ripgrep, "-i", "-F", "-c", "--", word, folder], setting.environment) for word in sample
    ]
    return {**spread(times), "p10": round(percentile(times, 10) * 1000, 3)}
