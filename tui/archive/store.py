"""Opening the archive of a dossier, and asking it.

This stands on the path of a warm start: it imports SQLite and little else.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import adler32, crc32

from tui.archive.tables import APPLICATION_ID
from tui.archive.validity.dossier_state import state
from tui.archive.validity.seal import sealed_bytes
from tui.config.user_folders import cache

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_CONNECTION = "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA mmap_size=0;"


_AT_ONCE = 10_000
"""Values of a question: SQLite takes three times as many."""


class Interrupted(Exception):  # noqa: N818 - it is no error
    """The query was stopped by `Archive.interrupt`."""


class Damaged(Exception):  # noqa: N818 - it says what the archive is
    """The archive can't be read; it has to be built again from the dossier."""


class Archive:
    """An open archive, which is only ever read.

    Args:
        connection: an open connection; the archive closes it.
        path: its file in the cache, None where there is none.
        lies_in_file: whether each question is answered from that file.
        checks_rows: whether each row that is read is held against its seal.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None = None,
        *,
        lies_in_file: bool = False,
        checks_rows: bool = False,
    ) -> None:
        about = dict(connection.execute("SELECT key, value FROM meta"))
        self.path = path
        """Its file in the cache, None where there is none; a small archive is read from it only once."""
        self.state = bytes(about.get("state", b"")).decode("utf-8", "surrogateescape")
        """The `state` of the dossier that it was built from; empty where nobody asked."""
        self.build = str(about.get("build", ""))
        """What no other build has, be it of the same files."""
        self.stopped = False
        """Whether `interrupt` was called since the last search began."""
        self.memory: dict[object, Any] = {}
        """What readers of this archive keep between questions; it never outgrows a few megabytes."""
        self.lies_in_file = lies_in_file
        """Whether its file is read as it is asked: then it may rot meanwhile."""
        self._connection = connection
        if checks_rows:
            from tui.archive.validity.row_seals import check_rows  # a small archive was checked whole

            check_rows(connection)
        connection.executescript(_CONNECTION)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask a question.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Damaged: SQLite can't read the file, or a row is not as it was written; the file has been removed.
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "interrupt" in str(error):
                raise Interrupted from None
            self._throw_away()
            raise Damaged(str(error)) from error

    def rows_among(
        self, sql: str, values: Sequence[object], before: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Ask the same of each of many values, as many at a time as SQLite takes.

        Args:
            sql: the question; `{}` in it stands for the values.
            values: any number of them.
            before: what else it is asked with, before the values.

        Raises:
            Interrupted: as for `rows`.
            Damaged: likewise.
        """
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            rows += self.rows(sql.format(",".join("?" * len(some))), (*before, *some))
        return rows

    def _throw_away(self) -> None:
        """Leave no damaged file to whoever opens the dossier next."""
        if self.lies_in_file and self.path is not None:
            with suppress(OSError):
                self.path.unlink()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Ask a question that has at most one answer.

        Returns:
            The first row, or None.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Damaged: as for `rows`.
        """
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def reopen(self) -> Archive:
        """A second connection to this very build, for another thread.

        Where its file has gone or another build has taken its place, what this one still has is copied.

        Returns:
            An archive of its own, to be closed by whoever asked for it.

        Raises:
            Damaged: it can't be read.
        """
        if self.lies_in_file and self.path is not None:
            with suppress(sqlite3.DatabaseError):
                second = Archive(_connect(self.path), self.path, lies_in_file=True, checks_rows=True)
                if second.build == self.build:
                    return second
                second.close()
        try:
            # Without a name SQLite keeps it in memory, and what is too large in a file that nobody else sees.
            copy = sqlite3.connect("", check_same_thread=False, isolation_level=None)
            self._connection.backup(copy)
            return Archive(copy, None if self.lies_in_file else self.path, checks_rows=self.lies_in_file)
        except sqlite3.DatabaseError as error:
            self._throw_away()
            raise Damaged(str(error)) from error

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


def location(dossier: Path) -> Path:
    """The cache file of a dossier.

    Args:
        dossier: its folder or its only file.

    Returns:
        A path in the cache folder, which need not exist.
    """
    resolved = dossier.resolve()
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in resolved.name)[:48]
    return cache() / f"{name}-{_digest(str(resolved))}.sqlite"


def open_valid(dossier: Path, now: str | None = None) -> Archive | None:
    """The archive in the cache, if it fits the dossier's files as they are now.

    Args:
        dossier: its folder or its only file.
        now: the `state` of its files, where that was just asked: of a thousand it takes some milliseconds.

    Returns:
        The open archive; None where there is none, or it is of other files or another version, or damaged.
    """
    try:
        return open_file(location(dossier), state(dossier) if now is None else now)
    except (OSError, Damaged):
        return None


def open_before(dossier: Path) -> Archive | None:
    """The archive in the cache, whatever the files were like when it was made: to be read meanwhile.

    Returns:
        The open archive; None where there is none that can be read.
    """
    try:
        archive = open_file(location(dossier))
        archive.rows("SELECT 1 FROM dossier")
    except (OSError, Damaged):
        return None
    return archive


def open_file(path: Path, built_from: str | None = None, *, checks_rows: bool = True) -> Archive:
    """Open an archive's file.

    Args:
        path: the file.
        built_from: the `state` that it must have been built from; None takes any.
        checks_rows: whether the rows of a large one are checked as they are read; not where none is shown.

    Raises:
        Damaged: it can't be read, is not as it was written, or is of another version or state.
    """
    connection = None
    try:
        content = sealed_bytes(path, APPLICATION_ID)
        if content is not None:
            connection = _in_memory(content) if content else _connect(path)
            archive = Archive(
                connection, path, lies_in_file=not content, checks_rows=checks_rows and not content
            )
            if built_from in (None, archive.state):
                return archive
    except (sqlite3.DatabaseError, TypeError, ValueError, OSError) as error:
        if connection is not None:
            connection.close()
        raise Damaged(str(error)) from error
    if connection is not None:
        connection.close()
    raise Damaged(f"{path} is not as it was written, or of other files")


def _in_memory(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.deserialize(content)
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    escaped = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # A file is never changed once it stands in its place, so nothing needs to be locked or looked at again.
    return sqlite3.connect(
        f"file:{escaped}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
    )


def _digest(text: str) -> str:
    """A short name for a text.

    Returns:
        Hexadecimal digits.
    """
    # Checksums from zlib: hashlib takes 3 ms to import. Two dossiers of one name take turns in one file.
    data = text.encode("utf-8", "surrogateescape")
    backwards = data[::-1]
    return f"{crc32(data):08x}{crc32(backwards):08x}{adler32(data):08x}{len(data):x}"
