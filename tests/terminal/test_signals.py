"""Signals, suspending, and terminals that can't show a screen."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.session import PATIENCE, Session

READER = [sys.executable, "-m", "tui"]
MODES = (b"1000", b"1003", b"1006", b"2004")


def _left_alone(session: Session) -> bool:
    """Whether the terminal is as it was before: its screen, cursor, mouse, pasting and echo."""
    raw = session.raw
    return (
        raw.rindex(b"\x1b[?1049l") > raw.rindex(b"\x1b[?1049h")
        and raw.rindex(b"\x1b[?25h") > raw.rindex(b"\x1b[?25l")
        and all(raw.rfind(b"\x1b[?" + mode + b"l") >= raw.rfind(b"\x1b[?" + mode + b"h") for mode in MODES)
        and session.after[:4] == session.before[:4]
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda n: n.name)
@pytest.mark.usefixtures("warm")
def test_a_signal_ends_the_reader_as_quitting_does_and_the_place_is_kept(syria: Path, number: signal.Signals):
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Must Assad leave")
        session.type("3")
        session.wait_for("Were the vetoes justified?")
        os.kill(session.pid, number)
        assert session.wait_end() == 128 + number
        assert _left_alone(session)
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Were the vetoes justified?")


@pytest.mark.usefixtures("warm")
def test_a_signal_while_the_first_picture_is_shown_leaves_the_terminal_as_it_was(syria: Path):
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Must Assad leave")
        session.type("q")
        assert session.wait_end() == 0
    with Session([*READER, str(syria)]) as session:
        end = time.monotonic() + PATIENCE
        while b"\x1b[?1049h" not in session.raw and time.monotonic() < end:
            session.read(0.01)
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_end() == 128 + signal.SIGTERM
        assert _left_alone(session)


@pytest.mark.parametrize(
    ("by", "size"), [("key", (80, 24)), ("signal", (120, 36)), ("signal", (200, 60))], ids=str
)
@pytest.mark.usefixtures("warm")
def test_a_reader_that_was_suspended_comes_back_with_a_whole_screen(
    syria: Path, by: str, size: tuple[int, int]
):
    with Session([*READER, str(syria)], columns=size[0], rows=size[1]) as session:
        before = session.wait_for("Must Assad leave")
        for _ in range(2):
            if by == "key":
                session.type("\x1a")
            else:
                os.kill(session.pid, signal.SIGTSTP)
            _, status = os.waitpid(session.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            while session.read(0.2):
                pass
            assert session.raw.rindex(b"\x1b[?1049l") > session.raw.rindex(b"\x1b[?1049h")
            session.screen.reset()
            os.kill(session.pid, signal.SIGCONT)
            assert session.wait_for("Must Assad leave") == before
        session.type("q")
        assert session.wait_end() == 0


@pytest.mark.usefixtures("warm")
def test_a_signal_reaches_the_editor_first_and_ctrl_c_in_it_is_its_own(syria: Path, tmp_path: Path):
    script = tmp_path / "editor"
    script.write_text(
        "#!/bin/sh\ntrap 'echo broken' INT\ntrap 'echo saved > \"$0.saved\"; exit' TERM\necho editing\n"
        "while :; do sleep 0.05; done\n"
    )
    script.chmod(0o755)
    with Session([*READER, str(syria)], env={"VISUAL": str(script)}) as session:
        session.wait_for("Must Assad leave")
        session.type("e")
        session.wait_for("editing")
        session.type("\x03")
        session.wait_for("broken")
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_end() == 128 + signal.SIGTERM
        assert _left_alone(session)
    assert Path(f"{script}.saved").read_text() == "saved\n"


@pytest.mark.parametrize("name", ["dumb", "unknown"])
@pytest.mark.usefixtures("warm")
def test_a_dumb_terminal_gets_a_plain_answer(syria: Path, name: str):
    with Session([*READER, str(syria)], env={"TERM": name}) as session:
        assert session.wait_end() == 2
        assert b"\x1b" not in session.raw
        assert "bilateral show" in session.text
    with Session([*READER, "search", str(syria), "moderate opposition"], env={"TERM": name}) as session:
        assert session.wait_end() == 0
        assert b"\x1b" not in session.raw
