"""Running a command in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _warm(warm: None) -> None:
    """Commands find the archive of the shipped dossier made, as after a first run."""


@pytest.fixture
def bilateral(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Carries out a command line."""

    def run(*words: object) -> Outcome:
        code = main([str(word) for word in words])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def border(bilateral: Callable[..., Outcome], tmp_path: Path) -> Path:
    """A dossier of two sides that has just been begun."""
    path = tmp_path / "border"
    assert bilateral("new", path, "--sides", "North,South", "--as-of", "2024-03-01").code == 0
    return path
