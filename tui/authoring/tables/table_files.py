"""Tables as files: CSV, TSV, JSON Lines, xlsx and ods, each read row by row as often as is wanted."""

from __future__ import annotations

import codecs
import csv
import json
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
LINES = (".jsonl", ".ndjson")
TEXTS = (".csv", ".tsv", ".tab", ".txt")
SUFFIXES = (*TEXTS, *LINES, *SHEETS)

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 256 * 1024
_LONGEST_CELL = 1024 * 1024
_MOST_COLUMNS = 500
_MOST_UNPACKED = 2 << 30
"""Bytes; a sheet of a million rows of quotes has half of that."""


class UnreadableTable(ValueError):  # noqa: N818 - a name as a person reads it
    """A file that is no table; `str()` says why and what to do."""


class Row(NamedTuple):
    """A row that is not empty."""

    number: int
    """As a spreadsheet counts: the first row of the file is 1."""
    cells: list[str]
    problem: str = ""
    """Why it can't be read; empty where it can."""


class Table(NamedTuple):
    """A table that can be read as often as is wanted, a row at a time."""

    path: Path
    form: str
    """What the file is, for a person: `CSV with semicolons, windows-1252`."""
    header: list[str]
    """The names of the columns; empty where the first row is one like all others."""
    open: Callable[[], Iterator[Row]]
    """Gives the rows below the header, from the first one on."""
    size: Callable[[], int]
    """Gives how many rows there are, 0 where only reading tells."""


