"""All tables in a workbook (Office Open XML), every cell a text: none is ever taken for a formula."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from tui.dossier import edtf
from tui.export.record_tables import TABLES
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from tui.export.briefing_contents import Briefing
    from tui.export.record_tables import RecordTable

_WIDTHS = {"text": 80, "answer": 60, "reason": 60, "says": 60, "title": 45, "ask": 45, "note": 40}
_LONGEST = 32_767
"""Characters that a cell can hold; what does not fit is said, never cut silently."""
_MOST_ROWS = 1_048_575
_PIECE = 1 << 20


def xlsx(briefing: Briefing) -> Iterator[bytes]:
    """The workbook, written row by row to a file of its own first, so that memory stays bounded."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with Workbook(str(path), options) as workbook:
            head = briefing.view.dossier
            made = date.fromordinal(min(edtf.day_of(head.as_of.upper), date.max.toordinal()))
            created = datetime(made.year, made.month, made.day, tzinfo=UTC)
            workbook.set_properties({"title": visible(briefing.title), "created": created})
            for table in TABLES.values():
                _fill(workbook, table, briefing)
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _fill(workbook: Workbook, table: RecordTable, briefing: Briefing) -> None:
    bold = workbook.add_format({"bold": True, "bottom": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet: Worksheet = workbook.add_worksheet(table.title)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
        sheet.write_string(0, column, name, bold)
    number = 0
    for number, row in enumerate(table.rows(briefing), 1):
        if number > _MOST_ROWS:
            raise TooManyRows(table.title)
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, _fitting(visible(text)), wrapped)
    sheet.autofilter(0, 0, number, len(table.columns) - 1)


class TooManyRows(ValueError):  # noqa: N818 - a name as a person reads it
    """A sheet can't hold so many rows; `str()` says what to do."""

    def __init__(self, title: str) -> None:
        super().__init__(f"the sheet {title} can't hold more than {_MOST_ROWS:,} rows; write csv instead")


def _fitting(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    notice = f" […: a cell holds {_LONGEST:,} characters, and this text has {len(text):,}]"
    return text[: _LONGEST - len(notice)] + notice
