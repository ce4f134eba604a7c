"""Another process changes the files of the dossier that is read."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tests.terminal.session import Session

READER = [sys.executable, "-m", "tui"]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A copy of the shipped dossier, for others to change."""
    return copytree(ROOT / "content" / "syria-2015", tmp_path / "syria")


def elsewhere(script: str, *arguments: str) -> None:
    """Run a command of its own, as an editor or git would be one."""
    subprocess.run(["sh", "-c", script, "sh", *arguments], check=True)


def test_an_edit_a_broken_save_and_its_mending_by_another_process_reach_the_screen(dossier: Path):
    issues = str(dossier / "issues.yaml")
    with Session([*READER, str(dossier)]) as reader:
        reader.wait_for("Must Assad leave before a transition starts?")
        reader.type("jj")
        elsewhere('sed -i "s/Must Assad leave before/Should Assad leave before/" "$1"', issues)
        screen = reader.wait_for("Should Assad leave before a transition starts?")
        assert "▸May he stand for election?" in screen, "what is selected stays"
        elsewhere('cp "$1" "$1.bak" && printf "\\n- [broken\\n" >> "$1"', issues)
        screen = reader.wait_for("1 error in the files")
        assert "Should Assad leave before a transition starts?" in screen, "the last good board stays"
        reader.type("P")
        reader.wait_for("issues.yaml:")
        reader.type("\x1b")
        reader.wait_for(" Bilateral  ")
        elsewhere('mv "$1.bak" "$1"', issues)
        reader.wait_for("1 error in the files", gone=True)
        elsewhere('mv "$1" "$1.away"', str(dossier))
        reader.read(1)
        back = 'mv "$1.away" "$1" && sed -i "s/Should Assad leave/Will Assad leave/" "$1/issues.yaml"'
        elsewhere(back, str(dossier))
        reader.wait_for("Will Assad leave before a transition starts?")
        reader.type("q")
        assert reader.wait_end() == 0
