"""A small dossier made for a test, with whatever texts it wants on record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


HOSTILE = (
    "[sic] he said",
    "[/] and [/foo] and [/",
    "[@click=app.quit]press[/] [Russia] said [1] [...]",
    "bell \x07 escape \x1b[31mred\x1b[0m and \x9b",
    "override \u202egnirts\u202c isolate \u2066x\u2069",
    "Никто не должен требовать этого извне",
    "外部的任何要求都是不可接受的",
    "🇷🇺 and 👩‍👩‍👧 and ⚔️",
    "<b>&amp;</b> \\[x] {y} $z %s",
)
"""Texts that a screen could take for something else than text."""


def statement(item: str, text: str, **fields: Any) -> dict[str, Any]:
    """A statement of the left party, but for what the test says otherwise."""
    return {
        "id": item,
        "party": "left",
        "attribution": "An official",
        "date": "2015-12-01",
        "quotation": "direct",
        "text": text,
        "issues": ["matter"],
        "questions": ["first"],
        "source": "paper",
        **fields,
    }


def hosted(folder: Path) -> Path:
    """Write a talk of two sides that a moderator, who is of no party, opens and ends.

    Returns:
        Its folder.
    """
    said = [
        statement("left-1", "We go on.", date="2015-11-03"),
        statement("right-1", "We stop.", date="2015-11-17", party="right"),
        statement("host-1", "Good evening.", date="2015-11-02"),
        statement("host-2", "Thank you all.", date="2015-12-01"),
    ]
    for words in said[2:]:
        del words["party"]
    return dossier(folder, said)


def _escaped(text: str) -> str:
    """The text with what may not stand in a YAML file as it is written as its number."""
    return re.sub(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]", lambda found: f"\\u{ord(found[0]):04x}", text)


def dossier(folder: Path, statements: list[dict[str, Any]], **collections: Any) -> Path:
    """Write a dossier of two parties and one question; JSON is YAML too, and escapes what it has to.

    Returns:
        Its folder.
    """
    question = {"id": "first", "ask": "Is it so?", "positions": {}}
    whole = {
        "dossier": {
            "id": "small",
            "title": "A small dossier",
            "compare": ["left", "right"],
            "as_of": "2015-12-31",
        },
        "parties": [{"id": "left", "name": "Left Land"}, {"id": "right", "name": "Right Land"}],
        "issues": [{"id": "matter", "title": "The matter", "question": "What?", "questions": [question]}],
        "sources": [{"id": "paper", "title": "A paper", "publisher": "Press", "issued": "2015-12-02"}],
        "statements": statements,
        **collections,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dossier.yaml").write_text(_escaped(json.dumps(whole, ensure_ascii=False)))
    return folder
