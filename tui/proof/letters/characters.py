"""Which characters are only form: quotation marks, dashes, invisible ones; and which stand for themselves.

Normal form is NFC, never NFKC: superscripts and other compatibility characters are not forgiven (UAX #15).
"""

from __future__ import annotations

import re
import unicodedata

DOUBLE_MARKS = '“”„‟"«»″＂〝〞〟❝❞「」『』'
SINGLE_MARKS = "‘’‚‛'‹›`´′＇❛❜"
QUOTATION_MARKS = DOUBLE_MARKS + SINGLE_MARKS
DASHES = "-‐‑‒–—―−⁃﹘﹣－"
JOINING_DASHES = "-‐‑‒–−⁃﹣－"
"""Those that bind the parts of a compound or a number; the longer ones part what they stand between."""
CURRENCIES = "$€£¥₽₴₩₪₹฿¢￥＄"
NUMBER_ENDS = "%‰°％"
CLOSE_NUMBER_ENDS = "+′″‴"
"""Those that belong to a number only without a space before them."""
SIGNS = "+±∓<>≤≥~∼≈≠≅√"
ADDRESSING = "@#№§"
"""What stands before a name or number and is read with it."""

INVISIBLE = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Category Cf without the signs for numbers and verses that a reader does see (U+0600 and its like)."""

MASK = "\U000e0001"
"""Stands for a character of markup; it counts as nothing, as all invisible ones do."""

APOSTROPHE = "\u02bc"
"""A letter to Unicode, an apostrophe to readers of Ukrainian."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", APOSTROPHE: "’"}

_SINGLE = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
)
"""Scripts written without spaces: Han, Kana, Thai, Lao, Burmese, Khmer."""
UNSPACED = re.compile(f"[{_SINGLE}]")

CHINESE_DIGITS = frozenset("〇零一二三四五六七八九十百千万萬亿億两兩")

_CANONICAL = dict.fromkeys(QUOTATION_MARKS, "'") | dict.fromkeys(DASHES, "-") | {"''": "'", "``": "'"}


def canonical(token: str) -> str:
    """A token with only its form taken away."""
    if token[0] in DASHES:
        return "-"
    return _CANONICAL.get(token, token)


def token_pattern(text: str) -> re.Pattern[str]:
    """What finds the words, numbers and signs of a text.

    Marks that combine with a letter belong to its word; Python takes them for signs.
    """
    if text.isascii():
        return _PLAIN
    combining = "".join(sorted(c for c in set(text) if unicodedata.category(c)[0] == "M"))
    return _pattern(combining) if combining else _PLAIN


def _pattern(combining: str) -> re.Pattern[str]:
    word = rf"[^\W{_SINGLE}]+"
    single = f"[{_SINGLE}]"
    if combining:
        marked = re.escape(combining)
        word = rf"(?:[^\W{_SINGLE}]|(?<![{_SINGLE}])[{marked}])+"
        single = f"[{_SINGLE}][{marked}]*"
    return re.compile(rf"{word}|{single}|[{re.escape(DASHES)}]+|''|``|\S")


_PLAIN = _pattern("")


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a sign."""
    return token[0].isalnum() or token[0] == "_" or (not token.isascii() and any(map(str.isalnum, token)))


def is_unspaced(token: str) -> bool:
    """Whether a token is a character of a script that puts no spaces between words."""
    return UNSPACED.match(token) is not None


def skeleton(text: str) -> str:
    """A word without case, accents and the difference between letters that look alike (after UTS #39).

    Of one longer than any word is, its beginning stands for it.
    """
    text = text[:_LONGEST_WORD]
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_ALIKE)


_LONGEST_WORD = 1000
_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏαβεικνορτυχı",
    "abekmhopctyxijsdqwhlabeikvoptuxi",
)
