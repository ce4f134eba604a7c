"""What commands that show content have in common: the dossier, the day and the parties asked for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.commands.failure import PROBLEMS, Failure
from tui.commands.output import remark
from tui.config import settings as config
from tui.library import known_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.archive.rows import DossierRow
    from tui.archive.store import Archive
    from tui.config.choices import Config
    from tui.dossier.problems import DossierError
    from tui.report.scope import View


def configured() -> Config:
    """The configuration; what is wrong in it is told."""
    settings = config.load()
    for problem in settings.problems:
        remark(problem)
    return settings


def located(name: str, settings: Config | None = None) -> Path:
    """The folder or file of a dossier.

    Args:
        name: a known name or a path.
        settings: the configuration; it is read where this is None.

    Raises:
        Failure: there is no such dossier.
    """
    try:
        return known_dossiers.find(name, configured() if settings is None else settings)
    except known_dossiers.UnknownDossier as error:
        raise Failure(str(error)) from error


def opened(path: Path) -> Archive:
    """The archive of a dossier; that it has to be made is told in a terminal.

    Args:
        path: the dossier's folder or file.

    Raises:
        Failure: there are errors in the dossier.
    """
    from tui.archive.store import open_valid

    archive = open_valid(path)
    if archive is not None:
        return archive
    from tui.dossier.problems import DossierError
    from tui.library.archive_opening import open_archive

    try:
        with progress_told() as progress:
            return open_archive(path, progress)
    except DossierError as error:
        raise broken(path, error) from error


@contextmanager
def progress_told() -> Iterator[Callable[[str, int, int], None]]:
    """Give what is told how far long work is: a bar in a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console

    from tui.progress import BuildProgress

    with BuildProgress(Console(stderr=True)) as progress:
        yield progress.update


def broken(path: Path, error: DossierError) -> Failure:
    """The failure of what needs a sound dossier and has one with errors, which are told.

    Args:
        path: the dossier's folder or file.
        error: what is wrong in it.
    """
    from tui.dossier.problems import count, where
    from tui.report import wording
    from tui.report.problems import problem_groups

    problems = problem_groups.summary(error.problems, where(path))
    number = wording.counted(count(error.problems)[0], "error")
    return Failure(f"{problems}\n\n{path} can't be read: {number}", PROBLEMS)


def comes_of_damage(error: Exception, name: str | None) -> bool:
    """Whether an error comes of a damaged archive, which then is there no more.

    Args:
        name: what the dossier was called, where a command has one.
    """
    from tui.archive.validity import damage

    try:
        path = None if name is None else located(name)
    except Failure:
        path = None
    return damage.comes_of_damage(error, path)


def thrown_away() -> Failure:
    """What to say where an archive turned out to be damaged when some of it had been printed."""
    told = "the archive in the cache is damaged and was thrown away; run this again to make it anew"
    return Failure(f"bilateral: {told}", PROBLEMS)


def day(text: str | None, dossier: DossierRow | None = None) -> int | None:
    """The day that a date typed by a person ends on, an ordinal; None for none.

    Args:
        text: any EDTF date, or words such as `oct 2015`.
        dossier: what it is a day of; with it `10 dec` may do, and `-3m` counts from its own day.

    Raises:
        Failure: it can't be read.
    """
    if text is None:
        return None
    from tui.archive.days import date_context
    from tui.dossier import edtf

    try:
        return edtf.day_of(edtf.read_words(text, date_context(dossier) if dossier else None).upper)
    except edtf.EdtfError as error:
        raise Failure(f"{error}; {error.advice}") from error


def looked_at(
    dossier: str, *, as_of: str | None = None, parties: str | None = None, everything: bool = False
) -> View:
    """Open a dossier to report on it.

    Args:
        dossier: a known name or a path.
        as_of: the day, as typed.
        parties: ids of parties with commas between them; `all` is all of them.
        everything: look from the end of time where no day is given, not from the dossier's own day.

    Raises:
        Failure: dossier, day or parties are not what there is, or the dossier has errors.
    """
    from tui.archive.answers import dossier as row
    from tui.report.scope import END_OF_TIME, UnknownParty, look

    archive = opened(located(dossier))
    asked = day(as_of, row(archive))
    if asked is not None:
        from tui.archive.days import within

        asked = within(row(archive), asked)
    elif everything:
        asked = END_OF_TIME
    try:
        if parties == "all":
            view = look(archive, None, asked)
            return view._replace(parties=tuple(view.names))
        named = [party.strip() for party in parties.split(",") if party.strip()] if parties else None
        return look(archive, named, asked)
    except UnknownParty as error:
        raise Failure(str(error)) from error
