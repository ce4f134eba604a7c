"""Quotation marks: they say which words are verbatim, so they must agree with a statement's `quotation`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.dossier.checks.findings import Findings
    from tui.dossier.draft import Draft
    from tui.dossier.records import Statement

FRAGMENT = re.compile(r"“([^“”]+)”")
"""The words of a mixed quotation that are verbatim."""
_MARK = re.compile(r"[“”«»\"]")
_WHOLLY_QUOTED = re.compile(r"[“«\"][^”»\"]*[”»\"]")


def check(draft: Draft, findings: Findings) -> None:
    """Report texts whose quotation marks contradict their kind of quotation."""
    for statement in draft.collections["statements"]:
        _check_statement(statement, findings)


def _check_statement(statement: Statement, findings: Findings) -> None:
    text = statement.text
    if statement.quotation == "direct":
        if _WHOLLY_QUOTED.fullmatch(text):
            advice = "delete them: a direct quotation is shown between quotation marks of its own"
            findings.note(
                statement.at,
                ("text",),
                "needless-quotation-marks",
                "this direct quotation is in quotation marks",
                advice,
            )
    elif statement.quotation == "mixed":
        if not FRAGMENT.search(text):
            advice = "put the verbatim words between “ and ”, or write `quotation: indirect`"
            message = "this mixed quotation has no words between “ and ”"
            findings.note(statement.at, ("text",), "no-verbatim-words", message, advice)
    elif mark := _MARK.search(text):
        advice = "write `quotation: mixed` if those words are verbatim, else delete the marks"
        message = f"this paraphrase (`quotation: indirect`) has a quotation mark, {mark.group()}"
        findings.note(statement.at, ("text",), "quotation-mark-in-paraphrase", message, advice)
