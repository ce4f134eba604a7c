"""Ids for new records: made of a name, and unlike all others."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST = 40
_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэієґ", "abvgdeziiklmnoprstufyeieg", strict=True))
    | {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ь": "", "ъ": "", "ї": "yi", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that have no Latin base letter; the Cyrillic ones as BGN/PCGN writes them, without its signs."""


def slug(text: str, otherwise: str = "") -> str:
    """Make an id of a name: its letters without accents, in lower case, with hyphens between the words.

    Args:
        text: any name.
        otherwise: what is given where nothing of it can be written so, as of Chinese.
    """
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    ascii_text = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.replace("'", "")).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return words or otherwise


def unused(wanted: str, taken: Container[str]) -> str:
    """Give an id that nothing has: the one wanted, else with a number behind it."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
