"""The row on following the files: from a save by another process to the changed screen of the open reader."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from bench.compiling import ensure
from bench.setting import BILATERAL, SHIPPED
from bench.stats import Check, Row, median, ms
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.setting import Setting

SHIPPED_LIMIT, LARGE_LIMIT = 500, 3000
"""Milliseconds that may pass."""
_FOLLOWED = 1.5
"""Seconds after which an opened reader follows the files, and the next save is one of its own."""


class Spot(NamedTuple):
    """A word of a statement in its file."""

    item: str
    file: Path
    before: str
    """The text of the file up to the word,"""
    word: str
    after: str
    """and from its end."""

    def save(self, word: str) -> None:
        """Put another word there, as editors save: beside the file, then over it."""
        beside = self.file.with_suffix(".saving")
        beside.write_text(f"{self.before}{word}{self.after}", encoding="utf-8")
        beside.replace(self.file)


def spot(dossier: Path) -> Spot:
    """The first word of the newest statement of the dossier's first party."""
    from tui.archive import answers
    from tui.archive.listing import record_lists
    from tui.library.archive_opening import open_archive

    with open_archive(dossier) as archive:
        head = answers.dossier(archive)
        rows = record_lists.record(archive, None, head.compare[:1], head.as_of.upper // 1440).rows(0, 50)
        row = next(row for row in rows if row.text.split()[0].isalpha())
    file, word = dossier / row.file, row.text.split()[0]
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    begins = sum(map(len, lines[: row.line - 1]))
    at = text.index(word, text.index("text:", begins))
    return Spot(row.id, file, text[:at], word, text[at + len(word) :])


@contextmanager
def _put_back(place: Spot) -> Iterator[None]:
    try:
        yield
    finally:
        place.save(place.word)


def saved(dossier: Path, setting: Setting, times: int) -> list[float]:
    """Saves a file over and over, each time with another word that the reader has to show.

    Args:
        dossier: its folder, which is as before in the end.
        setting: of this run.
        times: how often.

    Returns:
        Seconds from each save to the screen that has the word.

    Raises:
        RuntimeError: the reader did not show it.
    """
    ensure(setting, dossier)
    place = spot(dossier)
    spent: list[float] = []
    with Terminal([BILATERAL, str(dossier), "--at", place.item], setting.environment) as terminal:
        terminal.until(lambda seen: b"\x1b[?2004h" in seen, 30)
        words = (f"Saved{'abcdefghij'[number % 10]}" for number in range(times))
        with _put_back(place):
            for word in chain(words, [place.word]):
                terminal.settle(_FOLLOWED, 10)
                at, known = terminal.now, len(terminal.chunks)
                place.save(word)
                shown = word.encode()
                if (
                    terminal.until(lambda _, shown=shown, known=known: _has(terminal, known, shown), 60)
                    is None
                ):
                    raise RuntimeError(f"the reader never showed a save of {place.file.name}")
                spent.append(terminal.chunks[-1].at - at)
    return spent[:-1]


def _has(terminal: Terminal, known: int, shown: bytes) -> bool:
    """Whether what came since has a word."""
    return any(shown in chunk.data for chunk in terminal.chunks[known:])


def save_row(setting: Setting) -> Row:
    """The shipped dossier, of which a copy is changed, and the large one."""
    copy = setting.cache / "saved"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(SHIPPED, copy)
    spent = {
        "shipped": saved(copy, setting, setting.times(9, 4)),
        "large": saved(setting.dossier(), setting, setting.times(5, 2)),
    }
    middle = {name: median(times) for name, times in spent.items()}
    return Row(
        "save",
        f"from a save to the changed screen, shipped dossier and {setting.size:,} statements",
        [
            Check("shipped", middle["shipped"] * 1000, SHIPPED_LIMIT, "ms"),
            Check("large", middle["large"] * 1000, LARGE_LIMIT, "ms"),
        ],
        ", ".join(f"{name} at most {ms(max(times))} of {len(times)}" for name, times in spent.items()),
        spent,
    )
