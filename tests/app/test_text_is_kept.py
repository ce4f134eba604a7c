"""Whatever a statement holds, the screens show it unaltered, and control characters as visible signs."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tests.app.screen import screen_rows, squeezed
from tests.app.small import dossier, statement
from tui.app.app import BilateralApp
from tui.app.paint import ink
from tui.app.paint.ink import Line, fit, flow, line_width
from tui.config.choices import Config
from tui.library.archive_opening import open_archive
from tui.report.visible import visible

HOSTILE = (
    "[sic] [/] [/foo] [@click=app.quit]x[/] [1] [...] [/ [Russia] $who \\ <b> &amp; %s {x} #a",
    "\x1b[31m \x1b]0;t\x07 \x9b2J \x7f \u202e \u2066 e\u0301 naïve don’t “inner”",
    "Россия сказала سوريا العربية 敘利亞政府聲明 日本語 한국어 👩\u200d👧\u200d👦 🇸🇾",
)
PIECES = st.sampled_from(" ".join(HOSTILE).split())
# What YAML can't hold, or holds as something else, is the reader's business and not the screens'.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029\ufeff"
)
WORDS = st.text(LETTERS, min_size=1, max_size=14)
TEXTS = st.lists(st.one_of(PIECES, WORDS), min_size=1, max_size=12).map(" ".join).map(str.strip).filter(bool)


def column(rows: list[str], start: int, cells: int) -> str:
    """What stands in a column of the screen, which is measured in cells."""
    found = []
    for row in rows:
        at = 0
        for first, end, wide in split_graphemes(row)[0]:
            if start <= at < start + cells:
                found.append(row[first:end])
            at += wide
            if at == start and row[first] == " ":  # what has no width stands on the blank before the column
                found.append(row[first + 1 : end])
        found.append("\n")
    return "".join(found)


def wholly(lines: list[Line]) -> str:
    return "".join("".join(text for text, _ink in line) for line in lines)


@given(TEXTS, st.integers(1, 60))
def test_flowing_text_loses_nothing_but_blanks_at_the_ends_of_lines(text: str, room: int):
    lines = flow([(text, "")], room)
    assert squeezed(wholly(lines)) == squeezed(visible(text).replace("\t", "␉"))
    assert all(line_width(line) <= max(room, 2) for line in lines)


@given(TEXTS, st.integers(0, 60))
def test_what_is_cut_to_fit_says_so(text: str, room: int):
    line = fit([(text, "")], room)
    shown = "".join(part for part, _ink in line)
    assert line_width(line) <= room
    assert not shown or not room or shown.endswith("…") or len(shown) >= len(text.replace("\n", ""))


async def seen_on_the_board(texts: list[str]) -> str:
    """The right-hand record, all of it, of a dossier with these texts on it."""
    with tempfile.TemporaryDirectory() as folder:
        path = dossier(
            Path(folder) / "d",
            [
                statement(f"s-{n}", text, date=f"2015-12-{n + 1:02}", party="right")
                for n, text in enumerate(texts)
            ],
        )
        app = BilateralApp(path, Config(), archive=open_archive(path))
        rows = 40 + sum(cell_len(visible(text)) // 20 + text.count("\n") + 6 for text in texts)
        async with app.run_test(size=(120, rows)) as pilot:
            await pilot.press("z")
            await pilot.pause()
            # Behind the rule of the right side, and before the scroll bar.
            room = app.screen.query_one("#comparison").size.width - 2
            return column(screen_rows(app), 1 + room // 2 + 2, room - room // 2 - 2)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # An example takes a second: shrinking one would take longer than reading it.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(TEXTS, min_size=8, max_size=8))
def test_the_board_shows_every_text_as_it_is(texts: list[str]):
    seen = squeezed(asyncio.run(seen_on_the_board(texts)))
    for text in texts:
        assert squeezed(visible(text).replace("\t", "␉")) in seen


@pytest.mark.parametrize("letter", ["x", "中", "é"])
def test_a_word_as_long_as_a_book_is_taken_apart_in_one_walk(monkeypatch, letter: str):
    looked_at = []

    def counting(text: str):
        looked_at.append(len(text))
        return split_graphemes(text)

    monkeypatch.setattr(ink, "split_graphemes", counting)
    word = letter * 50_000
    lines = flow([("before ", ""), (word, "quote"), (" after", "")], 40)
    assert "".join(text for line in lines for text, _ink in line).replace(" ", "") == f"before{word}after"
    assert max(map(line_width, lines)) <= 40
    assert sum(looked_at) <= 2 * len(word)


@given(st.text(), st.integers(1, 30))
def test_whatever_the_words_a_line_has_room_or_one_cluster(text: str, room: int):
    for line in flow([(text, "")], room):
        shown = "".join(part for part, _ink in line)
        assert line_width(line) <= room or len(split_graphemes(shown)[0]) == 1
