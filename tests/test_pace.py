"""Long work tells how far it is, how fast it goes and how long it still takes."""

from __future__ import annotations

import io

from rich.console import Console

from tui.progress import WAIT, Pace


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def reached(pace: Pace, clock: Clock, what: str, total: int, *done: int) -> None:
    """One report a second."""
    for one in done:
        clock.now += 1
        pace.update(what, one, total)


def test_rate_and_time_left_follow_the_work():
    clock = Clock()
    pace = Pace(clock=clock)
    reached(pace, clock, "Reading the statements", 100_000, 0, 10_000, 20_000, 30_000)
    assert pace.what == "Reading the statements"
    assert pace.share == 0.3
    assert pace.words == "30,000 of 100,000 · 10,000 a second · 7 s left"
    assert pace.left == "7 s"


def test_each_kind_of_work_has_a_pace_of_its_own():
    clock = Clock()
    pace = Pace(clock=clock)
    reached(pace, clock, "Reading the statements", 100_000, 0, 50_000, 100_000)
    reached(pace, clock, "Writing the index", 60, 0, 2, 4)
    assert pace.words == "4 of 60 · 2 a second · 28 s left"


def test_minutes_are_told_in_minutes_and_nothing_is_made_up():
    clock = Clock()
    pace = Pace(clock=clock)
    assert (pace.share, pace.words, pace.left) == (None, "", "")
    reached(pace, clock, "Reading the dossier", 0, 0, 0)
    assert (pace.share, pace.words, pace.left) == (None, "", "")
    reached(pace, clock, "Reading the statements", 1_000_000, 0, 1_000, 2_000)
    assert pace.left == "17 min"


def test_in_a_terminal_a_bar_is_shown_once_it_takes_a_while_and_goes_when_all_is_done():
    clock = Clock()
    console = Console(file=io.StringIO(), force_terminal=True, width=100, color_system=None)
    with Pace(console, clock) as pace:
        pace.update("Reading the statements", 10, 1000)
        assert not console.file.getvalue()  # type: ignore[attr-defined]
        clock.now += WAIT
        pace.update("Reading the statements", 500, 1000)
        shown = console.file.getvalue()  # type: ignore[attr-defined]
        assert "Reading the statements" in shown
        assert "━" in shown
        assert "500 of 1,000" in shown
    assert console.file.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")  # type: ignore[attr-defined]
