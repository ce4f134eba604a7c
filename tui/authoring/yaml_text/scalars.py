r"""Texts as YAML scalars: whatever the text, reading gives it back exactly.

The forms are those of YAML 1.1, https://yaml.org/spec/1.1/, as libyaml reads them: plain, 'single', "double",
folded `>-` and literal `|-`. What a file may not hold raw (control characters, next-line, byte order marks)
and what turns the direction of writing is written as an escape.
"""

from __future__ import annotations

import re

from tui.dossier.hidden_characters import OBEYED
from tui.dossier.yaml.syntax import LONGEST_TEXT

_HIDDEN = re.compile(f"[{OBEYED}\ufffe\uffff]")
"""What is written as an escape; a tab and a line break are as well, but not in block forms."""
_HALF = re.compile("[\ud800-\udfff]")
_INDICATOR = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.|[=<~]$|<<$")
"""What can't begin a text that stands without quotation marks."""
_FLOW = re.compile(r"[,\[\]{}]|:$|^[-?:]|://|:[,\[\]{}]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_BREAKABLE = re.compile(r"(?<=[^ ]) (?=[^ ])")


class UnwritableText(ValueError):  # noqa: N818 - a name as a person reads it
    """A text that no dossier can hold; `str()` says why."""


def one_line(text: str, quote: str = "'", *, flow: bool = False) -> str:
    """Write a text on one line: without quotation marks where that reads back, else with them.

    Args:
        text: any text.
        quote: the quotation mark to use where either would do.
        flow: it stands within brackets.

    Raises:
        UnwritableText: it holds half a character, or is too long.
    """
    refuse(text)
    if _is_plain(text, flow=flow):
        return text
    if "\n" in text or "\t" in text or _HIDDEN.search(text):
        return _double(text)
    if (quote == '"' or "'" in text) and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def folded(text: str, indent: int, width: int, header: str = ">-") -> list[str] | None:
    """Write a text below its key, broken at spaces; None where that would not read back.

    Args:
        text: any text.
        indent: how far its lines stand in.
        width: of a line, in characters; a longer word stands alone.
        header: what stands behind the key.

    Returns:
        `header` and the lines below it.
    """
    if "\n" in text or text != text.strip() or not _fits_block(text) or not _BREAKABLE.search(text):
        return None
    lines, pad = [header], " " * indent
    line = ""
    for word in _BREAKABLE.split(text):
        if line and indent + len(line) + 1 + len(word) > width:
            lines.append(pad + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, pad + line]


def literal(text: str, indent: int, header: str = "|-") -> list[str] | None:
    """Write a text of several lines below its key, line by line; None where that would not read back."""
    lines = text.split("\n")
    if not text or text[0] in " \n" or lines[-1] == "" or not _fits_block(text):
        return None
    if any(line != line.rstrip() for line in lines):
        return None
    return [header, *(" " * indent + line if line else "" for line in lines)]


def refuse(text: str) -> None:
    """Raise `UnwritableText` where no dossier can hold a text."""
    half = _HALF.search(text)
    if half:
        raise UnwritableText(f"the text holds half a character, U+{ord(half.group()):04X}: write it whole")
    if len(text) > LONGEST_TEXT:
        raise UnwritableText(
            f"the text has {len(text):,} characters, {LONGEST_TEXT:,} are the most: split it"
        )


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or "\n" in text or "\t" in text:
        return False
    if _INDICATOR.match(text) or _HIDDEN.search(text) or "  " in text:
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and _FLOW.search(text))


def _fits_block(text: str) -> bool:
    # A tab could be taken for indentation; Unicode's other spaces at an end would be lost to editors.
    return not _HIDDEN.search(text) and "\t" not in text and not _HALF.search(text)


def _double(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _HIDDEN.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
