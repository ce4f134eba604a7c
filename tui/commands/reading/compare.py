"""`bilateral compare`: what two days differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.archive.days import within
from tui.commands import output
from tui.commands.failure import FINE, Failure
from tui.commands.inputs import day, looked_at
from tui.commands.unknown import no_record
from tui.report.text import two_days

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print what had come by one day that was not there by another.

    Raises:
        Failure: there is no such dossier, issue, party or day.
    """
    view = looked_at(arguments.dossier, as_of=arguments.last, parties=arguments.parties)
    first, last = (day(text, view.dossier) for text in (arguments.first, arguments.last))
    with view.archive:
        if arguments.issue:
            kind = single_record.kind(view.archive, arguments.issue)
            if kind is None:
                raise no_record(view.archive, arguments.issue)
            if kind != "issue":
                raise Failure(f"“{arguments.issue}” is no issue; its kind is {kind}")
        days = [within(view.dossier, asked or view.day) for asked in (first, last)]
        differences = two_days.compared(view, arguments.issue, *days)
        view = view._replace(day=differences.last_day)
        if arguments.json:
            output.document(two_days.data(view, arguments.issue, differences))
        else:
            output.lines(two_days.differences(view, arguments.issue, differences), arguments.width)
    return FINE
