"""Which column is what: told by its name, else by what is in it, else by the user."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.tables import day_forms
from tui.authoring.tables.name_matching import key_of
from tui.authoring.tables.quotation_kinds import is_whole
from tui.dossier.nearest_names import Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

IGNORED = "-"
"""What a column is mapped to that is not to be read."""

_NAMES = {
    "id": "id ref reference key",
    "date": "date day when year said_on date_said statement_date datum fecha дата tag jour data",
    "speaker": "speaker who name person said_by by speaker_name politician official sprecher orateur спикер",
    "attribution": "attribution attributed attributed_to as_described described_as",
    "party": "party side country camp delegation government state partei pays сторона страна",
    "office": "office position role function job_title post titel_des_sprechers",
    "text": "quote quotation text statement what words said remark verbatim zitat citation цитата",
    "quotation": "kind quotation_kind kind_of_quotation quote_type type_of_quote quotation_type type",
    "issues": "issue issues topic topics theme subject category thema sujet тема",
    "questions": "question questions",
    "source": "source sources source_id quelle источник",
    "title": "title source_title headline article article_title page_title titel titre",
    "publisher": "publisher outlet newspaper medium media publication published_by channel paper site",
    "author": "author byline reporter journalist",
    "issued": "published issued publication_date date_published published_on source_date",
    "accessed": "accessed retrieved accessed_on read_on access_date",
    "url": "url link web href address source_url weblink links",
    "archived_url": "archived archive_url archived_url archive wayback",
    "page": "page pages p pp seite seiten",
    "time": "time timestamp timecode minute video_time time_code at",
    "locator": "locator paragraph section place_in_source where_in_source",
    "exact": "exact",
    "prefix": "prefix",
    "suffix": "suffix",
    "venue": "venue occasion location setting forum ort lieu",
    "basis": "basis on_record record",
    "language": "language lang sprache langue",
    "audience": "audience addressed_to put_to",
    "event": "event event_id",
    "tags": "tags tag_list keywords labels",
    "note": "note notes remarks comment comments annotation notiz",
}
_WORDS = {
    "quote": "text", "quotation": "text", "said": "text", "statement": "text", "speaker": "speaker",
    "url": "url", "link": "url", "topic": "issues", "issue": "issues", "outlet": "publisher", "date": "date",
}  # fmt: skip
"""Fields by a word in a longer name."""
_FIELD_OF = {name.replace("_", " "): field for field, names in _NAMES.items() for name in names.split()}
FIELDS = tuple(_NAMES)
"""What a column may be mapped to, with `-` for one that is not to be read."""

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_LONG = 45
_SHARE = 0.7


class UnknownColumn(ValueError):  # noqa: N818 - a name as a person reads it
    """A mapping that names no column or no field; `str()` names the nearest."""


class Column(NamedTuple):
    """A column and what it is taken for."""

    place: int
    name: str
    """As its header has it; a letter as spreadsheets use them where there is none."""
    field: str
    """Empty where it is not read."""
    why: str
    """How that was found out, for a person."""


def letter(index: int) -> str:
    """Give a column's letter as spreadsheets have it, after Z comes AA."""
    name, left = "", index + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(65 + digit) + name
    return name


