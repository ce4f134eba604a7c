"""What is said of YAML that can't be read or is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tui.dossier.problems import quoted
from tui.dossier.yaml import line_faults

if TYPE_CHECKING:
    from tui.dossier.problems import Problem
    from tui.dossier.yaml.dossier_files import File
    from tui.dossier.yaml.nodes import Mark

LONGEST_TEXT = 1024 * 1024
"""Characters of one scalar: few books have more, and no screen is made for one."""

_MISREAD = ("\x85".encode(), "\u2028".encode(), "\u2029".encode(), "\ufeff".encode())
"""Next line, line separator and paragraph separator; and the byte order mark anywhere but at the start."""
_SUSPECT = (re.compile(rb"\xc2\x85"), re.compile(rb"\xe2\x80[\xa8\xa9]"), re.compile(rb"\xef\xbb\xbf"))
"""The same; so looked for they take a third of the time, as the curly quotation marks begin alike."""
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_QUOTE_IT = "put the whole text between quotation marks, or write it below `>-`, indented"

_ADVICE = (
    ("mapping values are not allowed", f"where a text holds “: ”, {_QUOTE_IT}"),
    ("found unknown escape character", 'write \\\\ for a backslash between ", or use single quotation marks'),
    ("found invalid Unicode character escape code", "write the character itself"),
    ("found unexpected end of stream", "close the quotation mark that is opened here"),
    ("found unexpected document indicator", "close the quotation mark that is opened before this line"),
    ("could not find expected ':'", "write `key: value`; a text's further lines stand deeper than its key"),
    (
        "did not find expected ',' or",
        "close the bracket, and put a text with a comma or bracket in quotation marks",
    ),
    ("did not find expected '-' indicator", "start each item of a list with “- ”, all in the same column"),
    (
        "did not find expected key",
        f"put keys of one record in the same column; if a text begins with “ or ', {_QUOTE_IT}",
    ),
    (
        "did not find expected <document start>",
        "leave only one mapping in the file, its keys in the first column",
    ),
    (
        "block sequence entries are not allowed",
        f"of a list, put “- ” on a line of its own below the key; of a text, {_QUOTE_IT}",
    ),
    ("found character that cannot start any token", f"to begin a text with this character, {_QUOTE_IT}"),
    ("exceeded maximum nesting depth", "flatten the lists and mappings that lie in one another"),
    ("undefined tag handle", f"to begin a text with !, {_QUOTE_IT}"),
    ("while scanning an alias", f"to begin a text with *, {_QUOTE_IT}"),
    ("while scanning an anchor", f"to begin a text with &, {_QUOTE_IT}"),
    ("while scanning a directive", f"to begin a text with %, {_QUOTE_IT}"),
    ("while scanning a block scalar", "write the text below `>-` or `|`, indented"),
)


def misread(file: File) -> list[Problem]:
    """Find what YAML would not read as it is meant: UTF-16, and characters it takes for line breaks."""
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [file.problem(1, 1, "wrong-encoding", "the file is in UTF-16, not UTF-8", "save it as UTF-8")]
    if not any(pattern.search(file.data, 1) for pattern in _SUSPECT):
        return []
    offsets = (file.data.find(character, 1) for character in _MISREAD)
    return [_forbidden(file, at) for at in offsets if at > 0]


def unreadable(file: File, error: yaml.YAMLError) -> list[Problem]:
    """Find what keeps a file from being read as text at all: its encoding, or a control character."""
    data = file.data
    if data[:64].count(0) > 16:
        return [file.problem(1, 1, "wrong-encoding", "the file is in UTF-16, not UTF-8", "save it as UTF-8")]
    try:
        data.decode()
    except UnicodeDecodeError as bad:
        message = f"byte 0x{data[bad.start]:02X} is not UTF-8"
        return [file.problem(*file.place(bad.start), "wrong-encoding", message, "save the file as UTF-8")]
    match = _FORBIDDEN.search(data)
    return [_forbidden(file, match.start()) if match else explain(file, error)]


def _forbidden(file: File, at: int) -> Problem:
    code = ord(file.data[at : at + 3].decode(errors="ignore")[0])
    advice = f'delete it, or write it as "\\u{code:04X}" between straight quotation marks'
    return file.problem(
        *file.place(at), "forbidden-character", f"the character U+{code:04X} is not allowed in a file", advice
    )


def explain(file: File, error: yaml.YAMLError) -> Problem:
    """Make a problem of the YAML parser's own error, with what helps in a dossier."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return file.problem(
            1, 1, "yaml-syntax", f"this is not YAML: {error}", "save the file as plain text in UTF-8"
        )
    mark = error.problem_mark or error.context_mark
    # An unclosed mark or bracket is reported at the end of the file; where it was opened helps more.
    if error.context_mark and (
        "end of stream" in str(error.problem) or "expected ',' or" in str(error.problem)
    ):
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    fault = line_faults.slip(file, line)
    if fault is None and "expected ',' or" in str(error.problem):
        fault = line_faults.cut_by_comment(file, line)
    if fault is not None:
        return fault
    what = f"{error.context or ''} {error.problem or ''}"
    advice = next((advice for part, advice in _ADVICE if part in what), _QUOTE_IT)
    return file.problem(
        line, column, "yaml-syntax", f"this is not YAML: {error.problem or error.context}", advice
    )


def refused(file: File, event: Any) -> Problem:
    """Say what is wrong with an event that YAML allows and a dossier does not.

    Args:
        file: the file it is in.
        event: an alias, a second document's start, or a node with an anchor, a tag or too long a text.
    """
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.DocumentStartEvent):
        return file.problem(
            line, column, "yaml-feature", "a second document starts here", "delete the line `---`"
        )
    if isinstance(event, yaml.AliasEvent):
        return file.problem(
            line,
            column,
            "yaml-feature",
            f"aliases are refused: *{event.anchor}",
            f"to begin a text with *, {_QUOTE_IT}",
        )
    if event.anchor is not None:
        return file.problem(
            line,
            column,
            "yaml-feature",
            f"anchors are refused: &{event.anchor}",
            f"to begin a text with &, {_QUOTE_IT}",
        )
    if event.tag is not None:
        return file.problem(
            line,
            column,
            "yaml-feature",
            f"tags are refused: {quoted(event.tag)}",
            f"to begin a text with !, {_QUOTE_IT}",
        )
    message = f"this text has {len(event.value):,} characters; {LONGEST_TEXT:,} are allowed"
    return file.problem(
        line,
        column,
        "text-too-long",
        message,
        "keep a source's whole text in a file of its own and name it in `text`",
    )


def misplaced(file: File, event: Any, too_deep: bool) -> Problem:
    """Say what is wrong with a list or mapping that lies too deep or stands where a key belongs."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if too_deep:
        return file.problem(
            line, column, "too-deep", "lists and mappings lie too deep in one another", "flatten them"
        )
    return file.problem(
        line,
        column,
        "bad-key",
        "a key must be text",
        "write `key: value`; put a text that begins with [ or { in quotation marks",
    )


def duplicate(file: File, name: str, mark: Mark, first: tuple[int, int]) -> Problem:
    """Say that a key stands twice in one mapping, the first time at `first` (line, column)."""
    message = f"{quoted(name)} is given twice: it is also in line {first[0]}"
    return file.problem(
        mark.line + 1,
        mark.column + 1,
        "duplicate-key",
        message,
        "keep one of the two; a new record begins with “- ”",
    )
