"""Texts in Markdown (CommonMark) of which no character is taken for markup."""

from __future__ import annotations

import re
from urllib.parse import quote

from tui.dossier import web_address
from tui.report.visible import visible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~!#^$=\t]")
"""What may begin or end a markup anywhere in a line."""
_NUMBER = re.compile(r"\d+(?=[.)])")
_MARKUP_URL = "%/:=&?~#+!$,;'@*"


def escaped(text: str) -> str:
    """A text of which nothing is taken for markup; lines stay lines.

    Args:
        text: any text.
    """
    return "\\\n".join(_line(line) for line in visible(text).replace("\r", "␍").split("\n"))


def _line(line: str) -> str:
    escaped = _MARKUP.sub(_escape, line)
    start = len(line) - len(line.lstrip(" "))
    end = len(line.rstrip(" "))
    if start or end < len(line):
        spaces = "&#32;" * start
        kept = escaped.strip(" ")
        escaped = f"{spaces}{kept}{'&#32;' * (len(line) - end)}" if kept else "&#32;" * len(line)
    first = escaped[:1]
    if first and first in "-+=:.)":
        return f"\\{escaped}"
    number = _NUMBER.match(escaped)
    return f"{number.group()}\\{escaped[number.end() :]}" if number else escaped


def _escape(match: re.Match[str]) -> str:
    return "&#9;" if match.group() == "\t" else f"\\{match.group()}"


def link(text: str, url: str | None) -> str:
    """A link, where the address is one of the web; else the text alone."""
    address = web_address.opened(url)
    return f"[{escaped(text)}](<{quote(address, safe=_MARKUP_URL)}>)" if address else escaped(text)
