"""Warnings that an editor accepts: `accepted: {code: reason}` in the record they are about, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.dossier.diagnostics import DIAGNOSTICS
from tui.dossier.nearest_names import nearest
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Location

_WARNINGS = {code for code, diagnostic in DIAGNOSTICS.items() if diagnostic.severity == "warning"}


class _Stretch(NamedTuple):
    """The lines of a record."""

    at: Location
    end: int
    """The line at which the next record begins that is not within it."""
    codes: tuple[str, ...]


def check_codes(draft: Draft, findings: Findings) -> None:
    """Report codes that are no warning's."""
    for record in _records(draft):
        for code, _reason in record.accepted:
            if code not in _WARNINGS:
                near = nearest(code, _WARNINGS)
                wrong = "an error can't be accepted" if code in DIAGNOSTICS else "there is no such warning"
                advice = f"did you mean `{near[0]}`?" if near else "write the code behind the warning"
                findings.note(
                    record.at, ("accepted", code), "unknown-code", f"{quoted(code)}: {wrong}", advice
                )


def apply(draft: Draft, findings: Findings) -> None:
    """Take out what is accepted, and warn of what is accepted in vain."""
    stretches = list(_stretches(draft))
    if not stretches:
        return
    used: set[tuple[Location, str]] = set()

    def is_accepted(file: str, line: int, code: str) -> bool:
        """Whether a problem of a code at a line is accepted."""
        bearers = [
            stretch
            for stretch in stretches
            if code in stretch.codes and stretch.at.file == file and stretch.at.line <= line < stretch.end
        ]
        used.update((stretch.at, code) for stretch in bearers)
        return bool(bearers)

    draft.problems.drop(
        lambda problem: (
            problem.severity == "warning"
            and is_accepted(problem.location.file, problem.location.line, problem.code)
        )
    )
    for stretch in stretches:
        for code in stretch.codes:
            if code in _WARNINGS and (stretch.at, code) not in used:
                message = f"{quoted(code)} is accepted, and there is nothing to accept"
                advice = f"delete {code} from `accepted`"
                findings.note(stretch.at, ("accepted", code), "needless-acceptance", message, advice)


def _stretches(draft: Draft) -> Iterator[_Stretch]:
    bearers = list(_records(draft))
    if not bearers:
        return
    files = {record.at.file for record in bearers}
    starts: dict[str, list[tuple[int, int]]] = {file: [] for file in files}
    for record in _all_records(draft):
        if record.at.file in files:
            starts[record.at.file].append((record.at.line, record.at.column))
    for places in starts.values():
        places.sort()
    for record in bearers:
        line, column = record.at.line, record.at.column
        after = (other for other, its in starts[record.at.file] if other > line and its <= column)
        codes = tuple(code for code, _reason in record.accepted)
        yield _Stretch(record.at, next(after, 1 << 62), codes)


def _records(draft: Draft) -> Iterator[Any]:
    """All records that accept something."""
    return (record for record in _all_records(draft) if record.accepted)


def _all_records(draft: Draft) -> Iterator[Any]:
    """All records that have a place, those within others too."""
    for name, records in draft.collections.items():
        yield from records
        if name == "issues":
            for issue in records:
                for question in issue.questions:
                    yield question
                    for _party, positions in question.positions:
                        yield from positions
                    yield from question.assessments
