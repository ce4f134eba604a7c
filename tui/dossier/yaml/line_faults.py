"""The slips in writing YAML that a line shows better than the parser's words for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.schema import BY_COLLECTION, KINDS

if TYPE_CHECKING:
    from tui.dossier.problems import Problem
    from tui.dossier.yaml.dossier_files import File

_KEYS = frozenset(field.name for kind in KINDS for field in kind.fields) | BY_COLLECTION.keys()
_NO_INDENT = re.compile(r"[ ]*(?:- *)?(?:(\t)|[^\S ])")
_NO_SPACE = re.compile(r"([ ]*(?:- +)*)([a-z_]+)(?::(?=[^ \t\r\n])|[ ]*([：=])[ ]*)(.*)")
_NO_SPACE_AFTER_DASH = re.compile(r"([ ]*)-([a-z_]+:(?: .*)?)$")
_OTHER_DASH = re.compile(r"([ ]*)([–—−‐‑•·*]) +(([a-z_]+):(?: .*|$))")
_NO_COLON = re.compile(r"([ ]*(?:- +)*)([a-z_]+)(?: +(.*))?")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_COMMENT = re.compile(r"[ \t](#)")
_KEY = re.compile(r"(\s*(?:- +)*)([a-z_]+):(?: +(.*))?")
_QUOTED = re.compile(
    r"""(\s*(?:- +)*(?:[a-z_]+:)? *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?! *(?:#|$|[,:\]}]))\s*(?=\S)"""
)
_BRACKETED = re.compile(r"(\s*(?:- +)*(?:[a-z_]+:)? *)(\[[^\[\]]*\]|\{[^{}]*\})[ ]*(?=[^\s#,\]}:])")
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
        if indent := _NO_INDENT.match(text):
            what = "a tab" if indent[1] else f"the space U+{ord(text[indent.end() - 1]):04X}"
            message = f"{what} is not allowed here"
            return file.problem(number, indent.end(), "tab", message, "indent with spaces")
        missing = _NO_SPACE.match(text)
        if missing and missing[2] in _KEYS:
            return _without_colon_or_space(file, number, missing)
        if _CONFLICT.match(text):
            advice = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
            return file.problem(
                number, 1, "yaml-syntax", "two versions of this file were merged by git", advice
            )
        other = _OTHER_DASH.match(text)
        if other and other[4] in _KEYS:
            message = f"“{other[2]}” begins no record: a hyphen does"
            advice = f"write `- {other[3][:60].rstrip()}`"
            return file.problem(number, other.start(2) + 1, "yaml-syntax", message, advice)
        colon = _NO_COLON.fullmatch(text.rstrip())
        if colon and colon[2] in _KEYS and _stands_like_a_key(file, number, len(colon[1])):
            advice = f"write `{colon[2]}: {(colon[3] or '')[:60]}".rstrip() + "`"
            message = f"a colon is missing after `{colon[2]}`"
            return file.problem(number, colon.end(2) + 1, "no-space-after-colon", message, advice)
        dash = _NO_SPACE_AFTER_DASH.match(text)
        if dash:
            advice = f"write `- {dash[2][:60]}`"
            message = "a space is missing after “-”"
            return file.problem(number, len(dash[1]) + 2, "no-space-after-colon", message, advice)
    for number in lines:
        text = file.line(number)
        if after := _QUOTED.match(text) or _BRACKETED.match(text):
            return _goes_on(file, number, after)
    return _misplaced(file, line)


def _stands_like_a_key(file: File, number: int, column: int) -> bool:
    """Whether a key stands in the same column next to a line: a text that goes on stands deeper than one."""
    if not column:
        return file.line(number).strip() in BY_COLLECTION
    keys = [_KEY.match(file.line(other)) for other in (number - 1, number + 1) if other > 0]
    return any(key is not None and key[2] in _KEYS and len(key[1]) == column for key in keys)


def _goes_on(file: File, number: int, after: re.Match[str]) -> Problem:
    """Tell that a text goes on behind what YAML takes for all of it."""
    value = file.line(number)[after.start(2) :].rstrip()
    other = "'" if '"' in value else '"'
    advice = "write the whole text below `>-`, indented"
    if other not in value and "\\" not in value and len(value) <= 100:
        advice = f"put {other} before and behind all of it: {other}{value}{other}"
    closing = "bracket" if after[2][0] in "[{" else "quotation mark"
    message = f"the text goes on behind its closing {closing}"
    return file.problem(number, after.end() + 1, "text-after-quotation-mark", message, advice)


def _without_colon_or_space(file: File, number: int, missing: re.Match[str]) -> Problem:
    key, sign, value = missing[2], missing[3], missing[4].strip()
    message = f"`{key}` is followed by “{sign}”" if sign else f"a space is missing after `{key}:`"
    advice = f"write `{key}: {value[:60]}`"
    column = missing.start(3) + 1 if sign else missing.start(4)
    return file.problem(number, column, "no-space-after-colon", message, advice)


def cut_by_comment(file: File, line: int) -> Problem | None:
    """Tell that a bracket is not closed, as what follows # is taken for a comment."""
    comment = _COMMENT.search(file.line(line)[:_LONGEST])
    if comment is None:
        return None
    message = "what follows # is taken for a comment, and the bracket before it is not closed"
    advice = "put the text that holds # between quotation marks"
    return file.problem(line, comment.start(1) + 1, "yaml-syntax", message, advice)


def _misplaced(file: File, line: int) -> Problem | None:
    """Tell that a line stands in another column than its record's keys, or that the record has no dash."""
    if file.line(line).startswith("- "):
        return _without_dash(file, line)
    key = _KEY.match(file.line(line))
    if key is None or key[2] not in _KEYS or key[1].strip() or not key[1]:
        return None
    column = len(key[1])
    deeper: tuple[int, str] | None = None
    for number in range(line - 1, max(0, line - _LOOKED_BACK), -1):
        above = _KEY.match(file.line(number))
        if above is None or above[2] not in _KEYS:
            continue
        wanted = len(above[1])
        if wanted > column:
            # A part of another key of the same record, unless that is not to be seen.
            deeper = deeper or (number, above[2])
            continue
        if wanted == column:
            return None
        if above[3]:
            return _indented(file, line, key[2], "deeper", number, above[2])
        break
    return None if deeper is None else _indented(file, line, key[2], "less deep", *deeper)


def _indented(file: File, line: int, key: str, where: str, number: int, other: str) -> Problem:
    return file.problem(
        line,
        file.line(line).index(key) + 1,
        "indentation",
        f"`{key}` stands {where} than `{other}` in line {number}",
        f"put `{key}` in the same column as `{other}`, if both belong to one record",
    )


def _without_dash(file: File, line: int) -> Problem | None:
    """Tell that the first record of a list has no dash, as the one has at which reading stopped."""
    first = None
    for number in range(line - 1, max(0, line - _LOOKED_BACK), -1):
        key = _KEY.match(file.line(number))
        if file.line(number).startswith("- "):
            return None
        if key and not key[1]:
            break
        if key:
            first = (number, key)
    if first is None:
        return None
    number, key = first
    message = f"the record that begins with `{key[2]}` has no dash before it"
    return file.problem(number, len(key[1]) + 1, "indentation", message, f"write `- {key[0].strip()[:60]}`")
