"""Two versions of a dossier, read and compared: folders, or revisions that git keeps."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from tui.dossier.loading import read_draft
from tui.dossier.problems import DossierError, errors
from tui.dossier.versions.git_revision import at_revision
from tui.dossier.versions.record_differences import RecordDifference, differences

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.records import Records

AS_THEY_ARE = "the files as they are"
UNCOMMITTED = "HEAD.."
"""The range from the last commit to the files as they are."""


class Versions(NamedTuple):
    """Two versions and what they differ in."""

    labels: tuple[str, str]
    """What they are called."""
    old: Records
    new: Records
    differences: list[RecordDifference]


class UnreadableVersion(DossierError):  # noqa: N818 - a name as a person reads it
    """A version that has errors; `label` says which."""

    def __init__(self, label: str, error: DossierError) -> None:
        super().__init__(error.problems)
        self.label = label


def compare_folders(old: Path, new: Path) -> Versions:
    """Compare two dossiers.

    Raises:
        UnreadableVersion: one has errors.
    """
    return _compared((str(old), old), (str(new), new))


def compare_revisions(path: Path, revisions: str) -> Versions:
    """Compare two revisions of a dossier.

    Args:
        path: its folder or file.
        revisions: `A..B`; without A from the last commit, without B to the files as they are.

    Raises:
        NoRevision: there is no such revision, or no git.
        UnreadableVersion: one has errors.
    """
    first, _, last = revisions.partition("..")
    first = first or "HEAD"
    with ExitStack() as stack:
        old = stack.enter_context(at_revision(path, first))
        new = stack.enter_context(at_revision(path, last)) if last else path
        return _compared((first, old), (last or AS_THEY_ARE, new))


def _compared(old: tuple[str, Path], new: tuple[str, Path]) -> Versions:
    before, after = (_read(*version) for version in (old, new))
    return Versions((old[0], new[0]), before, after, differences(before, after))


def _read(label: str, path: Path) -> Records:
    """The records of a version, whose references need not fit: it may be of the middle of some work."""
    draft = read_draft(path)
    records = draft.records()
    wrong = errors(draft.problems)
    if wrong or records is None:
        raise UnreadableVersion(label, DossierError(wrong))
    return records
