"""Words lost to YAML: in `note: see item #3`, all from the # on is a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.yaml.events import unquoted_ends

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.yaml.files import File

# A comment that is meant as one has a space after its #. A # first makes the search ten times as fast.
_SUSPECT = re.compile(rb"#(?<=[ \t]#)[^\s#]")
_TAIL = re.compile(r"[ \t]+#[^\s#]")


def check(draft: Draft) -> None:
    """Warn of texts without quotation marks that YAML cuts at a #."""
    for file in draft.files.values():
        if _SUSPECT.search(file.data):
            _check_file(draft, file)


def _check_file(draft: Draft, file: File) -> None:
    for line, column in unquoted_ends(file):
        # YAML counts more line breaks than we do; a file that has them is refused anyway.
        tail = _TAIL.match(file.lines[line - 1], column - 1) if line <= len(file.lines) else None
        if tail:
            message = "the text ends here: what follows # is taken for a comment"
            advice = "put the text between quotation marks; if it is a comment, write a space after the #"
            draft.problems.append(file.problem(line, tail.end() - 1, message, advice, "warning"))
