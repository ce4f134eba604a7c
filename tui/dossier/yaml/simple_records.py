"""Reading records that are written plainly without a YAML parser, in a third of the time.

Almost every record of a large dossier is `key: value` lines in two depths. What is not is left to the
parser, record by record, so that nothing is read in two ways: a form is only taken here if YAML can mean
nothing else, and a value only if the builder would take it as it is.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from tui.dossier.draft import Declared, Draft
from tui.dossier.edtf import EdtfError
from tui.dossier.edtf import parse as parse_date
from tui.dossier.records import Location
from tui.dossier.yaml import syntax
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.nodes import Mapping, Sequence, Start
from tui.dossier.yaml.record_building import ID, PLANS, Builder
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.dossier.edtf import Edtf
    from tui.dossier.schema import Field, Kind

_KEPT = 4096
"""Dates and lists of ids that are kept: they come again and again."""
_SHORT = 200
"""Characters of such a list; longer ones would fill the memory."""
_UNINDENTED = re.compile(r"\n[^ #\n]")
"""The end of a document perhaps, which concerns what comes after it."""
_CONTROLS = bytes([*range(10), *range(11, 32), 127])
"""With the tab, whose meaning depends on where it stands."""
_FORBIDDEN = (re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
"""What else YAML forbids; two searches, as one for both would take twenty times as long."""


def _pattern(indent: int, nested: str = "") -> re.Pattern[str]:
    """What finds the fields of a record that stands so deep: a key with a plain text or another value.

    Texts may go on in lines of their own, and lists stand below their key, as other programs write them.
    """
    # Text without quotation marks, in which YAML sees neither a key nor a comment.
    plain = r"[\w“”‘’«»(…][^:#\n]*+(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*+)*+"
    more = rf"\n {{{indent + 2}}}"
    return re.compile(
        rf"([a-z_]+):(?: ({plain})"
        r"|( \[[a-z0-9][a-z0-9-]*+(?:, [a-z0-9][a-z0-9-]*+)*+\]"
        rf"| {plain}(?:{more}{plain})++"
        rf"| [>|]-?(?:{more}[^ \n][^\n]*+)++"
        rf"""| "[^"\\\n]*+(?:(?:\\[^\n]|\\?{more}(?=[^ "\n]))[^"\\\n]*+)*+\""""
        rf"""| '[^'\n]*+(?:(?:\'\'|{more}(?=[^ '\n]))[^'\n]*+)*+'{nested}))(?:\n {{{indent}}}(?! )|\Z)"""
        # Anything else, to the end.
        r"|[\s\S]+"
    )


_FIELDS = _pattern(2, r"|(?:\n  - [^\n]++(?:\n    [^\n]++)*+)++|(?:\n    - [^\n]++)++")
_ITEM = re.compile("[a-z0-9][a-z0-9-]*")
_NESTED = _pattern(4)


class _Odd(LookupError):  # noqa: N818 - it is no error
    """The parser has to read this record."""


class _Reading(NamedTuple):
    """How one kind of record is read."""

    defaults: list[Any]
    fields: dict[str, tuple[int, Callable[[str], Any] | None, Callable[[str], Any]]]
    """For each key where its value belongs, and what reads a plain text, if not as it is, and other forms."""
    required: list[int]


def read_simple(name: str, data: bytes, kind: Kind, draft: Draft, first_line: int = 1) -> bool:
    """Read the items of a collection.

    Args:
        name: the file's name.
        data: whole items that begin with `- ` in the first column.
        kind: what they are; one whose records hold no others that have a place of their own.
        draft: takes the records.
        first_line: the number in the file of the first line.

    Returns:
        False where the parser has to read them all, as it has where anything is wrong: nothing was taken.
    """
    if data[:2] != b"- " or data[-1:] != b"\n" or len(data) > syntax.LONGEST_TEXT:
        return False
    # Spaces at the end of a line count in some forms and not in others.
    if b" \n" in data or len(data.translate(None, _CONTROLS)) < len(data):
        return False
    file = File(name, data)
    if syntax.misread(file) or any(pattern.search(data) for pattern in _FORBIDDEN):
        return False
    try:
        # Each for itself: one rare character would quadruple the memory of all.
        texts = [text.decode() for text in data[2:-1].split(b"\n- ")]
    except UnicodeDecodeError:
        return False
    read = Draft()
    builder = Builder(file, read, first_line)
    records = read.collections[kind.collection]
    reading = _READINGS[kind.name]
    new, make = tuple.__new__, kind.make
    line = first_line
    for text in texts:
        try:
            values = _values(reading, _FIELDS, text)
        except (LookupError, EdtfError):
            node = _parsed(name, text, line - first_line)
            record = node and builder.record(PLANS[kind.name], node)
            if record is None or read.problems:
                return False
            records.append(record)
        else:
            at = values[0] = new(Location, (name, line, 3))
            read.declared.append(new(Declared, (values[1], kind.name, at)))
            records.append(new(make, values))
        line += text.count("\n") + 1
    read.seen.add(kind.collection)
    draft.add(read)
    return True


def _values(reading: _Reading, pattern: re.Pattern[str], text: str) -> list[Any]:
    """Read one record: few calls, as the loop turns ten times for every statement.

    Raises:
        LookupError: the record is not plain, or the builder would find fault with it.
        EdtfError: likewise.
    """
    values = reading.defaults.copy()
    # A key that is taken out can't come twice.
    take = reading.fields.copy().pop
    for key, plain, other in pattern.findall(text):
        index, of_plain, of_other = take(key)
        if not plain:
            values[index] = of_other(other)
        elif of_plain is None:
            values[index] = plain
        else:
            values[index] = of_plain(plain)
    for index in reading.required:
        if values[index] is None:
            raise _Odd
    return values


def _parsed(name: str, text: str, line: int) -> Mapping | None:
    """Have the parser read one record; None where it is no record."""
    text = f"- {text}\n"
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


def _odd(_: str) -> NoReturn:
    raise _Odd


def _text(other: str) -> str:
    """Read a block or a text in quotation marks."""
    form = other[1]
    indent = "\n      " if "\n      " in other else "\n    "
    if other[0] != " " or form == "[":
        raise _Odd
    if form in ">|":
        value = other[other.index("\n") + len(indent) :].replace(indent, " " if form == ">" else "\n")
    else:
        value = other[2:-1] if form in "\"'" else other[1:]
        if form == '"' and "\\" in value:
            value = _ESCAPE.sub(_unescaped, value)
        value = value.replace(indent, " ")
        if form == "'":
            value = value.replace("''", "'")
    if not value or value.isspace():
        raise _Odd
    return value


_ESCAPE = re.compile(
    r"\\(?:\n +|(?P<sign>[ \"/\\_])|x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8}))|\\"
)
"""Those that other programs write; whatever else follows a backslash is left to the parser."""


def _unescaped(match: re.Match[str]) -> str:
    """What an escape of a text in double quotation marks stands for (YAML 1.1, section 5.6)."""
    if sign := match["sign"]:
        return "\xa0" if sign == "_" else sign
    if digits := match["x"] or match["u"] or match["U"]:
        code = int(digits, 16)
        # What is no character, or none that is shown, is for the parser and the checks.
        if code > sys.maxunicode or not chr(code).isprintable():
            raise _Odd
        return chr(code)
    if match[0] == "\\":
        raise _Odd
    return ""


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise _Odd
    return value


def _list_of(value: str) -> tuple[str, ...]:
    return (value,)


def _ids(other: str) -> tuple[str, ...]:
    """Read a list of ids, each of which may stand there once."""
    return _split(other) if len(other) < _SHORT else _split.__wrapped__(other)


@lru_cache(_KEPT)
def _split(other: str) -> tuple[str, ...]:
    if other[1] == "[":
        values = other[2:-1].split(", ")
    else:
        mark = "\n    - " if other.startswith("\n    - ") else "\n  - "
        values = other[len(mark) :].split(mark)
        if other[0] != "\n" or not all(map(_ITEM.fullmatch, values)):
            raise _Odd
    if len(set(values)) < len(values):
        raise _Odd
    return tuple(values)


def _nested(reading: _Reading, make: Any) -> Callable[[str], tuple[Any, ...]]:
    """What reads records that are nested in others."""
    new = tuple.__new__

    def read(other: str) -> tuple[Any, ...]:
        """Read the value of a line."""
        if other[0] != "\n":
            raise _Odd
        return tuple([new(make, _values(reading, _NESTED, text)) for text in other[5:].split("\n  - ")])

    return read


_date = lru_cache(_KEPT)(parse_date)


def _quoted_date(other: str) -> Edtf:
    """Read a date in quotation marks, as programs write it that would else read it as a number or a day."""
    if other[1] not in "\"'" or "\n" in other or "''" in other or "\\" in other:
        raise _Odd
    return _date(other[2:-1])


def _readers(field: Field) -> tuple[Callable[[str], Any] | None, Callable[[str], Any]]:
    """What reads a plain text, None for as it is, and what reads other forms."""
    if field.exactly is not None or field.shape in ("words", "pairs", "by_party"):
        return _odd, _odd
    if field.shape == "record":
        plan = PLANS[field.record]
        # Records that have a place, or hold others again, are none of those there are many of.
        simple = not plan.located and all(inner.shape != "record" for inner in plan.kind.fields)
        return _odd, _nested(_reading(field.record), plan.kind.make) if simple else _odd
    if field.many:
        return _list_of, _ids if field.shape == "reference" else _odd
    if field.shape == "date":
        return _date, _quoted_date
    if field.shape == "id":
        return _id, _odd
    if field.choices:
        return {choice: choice for choice in field.choices}.__getitem__, _odd
    return None, _text


def _reading(name: str) -> _Reading:
    plan = PLANS[name]
    fields = {key: (index, *_readers(field)) for key, (index, field, _) in plan.readers.items()}
    return _Reading(plan.defaults, fields, [index for index, _ in plan.required])


_READINGS = {name: _reading(name) for name, plan in PLANS.items() if plan.kind.collection}
