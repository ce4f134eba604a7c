"""Rows on starting: the reader, a bare Textual application and posting, in turn, in a real terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from bench import replay
from bench.compiling import ensure
from bench.processes import wall
from bench.setting import BILATERAL, ROOT, SHIPPED
from bench.stats import Check, Row, median, ms
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.setting import Setting
    from bench.terminal import Chunk

_LISTENING = b"\x1b[?2004h"
"""The last thing that Textual sends before it reads keys: what is pressed from now on must not be lost."""
_DRAWN = 2000
"""Bytes of a screen that has been drawn, rather than cleared."""
_SAME = 0.7
"""A picture of the screen is useful when so many of its lines are those that the live one will have."""


class Start(NamedTuple):
    """One start: seconds to the first byte, to a useful picture, to the answer to a key; and its memory."""

    first: float
    painted: float
    live: float
    rss: float


class Subject(NamedTuple):
    """A command to start, with keys that change its screen, if there are any."""

    command: Sequence[str]
    keys: tuple[bytes, ...] = ()
    """The first is pressed as soon as it listens at the first start, the next one at the next start."""
    answered: str | None = None
    """What the screen says then; None where it comes to rest, so that the last screen is the answer."""
    leave: bytes = b""
    """The key that ends it as a user would, so that it keeps what it keeps."""


BARE = Subject([sys.executable, str(ROOT / "bench" / "bare.py")], (b"j",))


def reader(dossier: Path) -> Subject:
    """The reader of a dossier, which opens where it was left: so one down at one start, one up at another."""
    return Subject([BILATERAL, str(dossier)], (b"j", b"k"), leave=b"q")


def _rest(terminal: Terminal, subject: Subject) -> tuple[float, list[Chunk]]:
    """Waits until a screen has been drawn and comes to rest; ends the command; memory, and all it wrote."""
    terminal.until(lambda seen: len(seen.partition(_LISTENING)[2]) > _DRAWN, 30)
    terminal.settle(0.45, 3)
    memory, chunks = terminal.memory()["rss"], list(terminal.chunks)
    if subject.leave:
        terminal.press(subject.leave)
        terminal.ended(3.0)
    return memory, chunks


def start(subject: Subject, setting: Setting, turn: int) -> Start:
    """Starts something, and presses a key as soon as it listens.

    Args:
        subject: what to start.
        setting: of this run.
        turn: how many starts there have been.

    Returns:
        What was measured.

    Raises:
        RuntimeError: it ended, or never showed what it should.
    """
    with Terminal(subject.command, setting.environment) as terminal:
        listening = terminal.until(lambda seen: _LISTENING in seen, 30)
        if listening is None:
            terminal.must_run()
            raise RuntimeError(f"{subject.command[0]} did not start")
        if subject.keys:
            terminal.press(subject.keys[turn % len(subject.keys)])
        memory, chunks = _rest(terminal, subject)
    ended = replay.last(chunks).text
    answered = subject.answered
    live = replay.first(chunks, lambda screen: answered in screen.text if answered else screen.text == ended)
    if live is None or live < listening:
        raise RuntimeError(f"{subject.command[0]} did not answer")
    return Start(chunks[0].at, live, live, memory)


def useful(shown: str) -> Callable[[replay.Screen], bool]:
    """Tells whether a screen has most of what the live one shows."""
    wanted = [line for line in shown.splitlines() if line.strip()]

    def seen(screen: replay.Screen) -> bool:
        lines = set(screen.text.splitlines())
        return sum(line in lines for line in wanted) >= _SAME * len(wanted)

    return seen


def painted(subject: Subject, setting: Setting) -> Start:
    """Starts something without a key, to see when it shows what it comes to rest at."""
    with Terminal(subject.command, setting.environment) as terminal:
        terminal.until(lambda seen: _LISTENING in seen, 30)
        memory, chunks = _rest(terminal, subject)
    ended = replay.last(chunks).text
    shown = replay.first(chunks, useful(ended))
    whole = replay.first(chunks, lambda screen: screen.text == ended)
    return Start(chunks[0].at, shown or chunks[-1].at, whole or chunks[-1].at, memory)


def in_turn(subjects: dict[str, Subject], setting: Setting, times: int) -> dict[str, list[Start]]:
    """Starts several things in turn, so that noise falls on all alike; first starts do not count.

    Args:
        subjects: by name.
        setting: of this run.
        times: how often each.

    Returns:
        What was measured, by name.
    """
    found: dict[str, list[Start]] = {name: [] for name in subjects}
    for turn in range(times + 1):
        for name, subject in subjects.items():
            measured = start(subject, setting, turn)
            if turn:
                found[name].append(measured)
    return found


def _live(starts: list[Start]) -> float:
    return median(one.live for one in starts)


def start_row(setting: Setting) -> Row:
    """The shipped dossier against the two rivals."""
    ensure(setting, SHIPPED)
    subjects = {"reader": reader(SHIPPED), "bare": BARE}
    if setting.posting:
        # A key pressed as it starts is lost, so it is taken for live as soon as it has drawn its screen.
        subjects["posting"] = Subject(setting.posting, answered="Collection is empty")
    found = in_turn(subjects, setting, setting.times(15, 4))
    live = {name: _live(starts) for name, starts in found.items()}
    checks = [Check("a bare Textual app", live["reader"] / live["bare"], 1.15)]
    note = f"live after {ms(live['reader'])}, the bare app after {ms(live['bare'])}"
    if "posting" in live:
        checks.append(Check("posting", live["reader"] / live["posting"], 0.8))
        note += f", posting after {ms(live['posting'])}"
    else:
        checks.append(Check("posting", None, 0.8))
        note += "; posting can't be had here"
    data = {name: [one._asdict() for one in starts] for name, starts in found.items()}
    return Row("start", "warm start to the live first screen, shipped dossier", checks, note, data)


def painted_row(setting: Setting) -> Row:
    """The first picture that is of use, while Textual is still being imported."""
    ensure(setting, SHIPPED)
    subject = reader(SHIPPED)
    painted(subject, setting)  # leaves its picture behind
    starts = [painted(subject, setting) for _ in range(setting.times(15, 4))]
    seen = median(one.painted for one in starts)
    return Row(
        "painted",
        "something useful painted, shipped dossier",
        [Check("median", seen * 1000, 60, "ms")],
        f"most of the board's lines after {ms(seen)}, all of them after {ms(median(o.live for o in starts))}",
        {"starts": [one._asdict() for one in starts]},
    )


def large_row(setting: Setting) -> Row:
    """The large dossier against the shipped one."""
    ensure(setting, SHIPPED)
    large = setting.dossier()
    ensure(setting, large)
    subjects = {"shipped": reader(SHIPPED), "large": reader(large)}
    found = in_turn(subjects, setting, setting.times(15, 4))
    live = {name: _live(starts) for name, starts in found.items()}
    return Row(
        "large",
        f"warm start with {setting.size:,} statements",
        [Check("the shipped dossier", live["large"] / live["shipped"], 1.1)],
        f"live after {ms(live['large'])} against {ms(live['shipped'])}",
        {name: [one._asdict() for one in starts] for name, starts in found.items()},
    )


def commands_row(setting: Setting) -> Row:
    """Commands that open no screen, against a Python that does nothing."""
    ensure(setting, SHIPPED)
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "--version": [BILATERAL, "--version"],
        "--help": [BILATERAL, "--help"],
        "search": [BILATERAL, "search", str(SHIPPED), "veto"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(setting.times(31, 9)):
        for name, command in commands.items():
            spent = wall(command, setting.environment)
            if turn:
                times[name].append(spent)
    middle = {name: median(spent) for name, spent in times.items()}
    limits = {"--version": 4.0, "--help": 4.0, "search": 7.0}
    return Row(
        "commands",
        "--version, --help, search on the shipped dossier",
        [Check(name, middle[name] / middle["pass"], limit) for name, limit in limits.items()],
        "against python -c pass: " + ", ".join(f"{name} {ms(spent)}" for name, spent in middle.items()),
        {name: [round(one * 1000, 2) for one in spent] for name, spent in times.items()},
    )
