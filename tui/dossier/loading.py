"""A dossier on disk becomes records."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.dossier.checks import Findings, check_contents, check_references
from tui.dossier.draft import Draft
from tui.dossier.problems import DossierError
from tui.dossier.yaml.dossier_files import file_problem, linked_files, read_files
from tui.dossier.yaml.file_pieces import CHUNK_BYTES, parse_in_chunks
from tui.dossier.yaml.record_building import Builder
from tui.dossier.yaml.recovery import slips
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from tui.dossier.problems import Problem
    from tui.dossier.records import Records
    from tui.dossier.yaml.dossier_files import File


def read_dossier(path: str | os.PathLike[str]) -> Records:
    """Read a dossier that is to be used.

    Args:
        path: its folder, or its one file.

    Raises:
        DossierError: there is an error in it; all its problems are in it, warnings too.
    """
    records, problems = examine(path)
    if records is None:
        raise DossierError(problems)
    return records


def examine(
    path: str | os.PathLike[str], *, every: bool = False
) -> tuple[Records | None, tuple[Problem, ...]]:
    """Read a dossier that may be faulty.

    Args:
        path: its folder, or its one file.
        every: give every problem, not only the first of those that are alike.

    Returns:
        Its records, None where there is an error in it; and all problems, by file and line.
    """
    path = Path(path)
    files, problems = read_files(path)
    return examine_files(path, files, [*problems, *linked_files(path)], every=every)


def examine_files(
    path: Path, files: Iterable[File], unreadable: Iterable[Problem] = (), *, every: bool = False
) -> tuple[Records | None, tuple[Problem, ...]]:
    """Examine a dossier of which the files have been read; an editor has some that are not saved.

    Args:
        path: its folder, or its one file.
        unreadable: what is wrong with files that could not be read.
        every: give every problem, not only the first of those that are alike.
    """
    with _no_collection():
        draft = _typed(files, unreadable, every=every)
        _check_dossier(draft, path)
        findings = Findings(draft)
        check_references(draft, findings)
        draft.resolve_parties({actor.id: actor.party for actor in draft.collections["actors"]})
        check_contents(draft, findings, path if path.is_dir() else path.parent)
        problems = tuple(draft.problems.sorted())
        return None if draft.problems.has_errors() else draft.records(), problems


def read_draft(path: Path, *, every: bool = False) -> Draft:
    """Read and type all files, checking nothing between them."""
    return _typed(*read_files(path), every=every)


def _typed(files: Iterable[File], unreadable: Iterable[Problem], *, every: bool) -> Draft:
    draft = Draft(every=every)
    draft.problems.extend(unreadable)
    draft.is_complete = not draft.problems.has_errors()
    for file in files:
        draft.files[file.name] = file
        part = parse_in_chunks(file) if len(file.data) > 2 * CHUNK_BYTES else None
        if part is None:
            _read_whole(file, draft)
        else:
            draft.add(part)
    return draft


def _read_whole(file: File, draft: Draft) -> None:
    top, problems = parse(file)
    draft.problems.extend((top is None and problems and slips(file)) or problems)
    if top is not None:
        Builder(file, draft).collect(top)
    elif problems:
        draft.is_complete = False


def _check_dossier(draft: Draft, path: Path) -> None:
    """Report that the dossier's own record is missing, or there twice."""
    declared = [declared.at for declared in draft.declared if declared.kind == "dossier"]
    for at in declared[1:]:
        message = f"`dossier` is also at {declared[0].file}:{declared[0].line}"
        draft.problems.append(
            draft.files[at.file].problem(
                at.line, at.column, "two-dossier-records", message, "keep one of the two"
            )
        )
    # A file that breaks off may hold it; a faulty one has been reported.
    if draft.is_complete and draft.files and "dossier" not in draft.seen:
        advice = "add one that says what the dossier is about: `dossier:` with id, title, compare and as_of"
        draft.problems.append(
            file_problem(path.name or str(path), "no-dossier-record", "has no `dossier:` record", advice)
        )


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
