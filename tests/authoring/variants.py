"""A dossier of one file as people may have written it, and a record to add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.dossier.writing import SOUND

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
hostile = st.one_of(
    texts,
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                ": ",
                " #",
                "\n",
                "\n\n",
                "- ",
                "? ",
                "|",
                ">",
                "[",
                "]",
                "{",
                "}",
                ",",
                "&a",
                "*b",
                "!t",
                "%",
                "@",
                "`",
                "\\",
                "\t",
                "\r",
                "\x00",
                "\x1b[31m",
                "\x85",
                "\u2028",
                "\ufeff",
                "\u202e",
                "  ",
                "no",
                "2015-12",
                "~",
                "...",
                "---",
                "word ",
                "longer words in a row ",
                "é",
                "e\u0301",
                "👩‍👧",
                "://",
            ]
        ),
        max_size=30,
    ).map("".join),
)

BLOCK = SOUND
TIGHT = SOUND.replace("\n\n", "\n")
COMMENTED = (
    "# A dossier\n"
    + SOUND.replace("statements:\n", "statements:\n# oldest first\n").replace(
        "- id: ru-01", "\n# Russia\n- id: ru-01  # the answer"
    )
    + "# the end\n"
)
FLOW = (
    "{dossier: {id: demo, title: Demo, compare: [us, russia], as_of: 2015-12-15},\n"
    "parties: [{id: us, name: United States}, {id: russia, name: Russia}],\n"
    "issues: {id: role, title: His role, question: 'Must he go?'},\n"
    "statements: [\n  {id: us-01, party: us, attribution: somebody, date: 2015-12-14, quotation: indirect,"
    " text: Yes, issues: role, source: aj}, # one\n],\nsources: {id: aj, title: An article}}\n"
)
SINGLE = SOUND.replace("sources:\n- id: aj\n", "sources:\n  id: aj\n")
KEPT = SOUND.replace("  title: An article\n", "  title: |+\n    An article\n\n\n")
VARIANTS = {
    "block": BLOCK,
    "tight": TIGHT,
    "commented": COMMENTED,
    "flow": FLOW,
    "single": SINGLE,
    "kept": KEPT,
    "crlf": SOUND.replace("\n", "\r\n"),
    "mark": "\ufeff" + SOUND,
    "mark and crlf": "\ufeff" + COMMENTED.replace("\n", "\r\n"),
    "no end": SOUND.rstrip("\n"),
    "blank end": SOUND + "\n\n  \n",
}


def statement(identifier: str = "new-1", **fields: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "party": "us",
        "attribution": "somebody",
        "date": "2015-12-14",
        "quotation": "direct",
        "text": "Yes.",
        "issues": ["role"],
        "source": "aj",
        **fields,
    }


def dossier(folder: Path, text: str) -> Path:
    (folder / "all.yaml").write_bytes(text.encode())
    return folder


def assert_only_added(old: bytes, new: bytes) -> bytes:
    """All bytes of the old text stand in the new one around one addition, which is given."""
    start = 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    end = len(old) - start
    assert not end or new[-end:] == old[start:], (old[start : start + 80], new[start : start + 80])
    return new[start : len(new) - end]


def without_places(records: Any) -> Any:
    if hasattr(records, "_replace") and hasattr(records, "at"):
        records = records._replace(at=None)
    if isinstance(records, tuple):
        values = [without_places(value) for value in records]
        return (type(records).__name__, *values)
    return records
