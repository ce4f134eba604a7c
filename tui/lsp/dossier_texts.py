"""A dossier as an editor has it: files on the disk, and those that are open with what is not saved yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.file_names import is_yaml
from tui.dossier.loading import examine_files
from tui.dossier.yaml.dossier_files import MOST_FOLDERS, File, find_files, read_file
from tui.lsp.file_texts import FileText
from tui.lsp.id_mentions import IdMention, Mentions, WrittenRecord, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.dossier.problems import Problem

_OWN_RECORD = re.compile(
    rb"^(?:\xef\xbb\xbf)?dossier[ \t]*:|^[ \t]*\{[ \t]*\"?dossier\"?[ \t]*:", re.MULTILINE
)
LARGE = 4 * 1024 * 1024
"""Bytes from which on a dossier is checked when a file is opened or saved, not at every change."""


class LastCheck(NamedTuple):
    """What was found in a dossier the last time that it was looked at."""

    problems: tuple[Problem, ...]
    mentions: tuple[IdMention, ...]
    records: tuple[WrittenRecord, ...]


class DossierFiles(NamedTuple):
    """All files of a dossier, and what is wrong in them."""

    files: dict[str, FileText]
    problems: tuple[Problem, ...]
    size: int
    """In bytes."""


def dossier_of(file: Path) -> Path:
    """Find the dossier that a file belongs to: the nearest folder above that has a dossier's own record.

    A file that has one beside others that have theirs is a dossier by itself, and so is one of no dossier.
    """
    folder = file.parent
    for _ in range(MOST_FOLDERS + 1):
        having = [path for path in _yaml_files(folder) if _has_own_record(path)]
        if len(having) > 1 and file in having:
            return file
        if having:
            return folder
        if folder == folder.parent:
            break
        folder = folder.parent
    return file


def _yaml_files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return
    for number, path in enumerate(path for path in names if is_yaml(path.name)):
        if number > 1000:
            return
        if path.is_file() and not path.is_symlink():
            yield path


def _has_own_record(path: Path) -> bool:
    read = read_file(path, path.name, 0, 65536)
    return isinstance(read, File) and _OWN_RECORD.search(read.data) is not None


class DossierTexts:
    """The files of one dossier.

    Attributes:
        path: its folder or file.
        open: the texts of open files by their names within the dossier.
        state: what was found the last time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open: dict[str, str] = {}
        self.files: dict[str, FileText] = {}
        self.state = LastCheck((), (), ())
        self.size = 0
        self.stale: set[str] = set()
        """Open files that are no YAML just now; of them is known what they said before."""
        self._known: dict[str, tuple[FileText, Mentions]] = {}

    def name(self, file: Path) -> str:
        """What a file is called within the dossier."""
        return file.relative_to(self.path).as_posix() if self.path.is_dir() else file.name

    def location(self, name: str) -> Path:
        """Where a file of the dossier is."""
        return self.path / name if self.path.is_dir() else self.path

    def read(self, opened: dict[str, str]) -> DossierFiles:
        """Read and check all files; this takes long, changes nothing here, and may be done in a thread.

        Args:
            opened: the texts of open files, by name.
        """
        pairs, problems = find_files(self.path)
        files = []
        for path, name in pairs:
            text = opened.get(name)
            read = read_file(path, name) if text is None else File(name, text.encode("utf-8", "replace"))
            if isinstance(read, File):
                files.append(read)
            else:
                problems.append(read)
        _, all_problems = examine_files(self.path, files, problems, every=True)
        texts = {file.name: FileText(file.name, file.data.decode("utf-8-sig", "replace")) for file in files}
        return DossierFiles(texts, all_problems, sum(len(file.data) for file in files))

    def take(self, reading: DossierFiles) -> LastCheck:
        """Go by what was read."""
        self.files, self.size = dict(reading.files), reading.size
        return self.reindex(reading.problems)

    def reindex(self, problems: tuple[Problem, ...] | None = None) -> LastCheck:
        """Find the ids of files that changed, without checking the dossier."""
        for name, text in self.open.items():
            if name in self.files and self.files[name].text != text:
                self.files[name] = FileText(name, text)
        every: list[Mentions] = []
        self.stale.clear()
        for name, file in self.files.items():
            known = self._known.get(name)
            if known is None or known[0].text != file.text:
                made = mentions(file)
                if made is not None:
                    known = (file, made)
                else:
                    self.stale.add(name)
            if known is not None:
                self._known[name] = known
                every.append(known[1])
        self.state = LastCheck(
            self.state.problems if problems is None else problems,
            tuple(mention for each in every for mention in each.mentions),
            tuple(record for each in every for record in each.records),
        )
        return self.state

    def declared(self, id_: str, kinds: tuple[str, ...] = ()) -> WrittenRecord | None:
        """The record that has an id, of one of some kinds where they are given."""
        named = [record for record in self.state.records if record.mention.id == id_]
        return next((record for record in named if record.kind in kinds), named[0] if named else None)

    def mentioned(self, id_: str) -> list[IdMention]:
        """Every place where an id stands."""
        return [mention for mention in self.state.mentions if mention.id == id_]

    def text_of(self, mention: IdMention) -> FileText:
        """The text in which an id was found."""
        return self._known[mention.file][0]

    def mention_at(self, name: str, offset: int) -> IdMention | None:
        """The id at a place in a file; None where it is not known to stand there still."""
        if name in self.stale:
            return None
        return next(
            (
                mention
                for mention in self.state.mentions
                if mention.file == name and mention.span.start <= offset <= mention.span.end
            ),
            None,
        )
