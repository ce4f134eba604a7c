"""Rows on the running reader: a key to its repaint, a keystroke to its hits on the screen, and memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bench import replay
from bench.compiling import ensure
from bench.queries import PAINTED
from bench.setting import BILATERAL, SHIPPED
from bench.starts import BARE
from bench.stats import Check, Row, median, spread
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.setting import Setting

FRAME = 16.7
"""Milliseconds: what a screen of 60 frames a second shows at once. For information, since machines differ."""
KEY = 4.0
"""How many keys of the bare app a key may take, and a keystroke of a search until its hits are painted."""
_LEFT, _RIGHT = b"\x1b[D", b"\x1b[C"
_WALKS: dict[str, tuple[bytes, ...]] = {
    "issue": (_RIGHT, _RIGHT, _RIGHT, _LEFT, _RIGHT, _LEFT),
    "list": (b"j", b"j", b"j", b"j", b"j", b"k", b"j", b"\x1b[6~", b"j", b"k", b"\x1b[5~"),
    "pane": (b"\t",),
    "event": (b"j", b"j", b"j", b"\x1b[6~", b"k", b"k"),
    "time": (b"[", b"[", b"[", b"]", b"[", b"]"),
}
_BARE = (b"j",)
"""Kinds of keys, and what is pressed over and over; `event` moves in the event log."""
_RESULTS = slice(2, 34)
"""The rows of the search screen that have nothing but hits."""
_COUNTED = re.compile("^ [0-9,]* ?[A-Za-z ]+ ─+.*|[█▁-▇┃│]")
"""What changes there once hits are counted, which is a row of its own: their number in a heading, and the
scrollbar."""


def opened(dossier: Path, setting: Setting) -> Terminal:
    """The reader of a dossier, come to rest."""
    return _opened([BILATERAL, str(dossier)], setting)


def _opened(command: Sequence[str], setting: Setting) -> Terminal:
    terminal = Terminal(command, setting.environment)
    terminal.until(lambda seen: b"\x1b[?2004h" in seen, 30)
    terminal.settle(0.6, 10)
    terminal.must_run()
    return terminal


class Walked(NamedTuple):
    """Seconds for each key: to the first byte after it, to the last, and how long no core was to be had."""

    first: list[float]
    last: list[float]
    waited: list[float]

    def spreads(self) -> dict[str, dict[str, float]]:
        """Percentiles; `undisturbed` is the first byte without the time in which no core was to be had."""
        alone = [max(0.0, first - wait) for first, wait in zip(self.first, self.waited, strict=True)]
        return {
            "first byte": spread(self.first),
            "last byte": spread(self.last),
            "undisturbed": spread(alone),
        }


def walk(terminal: Terminal, kind: str, times: int) -> Walked:
    """Presses keys, each after the answer to the one before has come to an end.

    Args:
        terminal: with the reader on the board.
        kind: one of `_WALKS`, or `bare` for the bare app.
        times: how many keys.

    Returns:
        What it took; keys that changed nothing are left out.
    """
    keys = _WALKS.get(kind, _BARE)
    walked = Walked([], [], [])
    for number in range(times):
        terminal.settle(0.05, 2)
        before = terminal.waited()
        at = terminal.press(keys[number % len(keys)])
        chunk = terminal.read(0.6)
        if chunk is None:  # nothing to move to: no repaint
            continue
        walked.waited.append(terminal.waited() - before)
        walked.first.append(chunk.at - at)
        terminal.settle(0.05, 2)
        walked.last.append(terminal.chunks[-1].at - at)
    return walked


def bare(setting: Setting) -> Terminal:
    """The bare app, come to rest: what one of its keys takes is what a key of ours is measured in."""
    return _opened(BARE.command, setting)


def keys_row(setting: Setting) -> Row:
    """Every kind of key on the board of the large dossier, in turn with keys of the bare app."""
    dossier = setting.dossier()
    ensure(setting, dossier)
    times = setting.times(120, 20)
    walks: dict[str, Walked] = {}
    floor: list[float] = []
    with opened(dossier, setting) as terminal, bare(setting) as rival:
        for kind in _WALKS:
            floor += walk(rival, "bare", setting.times(60, 25)).first
            if kind == "event":
                _to_events(terminal)
            walks[kind] = walk(terminal, kind, times)
        floor += walk(rival, "bare", setting.times(60, 25)).first
    unit = spread(floor)
    spreads = {kind: walked.spreads() for kind, walked in walks.items() if walked.first}
    checks = [
        Check(
            f"{kind} p99", spreads[kind]["first byte"]["p99"] / unit["p99"] if kind in spreads else None, KEY
        )
        for kind in _WALKS
    ]
    every = spread([seconds for walked in walks.values() for seconds in walked.first])
    checks.append(Check("all p50", every["p50"] / unit["p50"], KEY))
    figures = ", ".join(f"{kind} {_three(each['first byte'])}" for kind, each in spreads.items())
    note = (
        f"p50/p95/p99: a bare pane's key {_three(unit)} ms of {unit['n']}; {figures} ms; "
        f"all keys {_three(every)} of {every['n']}; a frame is {FRAME} ms"
    )
    data = {**spreads, "bare": unit, "all": every}
    return Row("keys", f"a key to its repaint at {setting.size:,}", checks, note, data)


def _three(figures: dict[str, float]) -> str:
    return "/".join(f"{figures[part]:.1f}" for part in ("p50", "p95", "p99"))


def _to_events(terminal: Terminal) -> None:
    """Moves the focus to the event log, by going round the panes until its title is lit."""
    terminal.press(b"\x1b[Z")
    terminal.settle(0.2, 2)


def typed_row(setting: Setting) -> Row:
    """Keystrokes in the search screen until the hits that belong to them are painted."""
    dossier = setting.dossier()
    ensure(setting, dossier)
    times: list[float] = []
    slowest: list[tuple[float, str]] = []
    floor: list[float] = []
    with opened(dossier, setting) as terminal, bare(setting) as rival:
        terminal.press(b"/")
        terminal.settle(0.5, 5)
        screen = replay.Screen()
        for query in PAINTED * setting.times(4, 1):
            floor += walk(rival, "bare", setting.times(15, 20)).first
            pressed = []
            for end in range(1, len(query) + 1):
                pressed.append((terminal.press(query[end - 1].encode()), query[:end]))
                terminal.settle(0.2, 1)
            pressed += [(terminal.press(b"\x7f"), "") for _ in query]
            terminal.settle(0.3, 2)
            for spent, text in _painted(terminal, screen, pressed):
                times.append(spent)
                slowest.append((round(spent * 1000, 1), text))
    figures, unit = spread(times), spread(floor)
    return Row(
        "typed",
        f"a search keystroke among {setting.size:,}, painted",
        [Check(f"a bare pane's key at {part}", figures[part] / unit[part], KEY) for part in ("p50", "p99")],
        f"from the key to the last changed line of hits: p50/p95/p99 {_three(figures)} ms of {figures['n']}; "
        f"a bare pane's key {_three(unit)} ms of {unit['n']}; a frame is {FRAME} ms",
        {"painted": figures, "bare": unit, "slowest": sorted(slowest, reverse=True)[:12]},
    )


def _painted(
    terminal: Terminal, screen: replay.Screen, pressed: list[tuple[float, str]]
) -> list[tuple[float, str]]:
    """How long after each key the hits stood as they came to stand; keys that changed no hits are left out.

    Args:
        terminal: with the reader; its chunks are taken.
        screen: all that came before.
        pressed: when each key was pressed, and what was typed by then; nothing for a key that erased some.
    """
    before: list[str] = []
    shown: list[list[tuple[float, list[str]]]] = [[] for _ in pressed]
    for chunk in terminal.chunks:
        screen.feed(chunk.data)
        key = sum(at <= chunk.at for at, _ in pressed) - 1
        if key >= 0:
            lines = [_COUNTED.sub("", line) for line in screen.text.splitlines()[_RESULTS]]
            shown[key].append((chunk.at, lines))
    terminal.chunks.clear()
    spent = []
    for (at, text), frames in zip(pressed, shown, strict=True):
        if frames and frames[-1][1] != before:
            before = frames[-1][1]
            if text:
                spent.append((next(when for when, lines in frames if lines == before) - at, text))
    return spent


def memory_row(setting: Setting) -> Row:
    """What the open reader holds, and after it was used."""
    large = setting.dossier()
    fresh: dict[str, list[dict[str, float]]] = {}
    used: dict[str, list[dict[str, float]]] = {}
    for _ in range(setting.times(3, 1)):
        for name, dossier in (("shipped", SHIPPED), ("large", large)):
            ensure(setting, dossier)
            with opened(dossier, setting) as terminal:
                fresh.setdefault(name, []).append(terminal.memory())
                for kind in _WALKS:
                    walk(terminal, kind, setting.times(12, 6))
                for key in (b"/", b"t", b"h", b"e", b" ", b"a", b"s"):
                    terminal.press(key)
                    terminal.settle(0.3, 3)
                used.setdefault(name, []).append(terminal.memory())
    rss = {name: median(size["rss"] for size in sizes) for name, sizes in fresh.items()}
    after = {name: median(size["rss"] for size in sizes) for name, sizes in used.items()}
    return Row(
        "memory",
        f"memory of the open reader at {setting.size:,}",
        [Check("the shipped dossier", rss["large"] / rss["shipped"], 1.3)],
        f"{rss['large']:.0f} MiB against {rss['shipped']:.0f} MiB; after a walk and a search "
        f"{after['large']:.0f} against {after['shipped']:.0f}",
        {"open": fresh, "used": used},
    )
