"""Long work tells how far it is, how fast it goes and how long it still takes."""

from __future__ import annotations

import io

from rich.console import Console

from tui.progress import WAIT, BuildProgress


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def reached(progress: BuildProgress, clock: Clock, what: str, total: int, *done: int) -> None:
    """One report a second."""
    for one in done:
        clock.now += 1
        progress.update(what, one, total)


def test_rate_and_time_left_follow_the_work():
    clock = Clock()
    progress = BuildProgress(clock=clock)
    reached(progress, clock, "Reading the statements", 100_000, 0, 10_000, 20_000, 30_000)
    assert progress.what == "Reading the statements"
    assert progress.share == 0.3
    assert progress.words == "30,000 of 100,000 · 10,000 a second · 7 s left"
    assert progress.left == "7 s"


def test_each_kind_of_work_has_a_pace_of_its_own():
    clock = Clock()
    progress = BuildProgress(clock=clock)
    reached(progress, clock, "Reading the statements", 100_000, 0, 50_000, 100_000)
    reached(progress, clock, "Writing the index", 60, 0, 2, 4)
    assert progress.words == "4 of 60 · 2 a second · 28 s left"


def test_minutes_are_told_in_minutes_and_nothing_is_made_up():
    clock = Clock()
    progress = BuildProgress(clock=clock)
    assert (progress.share, progress.words, progress.left) == (None, "", "")
    reached(progress, clock, "Reading the dossier", 0, 0, 0)
    assert (progress.share, progress.words, progress.left) == (None, "", "")
    reached(progress, clock, "Reading the statements", 1_000_000, 0, 1_000, 2_000)
    assert progress.left == "17 min"


def test_in_a_terminal_a_bar_is_shown_once_it_takes_a_while_and_goes_when_all_is_done():
    clock = Clock()
    console = Console(file=io.StringIO(), force_terminal=True, width=100, color_system=None)
    with BuildProgress(console, clock) as progress:
        progress.update("Reading the statements", 10, 1000)
        assert not console.file.getvalue()  # type: ignore[attr-defined]
        clock.now += WAIT
        progress.update("Reading the statements", 500, 1000)
        shown = console.file.getvalue()  # type: ignore[attr-defined]
        assert "Reading the statements" in shown
        assert "━" in shown
        assert "500 of 1,000" in shown
    assert console.file.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")  # type: ignore[attr-defined]
