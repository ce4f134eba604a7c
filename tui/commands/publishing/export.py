"""`bilateral export`: a dossier, or a part of it, in the formats of other programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.archive import single_record
from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import configured, located, looked_at
from tui.commands.unknown import no_record
from tui.config.user_folders import typed_path
from tui.export.formats import BY_NAME, FORMATS, MissingPackage, by_ending

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from pathlib import Path

    from tui.export.briefing_contents import Briefing
    from tui.export.formats import Format
    from tui.report.scope import View


def run(arguments: Namespace) -> int:
    """Write what was asked for, to a file or to stdout.

    Returns:
        0, or 1 where part of a query could not be read.

    Raises:
        Failure: there is no such dossier, record, party, day or format, or the file can't be written.
    """
    names = arguments.dossier or [_usual()]
    if arguments.site is not None:
        return _site(typed_path(arguments.site), names, arguments)
    if len(names) > 1:
        raise Failure("several dossiers are written with --site DIR; name one, or a folder for the site")
    chosen = _format(arguments)
    view = looked_at(names[0], as_of=arguments.as_of, parties=arguments.parties, everything=chosen.record)
    with view.archive:
        briefing, problems = _briefing(view, arguments)
        for problem in problems:
            output.remark(problem)
        try:
            _send(chosen, _pieces(chosen, briefing, arguments), arguments.output)
        except MissingPackage as error:
            raise Failure(str(error)) from error
        return PROBLEMS if problems else FINE


def _usual() -> str:
    from tui.library.known_dossiers import DEFAULT

    return configured().dossier or DEFAULT


def _format(arguments: Namespace) -> Format:
    if arguments.format:
        return BY_NAME[arguments.format]
    if arguments.output in (None, "-"):
        return BY_NAME["svg" if arguments.picture else "md"]
    chosen = by_ending(arguments.output)
    if chosen is None:
        endings = ", ".join(f".{entry.ending}" for entry in FORMATS)
        raise Failure(f"no format has files like “{arguments.output}”; say --format, or end it on {endings}")
    return chosen


def _briefing(view: View, arguments: Namespace) -> tuple[Briefing, list[str]]:
    """What is taken of a dossier, and what of a query could not be read."""
    from tui.export.briefing_contents import Briefing
    from tui.export.taken import Taken, found_by

    parties = None if arguments.parties in (None, "all") else view.parties
    if arguments.search is not None:
        hits, problems = found_by(view, arguments.search)
        return Briefing(Taken(view, parties=parties, chosen=hits), f"“{arguments.search}”"), problems
    if arguments.only is not None:
        wanted = [typed.strip() for typed in arguments.only.split(",") if typed.strip()]
        for identifier in wanted:
            if single_record.kind(view.archive, identifier) is None:
                raise no_record(view.archive, identifier)
        return Briefing(Taken(view, parties=parties, chosen=wanted), "kept records"), []
    if arguments.kept:
        from tui.export.named_file import briefing_of_kept
        from tui.library.kept_records import KeptRecords

        kept = KeptRecords(located((arguments.dossier or [_usual()])[0]))
        if kept.warning or not len(kept):
            output.remark(kept.warning or "nothing is kept yet; `*` in the reader keeps a record")
        return briefing_of_kept(view, kept.records, parties), []
    if arguments.issue is not None:
        taken = Taken(view, parties=parties, issue=arguments.issue)
        issues = taken.issues()
        if not issues:
            raise no_record(view.archive, arguments.issue)
        return Briefing(taken, issues[0].title), []
    return Briefing(Taken(view, parties=parties)), []


def _pieces(chosen: Format, briefing: Briefing, arguments: Namespace) -> Iterable[str | bytes]:
    if chosen.name == "csv" and arguments.table:
        from tui.export.record_tables import csv

        return csv(briefing, arguments.table)
    if chosen.name in ("svg", "png") and arguments.picture == "matrix":
        return chosen._replace(writer=f"page.pictures.matrix_{chosen.name}").pieces(briefing)
    return chosen.pieces(briefing)


def _send(chosen: Format, pieces: Iterable[str | bytes], target: str | None) -> None:
    if target not in (None, "-"):
        from tui.dossier.file_replacing import replace_file
        from tui.export.named_file import encoded

        path = typed_path(target)
        try:
            replace_file(path, encoded(chosen, pieces))
        except OSError as error:
            raise Failure(f"{path} can't be written: {error.strerror}") from error
        output.remark(f"Written to {path}")
        return
    if chosen.binary and sys.stdout.isatty():
        raise Failure(f"{chosen.name} is no text for a terminal; say where to with -o FILE")
    for piece in pieces:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.buffer.write(piece)


def _site(folder: Path, names: list[str], arguments: Namespace) -> int:
    from tui.export.page.site import TwoOfOneName, write_site

    views = [looked_at(name, as_of=arguments.as_of, parties=arguments.parties) for name in names]
    try:
        for path in write_site(folder, views):
            output.remark(f"Written to {path}")
    except TwoOfOneName as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"{folder} can't be written: {error.strerror}") from error
    finally:
        for view in views:
            view.archive.close()
    return FINE
