"""Arrows run one way, and what is not needed is not imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_TELL = """
import sys
from tui.cli import main
code = main(sys.argv[1:])
heavy = {"textual", "rich", "yaml", "platformdirs", "shtab"} & set(sys.modules)
print("imported:", *sorted(heavy), file=sys.stderr)
sys.exit(code)
"""


def _imported(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *words], capture_output=True, text=True, env=os.environ, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].removeprefix("imported:").split())


def test_the_contracts_between_the_layers_hold():
    done = subprocess.run(
        ["lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=_with_venv(),
        check=False,
    )
    assert done.returncode == 0, done.stdout


def _with_venv() -> dict[str, str]:
    folder = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["list"],
        ["where"],
        ["check", "syria-2015"],
        ["show", "syria-2015"],
        ["show", "syria-2015", "--json"],
        ["search", "syria-2015", "veto"],
        ["matrix", "syria-2015"],
        ["export", "syria-2015", "--format", "csv"],
        ["compare", "syria-2015", "2015-09", "2015-12-15"],
        ["add", "syria-2015", "source", "--title", "A title", "--dry-run"],
        ["fmt", "syria-2015", "--check"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_no_command_imports_textual(words):
    assert not _imported(*words) & {"textual", "rich"}


def test_no_command_that_writes_a_dossier_imports_textual(tmp_path):
    table = tmp_path / "quotes.csv"
    table.write_text("Date,Speaker,Quote,Source\n2024-01-01,Ann Lee,“Yes.”,Gazette\n", encoding="utf-8")
    for words in (["new", str(tmp_path / "a")], ["import", str(tmp_path / "a"), str(table)]):
        assert not _imported(*words) & {"textual", "rich"}


@pytest.mark.parametrize(
    "words",
    [["search", "syria-2015", "vetoes"], ["show", "syria-2015", "assad-role"], ["list"]],
    ids=" ".join,
)
def test_a_warm_start_reads_no_yaml(words):
    _imported(*words)
    assert _imported(*words) == set()
