"""Characters that are not seen as what they are: those a terminal obeys, and those that leave no trace.

The one list: what is shown, quoted in a message or warned of follows from it.
"""

from __future__ import annotations

import re

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
"""Marks, embeddings, overrides and isolates that turn the direction of writing (UAX #9), and the deprecated
switches that follow them."""
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 without tab and newline, delete, and C1."""
_SEPARATORS = "\u2028\u2029"
_HALVES = "\ud800-\udfff"
"""Halves of a surrogate pair, which can't be encoded."""
_BYTE_ORDER_MARK = "\ufeff"
_NONE = "\ufffe\uffff"
"""What is no character, and can stand neither in YAML nor in XML."""

OBEYED = f"{_CONTROLS}{_SEPARATORS}{DIRECTION}{_BYTE_ORDER_MARK}{_NONE}{_HALVES}"
"""Inside a character class: what is never sent to a terminal as it is."""
UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\uffa0\U000e0000-\U000e007f"
)
"""Inside a character class: what has no width and does nothing to a terminal; texts that differ by it look
the same. Joiners (U+200C, U+200D) are not among them: some scripts and emoji need them."""

_OBEYED = f"[{OBEYED}]"
_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421


def picture(code: int) -> str | None:
    """The picture that Unicode has for a control character, `␛`; None for what it has none for."""
    if code < 0x20:
        return chr(_PICTURES + code)
    return chr(_DELETE_PICTURE) if code == _DELETE else None


def _named(match: re.Match[str]) -> str:
    code = ord(match.group())
    return picture(code) or f"⟨U+{code:04X}⟩"


def _one_sign(match: re.Match[str]) -> str:
    return picture(ord(match.group())) or "\ufffd"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def visible(text: str) -> str:
    """A text as it may be sent to a terminal or a pipe.

    Control characters become the pictures Unicode has for them (`␛`), other characters that change how their
    neighbours are shown become their number (`⟨U+202E⟩`). Tab, newline and all other characters stay as they
    are.
    """
    # None of them is printable, and most texts are nothing else: the expression is seldom needed.
    return text if text.isprintable() else re.sub(_OBEYED, _named, text)


def visible_columns(text: str) -> str:
    """A text on one line in which every character stays one character, so that columns can be counted."""
    return re.sub(_OBEYED, _one_sign, text).replace("\n", "␊").replace("\t", "␉")


def visible_line(text: str) -> str:
    """A text that has to stay on one line: newlines and tabs become their pictures as well."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")


def escaped(json: str) -> str:
    """JSON with the same characters written as escapes, which leaves its values as they are.

    Args:
        json: what `json.dumps` made; it has escaped the rest of them.
    """
    return re.sub(_OBEYED, _escape, json)
