"""Whatever a dossier holds, random keys, clicks and sizes crash no screen, and nothing is obeyed."""

from __future__ import annotations

import os
import re
import webbrowser
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.app import small
from tests.app.conftest import reader
from tests.app.screen import screen_rows
from tui.app.command_table import COMMANDS
from tui.dossier import hidden_characters

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROUNDS = int(os.environ.get("BILATERAL_FUZZ", "4"))
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
    "\u0301" * 2000,
    "a\u0301\u0302\u0303 \ufdfd \U0001f9d1\U0001f3fd\u200d\U0001f680 \ufffd \U000e0041",
    "\u2028 \u2029 \x85 \x0b \x0c \r \t|",
    "ﷺ" * 300,
    "a" * 79 + "敘",
)
URLS = (
    *("http://[::1/x", "javascript:alert(1)", "https://www.state.gov@evil.example", "x"),
    *(
        "\u202ehttp://a.b",
        "https://a.b/\x1b[0m",
        "https://" + "a" * 3000,
        "https://пример.испытание/%00?q=\u0301",
    ),
)
DATES = (
    *("2015-12-01", "2015-12", "2015", "XXXX", "201X", "2015-12-01/2015-12-05", "2015-12-01T10:00Z"),
    *("0001-01-01", "9999-12-31"),
)
KEYS = [
    *sorted({key.strip() for command in COMMANDS for key in command.keys.split(",")} - {"", "q", "ctrl+z"}),
    *("enter", "escape", "tab", *"aeiou 5", "backspace", "delete", "ctrl+a", "home"),
]
PARTIES = ["left", "right", "third"]
SIZES = ((80, 24), (120, 36), (200, 60), (40, 12), (20, 6), (1, 1))


def hostile(folder: Path, random: Random) -> Path:
    """A dossier in which any field may hold any of the values, and any record be linked with any other."""

    def some() -> str:
        return random.choice(VALUES)

    def date() -> str:
        return random.choice(DATES)

    def maybe(**fields: Any) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if random.random() < 0.4}

    statements = [
        small.statement(
            f"s{n}",
            some(),
            party=PARTIES[n % 3],
            date=date(),
            quotation=random.choice(("direct", "indirect")),
            renderings=[{"language": random.choice(("en", "ar", "zh")), "text": some(), "by": some()}],
            **{field: some() for field in ("venue", "note", "attribution", "locator")},
            **maybe(
                speaker=random.choice(("ann", "bob")),
                audience=random.sample(PARTIES, 2),
                event=f"e{n % 6}",
                exact=some(),
                prefix=some(),
                suffix=some(),
                corrections=[{"date": date(), "note": some()}],
                jointly_with=[random.choice(("ann", "left"))],
                tags=[some(), "tag"],
                status="draft",
                checked_by=some(),
                responds_to=[{"statement": f"s{(n + 1 + random.randrange(11)) % 12}", "as": "denies"}],
            ),
            **(maybe(told_by="bob") if n > 1 else {}),
        )
        for n in range(12)
    ]
    events = [
        {"id": f"e{n}", "date": date(), "kind": "vote", "issues": ["matter"]}
        | {field: some() for field in ("title", "place", "note")}
        | maybe(
            announced=date(),
            announced_as=some(),
            status=random.choice(("planned", "claimed", "cancelled")),
            participants=["ann", "left"],
            source="paper",
            accounts=[{"by": party, "says": some(), "date": date(), "source": "paper"} for party in PARTIES],
            tally={"for": "5", "against": "70", "who_against": ["left"]},
            tags=[some()],
        )
        for n in range(6)
    ]
    positions = {
        party: [
            {"since": date(), "summary": some(), "evidence": [f"s{n}"], "note": some()}
            | maybe(figures=[{"value": "5", "unit": some(), "of": some()}], sources=["paper"])
        ]
        for n, party in enumerate(PARTIES[:2])
    }
    verdict = {"parties": PARTIES[:2], "as_of": date(), "verdict": "partly", "reason": some()}
    question = {
        "id": "first",
        "ask": some(),
        "note": some(),
        "positions": positions,
        "assessments": [verdict],
    }
    roles = [{"title": some(), "from": "2010", "to": "2015-06"}, {"title": some()}]
    return small.dossier(
        folder,
        statements,
        parties=[{"id": name, "name": some(), "note": some(), "short": some()} for name in PARTIES],
        actors=[
            {"id": name, "name": some(), "party": "left", "roles": roles, "aliases": [some()]}
            | maybe(note=some(), names=[{"name": some(), "to": "2014"}], kind="organization")
            for name in ("ann", "bob")
        ],
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
                "note": some(),
            }
        ],
        events=events,
    )


async def turn(pilot: Pilot[Any], random: Random, step: int) -> None:
    """Do what somebody at a terminal may do: press, click, scroll, paste, make it smaller or larger."""
    app = pilot.app
    width, height = app.size
    offset = (random.randrange(width), random.randrange(height))
    if step % 20 == 19:
        await pilot.resize_terminal(*random.choice(SIZES))
    elif step % 7 == 6:
        await pilot.click(offset=offset, times=random.choice((1, 1, 2, 3)), shift=random.random() < 0.2)
    elif step % 11 == 10:
        app.post_message(events.Paste(random.choice(VALUES)))
    elif step % 13 == 12:
        scroll = random.choice((events.MouseScrollDown, events.MouseScrollUp))
        app.screen._forward_event(scroll(None, *offset, 0, 1, 0, False, False, False, *offset))
    else:
        await pilot.press(random.choice(KEYS))


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
            await turn(pilot, random, step)
            await pilot.pause()
            obeyed = [row for row in screen_rows(app) if OBEYED.search(row)]
            assert obeyed == []