def open_table(path: Path, sheet: str | None = None, *, is_header: Callable[[list[str]], bool]) -> Table:
    """Open a table.

    Args:
        path: the file; its suffix says what it is.
        sheet: of a spreadsheet, the name of the sheet; the first one with anything in it by default.
        is_header: tells whether a row holds the names of the columns.

    Raises:
        UnreadableTable: it is none, or can't be read.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in SHEETS:
            return _spreadsheet(path, sheet, is_header)
        if sheet is not None:
            raise UnreadableTable(f"{path.name} has no sheets: leave out --sheet")
        if suffix in LINES:
            return _json_lines(path)
        if suffix in TEXTS:
            return _separated(path, is_header)
    except OSError as error:
        raise UnreadableTable(f"{path} can't be read: {error.strerror}") from error
    raise UnreadableTable(f"{path.name} is no table; what can be read ends in {', '.join(SUFFIXES)}")


def encoding_of(path: Path) -> str:
    """Give the encoding of a text file: UTF-8 where all of it is, else what is most likely.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
        if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        stream.seek(0)
        try:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            # What is near the first byte that is not UTF-8 says most.
            stream.seek(max(0, stream.tell() - (1 << 20)))
            sample = (
                (stream.read(1 << 20)[max(0, error.start - 5000) :])[: _SAMPLE // 8] + sample[: _SAMPLE // 8]
            )
        else:
            return "utf-8-sig"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _separated(path: Path, is_header: Callable[[list[str]], bool]) -> Table:
    encoding = encoding_of(path)
    csv.field_size_limit(_LONGEST_CELL)

    @contextmanager
    def reader() -> Iterator[Iterator[list[str]]]:
        """Open the file anew as rows of text."""
        with path.open(encoding=encoding, errors="replace", newline="") as stream:
            yield csv.reader(stream, delimiter=delimiter)

    def read() -> Iterator[Row]:
        """Read the rows, numbered as the file numbers them."""
        with reader() as rows:
            yield from _numbered(_careful(rows), header)

    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        delimiter = _delimiter(stream.read(_SAMPLE), path.suffix.lower())
    with reader() as rows:
        first = next((row for row in rows if any(cell.strip() for cell in row)), [])
    if not first:
        raise UnreadableTable(f"{path.name} is empty")
    header = [cell.strip() for cell in first] if is_header(first) else []
    shown = "UTF-8" if encoding == "utf-8-sig" else encoding.replace("_", "-")
    return Table(path, f"{_DELIMITERS[delimiter]} between cells, {shown}", header, read, lambda: 0)


def _careful(rows: Iterator[list[str]]) -> Iterator[list[str] | str]:
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"this row can't be read: {error}"


def _numbered(rows: Iterator[list[str] | str], header: list[str]) -> Iterator[Row]:
    """Number rows; the header and empty ones are left out."""
    skip = bool(header)
    for number, row in enumerate(rows, start=1):
        if isinstance(row, str):
            yield Row(number, [], row)
        elif any(cell.strip() for cell in row):
            if not skip:
                yield Row(number, row)
            skip = False


def _delimiter(sample: str, suffix: str) -> str:
    """Find what stands between cells: what cuts most rows into the same number of them."""
    best, score = "\t" if suffix in (".tsv", ".tab") else ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            rows = [
                row
                for row in islice(csv.reader(sample.splitlines(keepends=True), delimiter=delimiter), 200)
                if row
            ]
        except csv.Error:
            continue
        widths = [len(row) for row in rows]
        width = max(set(widths), key=lambda some: (widths.count(some), some), default=1)
        share = widths.count(width) / len(widths) if widths else 0
        # Two columns in nine of ten rows say more than nine in half of them.
        points = share * share * min(width, 4) if 1 < width <= _MOST_COLUMNS else 0
        if points > score + 0.01:
            best, score = delimiter, points
    return best


def _json_lines(path: Path) -> Table:
    encoding = encoding_of(path)
    header: dict[str, None] = {}
    with path.open(encoding=encoding, errors="replace") as stream:
        for line in islice(stream, 1000):
            value = _json(line)
            if isinstance(value, dict):
                header.update(dict.fromkeys(value))
    if not header:
        raise UnreadableTable(f"{path.name} holds no JSON objects, one on each line")
    names = list(header)[:_MOST_COLUMNS]

    def read() -> Iterator[Row]:
        """Read the rows, numbered as the file numbers them."""
        with path.open(encoding=encoding, errors="replace") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.strip():
                    continue
                value = _json(line)
                if isinstance(value, dict):
                    yield Row(number, [as_text(value.get(name)) for name in names])
                else:
                    yield Row(
                        number,
                        [],
                        "this line is no JSON object" if value is not None else "this line is no JSON",
                    )

    return Table(path, "JSON Lines", names, read, lambda: 0)


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _spreadsheet(path: Path, sheet: str | None, is_header: Callable[[list[str]], bool]) -> Table:
    import python_calamine

    _refuse_bomb(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        if sheet is not None and sheet not in names:
            raise UnreadableTable(f"{path.name} has no sheet “{sheet}”; it has {', '.join(names)}")
        pages = [book.get_sheet_by_name(name) for name in ([sheet] if sheet else names)]
    except (python_calamine.CalamineError, ValueError) as error:
        if isinstance(error, UnreadableTable):
            raise
        raise UnreadableTable(f"{path.name} can't be read as a spreadsheet: {error}") from error
    page = next((page for page in pages if page.total_height), None)
    if page is None:
        raise UnreadableTable(f"{path.name} is empty")

    def texts() -> Iterator[list[str] | str]:
        """The cells of each row as text."""
        for row in page.iter_rows():
            yield [as_text(cell) for cell in row]

    first: list[str] = next((row for row in texts() if isinstance(row, list) and any(row)), [])
    header = [cell.strip() for cell in first] if is_header(first) else []

    def read() -> Iterator[Row]:
        """Read the rows, numbered as the file numbers them."""
        yield from _numbered(texts(), header)

    others = [name for name in names if name != page.name]
    form = f"sheet “{page.name}”" + (f"; not read: {', '.join(others)}" if others else "")
    return Table(path, form, header, read, lambda: page.height)


def _refuse_bomb(path: Path) -> None:
    """Refuse a spreadsheet that would unpack to more than any memory has."""
    try:
        with ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, NotImplementedError):
        return  # an .xls is no archive; what else is wrong with it is told when it is read
    if size > _MOST_UNPACKED:
        raise UnreadableTable(f"{path.name} would unpack to {size >> 20:,} MiB: save its sheet as CSV")


def as_text(cell: Any) -> str:
    """Give what a cell holds as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        bare = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if bare else cell.isoformat(timespec="minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(cell, (list, tuple)):
        return "; ".join(as_text(item) for item in cell)
    if isinstance(cell, dict):
        return json.dumps(cell, ensure_ascii=False)
    return str(cell)
