"""The picture that is painted before the reader lives."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.terminal.session import Session

READER = [sys.executable, "-m", "tui"]

pytestmark = pytest.mark.usefixtures("warm")


def visit(dossier: Path, *keys: str, size: tuple[int, int] = (120, 36)) -> Session:
    """Open the reader, press keys, quit, and return what was seen."""
    with Session([*READER, str(dossier)], columns=size[0], rows=size[1]) as session:
        session.wait_for("as of")
        session.wait_for("search")
        for key in keys:
            session.type(key)
            session.read(0.3)
        session.type("q")
        assert session.wait_end() == 0
    return session


def painted_early(session: Session) -> bytes:
    """What was written before Textual took the terminal over."""
    return session.raw.split(b"\x1b[?1000h")[0]


def test_the_second_start_paints_what_the_first_one_ended_with(syria: Path):
    first = visit(syria, "3")
    assert b"vetoes" not in painted_early(first)
    second = visit(syria)
    assert b"Were the vetoes justified?" in painted_early(second)
    assert second.after[:4] == second.before[:4]


def test_the_picture_and_the_board_that_replaces_it_are_the_same(syria: Path):
    visit(syria, "2", "x")
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Is all armed opposition terrorist?")
        early = Session.shown(painted_early(session), 120, 36)
        session.type("\x1b[B\x1b[A")
        live = session.wait_for("Is all armed opposition terrorist?").splitlines()
        assert early[1:] == live[1:]
        session.type("q")
        session.wait_end()


@pytest.mark.parametrize("change", ["file", "size", "day"])
def test_no_picture_of_anything_else_is_painted(syria: Path, tmp_path: Path, change: str):
    dossier = shutil.copytree(syria, tmp_path / "dossier") if change == "file" else syria
    visit(dossier)
    size = (120, 36)
    command = [*READER, str(dossier)]
    if change == "file":
        with (dossier / "issues.yaml").open("a", encoding="utf-8") as file:
            file.write("\n# touched\n")
    elif change == "size":
        size = (100, 30)
    else:
        command += ["--as-of", "2012"]
    with Session(command, columns=size[0], rows=size[1]) as session:
        session.wait_for("Who decides?")
        assert b"Assad" not in painted_early(session)
        session.type("q")
        session.wait_end()


def test_a_damaged_picture_is_not_painted(syria: Path):
    visit(syria)
    (kept,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("frames/*")
    kept.write_bytes(b"\xff\xfe\x00")
    assert b"Assad" not in painted_early(visit(syria))
