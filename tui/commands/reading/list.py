"""`bilateral list`: the known dossiers, or the records of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import configured, looked_at, opened
from tui.library import known_dossiers

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.report.json_values import Value


def run(arguments: Namespace) -> int:
    """Print a line for each known dossier, or for each record of a collection.

    Returns:
        1 where a known dossier can't be read; 0 otherwise.

    Raises:
        Failure: there is no such dossier or day.
    """
    if arguments.dossier is None:
        return _names() if arguments.names else _dossiers(as_json=arguments.json)
    from tui.report import json_records
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
    output.lines((one.name for one in known_dossiers.known(configured())), 0)
    return FINE


def _dossiers(*, as_json: bool) -> int:
    code = FINE
    found: list[dict[str, Value]] = []
    for one in known_dossiers.known(configured()):
        try:
            found.append(_described(one))
        except Failure as failure:
            code = PROBLEMS
            last = str(failure).rpartition("\n")[2]
            output.remark(f"{last}; `bilateral check {one.name}` says why")
    if as_json:
        output.array(found)
        return code
    for held in found:
        counts = f"{held['statements']} statements\t{held['events']} events"
        output.lines([f"{held['name']}\t{held['title']}\tas of {held['as_of']}\t{counts}"], 0)
    return code


def _described(one: known_dossiers.Known) -> dict[str, Value]:
    from tui.archive import answers
    from tui.dossier import edtf

    with opened(one.path) as archive:
        row = answers.dossier(archive)
    return {
        "name": one.name,
        "path": str(one.path),
        "id": row.id,
        "title": row.title,
        "as_of": edtf.show(row.as_of),
        "statements": row.statements,
        "events": row.events,
    }
