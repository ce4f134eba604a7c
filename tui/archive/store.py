"""Opening the archive of a dossier, and asking it.

This stands on the path of a warm start: it imports SQLite and little else.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any
from zlib import adler32, crc32

from tui.archive.tables import APPLICATION_ID, VERSION
from tui.config.user_folders import cache
from tui.dossier.file_names import is_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_CONNECTION = "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA mmap_size=0;"


class Interrupted(Exception):  # noqa: N818 - it is no error
    """The query was stopped by `Archive.interrupt`."""


class Damaged(Exception):  # noqa: N818 - it says what the archive is
    """The archive can't be read; build it anew from the dossier."""


class Archive:
    """An open archive, which is only ever read.

    Args:
        connection: an open connection; the archive closes it.
        path: the SQLite file, or None where the archive is in memory.
        build: the signature of the files that it was built from.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, build: str) -> None:
        self.path = path
        """The SQLite file, None in memory."""
        self.build = build
        """The signature of the YAML files that it was built from, hexadecimal."""
        self.stopped = False
        """Whether `interrupt` was called since the last search began."""
        self.memory: dict[object, Any] = {}
        """What readers of this archive keep between questions; it never outgrows a few megabytes."""
        self._connection = connection
        connection.executescript(_CONNECTION)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask a question.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Damaged: SQLite can't read the file.
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise Interrupted from None
            raise Damaged(str(error)) from error
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error

    def row(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Ask a question that has at most one answer.

        Returns:
            The first row, or None.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Damaged: SQLite can't read the file.
        """
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def reopen(self) -> Archive:
        """A second connection to the same archive, for another thread.

        Returns:
            An archive of its own, to be closed by whoever asked for it.

        Raises:
            Damaged: the file has gone or can't be read.
        """
        try:
            if self.path is not None:
                return Archive(_connect(self.path), self.path, self.build)
            copy = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            self._connection.backup(copy)
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error
        return Archive(copy, None, self.build)

    def interrupt(self) -> None:
        """Stop the query under way on this connection, which raises `Interrupted`; for any thread."""
        self.stopped = True
        self._connection.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def files(dossier: Path) -> list[tuple[str, os.stat_result]]:
    """The YAML files of a dossier, without hidden files and folders and symbolic links.

    Args:
        dossier: its folder or its only file.

    Returns:
        (path relative to the folder, its status), in the order of the paths.

    Raises:
        OSError: the folder can't be read.
    """
    if not dossier.is_dir():
        return [(dossier.name, dossier.stat())]
    listed = []
    pending = [("", str(dossier))]
    while pending:
        prefix, folder = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                elif is_yaml(entry.name):
                    listed.append((prefix + entry.name, entry.stat()))
    return sorted(listed)


def signature(folder_or_file: Path) -> str:
    """What the YAML files of a dossier look like from outside: relative names, sizes and times of change.

    Args:
        folder_or_file: the dossier.

    Returns:
        Hexadecimal digits, other ones as soon as a file is added, removed, renamed or written to.

    Raises:
        OSError: the folder can't be read.
    """
    return digest(state(folder_or_file))


def state(folder_or_file: Path) -> str:
    """What `signature` is a digest of: a line for each file, so that two of them tell which files changed.

    Args:
        folder_or_file: the dossier.

    Returns:
        Name, size and time of change of each file, with NUL between them.

    Raises:
        OSError: the folder can't be read.
    """
    return "\n".join(f"{name}\0{s.st_size}\0{s.st_mtime_ns}" for name, s in files(folder_or_file))


def location(dossier: Path) -> Path:
    """The cache file of a dossier.

    Args:
        dossier: its folder or its only file.

    Returns:
        A path in the cache folder, which need not exist.
    """
    resolved = dossier.resolve()
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in resolved.name)[:48]
    return cache() / f"{name}-{digest(str(resolved))}.sqlite"


def open_valid(dossier: Path) -> Archive | None:
    """The archive in the cache, if it fits the dossier's files as they are now.

    Args:
        dossier: the dossier's folder or its only file.

    Returns:
        The open archive; None where there is none, or it is of other files or another version, or damaged.
    """
    try:
        return open_file(location(dossier), signature(dossier))
    except (OSError, Damaged):
        return None


def open_file(path: Path, build: str | None = None) -> Archive:
    """Open an archive's file.

    Args:
        build: the signature that it must have been built from; None takes any.

    Returns:
        The open archive.

    Raises:
        Damaged: it can't be read, is cut off, or is of another version or build.
    """
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    try:
        built = _checked(connection, path)
        if build is None or built == build:
            return Archive(connection, path, built)
    except (sqlite3.DatabaseError, TypeError, OSError) as error:
        connection.close()
        raise Damaged(str(error)) from error
    connection.close()
    raise Damaged(f"{path} was built from other files")


def _checked(connection: sqlite3.Connection, path: Path) -> str:
    """The build of an archive that looks whole: cheap enough for every start."""
    header = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "page_count", "page_size")
    ]
    if header[:2] != [APPLICATION_ID, VERSION] or path.stat().st_size != header[2] * header[3]:
        raise sqlite3.DatabaseError(f"{path} is no whole archive of version {VERSION}")
    (build,) = connection.execute("SELECT value FROM meta WHERE key = 'build'").fetchone()
    return str(build)


def _connect(path: Path) -> sqlite3.Connection:
    escaped = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # A file is never changed once it stands in its place, so nothing needs to be locked or looked at again.
    return sqlite3.connect(
        f"file:{escaped}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
    )


def digest(text: str) -> str:
    """A short name for a text.

    Returns:
        Hexadecimal digits.
    """
    # Checksums from zlib: hashlib takes 3 ms to import, and nobody gains by a collision in his own cache.
    data = text.encode("utf-8", "surrogateescape")
    backwards = data[::-1]
    return f"{crc32(data):08x}{crc32(backwards):08x}{adler32(data):08x}{len(data):x}"
