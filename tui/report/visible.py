"""Characters that a terminal would obey, shown as signs: a text is read, never carried out."""

from __future__ import annotations

import re

_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421

_OBEYED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 without tab and newline, and delete
    "\x80-\x9f"  # C1
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u206f"  # bidirectional embeddings, overrides and isolates; shaping switches
    "\ud800-\udfff"  # halves of a surrogate pair, which can't be encoded
    "]"
)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return chr(_DELETE_PICTURE)
    return f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """A text as it may be sent to a terminal or a pipe.

    Control characters become the pictures Unicode has for them (`␛`), other characters that change how their
    neighbours are shown become their number (`⟨U+202E⟩`). Tab,
    newline and all other characters stay as they are.

    Args:
        text: any text.

    Returns:
        The text with those characters replaced.
    """
    return _OBEYED.sub(_sign, text)


def visible_line(text: str) -> str:
    """A text that has to stay on one line: newlines and tabs become their pictures as well.

    Args:
        text: any text.

    Returns:
        The text without any control character.
    """
    return visible(text).replace("\n", "␊").replace("\t", "␉")


def escaped(json: str) -> str:
    """JSON with the same characters written as escapes, which leaves its values as they are.

    Args:
        json: what `json.dumps` made; it has escaped the rest of them.
    """
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", json)
