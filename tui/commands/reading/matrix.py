"""`bilateral matrix`: questions by parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import output
from tui.commands.failure import FINE
from tui.commands.inputs import looked_at
from tui.report.text import matrix

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print the matrix, or how many statements there are.

    Raises:
        Failure: there is no such dossier, party or day.
    """
    view = looked_at(arguments.dossier, as_of=arguments.as_of, parties=arguments.parties or "all")
    with view.archive:
        if arguments.json:
            output.document(matrix.counts_data(view) if arguments.counts else matrix.questions_data(view))
        else:
            text = matrix.counts(view) if arguments.counts else matrix.questions(view)
            output.lines(text, arguments.width)
    return FINE
