"""Streams that take nothing, a folder in the place of a file, no cache: a line each, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tui.archive.build import writer

BILATERAL = [sys.executable, "-m", "tui"]


def _run(shell: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Carry out a command with its streams redirected as a shell does it."""
    command = f'exec "$@" {shell}'
    environment = {**os.environ, **env}
    return subprocess.run(
        ["sh", "-c", command, "sh", *BILATERAL, *words], capture_output=True, text=True, env=environment
    )


@pytest.mark.parametrize(
    "words", [["list"], ["list", "--help"], ["--version"], ["search", "syria-2015", "veto"]]
)
@pytest.mark.parametrize(
    ("shell", "message"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")]
)
def test_what_cannot_be_printed_fails_with_one_line(words, shell, message):
    done = _run(shell, *words)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"bilateral: {message}"
    assert "Traceback" not in done.stderr


def test_remarks_that_nobody_takes_do_not_stop_a_command():
    done = _run("2>&-", "search", "syria-2015", "veto")
    assert done.returncode == 0
    assert "veto" in done.stdout


@pytest.mark.parametrize("words", [["list"], ["show", "syria-2015", "us-28"]])
def test_a_folder_in_the_place_of_the_configuration_is_told_and_the_command_answers(words, tmp_path):
    (tmp_path / "bilateral" / "config.yaml").mkdir(parents=True)
    done = _run("", *words, XDG_CONFIG_HOME=str(tmp_path))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert done.stdout
    assert "config.yaml" in done.stderr


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "no-folder").touch()
    done = _run("", "search", "syria-2015", "veto", XDG_CACHE_HOME=str(tmp_path / "no-folder"))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "veto" in done.stdout


@pytest.mark.parametrize("words", [["list"], ["show", "syria-2015", "us-28"], ["check", "syria-2015"]])
def test_a_bare_uid_without_a_home_gets_its_answer(words, bilateral, monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)

    def unknown(uid: int) -> object:
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    monkeypatch.setattr("pwd.getpwuid", unknown)
    done = bilateral(*words)
    assert (done.code, done.out != "" or "no problems" in done.err) == (0, True)


@pytest.mark.parametrize("words", [["show", "{}", "h3"], ["search", "{}", "bridge"], ["matrix", "{}"]])
@pytest.mark.parametrize("pages", [1, 40])
def test_a_disk_that_is_full_keeps_no_archive_and_the_command_answers(
    words, pages, bilateral, monkeypatch, tmp_path
):
    two_towns = tmp_path / "towns"
    copytree(ROOT / "content" / "two-towns", two_towns)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # SQLite says of a database that may have no more pages what it says of a full disk.
    monkeypatch.setattr(writer, "_BUILDING", f"{writer._BUILDING} PRAGMA max_page_count={pages};")
    connect = writer.sqlite3.connect

    def unbounded(path: object, **options: object) -> object:
        if path == ":memory:":
            monkeypatch.undo()
        return connect(path, **options)

    monkeypatch.setattr(writer.sqlite3, "connect", unbounded)
    done = bilateral(*(word.format(two_towns) for word in words))
    assert done.code == 0
    assert done.out
    assert not list((tmp_path / "cache" / "bilateral").glob("*.sqlite"))


def test_a_closed_stdin_answers_nothing(tmp_path):
    done = _run("<&-", "new", str(tmp_path / "border"))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "border" / "dossier.yaml").exists()
