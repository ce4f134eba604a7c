"""`bilateral diff`: what two versions of a dossier differ in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.commands import output
from tui.commands.failure import FINE, PROBLEMS, Failure
from tui.commands.inputs import located
from tui.dossier.edtf import Edtf
from tui.dossier.problems import render, where
from tui.dossier.versions.git_revision import NoRevision
from tui.dossier.versions.two_versions import (
    AS_THEY_ARE,
    UnreadableVersion,
    compare_folders,
    compare_revisions,
)
from tui.report import wording
from tui.report.text import versions

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.dossier.versions.record_differences import RecordDifference
    from tui.dossier.versions.two_versions import Versions
    from tui.report.as_json.json_values import Value


def run(arguments: Namespace) -> int:
    """Print the differences.

    Raises:
        Failure: a version is not there or can't be read.
    """
    compared = _compared(located(arguments.dossier), arguments.version)
    (old, new), differences = compared.labels, compared.differences
    names = versions.VersionNames.of(compared.old, compared.new)
    counts = versions.tally(differences, names)
    if arguments.json:
        output.document(
            {
                "old": old,
                "new": new,
                "counts": {many.replace(" ", "_"): number for (_, many), number in counts.items()},
                "differences": [_as_dict(difference, names) for difference in differences],
            }
        )
    else:
        output.lines(versions.difference_lines(differences, names), arguments.width)
    said = ", ".join(wording.counted(number, *sort) for sort, number in counts.items())
    output.remark(f"{old} → {new}: {said or 'nothing differs'}")
    return FINE


def _compared(path: Path, version: str) -> Versions:
    try:
        # A folder of that name is taken for a folder.
        if ".." in version and not Path(version).exists():
            return compare_revisions(path, version)
        return compare_folders(path, located(version))
    except NoRevision as error:
        raise Failure(str(error)) from error
    except UnreadableVersion as error:
        folder = path if error.label == AS_THEY_ARE else Path(error.label)
        problems = (
            f"{render(error.problems, where(folder) if folder.exists() else '')}\n\n"
            if error.problems
            else ""
        )
        wrong = wording.counted(len(error.problems), "error")
        raise Failure(f"{problems}{error.label} can't be read: {wrong}", PROBLEMS) from error


def _as_dict(difference: RecordDifference, names: versions.VersionNames) -> Value:
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
                "words": versions.in_words(edit, difference, names).summary,
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
