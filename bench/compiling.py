"""Rows on making the archive: from nothing, and after one file has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from bench.processes import job
from bench.stats import Check, Row, median

if TYPE_CHECKING:
    from pathlib import Path

    from bench.setting import Setting

MEMORY = 600
"""MiB that compiling may take."""


def rebuild(setting: Setting, dossier: Path) -> dict[str, Any]:
    """Compiles a dossier from nothing, once in a run; its archive stays for the rows that follow.

    Args:
        setting: of this run.
        dossier: its folder.

    Returns:
        What the job printed.
    """
    from tui.archive.store import location

    if dossier not in setting.compiled:
        location(dossier).unlink(missing_ok=True)
        setting.compiled[dossier] = job("compile", str(dossier), environment=setting.environment)
    return setting.compiled[dossier]


def ensure(setting: Setting, dossier: Path) -> None:
    """Makes the archive of a dossier unless it is valid."""
    from tui.archive.store import open_valid

    archive = open_valid(dossier)
    if archive is None:
        setting.say(f"compiling {dossier.name} …")
        job("compile", str(dossier), environment=setting.environment)
    else:
        archive.close()


def compile_row(setting: Setting) -> Row:
    """Everything from YAML, against libyaml's events of the same bytes before and after."""
    dossier = setting.dossier()
    before = job("events", str(dossier), environment=setting.environment)
    whole = rebuild(setting, dossier)
    after = job("events", str(dossier), environment=setting.environment)
    floor = (before["seconds"] + after["seconds"]) / 2
    rate = setting.size / whole["seconds"]
    return Row(
        "compile",
        f"compile {setting.size:,} statements from YAML",
        [
            Check("libyaml's events", whole["seconds"] / floor, 2.5),
            Check("RSS of the process tree", whole["rss"], MEMORY, "MiB"),
        ],
        f"{whole['seconds']:.1f} s for {before['bytes'] / 1e6:.0f} MB ({rate:,.0f} statements a second) "
        f"against {floor:.1f} s; with shared pages counted once {whole['pss']:.0f} MiB; "
        f"archive {whole['archive'] / 1e6:.0f} MB",
        {"compile": whole, "events": [before, after]},
    )


def change_row(setting: Setting) -> Row:
    """One file changed, against everything; each time it is put back as it was, which is another change."""
    dossier = setting.dossier()
    whole = rebuild(setting, dossier)
    files = sorted(dossier.glob("statements-*.yaml"))
    file = files[len(files) // 2]
    text, status = file.read_text(encoding="utf-8"), file.stat()
    edited = text.replace("  quotation: ", "  note: Read again.\n  quotation: ", 1)
    spent = []
    for _ in range(setting.times(3, 1)):
        try:
            file.write_text(edited, encoding="utf-8")
            spent.append(job("compile", str(dossier), environment=setting.environment))
        finally:
            file.write_text(text, encoding="utf-8")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        spent.append(job("compile", str(dossier), environment=setting.environment))
    times = sorted(one["seconds"] for one in spent)
    seconds = median(times)
    number = sum(1 for _ in dossier.rglob("*.yaml"))
    return Row(
        "change",
        f"one file changed of {number:,}",
        [Check("a full compile", seconds / whole["seconds"] * 100, 5, "%")],
        f"{seconds:.2f} s (from {times[0]:.2f} to {times[-1]:.2f}, of {len(times)}) "
        f"against {whole['seconds']:.1f} s",
        {"compile": whole, "change": spent},
    )
