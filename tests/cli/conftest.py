"""Running a command in this process."""

from __future__ import annotations

import json
from shutil import copy
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tui.archive.build.compilation import compile_records
from tui.archive.store import location, signature
from tui.cli import main
from tui.dossier.loading import read_dossier

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


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the shipped dossier, made once."""
    path = tmp_path_factory.mktemp("compiled") / "syria.sqlite"
    dossier = ROOT / "content" / "syria-2015"
    compile_records(read_dossier(dossier), path, signature(dossier)).close()
    return path


@pytest.fixture(autouse=True)
def _warm(own_folders: Path, compiled: Path) -> None:
    """The shipped dossier's archive is in the cache, as after a first run."""
    target = location(ROOT / "content" / "syria-2015")
    target.parent.mkdir(parents=True)
    copy(compiled, target)


@pytest.fixture
def bilateral(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Carries out a command line."""

    def run(*words: object) -> Outcome:
        code = main([str(word) for word in words])
        return Outcome(code, *capsys.readouterr())

    return run
