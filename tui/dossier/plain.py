"""Reading records that are written plainly without a YAML parser, in a third of the time.

Almost every record of a large dossier is `key: value` lines in two depths. What is not is left to the
parser, record by record, so that nothing is read in two ways: a form is only taken here if YAML can mean
nothing else.
"""

from __future__ import annotations

import re

from tui.dossier import syntax
from tui.dossier.files import File
from tui.dossier.nodes import Mapping, Sequence, Start, Text
from tui.dossier.reading import parse

_LINE = re.compile(
    # How deep a line stands, its key, and one of the forms of a value.
    r"(?:(- |  - |    |  )([a-z_]+):(?:"
    # Text without quotation marks, in which YAML sees neither a key nor a comment.
    r" ([\w“”‘’«»(…][^:#\n]*+(?:(?::(?![ \n])|(?<! )#)[^:#\n]*+)*+)\n"
    r"| \[([a-z0-9][a-z0-9-]*+(?:, [a-z0-9][a-z0-9-]*+)*+)\]\n"
    r"| ([>|]-?)\n((?: {4}[^ \n][^\n]*+\n)++|(?: {6}[^ \n][^\n]*+\n)++)"
    r"""| ("[^"\\\n]*+"|'[^'\n]*+')\n"""
    r"|(\n)))"
    # Anything else.
    r"|([^\n]*\n)"
)
_UNINDENTED = re.compile(r"\n[^ #\n]")
"""The end of a document perhaps, which concerns what comes after it."""
_CONTROLS = bytes([*range(10), *range(11, 32), 127])
"""With the tab, whose meaning depends on where it stands."""
_FORBIDDEN = (re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
"""What else YAML forbids; two searches, as one for both would take twenty times as long."""


def parse_plain(name: str, data: bytes) -> Sequence | None:
    """Read the items of a collection.

    Of places only those of the records themselves are kept.

    Args:
        name: the file's name.
        data: whole items that begin with `- ` in the first column.

    Returns:
        Their nodes; None where the parser has to read them all, as it has where anything is wrong.
    """
    if data[:2] != b"- " or data[-1:] != b"\n" or len(data) > syntax.LONGEST_TEXT:
        return None
    # Spaces at the end of a line count in some forms and not in others.
    if b" \n" in data or len(data.translate(None, _CONTROLS)) < len(data):
        return None
    if syntax.misread(File(name, data)) or any(some.search(data) for some in _FORBIDDEN):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    top, unread = _read(text)
    lines = text.split("\n") if unread else []
    for number in unread:
        first = top.items[number].mark.line
        end = top.items[number + 1].mark.line if number + 1 < len(top.items) else len(lines) - 1
        record = _parsed(name, "\n".join([*lines[first:end], ""]), first)
        if record is None:
            return None
        top.items[number] = record
    return top


def _read(text: str) -> tuple[Sequence, list[int]]:
    """Read what is plain: one loop, as it turns ten times for every statement.

    Returns:
        The records, and the numbers of those that could not be read.
    """
    new = tuple.__new__
    top = Sequence(Start())
    unread: list[int] = []
    line = 0
    mark = Start()
    record = within = Mapping(mark)
    nested: Sequence | None = None
    sound = True
    for depth, key, plain, flow, style, block, marked, opens, other in _LINE.findall(text):
        if depth == "- " or other[:2] == "- ":
            if not sound or (nested is not None and not nested.items):
                unread.append(len(top.items) - 1)
            mark = Start(line, 2)
            record = within = Mapping(mark)
            top.items.append(record)
            nested = None
            sound = not other
        elif other:
            sound = False
        elif depth == "  ":
            if nested is not None:
                sound = sound and bool(nested.items)
                nested = None
            within = record
        elif nested is None:
            sound = False
        elif depth == "  - ":
            within = Mapping(mark)
            nested.items.append(within)
        elif within is record:
            sound = False
        line += 1
        entries = within.entries
        if key in entries:
            sound = False
        if plain:
            entries[key] = new(Text, (plain, mark))
        elif flow:
            listed = entries[key] = Sequence(mark)
            listed.items = [new(Text, (one, mark)) for one in flow.split(", ")]
        elif block:
            line += block.count("\n")
            indent = "\n      " if block.startswith("      ") else "\n    "
            sound = sound and (within is record or len(indent) == 7)
            folded = block[len(indent) - 1 : -1].replace(indent, " " if style[0] == ">" else "\n")
            entries[key] = new(Text, (folded if style[-1] == "-" else folded + "\n", mark))
        elif marked:
            entries[key] = new(Text, (marked[1:-1], mark))
        elif opens:
            sound = sound and within is record
            nested = entries[key] = Sequence(mark)
    if not sound or (nested is not None and not nested.items):
        unread.append(len(top.items) - 1)
    return top, unread


def _parsed(name: str, text: str, line: int) -> Mapping | None:
    """Have the parser read one record; None where it is no record."""
    if _UNINDENTED.search(text):
        return None
    top, problems = parse(File(name, text.encode()))
    if problems or not isinstance(top, Sequence) or len(top.items) != 1:
        return None
    node = top.items[0]
    if not isinstance(node, Mapping):
        return None
    node.mark = Start(line, node.mark.column)
    return node
