"""The documentation: its commands run as they are written, and it makes a site whose links lead somewhere."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tui.app.command_table import COMMANDS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SHIPPED = [folder.name for folder in (ROOT / "content").iterdir()]
_ELSEWHERE = re.compile(r"--site|https?:|<|…| (?:lsp|serve|new|add|import)\b")
"""What takes other things than a shipped dossier, or has a test of its own."""


def is_here(command: str) -> bool:
    """Whether all that a command names is in this repository."""
    if _ELSEWHERE.search(command):
        return False
    return command in ("bilateral list", "bilateral --help") or any(name in command for name in _SHIPPED)


def commands() -> list[str]:
    """Every command of the program in the documentation that can be run as it stands, once."""
    lines: dict[str, None] = {}
    for page in PAGES:
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")) if page.name != "tutorial.md" else ():
            for line in re.findall(r"^\$ (bilateral .*)", block, re.MULTILINE):
                command = line.split("  #")[0].split(" | ")[0].strip()
                if is_here(command):
                    lines[command] = None
    return list(lines)


def test_there_are_commands_in_the_documentation():
    assert len(commands()) > 20


@pytest.mark.parametrize("command", commands())
def test_a_command_in_the_documentation_runs(bilateral, tmp_path, monkeypatch, command: str):
    monkeypatch.chdir(tmp_path)
    line, _, target = command.partition(" > ")
    code, out, err = bilateral(*shlex.split(line)[1:])
    assert code == 0, err
    assert out or list(tmp_path.iterdir()) or "no problems" in err or "--check" in line
    assert target or "Traceback" not in err


def test_the_site_is_built_its_links_lead_somewhere_and_every_command_has_its_key_in_it():
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "site.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = ROOT / "build" / "site"
    pages = {page.stem for page in PAGES} - {"README"}
    assert pages <= {page.stem for page in site.glob("*.html")}
    keys = (site / "keys.html").read_text(encoding="utf-8")
    assert all(f"<code>{command.id}</code>" in keys for command in COMMANDS)
    for page in site.glob("*.html"):
        loaded = re.findall(r'(?:src|href)="(https?://[^"]+\.(?:js|css|woff2?))"', page.read_text("utf-8"))
        assert not loaded, page


def test_the_table_of_keys_is_made_of_the_commands():
    table = runpy.run_path(str(ROOT / "docs" / "site.py"))["keys"]()
    assert "| `/` | **Search the record**" in table
