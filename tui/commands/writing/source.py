"""`bilateral source add`: a page that was saved becomes a source, with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring.file_changes import NotWritten
from tui.authoring.source_adding import FIELDS, NotAdded, change_of, read_saved
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import broken, located
from tui.commands.writing import questions
from tui.commands.writing.options import pairs
from tui.config.user_folders import typed_path
from tui.dossier.problems import DossierError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """File a saved page as a source; in a terminal what is guessed is shown to be confirmed.

    Returns:
        0; what can't be filed is a failure.

    Raises:
        Failure: there is no such dossier or file, or it can't be written.
    """
    dossier = located(arguments.dossier)
    if "://" in arguments.file:
        refusal = "nothing is fetched: save the page in your browser and name the file"
        raise Failure(f"{arguments.file} is an address; {refusal}")
    path = typed_path(arguments.file)
    if not path.is_file():
        raise Failure(f"there is no file {arguments.file}")
    given = pairs(arguments.set, "--set FIELD=VALUE")
    if unknown := sorted(set(given) - set(FIELDS)):
        raise Failure(f"--set knows {', '.join(FIELDS)}, not {unknown[0]}")
    try:
        saved = read_saved(path)
        fields = {field: given.get(field, saved.guessed[field]) for field in FIELDS}
        if not arguments.json:
            fields = {
                field: value if field in given else questions.asked(field, value)
                for field, value in fields.items()
            }
        name, change = change_of(dossier, saved, fields, arguments.id or "", outside=arguments.outside)
        change.apply_to(dossier)
    except NotAdded as error:
        raise Failure(str(error), PROBLEMS) from error
    except DossierError as error:
        raise broken(dossier, error) from error
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from error
    files = [str(file.path) for file in change.files]
    if arguments.json:
        output.document({"id": name, "fields": dict(fields), "written": [*files]})
    else:
        output.lines([name])
    output.remark(f"written to {', '.join(files)}")
    return FINE
