"""The rows of the benchmark, and the table that shows them."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bench import compiling, editing, importing, keys, other_dossiers, saving, searches, starts, verifying
from bench.setting import ROOT
from bench.stats import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bench.setting import Setting

ROWS: dict[str, Callable[[Setting], Row | list[Row]]] = {
    "compile": compiling.compile_row,
    "change": compiling.change_row,
    "save": saving.save_row,
    "search": searches.search_rows,
    "typed": keys.typed_row,
    "keys": keys.keys_row,
    "memory": keys.memory_row,
    "large": starts.large_row,
    "start": starts.start_row,
    "painted": starts.painted_row,
    "commands": starts.commands_row,
    "import": importing.import_row,
    "lsp": editing.lsp_row,
    "foreign": other_dossiers.foreign_row,
    "words": other_dossiers.words_row,
    "speakers": other_dossiers.speakers_row,
    "parties": other_dossiers.parties_row,
    "check": other_dossiers.check_row,
    "broken": other_dossiers.broken_row,
    "verify": verifying.verify_row,
}
"""In the order in which they are measured, since what is compiled first serves the others."""


def measure(setting: Setting, names: Iterable[str]) -> list[Row]:
    """Measures some rows.

    Args:
        setting: of this run.
        names: keys of `ROWS`.

    Returns:
        The rows; one that can't be measured says why.
    """
    rows: list[Row] = []
    for name in names:
        setting.say(f"measuring {name} …")
        try:
            found = ROWS[name](setting)
        except Exception as error:  # whatever it is, the other rows are to be measured
            found = Row(name, name, note=f"{type(error).__name__}: {error}")
        rows += found if isinstance(found, list) else [found]
    return rows


def shown(rows: Sequence[Row]) -> str:
    """The table as text: one line for each target, what is behind it below.

    Args:
        rows: what was measured.

    Returns:
        Lines.
    """
    lines: list[tuple[str, str, str, str]] = [("", "target", "figure", "verdict")]
    notes: list[str] = [""]
    for row in rows:
        checks = [(check.target, str(check), "met" if check.met else "MISSED") for check in row.checks]
        for number, (target, figure, verdict) in enumerate(checks or [("", "", row.verdict)]):
            lines.append((row.title if not number else "", target, figure, verdict))
            notes.append("")
        notes[-1] = row.note
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    out = []
    for line, note in zip(lines, notes, strict=True):
        out.append("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if note:
            out.append(f"    {note}")
    return "\n".join(out)


def markdown(rows: Sequence[Row]) -> str:
    """The table for a document.

    Args:
        rows: what was measured.

    Returns:
        Markdown.
    """
    lines = ["| | target | figure | verdict | |", "|---|---|---|---|---|"]
    for row in rows:
        targets = "<br>".join(check.target for check in row.checks)
        figures = "<br>".join(str(check) for check in row.checks)
        lines.append(f"| {row.title} | {targets} | {figures} | {row.verdict} | {row.note} |")
    return "\n".join(lines)


def put(name: str, text: str) -> None:
    """Puts a table in its place in the documentation.

    Args:
        name: of the comments that it stands between.
        text: Markdown.
    """
    page = ROOT / "docs" / "performance.md"
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    page.write_text(f"{before}{begin}{text.rstrip()}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "textual": version("textual"),
        "load": round(os.getloadavg()[0], 2),
    }


def write_json(path: str, setting: Setting, rows: Sequence[Row]) -> None:
    """Writes all that was measured.

    Args:
        path: a file; `-` is standard output.
        setting: of this run.
        rows: what was measured.
    """
    whole = {
        "machine": machine(),
        "size": setting.size,
        "quick": setting.quick,
        "rows": [row.as_json() for row in rows],
    }
    text = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    if path == "-":
        sys.stdout.write(text)
    else:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
