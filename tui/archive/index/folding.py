"""What is the same to a search: letters of any case, form or script in one plain form.

A folded text holds letters and digits, blanks between words, and within words the marks that join their
parts (`LINKS`): a hyphen or an apostrophe may be written, or left out, or replaced by a blank.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LINKS = "-'.,"
"""What joins the parts of a word once folded; points and commas are those of U.S. and 12,500."""

_APOSTROPHES = "'`´‘’‛′＇ʹʻʼʽʾʿˈˊˋꞌ՚׳״＂"
_HYPHENS = "-‐‑‒–⁃－﹣־·‧・･ㆍ᛫⸱՟᠆"
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200d\u200e\u200f"
_INVISIBLE += (
    "\u200c\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\u0640"
)
_INVISIBLE += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE += "\u055b\u055c\u055e"
"""The last three are set upon a vowel within an Armenian word to stress it, to call or to ask."""
_NON_JOINER = "\u200c"
"""Within a Persian word it stands between parts; elsewhere it only shapes letters."""

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ƒ": "f", "ɠ": "g", "ǥ": "g",
    "ɨ": "i", "ɉ": "j", "ƙ": "k", "ƚ": "l", "ɫ": "l", "ɲ": "n", "ɵ": "o", "ƥ": "p", "ɍ": "r", "ʂ": "s",
    "ƭ": "t", "ʉ": "u", "ʋ": "v", "ɏ": "y", "ƶ": "z", "ȥ": "z", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o",
    "ẟ": "d", "ꜳ": "aa", "ĳ": "ij", "ǆ": "dz", "ǉ": "lj", "ǌ": "nj",
    # One letter of Arabic and the forms that Persian, Urdu and careless typing have for it.
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ګ": "گ", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ۀ": "ه", "ة": "ه", "ٱ": "ا", "ۃ": "ه", "ۆ": "و", "ٸ": "ي",
    "ґ": "г",
    # Malayalam consonants without a vowel, which are as often written with the sign for that.
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
    "№": "no ", "™": " ", "℠": " ",
}  # fmt: skip
_NUKTAS = frozenset("\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\U000110ba\U00011173\U000112e9\U0001133c")
_KEPT = frozenset("йЙ")
"""A letter of its own that Unicode takes for one with an accent; Russian endings depend on it."""

# Where marks are vowels, and a word without them is another word.
_VOWEL_SIGNS = (
    (0x0780, 0x07BF), (0x0900, 0x0DFF), (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1700, 0x18AF),
    (0x1900, 0x1BFF), (0x1C00, 0x1C4F), (0x3099, 0x309A), (0xA800, 0xA82F), (0xA880, 0xA8FF),
    (0xA930, 0xAADF), (0xABC0, 0xABFF), (0x10A00, 0x10A3F), (0x11000, 0x11FFF),
)  # fmt: skip

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua000-\ua48f"
    "\ua980-\ua9ff\uaa00-\uaadf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that put no blanks between words, as a range of an expression."""

_TYPOGRAPHY = tuple(zip("’‘“”«»–—…", "''    -  ", strict=True))
"""What makes most texts of Latin letters more than ASCII."""
_ASCII = bytes(
    ord(fold)
    for fold in (
        chr(n).lower()
        if n < 128 and chr(n).isalnum()
        else chr(n)
        if chr(n) in LINKS
        else "'"
        if n == 96
        else " "
        for n in range(256)
    )
)
_BETWEEN_LETTERS = (
    ('(?<=[\u0591-\u05ea])"(?=[\u05d0-\u05ea])', "'"),
    (f"(?<=[\u0610-\u06ff]){_NON_JOINER}(?=[\u0620-\u06ff])", "-"),
    ("(?<=\\d)[\u00a0\u2007\u2009\u202f\u066c\u2024，．](?=\\d{3}(?!\\d))", ","),
)
"""What joins words only between some letters; each takes the place of one character."""


def _has_vowel_signs(point: int) -> bool:
    return any(first <= point <= last for first, last in _VOWEL_SIGNS)


def _letter(character: str) -> str:
    """What a letter, digit or mark becomes; a blank for anything else."""
    kind = unicodedata.category(character)
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if kind[0] == "M":
        kept = _has_vowel_signs(ord(character)) and kind != "Me" and character not in _NUKTAS
        return character if kept else ""
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return character if kind[0] in "LN" else " "


def fold_character(character: str) -> str:
    """What one character becomes: letters, digits, a blank, one of `LINKS`, or nothing."""
    if character in _INVISIBLE or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0000":
        return ""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character in LINKS:
        return character
    if character in _KEPT:
        return character.casefold()
    if character in _LETTERS:
        return _LETTERS[character]
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character.casefold()).casefold())
    # Korean syllables come apart under NFKD and are put together again.
    return unicodedata.normalize("NFC", "".join(map(_letter, parts)))


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        folded = fold_character(chr(point))
        if len(self) < 20_000:
            self[point] = folded
        return folded


_FOLDING = _Folding()


def folded_text(text: str) -> str:
    """A text with every character folded; see the module.

    Args:
        text: Any text.
    """
    in_place = folded_in_place(text)
    if in_place is not None:
        return in_place
    text = linked(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _voiced(text.translate(_FOLDING))


def folded_in_place(text: str) -> str | None:
    """A folded text in which every character stands where it stood; None where that takes more than a look.

    Args:
        text: Any text.
    """
    if not text.isascii():
        for written, plain in _TYPOGRAPHY:
            text = text.replace(written, plain)
    return text.encode("ascii").translate(_ASCII).decode("ascii") if text.isascii() else None


def _voiced(folded: str) -> str:
    """A folded text in which kana of half width are one letter with the mark that follows them."""
    if "\u3099" in folded or "\u309a" in folded:
        return unicodedata.normalize("NFC", folded)
    return folded


def folded_clusters(text: str) -> list[tuple[str, int, int]]:
    """The same letter by letter, each with the marks upon it.

    Args:
        text: Any text.

    Returns:
        (what it becomes, start, end) in code points of the text as it is; together what `folded_text` gives.
    """
    in_place = folded_in_place(text)
    if in_place is not None:
        return [(character, n, n + 1) for n, character in enumerate(in_place)]
    text = linked(text)
    if max(text) < "\u0300":
        # No mark stands upon the letter before it.
        return [(_FOLDING[ord(character)], n, n + 1) for n, character in enumerate(text)]
    clusters: list[tuple[str, int, int]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and (
            unicodedata.category(text[end])[0] == "M"
            or "\u1160" <= text[end] <= "\u11ff"
            or text[end] in "\uff9e\uff9f"
        ):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        clusters.append((_voiced(composed.translate(_FOLDING)), start, end))
        start = end
    return clusters


def linked(text: str) -> str:
    """A text of the same length in which every joint within a word is one of `LINKS`."""
    for joint, link in _joints():
        text = joint.sub(link, text)
    return text


@cache
def _joints() -> list[tuple[re.Pattern[str], str]]:
    # Compiled where a text is not plain.
    return [(re.compile(joint), link) for joint, link in _BETWEEN_LETTERS]
