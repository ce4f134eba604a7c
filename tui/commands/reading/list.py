"""`bilateral list`: the known dossiers, or the records of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS
from tui.commands.inputs import configured, looked_at, progress_told
from tui.dossier import edtf
from tui.library import known_dossiers
from tui.library.overview import overview
from tui.report import wording

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.library.overview import Overview
    from tui.report.as_json.json_values import Value


def run(arguments: Namespace) -> int:
    """Print a line for each known dossier, or for each record of a collection.

    Returns:
        1 where a known dossier can't be read; 0 otherwise.

    Raises:
        Failure: there is no such dossier or day.
    """
    if arguments.dossier is None:
        return _names() if arguments.names else _dossiers(as_json=arguments.json)
    from tui.report.as_json import json_records
    from tui.report.text import lists

    view = looked_at(arguments.dossier, as_of=arguments.as_of, everything=True)
    with view.archive:
        name = arguments.collection or "issues"
        if arguments.json:
            output.array(json_records.collection(view, name))
        else:
            output.lines(lists.collection(view, name), 0)
    return FINE


def _names() -> int:
    output.lines((dossier.name for dossier in known_dossiers.known(configured())), 0)
    return FINE


def _dossiers(*, as_json: bool) -> int:
    dossiers = [_looked_at(known) for known in known_dossiers.known(configured())]
    if as_json:
        output.array(map(_data, dossiers))
    for dossier in dossiers:
        if dossier.dossier is None:
            wrong = wording.counted(dossier.errors, "error")
            output.remark(f"{dossier.path} can't be read: {wrong}; `bilateral check {dossier.name}` says why")
        elif not as_json:
            row = dossier.dossier
            counts = f"{row.statements} statements\t{row.events} events"
            output.lines([f"{dossier.name}\t{row.title}\tas of {edtf.show(row.as_of)}\t{counts}"], 0)
    return FINE if all(dossier.dossier for dossier in dossiers) else PROBLEMS


def _looked_at(known: known_dossiers.KnownDossier) -> Overview:
    with progress_told() as progress:
        return overview(known, make=True, progress=progress)


def _data(dossier: Overview) -> dict[str, Value]:
    row = dossier.dossier
    return {
        "name": dossier.name,
        "path": str(dossier.path),
        "id": row.id if row else None,
        "title": row.title if row else None,
        "parties": list(dossier.parties),
        "as_of": edtf.show(row.as_of) if row else None,
        "statements": row.statements if row else None,
        "events": row.events if row else None,
        "errors": dossier.errors,
        "changed": _time(dossier.changed),
        "opened": _time(dossier.opened),
    }


def _time(seconds: float | None) -> str | None:
    """A time as ISO 8601 has it, in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
