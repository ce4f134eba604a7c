"""Start, use, resize and quit, in a terminal."""

import re
import sys
from pathlib import Path

import pytest

from tests.terminal.session import Session

READER = [sys.executable, "-m", "tui"]


@pytest.fixture
def reader(syria: Path):
    with Session([*READER, str(syria)]) as session:
        yield session


def test_the_reader_starts_is_used_is_resized_and_leaves_the_terminal_as_it_was(reader: Session):
    reader.wait_for("Must Assad leave before a transition starts?")
    screen = reader.wait_for("as of 15 Dec 2015")
    assert "United States" in screen
    assert "Russia" in screen
    reader.type("2")
    reader.wait_for("Is all armed opposition terrorist?")
    reader.resize(80, 24)
    screen = reader.wait_for("2/7")
    assert "Is all armed opposition terrorist?" in screen
    reader.resize(120, 36)
    reader.wait_for("2/7", gone=True)
    reader.type("q")
    assert reader.wait_end() == 0
    after = reader.raw
    assert after.rindex(b"\x1b[?1049l") > after.rindex(b"\x1b[?1049h")
    assert after.rindex(b"\x1b[?25h") > after.rindex(b"\x1b[?25l")
    for mode in (b"1000", b"1003", b"1006", b"2004"):
        on = after.rfind(b"\x1b[?" + mode + b"h")
        assert on < 0 or after.rfind(b"\x1b[?" + mode + b"l") > on
    assert reader.after[:4] == reader.before[:4]


@pytest.mark.usefixtures("warm")
def test_the_last_place_opens_again(syria: Path):
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Must Assad leave")
        session.type("3")
        session.wait_for("Were the vetoes justified?")
        session.type("q")
        assert session.wait_end() == 0
    with Session([*READER, str(syria)]) as session:
        session.wait_for("Were the vetoes justified?")


@pytest.mark.usefixtures("warm")
def test_a_tiny_terminal_does_not_crash(syria: Path):
    with Session([*READER, str(syria)], columns=20, rows=6) as session:
        session.wait_for("Unite")
        session.resize(1, 1)
        session.read(0.5)
        session.resize(80, 24)
        session.wait_for("Must Assad leave")
        session.type("q")
        assert session.wait_end() == 0


@pytest.mark.usefixtures("warm")
def test_without_colour_everything_is_told_apart(syria: Path):
    with Session([*READER, str(syria)], env={"NO_COLOR": "1"}) as session:
        screen = session.wait_for("Must Assad leave")
        assert "▌" in screen
        colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", session.raw)
        assert {len(set(colour)) for colour in colours} == {1}, "all is grey"
        session.type("q")
        session.wait_end()


def looks(session: Session, patience: float = 0.3) -> list[list[object]]:
    """Every cell with its colours and weight, when the screen has come to rest."""
    session.read(patience)
    while session.read(0.3):
        pass
    width, height = session.screen.columns, session.screen.lines
    return [[session.screen.buffer[y][x] for x in range(width)] for y in range(height)]


@pytest.mark.usefixtures("warm")
def test_whatever_keys_painted_a_full_repaint_shows_the_same(reader: Session):
    reader.wait_for("Must Assad leave before a transition starts?")
    walks = (
        "jjjjkj",
        "\t",
        "jjG",
        "\tjjk",
        "\t",
        "[[[[",
        "]{{}",
        "25",
        "x<>",
        "wE",
        "z",
        "j\tj",
        "z",
        "+.,-",
    )
    for keys in walks:
        reader.type(keys)
        painted = looks(reader, 2)
        reader.type("?")
        reader.wait_for("Keys  ")
        reader.type("\x1b")
        reader.wait_for(" Bilateral  ")
        for y, (before, after) in enumerate(zip(painted, looks(reader), strict=True)):
            assert before == after, (keys, y, "".join(cell.data for cell in before))
