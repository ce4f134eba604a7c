"""What may be loaded while the reader starts, and what may not."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("tui.dossier.edtf", {"yaml", "textual", "rich", "sqlite3", "dataclasses", "inspect", "calendar"}),
        ("tui.dossier.records", {"yaml", "textual", "rich", "sqlite3", "dataclasses", "inspect"}),
        ("tui.dossier.loading", {"textual", "rich", "sqlite3"}),
    ],
)
def test_a_module_loads_nothing_it_does_not_need(module: str, forbidden: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not forbidden & set(loaded.stdout.split())
