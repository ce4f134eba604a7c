"""Words lost to YAML: in `note: see item #3`, all from the # on is a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dossier.yaml.yaml_events import unquoted_ends

if TYPE_CHECKING:
    from tui.dossier.draft import Draft
    from tui.dossier.yaml.dossier_files import File

# A comment that is meant as one has a space after its #, and is no number; behind prose none is expected. A #
# first makes the search ten times as fast.
_SUSPECT = re.compile(rb"#(?<=[ \t]#)(?:[^\s#]|[ \t]*\d)|(?:text|says): [^\n]*[ \t]#")
_TAIL = re.compile(r"[ \t]+#(?:[^\s#]|[ \t]*\d)")
_TAIL_OF_WORDS = re.compile(r"[ \t]+#")
_WORDS = frozenset({"text", "says"})
"""Fields that hold somebody's words."""


def check(draft: Draft) -> None:
    """Warn of texts without quotation marks that YAML cuts at a #."""
    for file in draft.files.values():
        if _SUSPECT.search(file.data):
            _check_file(draft, file)


def _check_file(draft: Draft, file: File) -> None:
    for key, line, column in unquoted_ends(file):
        # YAML counts more line breaks than we do; a file that has them is refused anyway.
        tail = (_TAIL_OF_WORDS if key in _WORDS else _TAIL).match(file.line(line), column - 1)
        if tail:
            message = "the text ends here: what follows # is taken for a comment"
            advice = "put the text between quotation marks; if it is a comment, write it on a line of its own"
            code = "text-cut-by-comment"
            if draft.problems.keeps(code, message):
                at = file.line(line).index("#", column - 1) + 1
                draft.problems.keep(file.problem(line, at, code, message, advice))
