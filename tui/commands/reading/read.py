"""Opening the reader."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from tui.app.terminal.first_frame import painted
from tui.app.terminal.signals import ending_orderly
from tui.commands.failure import Failure
from tui.commands.inputs import day, located
from tui.commands.output import is_dumb
from tui.library import known_dossiers

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from tui.config.choices import Config


def run(arguments: Namespace) -> int:
    """Open the reader.

    Returns:
        The exit code of the reader.

    Raises:
        Failure: there is no terminal, or what was asked for is not there.
    """
    from tui.config.settings import load

    settings = load()  # what is wrong in it the reader tells itself
    if arguments.theme:
        settings = settings._replace(theme=arguments.theme)
    name = arguments.dossier or settings.dossier or known_dossiers.DEFAULT
    path = _dossier(name, settings)
    as_of = day(arguments.as_of)
    if not _has_terminal():
        raise Failure(f"the reader needs a terminal; for plain text use `bilateral show {name}`")
    if is_dumb():
        terminal = f"this terminal (TERM={os.environ['TERM']})"
        raise Failure(f"{terminal} can't show the reader; for plain text use `bilateral show {name}`")
    if arguments.at:
        _check_record(path, arguments.at)
    # Until the board stands, looking for garbage takes a sixth of the time; the board turns it on.
    gc.disable()
    # A frame of Textual's own 60 a second is what a key would mostly wait for, and the hits of a search
    # for the letter that was painted before them.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # Python's own 5 ms are what the search and the screen would wait for each other, several times a key.
    sys.setswitchinterval(0.0005)
    # The picture is of the place that is remembered, not of one that was asked for.
    unnamed = arguments.dossier is None and settings.dossier is None
    library = unnamed and bool(settings.folders) and len(known_dossiers.known(settings)) > 1
    remembered = arguments.at is None and as_of is None and not library
    with ending_orderly(), painted(path, settings.theme) if remembered else nullcontext() as now:
        from tui.app.app import run as read

        return read(path, settings, now=now, at=arguments.at, as_of=as_of, library=library)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _dossier(name: str, settings: Config) -> Path:
    try:
        return located(name, settings)
    except Failure as failure:
        from tui.commands.arguments import COMMANDS
        from tui.dossier.nearest_names import nearest

        near = nearest(name, COMMANDS)
        if not near or "Did you mean" in str(failure):
            raise
        raise Failure(
            f"there is no command or dossier “{name}”; did you mean `bilateral {near[0]}`?"
        ) from None


def _check_record(path: Path, identifier: str) -> None:
    """Refuse an id that is not there, where that can be told without making the archive."""
    from tui.archive.single_record import kind
    from tui.archive.store import open_valid
    from tui.commands.unknown import no_record

    archive = open_valid(path)
    if archive is not None:
        with archive:
            if kind(archive, identifier) is None:
                raise no_record(archive, identifier)
