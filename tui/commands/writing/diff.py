"""`bilateral diff`: what two versions of a dossier differ in."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import located
from tui.dossier.edtf import Edtf
from tui.dossier.loading import read_draft
from tui.dossier.problems import errors, render
from tui.dossier.versions.differences import differences
from tui.dossier.versions.git_revision import NoRevision, at_revision
from tui.report import wording
from tui.report.text import versions

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.dossier.records import Records
    from tui.dossier.versions.differences import Difference
    from tui.report.json_values import Value


def run(arguments: Namespace) -> int:
    """Print the differences.

    Raises:
        Failure: a version is not there or can't be read.
    """
    old_path = located(arguments.dossier)
    with ExitStack() as stack:
        if _is_range(arguments.version):
            first, _, last = arguments.version.partition("..")
            labels = first or "HEAD", last or "the files as they are"
            old = _read(_revision(stack, old_path, first or "HEAD"), labels[0])
            new = _read(_revision(stack, old_path, last) if last else old_path, labels[1])
        else:
            new_path = located(arguments.version)
            labels = str(old_path), str(new_path)
            old, new = _read(old_path, labels[0]), _read(new_path, labels[1])
    told = differences(old, new)
    names = versions.Names.of(old, new)
    counts = versions.tally(told, names)
    if arguments.json:
        output.document(
            {
                "old": labels[0],
                "new": labels[1],
                "counts": {many.replace(" ", "_"): number for (_, many), number in counts.items()},
                "differences": [_as_dict(difference, names) for difference in told],
            }
        )
    else:
        output.lines(versions.lines(told, names), arguments.width)
    said = ", ".join(wording.counted(number, *sort) for sort, number in counts.items())
    output.remark(f"{labels[0]} → {labels[1]}: {said or 'nothing differs'}")
    return FINE


def _is_range(version: str) -> bool:
    """Whether it is revisions of git; a folder of that name is taken for a folder."""
    return ".." in version and not Path(version).exists()


def _revision(stack: ExitStack, path: Path, revision: str) -> Path:
    try:
        return stack.enter_context(at_revision(path, revision))
    except NoRevision as error:
        raise Failure(str(error)) from error


def _read(path: Path, label: str) -> Records:
    """The records of a version, whose references need not fit: it may be of the middle of some work."""
    draft = read_draft(path)
    records = draft.records()
    wrong = errors(draft.problems)
    if wrong or records is None:
        told = f"{render(wrong)}\n\n" if wrong else ""
        raise Failure(f"{told}{label} can't be read: {wording.counted(len(wrong), 'error')}", PROBLEMS)
    return records


def _as_dict(difference: Difference, names: versions.Names) -> Value:
    return {
        "kind": difference.kind,
        "id": difference.id,
        "former_id": difference.former_id,
        "fate": difference.fate,
        "title": versions.title(difference, names),
        "file": difference.at.file,
        "line": difference.at.line,
        "record": _plain(difference.record) if difference.fate in ("added", "removed") else None,
        "edits": [
            {
                "kind": edit.kind,
                "field": edit.field or None,
                "turn": edit.turn,
                "within": list(edit.within),
                "before": _plain(edit.before),
                "after": _plain(edit.after),
                "words": versions.in_words(edit, difference, names).told,
            }
            for edit in difference.edits
        ],
    }


def _plain(value: Any) -> Value:
    """A value of a record for JSON, dates as they are written."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value if isinstance(value, str) else None
