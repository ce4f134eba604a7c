"""Whatever a dossier holds, random keys, clicks and sizes crash no screen, and nothing is obeyed."""

from __future__ import annotations

import os
import re
import webbrowser
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.app import small
from tests.app.conftest import reader
from tests.app.screen import screen_rows
from tui.app.command_table import COMMANDS
from tui.dossier import hidden_characters

ROUNDS = int(os.environ.get("BILATERAL_FUZZ", "6"))
"""More of them for an hour's walk: BILATERAL_FUZZ=500."""
OBEYED = re.compile(f"[{hidden_characters.OBEYED}]")
VALUES = (
    "[/] [sic] [@click=app.quit]x[/] $who \\ {x} %s",
    "\x1b[31m\x9b2J\x7f \x1b]0;t\x07",
    "\u202eabc\u2066 \u200b e\u0301",
    "سوريا العربية المفاوضات",
    "敘利亞政府聲明" * 40,
    "x" * 3000,
    "👩\u200d👧\u200d👦🇸🇾" * 30,
    "line one\nline two\n\n\nline five",
    "word " * 800,
    "- dash",
)
URLS = (
    *("http://[::1/x", "javascript:alert(1)", "https://www.state.gov@evil.example", "x"),
    *("\u202ehttp://a.b", "https://a.b/\x1b[0m"),
)
DATES = (
    *("2015-12-01", "2015-12", "2015", "XXXX", "201X", "2015-12-01/2015-12-05", "2015-12-01T10:00Z"),
    *("0001-01-01", "9999-12-31"),
)
KEYS = [
    *sorted({key.strip() for command in COMMANDS for key in command.keys.split(",")} - {"", "q", "ctrl+z"}),
    *("enter", "escape", "tab", *"aeiou 5", "backspace", "delete", "ctrl+a", "home"),
]
SIZES = ((80, 24), (120, 36), (200, 60), (40, 12), (20, 6), (1, 1))


def hostile(folder: Path, random: Random) -> Path:
    """A dossier in which any field may hold any of the values."""

    def some() -> str:
        return random.choice(VALUES)

    def date() -> str:
        return random.choice(DATES)

    said: list[dict[str, Any]] = [
        small.statement(
            f"s{n}",
            some(),
            party=("left", "right", "third")[n % 3],
            date=date(),
            quotation=random.choice(("direct", "indirect")),
            renderings=[{"language": "en", "text": some(), "by": some()}],
            **{field: some() for field in ("venue", "note", "attribution", "locator")},
        )
        for n in range(12)
    ]
    events = [
        {"id": f"e{n}", "date": date(), "kind": "meeting", "issues": ["matter"]}
        | {field: some() for field in ("title", "place", "note")}
        for n in range(6)
    ]
    positions = {
        party: [{"since": "2015-12-01", "summary": some(), "evidence": [f"s{n}"]}]
        for n, party in enumerate(("left", "right"))
    }
    question = {"id": "first", "ask": some(), "note": some(), "positions": positions}
    return small.dossier(
        folder,
        said,
        parties=[{"id": name, "name": some(), "note": some()} for name in ("left", "right", "third")],
        issues=[
            {"id": "matter", "title": some(), "question": some(), "summary": some(), "questions": [question]},
            {"id": "empty", "title": some(), "question": some()},
        ],
        sources=[
            {
                "id": "paper",
                "title": some(),
                "publisher": some(),
                "author": some(),
                "url": random.choice(URLS),
            }
        ],
        events=events,
    )


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_random_keys_crash_no_screen(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(webbrowser, "open", lambda *_: False)
    monkeypatch.setattr(webbrowser, "get", lambda *_: (_ for _ in ()).throw(webbrowser.Error("none")))
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.chdir(tmp_path)
    random = Random(seed)
    app = reader(hostile(tmp_path / "d", random))
    async with app.run_test(size=random.choice(SIZES[:3])) as pilot:
        for step in range(60):
            if not app.is_running:
                break
            if step % 20 == 19:
                await pilot.resize_terminal(*random.choice(SIZES))
            elif step % 7 == 6:
                width, height = app.size
                await pilot.click(offset=(random.randrange(width), random.randrange(height)))
            else:
                await pilot.press(random.choice(KEYS))
            await pilot.pause()
            obeyed = [row for row in screen_rows(app) if OBEYED.search(row)]
            assert obeyed == []
