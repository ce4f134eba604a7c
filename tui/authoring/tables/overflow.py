"""New records: a few are put among their like, many are written to files of their own as they come."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any

from tui.authoring.file_changes import Change, NotWritten
from tui.authoring.yaml_text import rendering
from tui.authoring.yaml_text.manner import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

MOST = 5000
"""Records of a collection that are put among their like; with more they get a file of their own."""


class Overflow:
    """New records of an import.

    Args:
        dossier: its folder, or its one file.
        stem: what new files are called after.
    """

    def __init__(self, dossier: Path, stem: str) -> None:
        self._folder = dossier if dossier.is_dir() else None
        self._stem = stem
        self.kept: list[tuple[str, dict[str, Any]]] = []
        self._counts: dict[str, int] = {}
        self._streams: dict[str, tuple[Path, IO[str]]] = {}

    def add(self, collection: str, record: dict[str, Any]) -> None:
        """Take a record.

        Raises:
            NotWritten: a dossier of one file can't take so many.
        """
        count = self._counts[collection] = self._counts.get(collection, 0) + 1
        if collection in self._streams:
            self._write(self._streams[collection][1], collection, record)
            return
        self.kept.append((collection, record))
        if count > MOST:
            self._spill(collection)

    def add_alias(self, identifier: str, name: str) -> None:
        """Give a person that is new another name."""
        for collection, record in self.kept:
            if collection == "actors" and record["id"] == identifier:
                record.setdefault("aliases", []).append(name)

    def write(self, change: Change, dossier: Path) -> list[Path]:
        """Write the kept records, as `change` has them, and give all others their place.

        Args:
            change: of the kept records.
            dossier: its folder, or its one file.

        Returns:
            The files that were written.
        """
        from tui.authoring.identifiers import slug

        moved: list[Path] = []
        for collection, (beside, stream) in self._streams.items():
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            name = f"{collection}-{slug(self._stem, 'import')}"
            path = beside.with_name(f"{name}.yaml")
            number = 1
            while path.exists():
                number += 1
                path = beside.with_name(f"{name}-{number}.yaml")
            try:
                beside.rename(path)
            except OSError as error:
                self._take_back(moved)
                raise NotWritten(f"{path}: {error.strerror}; nothing was written") from error
            moved.append(path)
        try:
            # Many thousand records would take longer to be checked than to be written.
            if moved:
                change.apply()
            else:
                change.apply_to(dossier)
        except NotWritten:
            self._take_back(moved)
            raise
        return [*(file.path for file in change.files), *moved]

    def discard(self) -> None:
        """Throw away what is not written."""
        for beside, stream in self._streams.values():
            stream.close()
            beside.unlink(missing_ok=True)

    @staticmethod
    def _take_back(paths: list[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    def _spill(self, collection: str) -> None:
        """Begin a file of a collection with what was kept of it."""
        if self._folder is None:
            raise NotWritten(f"a dossier of one file takes {MOST:,} new records at once: make it a folder")
        # Hidden, and no *.yaml: a dossier reads it only when all is there and it has its name.
        beside = self._folder / f".{collection}-import.{os.getpid()}"
        stream = beside.open("w", encoding="utf-8", newline="\n")
        self._streams[collection] = beside, stream
        stream.write(f"{collection}:\n")
        for name, record in self.kept:
            if name == collection:
                self._write(stream, collection, record)
        self.kept = [(name, record) for name, record in self.kept if name != collection]

    @staticmethod
    def _write(stream: IO[str], collection: str, record: dict[str, Any]) -> None:
        stream.write(
            "\n".join(rendering.listed(rendering.tidy(record) or "", 0, DEFAULT, collection)) + "\n\n"
        )
