"""A dossier on disk becomes records."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.dossier.building import Builder
from tui.dossier.draft import Draft
from tui.dossier.files import read_files
from tui.dossier.problems import DossierError, Problem, errors
from tui.dossier.reading import parse

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from tui.dossier.records import Records


def read_dossier(path: str | os.PathLike[str]) -> Records:
    """Read a dossier that is to be used.

    Args:
        path: its folder, or its one file.

    Raises:
        DossierError: there is an error in it; all its problems are in it, warnings too.
    """
    records, problems = examine(path)
    if records is None or errors(problems):
        raise DossierError(problems)
    return records


def examine(path: str | os.PathLike[str]) -> tuple[Records | None, tuple[Problem, ...]]:
    """Read a dossier that may be faulty.

    Args:
        path: its folder, or its one file.

    Returns:
        What could be made of it, None where there is too little; and all problems, by file and line.
    """
    with _no_collection():
        draft = _read(Path(path))
        records = _resolved(draft)
    return records, tuple(draft.problems)


def _read(path: Path) -> Draft:
    draft = Draft()
    files, draft.problems = read_files(path)
    for file in files:
        draft.files[file.name] = file
        top, problems = parse(file)
        draft.problems += problems
        if top is not None:
            Builder(file, draft).collect(top)
    return draft


def _resolved(draft: Draft) -> Records | None:
    """Give a statement without a party its speaker's."""
    party_of = {actor.id: actor.party for actor in draft.collections["actors"]}
    statements = draft.collections["statements"]
    for index, statement in enumerate(statements):
        if statement.party is None and statement.speaker is not None:
            statements[index] = statement._replace(party=party_of.get(statement.speaker))
    return draft.records()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector off: among millions of new objects it would take two thirds of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
