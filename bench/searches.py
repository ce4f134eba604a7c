"""Rows on search: a keystroke to its hits, and to the exact count, beside ripgrep over the same text."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from bench.compiling import ensure
from bench.keys import FRAME, bare, walk
from bench.processes import job, wall
from bench.queries import QUERIES, needle
from bench.stats import Check, Row, median, percentile, spread

if TYPE_CHECKING:
    from pathlib import Path

    from bench.setting import Setting

PAGE, COUNT = 3.0, 12.0
"""How many keys of the bare app the first hits of a keystroke may take, and their exact count."""


def search_rows(setting: Setting) -> list[Row]:
    """Every keystroke of the queries in process, and a sample of them given to ripgrep."""
    dossier = setting.dossier()
    ensure(setting, dossier)
    with bare(setting) as rival:
        floor = walk(rival, "bare", setting.times(150, 60)).first
        keys = typed(setting, dossier, setting.times(3, 1))
        floor += walk(rival, "bare", setting.times(150, 60)).first
    unit = spread(floor)
    page, count, page_alone, count_alone = (
        spread([key[what] for key in keys]) for what in ("page", "count", "page_alone", "count_alone")
    )
    checks = [Check(f"a bare pane's key at {part}", page[part] / unit[part], PAGE) for part in ("p50", "p99")]
    note = (
        f"first 50 hits: p50 {page['p50']:.1f} p95 {page['p95']:.1f} p99 {page['p99']:.1f} ms "
        f"of {len(keys)} keystrokes, of CPU time p99 {page_alone['p99']:.1f} ms; "
        f"a bare pane's key p99 {unit['p99']:.1f} ms; a frame is {FRAME} ms"
    )
    data: dict[str, Any] = {
        "page": page,
        "alone": page_alone,
        "bare": unit,
        "slowest": _slowest(keys, "page"),
    }
    if rival := _ripgrep(setting, keys):
        data["ripgrep"] = rival
        checks.append(Check("ripgrep at p50", page["p50"] / rival["p50"], 0.4))
        checks.append(Check("ripgrep at p99", page["p99"] / rival["p99"], 0.4))
        note += f"; ripgrep p50 {rival['p50']:.1f} p99 {rival['p99']:.1f} ms of {rival['n']}"
    else:
        checks += [Check("ripgrep at p50", None, 0.4), Check("ripgrep at p99", None, 0.4)]
        note += "; ripgrep is not installed, and could not be"
    return [
        Row("search", f"a search keystroke among {setting.size:,}, in process", checks, note, data),
        Row(
            "count",
            f"exact count of hits among {setting.size:,}",
            [Check("a bare pane's key at p99", count["p99"] / unit["p99"], COUNT)],
            f"p50 {count['p50']:.1f} p95 {count['p95']:.1f} p99 {count['p99']:.1f} ms, "
            f"of CPU time p99 {count_alone['p99']:.1f} ms",
            {"count": count, "alone": count_alone, "bare": unit, "slowest": _slowest(keys, "count")},
        ),
    ]


def typed(setting: Setting, dossier: Path, times: int) -> list[dict[str, Any]]:
    """Types all queries several times over, and takes the middle figure of each keystroke.

    Args:
        setting: of this run.
        dossier: its folder; its archive must be valid.
        times: how often.

    Returns:
        A mapping for each keystroke, as the job gives it.
    """
    runs = [
        job("search", str(dossier), json.dumps(QUERIES), environment=setting.environment)["keys"]
        for _ in range(times)
    ]
    figures = ("page", "page_alone", "count", "count_alone")
    return [
        {**same[0], **{figure: median(key[figure] for key in same) for figure in figures}}
        for same in zip(*runs, strict=True)
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
    sample = random.Random(1).sample(words, min(len(words), setting.times(60, 20)))
    folder = str(setting.dossier())
    times = [
        wall([setting.ripgrep, "-i", "-F", "-c", "--", word, folder], setting.environment) for word in sample
    ]
    return {**spread(times), "p10": round(percentile(times, 10) * 1000, 3)}
