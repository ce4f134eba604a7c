"""Compiling records into an archive, beside the one that stands there, and putting it in its place."""

from __future__ import annotations

import contextlib
import gc
import glob
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.build.writer import Writer
from tui.archive.store import Archive, open_file
from tui.archive.validity.seal import put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.archive.build.bulk.merged_index import MergedIndex
    from tui.dossier.records import Records

NOT_STORED = (OSError, sqlite3.OperationalError)
"""What is raised where the disk is full, say; an archive in memory will do."""
_A_DAY = 24 * 60 * 60


def compile_records(records: Records, target: Path | None, state: str = "") -> Archive:
    """Compile a dossier.

    Args:
        records: the whole dossier.
        target: the file to build; None builds in memory.
        state: what the files looked like, as `dossier_state.state` has it; empty if nobody will ask.

    Returns:
        The open archive, in memory where it can't be stored.
    """

    def fill(writer: Writer) -> None:
        """Write all records of the dossier."""
        writer.add_statements(records.statements)
        writer.add_others(records)

    try:
        return assemble(fill, target, state)
    except NOT_STORED:
        return assemble(fill, None, state)


def assemble(fill: Callable[[Writer], MergedIndex | None], target: Path | None, state: str = "") -> Archive:
    """Build an archive beside the one that stands there, and put it in its place.

    Args:
        fill: writes all records; it may return the terms of the statements, or leave them to be found.
        target: the file to build; None builds in memory.
        state: what the files looked like, as `dossier_state.state` has it; empty if nobody will ask.

    Returns:
        The open archive, in memory where the target's folder can't be written.

    Raises:
        OSError: the archive can't be stored, as the disk is full; so does what SQLite raises then.
        sqlite3.OperationalError: likewise.
    """
    with no_collection():
        new = beside(target)
        if new is None or target is None:
            return Archive(_write(fill, None, state))
        try:
            _write(fill, new, state).close()
            put_in_place(new, target)
        finally:
            new.unlink(missing_ok=True)
    return open_file(target)


def _write(fill: Callable[[Writer], MergedIndex | None], path: Path | None, state: str) -> sqlite3.Connection:
    writer = Writer(path)
    try:
        writer.finish(state, fill(writer))
    except BaseException:
        writer.connection.close()
        raise
    return writer.connection


def beside(target: Path | None) -> Path | None:
    """A new private file in the folder of an archive, to be built and renamed.

    Args:
        target: the archive's file; None for one in memory.

    Returns:
        The file, or None where there can't be one.
    """
    if target is None:
        return None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget_abandoned(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".building", dir=target.parent)
    except OSError:
        return None
    os.close(handle)
    return Path(name)


@contextlib.contextmanager
def scratch(target: Path | None) -> Iterator[Callable[[], Path]]:
    """Room for what is needed only while an archive is built.

    Args:
        target: the archive's file; None for one in memory.

    Yields:
        Gives a new private file, which is removed in the end.
    """
    made: list[Path] = []

    def new_file() -> Path:
        """Make a new private file, which is removed in the end."""
        path = beside(target)
        if path is None:
            handle, name = tempfile.mkstemp(prefix="bilateral-")
            os.close(handle)
            path = Path(name)
        made.append(path)
        return path

    try:
        yield new_file
    finally:
        for path in made:
            # One that can't be removed now, as it is open, is forgotten in a day.
            with contextlib.suppress(OSError):
                path.unlink()


def _forget_abandoned(target: Path) -> None:
    """Remove what a compile that was killed has left; one still at work is younger than a day."""
    for left in target.parent.glob(f".{glob.escape(target.stem)}-*.building"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _A_DAY:
                left.unlink()


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of rows, which takes longer than writing them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
