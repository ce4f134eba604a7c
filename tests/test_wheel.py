"""A wheel, installed into an empty environment outside the repository, opens the shipped dossier."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory):
    """The folder of the commands of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    built = subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], capture_output=True, text=True, check=False
    )
    if built.returncode:
        _skip_without_registry(built.stderr)
    # Without a pip of its own, as putting one in takes longer than all else.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    (wheel,) = folder.glob("*.whl")
    into = ["--python", folder / "env" / "bin" / "python", "install"]
    done = subprocess.run([*pip, *into, wheel], capture_output=True, text=True, check=False)
    if done.returncode:
        _skip_without_registry(done.stderr)
    return folder / "env" / "bin"


def _skip_without_registry(error: str) -> None:
    if "No matching distribution" in error or "onnection" in error:
        pytest.skip("the package registry can't be reached, so nothing can be installed")
    pytest.fail(error)


def test_a_wheel_elsewhere_lists_shows_and_checks_the_shipped_dossier(installed, tmp_path):
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }

    def bilateral(*words: str) -> str:
        command = [installed / "bilateral", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert bilateral("list").startswith("syria-2015\t")
    assert "Issue: Assad's role [assad-role]" in bilateral("show", "syria-2015")
    assert bilateral("check", "syria-2015", "--strict") == ""
    assert "13 quotations" in bilateral("verify", "two-towns", "--strict")
    places = bilateral("where")
    assert str(installed.parent) in places
    assert str(ROOT / "content") not in places
