"""What an import tells: what it takes, guesses, finds on record or changed, and refuses, with row numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tui.authoring.tables.columns import Column
    from tui.authoring.tables.name_matching import LikelyName

_MOST_ROWS = 12
_MOST_CHANGES = 1000


class Rows:
    """Row numbers, of which the first few are kept."""

    def __init__(self) -> None:
        self.first: list[int] = []
        self.count = 0
        self._last = 0

    def add(self, number: int) -> None:
        """Add one; the row that was added last is not counted twice."""
        if number == self._last:
            return
        self._last = number
        self.count += 1
        if len(self.first) < _MOST_ROWS:
            self.first.append(number)

    def __str__(self) -> str:
        listed = ", ".join(map(str, self.first))
        more = f" and {self.count - len(self.first):,} more" if self.count > len(self.first) else ""
        return f"{'row' if self.count == 1 else 'rows'} {listed}{more}"


class ChangedRow(NamedTuple):
    """A row whose statement is on record with other values."""

    row: int
    id: str
    fields: dict[str, tuple[str, str]]
    """By name, what is on record and what the row has."""


class Made(NamedTuple):
    """A record that is new with this table."""

    id: str
    name: str
    row: int
    """The first one that it is for."""


class Undecided(NamedTuple):
    """A name that is much like one on record: somebody has to say whether it is the same."""

    kind: str
    """`person`, `party` or `issue`."""
    name: str
    near: tuple[LikelyName, ...]


class ImportFindings:
    """All that is told."""

    def __init__(self, form: str, columns: list[Column]) -> None:
        self.form = form
        self.columns = columns
        self.notes: list[str] = []
        """What was decided for a column as a whole."""
        self.open_columns: list[str] = []
        """Names of columns in which nothing tells whether the day or the month stands first."""
        self.rows = 0
        self.taken = 0
        self.same = Rows()
        self.changed: list[ChangedRow] = []
        self.changes = 0
        self.made: dict[str, list[Made]] = {
            "parties": [],
            "actors": [],
            "issues": [],
            "questions": [],
            "sources": [],
        }
        self.guessed: dict[str, Rows] = {}
        self.refused: dict[str, Rows] = {}
        self.undecided: dict[tuple[str, str], tuple[Undecided, Rows]] = {}

    @property
    def is_clean(self) -> bool:
        """Whether every row could be read and every name is known or new."""
        return not self.refused and not self.undecided

    def guess(self, what: str, row: int) -> None:
        """Note what was guessed."""
        self.guessed.setdefault(what, Rows()).add(row)

    def refuse(self, why: str, row: int) -> None:
        """Note why a row is not taken."""
        self.refused.setdefault(why, Rows()).add(row)

    def ask(self, question: Undecided, row: int) -> None:
        """Note that a name has to be decided."""
        self.undecided.setdefault((question.kind, question.name), (question, Rows()))[1].add(row)

    def change(self, changed: ChangedRow) -> None:
        """Note that a row differs from what is on record."""
        self.changes += 1
        if len(self.changed) < _MOST_CHANGES:
            self.changed.append(changed)

    def lines(self) -> list[str]:
        """Give the report for a person."""
        lines = self._lines()
        # An article has no rows: its quotations are counted.
        return lines if self.columns else [re.sub(r"^  rows? ", "  quotation ", line) for line in lines]

    def _lines(self) -> list[str]:
        lines = [f"{self.form}: {self.rows:,} {'rows' if self.columns else 'quotations'}"]
        lines += ["", "columns"] if self.columns else []
        lines += [
            f"  {name}: {f'{field} ({why})' if field else 'not read'}" for _, name, field, why in self.columns
        ]
        lines += [f"  {note}" for note in self.notes]
        lines += ["", f"new: {counted(self.taken, 'statement')}"]
        for collection, name in (
            ("actors", "person"),
            ("parties", "party"),
            ("sources", "source"),
            ("issues", "issue"),
            ("questions", "question"),
        ):
            made = self.made[collection]
            if made:
                some = ", ".join(f"{record.name} ({record.id})" for record in made[:8])
                more = f" and {len(made) - 8:,} more" if len(made) > 8 else ""
                lines.append(f"  {counted(len(made), f'new {name}')}: {some}{more}")
        if self.same.count:
            lines += ["", f"on record already: {self.same}"]
        lines += _section("guessed, to be looked at", self.guessed)
        if self.changed:
            lines += ["", f"changed: {counted(self.changes, 'row')}"]
            for change in self.changed[:50]:
                edits = "; ".join(
                    f"{field}: “{old}” → “{new}”" for field, (old, new) in change.fields.items()
                )
                lines.append(f"  row {change.row}, {change.id}: {edits}")
        if self.undecided:
            lines += ["", "to be decided"]
            for question, rows in self.undecided.values():
                near = " or ".join(f"{candidate.name} ({candidate.id})" for candidate in question.near)
                same = f'--same "{question.name}='
                lines.append(f"  {rows}: “{question.name}” is much like {near}")
                lines.append(f'    {same}{question.near[0].id}" if it is, {same}new" if not')
        return lines + _section("refused", self.refused)

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values, for JSON."""
        return {
            "form": self.form,
            "columns": [
                {"name": column.name, "field": column.field or None, "why": column.why or None}
                for column in self.columns
            ],
            "notes": self.notes,
            "rows": self.rows,
            "taken": self.taken,
            "new": {name: [made._asdict() for made in some] for name, some in self.made.items()},
            "same": self.same.count,
            "guessed": [_rows(what, rows) for what, rows in self.guessed.items()],
            "changed": [
                {
                    "row": change.row,
                    "id": change.id,
                    "fields": {name: {"old": old, "new": new} for name, (old, new) in change.fields.items()},
                }
                for change in self.changed
            ],
            "undecided": [
                {
                    **_rows(question.name, rows),
                    "kind": question.kind,
                    "near": [near._asdict() for near in question.near],
                }
                for question, rows in self.undecided.values()
            ],
            "refused": [_rows(why, rows) for why, rows in self.refused.items()],
        }


def counted(number: int, name: str) -> str:
    """Give a number with what it counts."""
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    plural = "new people" if name == "new person" else plural
    return f"{number:,} {name if number == 1 else plural}"


def _section(title: str, rows_by_remark: dict[str, Rows]) -> list[str]:
    lines = ["", title] if rows_by_remark else []
    return lines + [f"  {rows}: {what}" for what, rows in rows_by_remark.items()]


def _rows(what: str, rows: Rows) -> dict[str, Any]:
    return {"what": what, "rows": rows.first, "count": rows.count}
