"""What a server and its sessions may do, asked without a browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import press
from tui.app.command_table import COMMANDS
from tui.app.live import FilesChanged
from tui.app.served import ServedReader, is_offered
from tui.config.choices import Config
from tui.library.archive_opening import open_archive
from tui.serving.guarding import Guard, is_loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "desk.example"])
def test_an_address_that_others_reach_is_refused_without_the_option(capsys, host: str):
    from tui.cli import main

    assert main(["serve", "syria-2015", "--host", host]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--let-others-in" in err
    assert "unencrypted" in err


def test_loopback_is_told_from_other_addresses():
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "10.0.0.1", "localhost.example", "")))


def test_a_proxys_address_may_be_given_and_no_other_is_taken():
    guard = Guard.of("127.0.0.1", 8765, "https://desk.example/")
    assert guard.allows("desk.example", None, session=False)
    assert guard.allows("desk.example", "https://desk.example", session=True)
    assert guard.allows("localhost:8765", "http://localhost:8765", session=True)
    assert not guard.allows("desk.example", "http://desk.example", session=True)
    assert not guard.allows("desk.example", None, session=True)
    assert not guard.allows("localhost:80", None, session=False)
    assert not guard.allows(None, None, session=False)


def test_commands_that_reach_beyond_the_reader_are_not_offered():
    kept = {command.id for command in COMMANDS if not is_offered(command)}
    assert {"record.edit", "problem.edit", "app.suspend", "record.keep"} <= kept
    assert {command.id for command in COMMANDS if command.id.startswith(("adding.", "export."))} <= kept
    assert not kept & {"record.copy", "search.open", "time.go", "app.quit"}


async def test_the_served_reader_neither_edits_nor_suspends(syria: Path, monkeypatch):
    monkeypatch.setattr("tui.app.actions.record_actions.editor", None)
    app = ServedReader(syria, Config(), archive=open_archive(syria))
    async with app.run_test(size=(100, 40)) as pilot:
        assert "Must Assad leave" in await press(pilot, "e")
        assert "Edit in your editor" not in await press(pilot, "colon", *"edit in")
        await press(pilot, "escape")
        archive = app.session.archive
        app.post_message(FilesChanged("others"))
        assert "files changed" not in await press(pilot, "asterisk", "a")
        assert app.session.archive is archive
        assert app.screen.id == "board"


_TRY = """
import os, subprocess, sys, shutil, socket, tempfile
from pathlib import Path
from tui.serving.reader_process import forbid_changes
folder = Path(sys.argv[1])
attempts = {
    "write": lambda: (folder / "new").write_text("x"),
    "append": lambda: open(folder / "old", "a"),
    "low": lambda: os.open(folder / "old", os.O_WRONLY),
    "delete": lambda: (folder / "old").unlink(),
    "rename": lambda: (folder / "old").rename(folder / "other"),
    "folder": lambda: (folder / "sub").mkdir(),
    "program": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"),
    "fork": lambda: os.fork(),
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "replace": lambda: os.execv("/bin/true", ["true"]),
}
forbid_changes()
for name, attempt in attempts.items():
    try:
        attempt()
    except PermissionError:
        continue
    print(name)
print((folder / "old").read_text())
"""


def test_the_process_of_a_session_can_change_nothing_whatever_it_tries(tmp_path: Path):
    (tmp_path / "old").write_text("kept")
    done = subprocess.run(
        [sys.executable, "-c", _TRY, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "kept\n"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
