"""`bilateral cite`: a statement with its citation, or a source, in a style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.commands import output
from tui.commands.failure import FINE, Failure
from tui.commands.inputs import configured, looked_at
from tui.commands.unknown import no_record
from tui.report import citation_styles

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.archive.store import Archive


def run(arguments: Namespace) -> int:
    """Print a statement with its citation, or a source.

    Raises:
        Failure: there is no such dossier, record or style, or the record can't be cited.
    """
    style = arguments.style or configured().cite or citation_styles.DEFAULT
    view = looked_at(arguments.dossier, everything=True)
    with view.archive as archive:
        try:
            text = _cited(archive, view.day, arguments.id, style)
        except citation_styles.UnknownStyle as error:
            raise Failure(str(error)) from error
        output.lines([text], 0)
    return FINE


def _cited(archive: Archive, day: int, identifier: str, style: str) -> str:
    if statement := single_record.statement(archive, identifier, day):
        return citation_styles.statement(statement, style)
    source = single_record.source(archive, identifier)
    if source is None and (event := single_record.event(archive, identifier, day)):
        source = event.source
    if source is not None:
        return citation_styles.source(source, style)
    kind = single_record.kind(archive, identifier)
    if kind is None:
        raise no_record(archive, identifier)
    raise Failure(f"“{identifier}” is of kind {kind}; a statement, an event or a source can be cited")
