"""`bilateral fmt`: the files of a dossier in the house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring.file_changes import NotWritten
from tui.authoring.house_style import formatted_dossier
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import located

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Put the files in the house style, or with `--check` and `--diff` tell what would change.

    Returns:
        1 where `--check` or `--diff` has something to tell; 0 otherwise.

    Raises:
        Failure: there is no such dossier, or a file can't be read or written.
    """
    dossier = located(arguments.dossier)
    only_tells = arguments.check or arguments.diff
    try:
        change = formatted_dossier(dossier)
        if not only_tells:
            change.apply()
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from error
    if arguments.diff:
        output.lines([change.diff()] if change.files else [], 0)
    else:
        output.lines([str(file.path) for file in change.files], 0)
    if not change.files:
        output.remark(f"{dossier} is in the house style")
        return FINE
    count = "one file" if len(change.files) == 1 else f"{len(change.files)} files"
    output.remark(f"{count} would change" if only_tells else f"{count} changed")
    return PROBLEMS if only_tells else FINE
