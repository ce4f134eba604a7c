"""All that is said of a dossier full of mistakes, word for word."""

from __future__ import annotations

from pathlib import Path

from tui.dossier.loading import examine
from tui.dossier.problems import render

HERE = Path(__file__).parent


def test_everything_wrong_is_said_in_one_go() -> None:
    records, problems = examine(HERE / "broken")
    assert records is None
    assert render(problems) + "\n" == (HERE / "golden" / "broken.txt").read_text()
