"""Quotations that do not stand in their source, as problems of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossier.problems import Problem, quoted
from tui.dossier.yaml.dossier_files import File, read_file
from tui.proof.verdict import FAILING
from tui.proof.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tui.dossier.records import Records
    from tui.proof.verification import Checked


def problems_of(records: Records, path: Path) -> list[Problem]:
    """What `check` tells of the quotations of a dossier whose sources name files with their texts.

    Args:
        records: the dossier.
        path: its folder, or its one file.
    """
    if not any(source.text for source in records.sources):
        return []
    folder = path if path.is_dir() else path.parent
    failing = [result for result in verify(records, folder).results if result.verdict.status in FAILING]
    files = {name: read_file(folder / name, name) for name in {result.quote.at.file for result in failing}}
    return [_problem(result, files[result.quote.at.file]) for result in failing]


def _problem(result: Checked, file: object) -> Problem:
    quote, verdict = result.quote, result.verdict
    where = f"“{quote.source}”"
    if verdict.status == "altered":
        near = verdict.nearest
        remarks = "; ".join(
            f"{each.kind}: {quoted(each.quote)} for {quoted(each.source)}"
            for each in (near.differences if near else ())
        )
        message = f"{quoted(quote.text)} differs from the text of {where}" + (
            f": {remarks}" if remarks else ""
        )
        advice = f"the source has {quoted(near.text)}" if near else "compare it with the source"
    elif verdict.status == "missing":
        message = f"{quoted(quote.text)} does not stand in the text of {where}"
        others = ", ".join(result.elsewhere)
        advice = (
            f"it stands in {others}" if others else "look it up in the source; `bilateral verify` tells more"
        )
    else:
        message = f"{quoted(quote.text)} stands in {verdict.places} places of {where}"
        advice = "say which one is meant: add `prefix` or `suffix`, the words beside it"
    line = quote.at.line
    text = file.line(line) if isinstance(file, File) else ""
    return Problem(quote.at, f"{verdict.status}-quotation", message, advice, text)
