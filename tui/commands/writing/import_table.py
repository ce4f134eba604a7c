"""`bilateral import`: a table of quotes, or an article, becomes statements of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.authoring.file_changes import NotWritten
from tui.authoring.tables.columns import UnknownColumn, is_header
from tui.authoring.tables.importing import Import, Wishes
from tui.authoring.tables.table_files import UnreadableTable, open_table
from tui.authoring.yaml_text.scalars import UnwritableText
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import broken, located, progress_told
from tui.commands.writing import import_article, questions
from tui.commands.writing.options import pair, pairs, settings
from tui.config.user_folders import typed_path
from tui.dossier.problems import DossierError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from tui.authoring.tables.day_forms import Order
    from tui.authoring.tables.import_findings import ImportFindings
    from tui.authoring.tables.table_files import Table


def run(arguments: Namespace) -> int:
    """Read a table, tell what is in it, and write what is new.

    Returns:
        1 where something can't be read or has to be decided; 0 otherwise.

    Raises:
        Failure: there is no such dossier or table, or an option names what is not there.
    """
    dossier = located(arguments.dossier)
    path = typed_path(arguments.file)
    if not path.is_file():
        raise Failure(f"there is no file {path}")
    if arguments.source and path.suffix.lower() in import_article.SUFFIXES:
        return import_article.run(arguments, dossier, path)
    if path.suffix.lower() in import_article.SUFFIXES and not _is_table(path):
        raise Failure(f"{path.name} is an article: say where it stands with --source URL")
    given = settings(arguments)
    wishes = Wishes(
        pairs(arguments.map, "--map COLUMN=FIELD"),
        given | ({"source": arguments.source} if arguments.source else {}),
        dict(pair(text, "--same NAME=ID") for text in arguments.same or ()),
        arguments.dates,
        arguments.update,
    )
    try:
        table = open_table(path, arguments.sheet, is_header=is_header)
        made = _made(dossier, table, wishes)
        asks = questions.may_ask() and not arguments.json
        if asks and made.findings.open_columns:
            made.discard()
            made = _made(dossier, table, wishes := wishes._replace(order=_order(made.findings)))
        if asks and made.findings.undecided:
            made.discard()
            made = _made(dossier, table, wishes._replace(same={**wishes.same, **_decided(made.findings)}))
    except DossierError as error:
        raise broken(dossier, error) from error
    except (UnknownColumn, UnreadableTable) as error:
        raise Failure(str(error)) from error
    except NotWritten as error:
        raise Failure(str(error), PROBLEMS) from error
    return _finish(arguments, made)


def _is_table(path: Path) -> bool:
    """Whether a text is one with columns."""
    if path.suffix.lower() != ".txt":
        return False
    row = next(open_table(path, is_header=lambda _row: False).open(), None)
    return row is not None and len(row.cells) > 1


def _made(dossier: Path, table: Table, wishes: Wishes) -> Import:
    with progress_told() as progress:
        return Import(dossier, table, wishes, progress)


def _finish(arguments: Namespace, made: Import) -> int:
    findings = made.findings
    written: list[Path] = []
    if arguments.dry_run:
        outcome = "nothing was written: this was a dry run"
    elif not (findings.is_clean or arguments.partial):
        outcome = (
            "nothing was written: correct or decide about the rows above, or leave them out with --partial"
        )
    elif not findings.taken and not (arguments.update and findings.changes):
        outcome = "there is nothing new to write"
    else:
        try:
            written = made.write()
        except (NotWritten, UnwritableText) as error:
            raise Failure(str(error), PROBLEMS) from error
        outcome = f"written to {', '.join(path.name for path in written)}"
    made.discard()
    if arguments.json:
        output.document({**findings.as_dict(), "written": [str(path) for path in written]})
    else:
        output.lines(findings.lines(), 0)
    if findings.changes and not arguments.update:
        outcome += "; --update takes the changes"
    output.remark(outcome)
    return FINE if findings.is_clean else PROBLEMS


def _order(findings: ImportFindings) -> Order | None:
    """Ask what stands first where no row of a column tells."""
    columns = " and ".join(findings.open_columns)
    answer = questions.asked(f"In {columns}, is 5/6/2020 the fifth of June (d) or the sixth of May (m)?")
    return {"d": "dmy", "m": "mdy"}.get(answer[:1].lower())  # type: ignore[return-value] # of the two


def _decided(findings: ImportFindings) -> dict[str, str]:
    """Ask about each name that is much like one on record."""
    same: dict[str, str] = {}
    for question, rows in findings.undecided.values():
        near = question.near[0]
        answer = questions.asked(
            f"{rows}: is “{question.name}” {near.name} ({near.id})?"
            " y for yes, n for somebody new, enter to decide later"
        )
        if answer[:1].lower() in ("y", "n"):
            same[question.name] = near.id if answer[:1].lower() == "y" else "new"
    return same
