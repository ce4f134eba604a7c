"""Rows on the running reader: a key to its repaint, a keystroke to its hits on the screen, and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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


def keys_row(setting: Setting) -> Row:
    """Every kind of key on the board of the large dossier."""
    dossier = setting.dossier()
    ensure(setting, dossier)
    times = setting.times(120, 20)
    found: dict[str, Any] = {}
    everything: list[float] = []
    with opened(dossier, setting) as terminal:
        for kind in _WALKS:
            if kind == "event":
                _to_events(terminal)
            walked = walk(terminal, kind, times)
            if walked.first:
                found[kind] = walked.spreads()
                everything += walked.first
    with _opened(BARE.command, setting) as terminal:
        bare = walk(terminal, "bare", times).spreads()
    checks = [Check(f"{kind} p99", one["first byte"]["p99"], FRAME, "ms") for kind, one in found.items()]
    note = "p50/p95/p99 without waiting for a core: " + ", ".join(
        f"{kind} {alone['p50']:.1f}/{alone['p95']:.1f}/{alone['p99']:.1f}"
        for kind, alone in ((kind, one["undisturbed"]) for kind, one in found.items())
    )
    floor = bare["undisturbed"]
    note += f", a bare pane {floor['p50']:.1f}/{floor['p95']:.1f}/{floor['p99']:.1f}"
    note += f" ms; all keys p99 {spread(everything)['p99']:.1f} ms of {len(everything)}"
    found["bare"] = bare
    return Row("keys", f"a key to its repaint at {setting.size:,}", checks, note, found)


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
    with opened(dossier, setting) as terminal:
        terminal.press(b"/")
        terminal.settle(0.5, 5)
        screen = replay.Screen()
        for query in PAINTED * setting.times(4, 1):
            pressed = []
            for end in range(1, len(query) + 1):
                pressed.append((terminal.press(query[end - 1].encode()), query[:end]))
                terminal.settle(0.2, 1)
            pressed += [(terminal.press(b"\x7f"), "") for _ in query]
            terminal.settle(0.3, 2)
            for spent, text in _painted(terminal, screen, pressed):
                times.append(spent)
                slowest.append((round(spent * 1000, 1), text))
    found = spread(times)
    return Row(
        "typed",
        f"a search keystroke among {setting.size:,}, painted",
        [Check("p99", found["p99"], FRAME, "ms")],
        f"from the key to the last changed line of hits: p50 {found['p50']:.1f} p95 {found['p95']:.1f} ms "
        f"of {found['n']}",
        {"painted": found, "slowest": sorted(slowest, reverse=True)[:12]},
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
            shown[key].append((chunk.at, screen.text.splitlines()[_RESULTS]))
    terminal.chunks.clear()
    found = []
    for (at, text), frames in zip(pressed, shown, strict=True):
        if frames and frames[-1][1] != before:
            before = frames[-1][1]
            if text:
                found.append((next(when for when, lines in frames if lines == before) - at, text))
    return found


def memory_row(setting: Setting) -> Row:
    """What the open reader holds, and after it was used."""
    large = setting.dossier()
    found: dict[str, list[dict[str, float]]] = {}
    used: dict[str, list[dict[str, float]]] = {}
    for _ in range(setting.times(3, 1)):
        for name, dossier in (("shipped", SHIPPED), ("large", large)):
            ensure(setting, dossier)
            with opened(dossier, setting) as terminal:
                found.setdefault(name, []).append(terminal.memory())
                for kind in _WALKS:
                    walk(terminal, kind, setting.times(12, 6))
                for key in (b"/", b"t", b"h", b"e", b" ", b"a", b"s"):
                    terminal.press(key)
                    terminal.settle(0.3, 3)
                used.setdefault(name, []).append(terminal.memory())
    rss = {name: median(one["rss"] for one in some) for name, some in found.items()}
    after = {name: median(one["rss"] for one in some) for name, some in used.items()}
    return Row(
        "memory",
        f"memory of the open reader at {setting.size:,}",
        [Check("the shipped dossier", rss["large"] / rss["shipped"], 1.3)],
        f"{rss['large']:.0f} MiB against {rss['shipped']:.0f} MiB; after a walk and a search "
        f"{after['large']:.0f} against {after['shipped']:.0f}",
        {"open": found, "used": used},
    )
