"""The slips in writing YAML that a line shows better than the parser's words for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.schema import BY_COLLECTION, KINDS

if TYPE_CHECKING:
    from tui.dossier.problems import Problem
    from tui.dossier.yaml.files import File

_KEYS = frozenset(field.name for kind in KINDS for field in kind.fields) | BY_COLLECTION.keys()
_TAB = re.compile(r"[ ]*(?:- *)?\t")
_NO_SPACE = re.compile(r"(\s*(?:- +)*)([a-z_]+):(?=[^\s])(.*)")
_KEY = re.compile(r"(\s*(?:- +)*)([a-z_]+):(?: +(.*))?")
_QUOTED = re.compile(
    r"""(\s*(?:- +)*(?:[a-z_]+:)? *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?! *(?:#|$|[,:\]}]))\s*(?=\S)"""
)
_LONGEST = 2000
"""Characters of a line that is looked at: no slip needs more to be seen."""
_LOOKED_BACK = 40
"""Lines above, in which the key is sought that a line should stand below."""


def slip(file: File, line: int) -> Problem | None:
    """Tell what is wrong with a line at which the parser stopped, or with the one above it.

    Args:
        line: the number of the line, from 1.

    Returns:
        The problem; None where nothing of this kind is seen.
    """
    if len(file.line(line)) > _LONGEST:
        return None
    lines = [line, *(number for number in range(line - 1, max(0, line - 3), -1) if file.line(number).strip())]
    for number in lines:
        text = file.line(number)
        if tab := _TAB.match(text):
            return file.problem(number, tab.end(), "tab", "a tab is not allowed here", "indent with spaces")
        missing = _NO_SPACE.match(text)
        if missing and missing[2] in _KEYS:
            return file.problem(
                number,
                missing.start(3),
                "no-space-after-colon",
                f"a space is missing after `{missing[2]}:`",
                f"write `{missing[2]}: {missing[3][:60]}`",
            )
    for number in lines:
        text = file.line(number)
        if after := _QUOTED.match(text):
            other = "'" if after[2][0] == '"' else '"'
            whole = text[after.start(2) :].rstrip()
            advice = "write the whole text below `>-`, indented"
            if other not in whole and len(whole) <= 100:
                advice = f"put {other} before and behind all of it: {other}{whole}{other}"
            return file.problem(
                number,
                after.end() + 1,
                "text-after-quotation-mark",
                "the text goes on behind its closing quotation mark",
                advice,
            )
    return _misplaced(file, line)


def _misplaced(file: File, line: int) -> Problem | None:
    """Tell that a line stands in another column than the keys of its record."""
    key = _KEY.match(file.line(line))
    if key is None or key[2] not in _KEYS:
        return None
    column = len(key[1])
    for number in range(line - 1, max(0, line - _LOOKED_BACK), -1):
        above = _KEY.match(file.line(number))
        if above is None or above[2] not in _KEYS:
            continue
        wanted = len(above[1])
        if wanted == column or (not above[3] and column > wanted):
            continue
        if key[1].strip() or not column:
            return None
        where = "deeper" if column > wanted else "less deep"
        return file.problem(
            line,
            column + 1,
            "indentation",
            f"`{key[2]}` stands {where} than `{above[2]}` in line {number}",
            f"put `{key[2]}` in the same column as `{above[2]}`, if both belong to one record",
        )
    return None
