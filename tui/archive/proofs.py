"""What verification found of each quotation, kept beside the archive by content: a start checks nothing.

A result is found by the text of the quotation and the digest of its source's text, so that an edit of either
makes it no result of theirs. Where a file looks as it did, its digest is known without reading it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from tui.archive.rows import ProofRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.archive.store import Archive

_TABLES = """
CREATE TABLE IF NOT EXISTS proof(key TEXT PRIMARY KEY, day TEXT, told TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text(file TEXT PRIMARY KEY, size INTEGER, changed INTEGER, digest TEXT)
    WITHOUT ROWID;
"""
_VERSION = 2
_MOST_BADGES = 20_000
_PROVABLE = ("original", "official")


_DIGITS = 8
"""Of the checksum before what was told: a bit that turned must not turn a verdict."""


def _checksum(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


class Provable(NamedTuple):
    """A quotation that can be checked."""

    statement: str
    fragment: int | None
    rendering: int | None
    text: str
    language: str | None
    source: str
    file: str | None
    """The file with the source's text, as the dossier names it; None where it names none."""
    selector: tuple[str | None, str | None, str | None]

    def key(self, digest: str) -> str:
        """What its result is kept by."""
        parts = (digest, self.language, *self.selector, self.text)
        return "\n".join(part or "" for part in parts)


def folder_of(archive: Archive) -> Path | None:
    """The folder of the dossier that an archive was built from; None where nobody asked."""
    path = Path(archive.state.split("\n", 1)[0]) if archive.state else None
    return path.parent if path is not None and not path.is_dir() else path


def has_texts(archive: Archive) -> bool:
    """Whether any source of the dossier names a file with its text."""
    kept: bool | None = archive.memory.get("has texts")
    if kept is None:
        kept = archive.row("SELECT 1 FROM main.source WHERE text IS NOT NULL LIMIT 1") is not None
        archive.memory["has texts"] = kept
    return kept


def has_results(archive: Archive) -> bool:
    """Whether anything that verification found is kept beside an archive."""
    return archive.path is not None and archive.path.with_suffix(".proofs").exists()


def provable(archive: Archive, statement: str | None = None, limit: int = -1) -> list[Provable]:
    """The quotations that can be checked: all direct ones, all fragments, originals and official renderings.

    Args:
        archive: where to look.
        statement: the id of the only statement that is wanted.
        limit: at most so many statements; -1 for all.
    """
    from tui.dossier.checks.quotations import FRAGMENT

    sql = """
    SELECT s.rowid, s.id, s.quotation, s.text, coalesce(s.language, d.language), s.source, o.text, s.exact,
        s.prefix, s.suffix
    FROM statement s JOIN dossier d LEFT JOIN source o ON o.id = s.source WHERE s.quotation != 'indirect'
    """
    rows = archive.rows(
        f"{sql} AND s.id = ?" if statement is not None else f"{sql} LIMIT ?",
        (statement if statement is not None else limit,),
    )
    texts: dict[int, list[tuple[Any, ...]]] = {}
    renderings = """
    SELECT r.statement, r.n, r.language, r.text, r.kind, coalesce(r.source, s.source), o.text
    FROM rendering r JOIN statement s ON s.rowid = r.statement
    LEFT JOIN source o ON o.id = coalesce(r.source, s.source)
    """
    of_one_statement = f"{renderings} WHERE r.statement = ? ORDER BY r.n"
    for row in (
        archive.rows(of_one_statement, (rows[0][0],)) if statement and rows else archive.rows(renderings)
    ):
        texts.setdefault(row[0], []).append(row)
    quotes = []
    for rowid, identifier, quotation, text, language, source, file, *selector in rows:
        meant = tuple(selector)
        if quotation == "direct":
            quotes.append(Provable(identifier, None, None, text, language, source, file, meant))
        else:
            quotes += [
                Provable(identifier, n, None, match.group(1), language, source, file, meant)
                for n, match in enumerate(FRAGMENT.finditer(text))
            ]
        for _, n, spoken, words, kind, where, path in texts.get(rowid, ()):
            if kind in _PROVABLE:
                none = (None, None, None)
                quotes.append(Provable(identifier, None, n, words, spoken, where, path, none))
    return quotes


class Proofs:
    """The results that are kept beside an archive.

    Args:
        archive: the archive; one in memory keeps none.
    """

    def __init__(self, archive: Archive) -> None:
        self._path = None if archive.path is None else archive.path.with_suffix(".proofs")
        self._folder = folder_of(archive)
        self._digests: dict[str, str | None] = {}
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file, if it was read."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def digest(self, file: str) -> str | None:
        """The digest of a source's text, where the file looks as it did at the last check."""
        if file not in self._digests:
            self._digests[file] = self._known(file)
        return self._digests[file]

    def _known(self, file: str) -> str | None:
        if self._folder is None:
            return None
        try:
            status = os.lstat(self._folder / file)
        except (OSError, ValueError):
            return None
        rows = self._ask("SELECT digest FROM text WHERE file = ? AND size = ? AND changed = ?",
                         (file, status.st_size, status.st_mtime_ns))  # fmt: skip
        return str(rows[0][0]) if rows else None

    def last_result(self, quote: Provable) -> ProofRow:
        """What the last check of a quotation found."""
        numbers = quote.fragment, quote.rendering
        if quote.file is None:
            return ProofRow(*numbers, quote.text, "no source text", None)
        digest = self.digest(quote.file)
        rows = (
            []
            if digest is None
            else self._ask("SELECT day, told FROM proof WHERE key = ?", (quote.key(digest),))
        )
        if not rows:
            return ProofRow(*numbers, quote.text, "not checked", None)
        import json

        day, stored = rows[0]
        if stored[:_DIGITS] != _checksum(f"{quote.key(digest or '')}{day}{stored[_DIGITS:]}"):
            return ProofRow(*numbers, quote.text, "not checked", None)
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in json.loads(stored[_DIGITS:]).items()
        }
        told_of = ProofRow(*numbers, quote.text, "not checked", day)
        return told_of._replace(**fields)

    def keep(
        self,
        files: Iterable[tuple[str, str]],
        results: Iterable[tuple[Provable, str, dict[str, object]]],
        day: str,
    ) -> None:
        """Keep results.

        Args:
            files: (file, digest) of the texts of sources that were read.
            results: quotation, digest of its source's text, and what the check found.
            day: the day of the check, in ISO 8601.
        """
        if self._path is None or self._folder is None:
            return
        import json

        stats = []
        for file, digest in files:
            with suppress(OSError):
                status = os.lstat(self._folder / file)
                stats.append((file, status.st_size, status.st_mtime_ns, digest))
        kept = []
        for quote, digest, fields in results:
            key, result = quote.key(digest), json.dumps(fields)
            kept.append((key, day, f"{_checksum(key + day + result)}{result}"))
        for _ in range(2):
            try:
                with closing(sqlite3.connect(self._path, timeout=2)) as connection, connection:
                    if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                        connection.executescript("DROP TABLE IF EXISTS proof; DROP TABLE IF EXISTS text;")
                        connection.execute(f"PRAGMA user_version = {_VERSION}")
                    connection.executescript(_TABLES)
                    connection.executemany("INSERT OR REPLACE INTO text VALUES(?, ?, ?, ?)", stats)
                    connection.executemany("INSERT OR REPLACE INTO proof VALUES(?, ?, ?)", kept)
                break
            except sqlite3.OperationalError:
                # Another process is writing, or nothing can be written: what is not kept is checked again.
                break
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
        self._digests.clear()
        self.close()

    def _ask(self, sql: str, parameters: tuple[object, ...]) -> list[tuple[Any, ...]]:
        if self._path is None or not self._path.exists():
            return []
        try:
            if self._connection is None:
                connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
                if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    connection.close()
                    return []
                self._connection = connection
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError:
            return []


def of_statement(archive: Archive, identifier: str) -> tuple[ProofRow, ...]:
    """What the last check found for each quotation in a statement; empty where no source has a text."""
    if not has_texts(archive):
        return ()
    with closing(Proofs(archive)) as proofs:
        return tuple(proofs.last_result(quote) for quote in provable(archive, identifier))


_WORST = ("verbatim", "normalised", "no source text", "not checked", "ambiguous", "altered", "missing")


def worst(rows: Iterable[ProofRow]) -> str | None:
    """The status of a statement: the worst of its quotations'; None where it has none."""
    return max((row.status for row in rows), key=_WORST.index, default=None)


def badges(archive: Archive) -> dict[str, str]:
    """The status of every statement with a quotation, by id; empty where no source has a text."""
    if not has_texts(archive):
        return {}
    kept: dict[str, str] | None = archive.memory.get("badges")
    if kept is None:
        rows: dict[str, list[ProofRow]] = {}
        with closing(Proofs(archive)) as proofs:
            for quote in provable(archive, limit=_MOST_BADGES):
                rows.setdefault(quote.statement, []).append(proofs.last_result(quote))
        kept = archive.memory["badges"] = {name: worst(results) or "" for name, results in rows.items()}
    return kept
