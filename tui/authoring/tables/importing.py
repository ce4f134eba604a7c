"""Importing a table: it is read twice, once to decide what its columns hold, once for its rows."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.authoring.tables import columns as column_guessing
from tui.authoring.tables import day_forms
from tui.authoring.tables.cells import Choices
from tui.authoring.tables.import_findings import ImportFindings
from tui.authoring.tables.known import read_known
from tui.authoring.tables.overflow import Overflow
from tui.authoring.tables.quotation_kinds import is_whole
from tui.authoring.tables.statements import Maker
from tui.authoring.writing import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.authoring.tables.columns import Column
    from tui.authoring.tables.day_forms import Order
    from tui.authoring.tables.known import KnownRecords
    from tui.authoring.tables.table_files import Row, Table

    Progress = Callable[[str, int, int], None]

_SAMPLE = 200
_DATED = ("date", "issued", "accessed")


class Wishes(NamedTuple):
    """What the user said."""

    mapped: Mapping[str, str] = {}
    """Fields by columns."""
    given: Mapping[str, str] = {}
    """Fields of every row that has none of its own."""
    same: Mapping[str, str] = {}
    """Ids by names that are much like others."""
    order: Order | None = None
    update: bool = False
    """Rows change what is on record."""


class Import:
    """What a table would add to a dossier.

    Args:
        dossier: its folder, or its one file.
        wishes: what the user said.
        progress: told how far it is.

    Raises:
        DossierError: the dossier has errors.
        UnknownColumn: a column or field that the user named is not there.
        NotWritten: the dossier can't take what is new.
    """

    def __init__(self, dossier: Path, table: Table, wishes: Wishes, progress: Progress) -> None:
        self._dossier = dossier
        self._table = table
        self._wishes = wishes
        self._progress = progress
        self._counted = 0
        known = read_known(dossier, progress)
        columns = self._columns(known)
        self.findings = ImportFindings(f"{table.path.name}, {table.form}", columns)
        choices = self._choices(columns, known)
        self._maker = Maker(known, choices, self.findings, takes_changes=wishes.update)
        self._overflow = Overflow(dossier, table.path.stem)
        try:
            self._make([column for column in columns if column.field])
        except BaseException:
            self._overflow.discard()
            raise

    def write(self) -> list[Path]:
        """Write what is new.

        Returns:
            The files that were written.

        Raises:
            NotWritten: one was changed meanwhile, or can't be written; none is.
        """
        try:
            desk = Desk(self._dossier)
            for identifier, fields in self._maker.updates:
                desk.set_fields(identifier, fields)
            for name, identifier in self._wishes.same.items():
                # The next table is not to be asked about again.
                if desk.has(identifier, "actors"):
                    desk.add_to(identifier, ["aliases"], name)
                else:
                    self._overflow.add_alias(identifier, name)
            for issue, questions in self._maker.questions.items():
                desk.add_questions(issue, questions)
            # Last: what is put behind a record goes behind what was added to it.
            desk.insert(self._overflow.kept)
            return self._overflow.write(desk.change(), self._dossier)
        finally:
            self._overflow.discard()

    def discard(self) -> None:
        """Throw away what was made ready to be written."""
        self._overflow.discard()

    def _columns(self, known: KnownRecords) -> list[Column]:
        sample = [row.cells for row in islice(self._table.open(), _SAMPLE) if not row.problem]
        tests = {
            "speaker": lambda cell: known.people.find(cell) is not None,
            "party": lambda cell: known.parties.find(cell) is not None,
            "issues": lambda cell: known.issues.find(cell) is not None,
        }
        return column_guessing.assign(self._table.header, sample, self._wishes.mapped, tests)

    def _choices(self, columns: Sequence[Column], known: KnownRecords) -> Choices:
        """Decide what only columns as a whole can tell."""
        dated = [column for column in columns if column.field in _DATED]
        texts = next((column.place for column in columns if column.field == "text"), None)
        wanted: dict[str, set[str]] = {column.field: set() for column in dated}
        open_days: set[str] = set()
        example: dict[tuple[str, str], tuple[int, str]] = {}
        whole_quotes = False
        for row in self._rows("Looking at the columns"):
            if not whole_quotes and texts is not None and texts < len(row.cells):
                whole_quotes = is_whole(row.cells[texts])
            for column in dated:
                cell = row.cells[column.place] if column.place < len(row.cells) else ""
                # Digits and separators alone can be read in two ways.
                if not cell or any(letter.isalpha() for letter in cell[:6]):
                    continue
                reading = day_forms.read(cell)
                if reading.is_open:
                    open_days.add(column.field)
                elif reading.wants:
                    wanted[column.field].add(reading.wants)
                    example.setdefault((column.field, reading.wants), (row.number, cell.strip()))
        orders: dict[str, Order | None] = {}
        for column in dated:
            orders[column.field] = self._order(
                column, wanted[column.field], example, column.field in open_days
            )
        given = dict(self._wishes.given)
        if not any(column.field == "issues" for column in columns) and len(set(known.issue_ids)) == 1:
            given.setdefault("issues", known.issue_ids[0])
            self.findings.notes.append(f"every row is of {known.issue_ids[0]}, the only issue on record")
        return Choices(orders, whole_quotes, self._wishes.same, given)

    def _order(
        self,
        column: Column,
        wanted: set[str],
        example: Mapping[tuple[str, str], tuple[int, str]],
        is_open: bool,
    ) -> Order | None:
        if self._wishes.order is not None:
            return self._wishes.order
        order: Order | None = None
        if is_open and len(wanted) != 1:
            self.findings.open_columns.append(column.name)
        if len(wanted) == 1:
            order = "dmy" if "dmy" in wanted else "mdy"
            row, cell = example[column.field, order]
            if is_open:
                first = "the day" if order == "dmy" else "the month"
                self.findings.notes.append(f"{column.name}: {first} stands first, as row {row} tells: {cell}")
        elif len(wanted) == 2:
            rows = " and ".join(
                f"{example[column.field, name][1]} (row {example[column.field, name][0]})"
                for name in sorted(wanted)
            )
            self.findings.notes.append(
                f"{column.name}: some rows have the day first, others the month: {rows}"
            )
        return order

    def _make(self, columns: Sequence[Column]) -> None:
        for row in self._rows("Reading the rows"):
            self.findings.rows += 1
            if row.problem:
                self.findings.refuse(row.problem, row.number)
                continue
            cells: dict[str, str] = {}
            for column in columns:
                cell = row.cells[column.place].strip() if column.place < len(row.cells) else ""
                if cell:
                    cells[column.field] = cell
            for collection, record in self._maker.make(row.number, cells):
                self._overflow.add(collection, record)

    def _rows(self, what: str) -> Iterator[Row]:
        total = self._table.size() or self._counted
        n = 0
        for n, row in enumerate(self._table.open(), start=1):
            if n % 500 == 0:
                self._progress(what, n, total)
            yield row
        # What the first reading has counted is what the second has before it.
        self._counted = n
