"""Builds the documentation as a site: `python docs/site.py`, or `make docs`; it is then in build/site.

The pages are the Markdown beside this file; the table of keys comes from the program itself.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
PAGES = HERE.parent / "build" / "pages"
KEYS = "<!-- keys -->"


def main() -> int:
    """Build it; what is wrong in it, such as a link that leads nowhere, fails."""
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    for file in HERE.iterdir():
        if file.suffix == ".md":
            text = file.read_text(encoding="utf-8")
            (PAGES / file.name).write_text(text.replace(KEYS, keys()), encoding="utf-8")
        elif file.suffix == ".svg":
            shutil.copy(file, PAGES)
    program = Path(sys.executable).with_name("zensical")
    done = subprocess.run([program, "build", "--strict", "--clean"], cwd=HERE.parent, check=False)
    return done.returncode


def keys() -> str:
    """All commands with their keys, in groups, as Markdown."""
    from textual.keys import format_key

    from tui.app.command_table import COMMANDS, GROUPS

    parts = []
    for group, members in groupby(COMMANDS, key=lambda command: command.id.partition(".")[0]):
        parts += [f"\n## {GROUPS[group]}\n", "| keys | | id |", "|---|---|---|"]
        for command in members:
            shown = " ".join(f"`{_escaped(format_key(key))}`" for key in command.keys.split(",") if key)
            label = f"**{_escaped(command.title)}** {_escaped(command.help)}"
            parts.append(f"| {shown} | {label} | `{command.id}` |")
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
