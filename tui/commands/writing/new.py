"""`bilateral new`: a small dossier to begin with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.authoring import json_schema
from tui.authoring.file_changes import NotWritten
from tui.authoring.template import new_dossier
from tui.authoring.yaml_text.scalars import UnwritableText
from tui.commands import output
from tui.commands.arguments import COMMANDS
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.writing import questions
from tui.config.user_folders import typed_path
from tui.dossier import edtf

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

_SIDES = "Side A, Side B"


def run(arguments: Namespace) -> int:
    """Write the dossier, asking in a terminal for what was not given.

    Raises:
        Failure: there is something of that name, or what was given can't be used.
    """
    path = typed_path(arguments.name)
    if path.exists():
        _refuse_what_is_there(path)
    today = datetime.now(tz=UTC).astimezone().date().isoformat()
    named = path.resolve().stem.replace("-", " ").replace("_", " ").strip()
    title = arguments.title or questions.asked("Title", named[:1].upper() + named[1:])
    sides = _sides(arguments.sides or questions.asked("The two sides, with a comma between them", _SIDES))
    as_of = _day(arguments.as_of or questions.asked("The day on which it opens", today))
    try:
        change = new_dossier(path, title=title, sides=sides, as_of=as_of, schema=json_schema.text())
        change.apply()
    except (NotWritten, UnwritableText) as error:
        raise Failure(str(error), PROBLEMS) from error
    output.lines([str(file.path) for file in change.files], 0)
    # A command's name has to be told from a dossier's.
    typed = f"./{path}" if str(path) in COMMANDS else str(path)
    output.remark(f"{path} is ready: `bilateral {typed}` opens it, `bilateral add {typed}` adds a statement")
    return FINE


def _refuse_what_is_there(path: Path) -> None:
    if not path.is_dir() or any(path.iterdir()):
        raise Failure(f"{path} is there already; choose another name")


def _sides(text: str) -> list[str]:
    sides = [" ".join(side.split()) for side in text.split(",")]
    if len(sides) != 2 or not all(sides) or sides[0] == sides[1]:
        raise Failure(
            f"“{text}” does not name two sides: write them with a comma between, --sides North,South"
        )
    return sides


def _day(text: str) -> str:
    try:
        return edtf.read_words(text).text
    except edtf.EdtfError as error:
        raise Failure(f"{error}; {error.advice}") from error