def is_header(row: Sequence[str]) -> bool:
    """Whether a row holds the names of columns: some are known, or none of its cells looks like data."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if any(_field_named(cell) for cell in cells):
        return True
    if not cells or len(set(cells)) < len(cells):
        return False
    return not any(
        len(cell) > _LONG or _URL.match(cell) or not day_forms.read(cell).problem for cell in cells
    )


def assign(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    mapped: Mapping[str, str],
    known: Mapping[str, Callable[[str], bool]],
) -> list[Column]:
    """Say what each column is.

    Args:
        header: the names of the columns; empty where there are none.
        sample: some rows.
        mapped: fields by the names or letters of columns, as the user gave them.
        known: by field (`speaker`, `party`, `issues`), what tells whether a name is on record.

    Raises:
        UnknownColumn: there is no such column or field.
    """
    count = max([len(header), *map(len, sample)], default=0)
    names = [header[n] if n < len(header) and header[n] else letter(n) for n in range(count)]
    fields: dict[int, tuple[str, str]] = {}
    for name, field in mapped.items():
        fields[_column_named(name, names)] = (checked_field(field), "as you say")
    taken = {field for field, _ in fields.values()}
    for index in range(count):
        field = _field_named(names[index]) if header and index not in fields else ""
        if field and field not in taken:
            fields[index] = (field, "by its name")
            taken.add(field)
    for index in range(count):
        field = _field_with(names[index]) if header and index not in fields else ""
        if field and field not in taken:
            fields[index] = (field, "by a word of its name")
            taken.add(field)
    _refine_source(fields, sample)
    for index in range(count):
        if index not in fields:
            field = _field_like([row[index].strip() for row in sample if index < len(row)], taken, known)
            if field:
                fields[index] = (field, "by what is in it")
                taken.add(field)
    if "text" not in taken:
        _take_longest(fields, sample, count)
    read_as = {n: ("", why) if field == IGNORED else (field, why) for n, (field, why) in fields.items()}
    return [Column(n, names[n], *read_as.get(n, ("", ""))) for n in range(count)]


def _take_longest(fields: dict[int, tuple[str, str]], sample: Sequence[Sequence[str]], count: int) -> None:
    """Take the column with the longest texts of those that are nothing else for the quotations."""
    lengths = {
        index: sum(len(row[index]) for row in sample if index < len(row))
        for index in range(count)
        if index not in fields
    }
    longest = max(lengths, key=lambda index: lengths[index], default=None)
    if longest is not None and any(" " in row[longest].strip() for row in sample if longest < len(row)):
        fields[longest] = ("text", "as its texts are the longest")


def _refine_source(fields: dict[int, tuple[str, str]], sample: Sequence[Sequence[str]]) -> None:
    """A column of the name `source` may hold addresses, one of the name `timestamp` days."""
    for index, (field, why) in list(fields.items()):
        cells = [row[index].strip() for row in sample if index < len(row) and row[index].strip()]
        if field == "time" and why != "as you say" and _share(cells, _is_day) >= _SHARE:
            del fields[index]
            if "date" not in {other for other, _ in fields.values()}:
                fields[index] = ("date", "by its name, and what is in it")
        free = "url" not in {other for other, _ in fields.values()}
        if field == "source" and why != "as you say" and free and cells and _share(cells, _is_url) >= _SHARE:
            fields[index] = ("url", "by its name, and what is in it")


def _field_named(name: str) -> str:
    return _FIELD_OF.get(key_of(name.replace("_", " ")), "")


def _field_with(name: str) -> str:
    """Give the field that a word of a column's name stands for; empty where none or several do."""
    fields = {_WORDS[word] for word in key_of(name.replace("_", " ")).split() if word in _WORDS}
    return fields.pop() if len(fields) == 1 else ""


def _column_named(name: str, names: Sequence[str]) -> int:
    wanted = name.strip().casefold()
    for index, given in enumerate(names):
        if given.casefold() == wanted:
            return index
    for index in range(len(names)):
        if wanted in (letter(index).casefold(), str(index + 1)):
            return index
    near = Suggestions().closest(name, names)
    hint = f"; did you mean “{near}”?" if near else f"; there are {', '.join(names)}"
    raise UnknownColumn(f"there is no column “{name}”{hint}")


def checked_field(field: str) -> str:
    """Give a field that a column or `--set` may name.

    Raises:
        UnknownColumn: it is none; the nearest is named.
    """
    if field == IGNORED or field in FIELDS:
        return field
    near = Suggestions().closest(field, FIELDS)
    hint = f"did you mean {near}?" if near else f"there are {', '.join(FIELDS)}, and {IGNORED} for none"
    raise UnknownColumn(f"a column can't be `{field}`; {hint}")


def _field_like(cells: Sequence[str], taken: set[str], known: Mapping[str, Callable[[str], bool]]) -> str:
    """Tell a column by its cells; empty where nothing tells."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    kinds: list[tuple[str, Callable[[str], bool]]] = [
        ("url", _is_url),
        ("date", _is_day),
        ("time", lambda cell: bool(_CLOCK.fullmatch(cell))),
        *known.items(),
        ("text", is_whole),
    ]
    for field, fits in kinds:
        if field not in taken and _share(filled, fits) >= _SHARE:
            return field
    if "text" not in taken and sum(map(len, filled)) / len(filled) > _LONG:
        return "text"
    return ""


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_day(cell: str) -> bool:
    return not day_forms.read(cell).problem


def _is_url(cell: str) -> bool:
    return bool(_URL.match(cell))
