"""Verifying the quotations of an archive that have not been verified as they are now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.archive.proofs import Proofs, Provable, folder_of, has_texts, provable
from tui.proof.passage_context import around
from tui.proof.texts.reading import read_path
from tui.proof.verdict import Selector, SourceText

if TYPE_CHECKING:
    from tui.archive.store import Archive
    from tui.proof.verdict import Verdict

_LONGEST = 8 * 1024 * 1024
"""Characters of a text that is looked at while a dossier is opened; `bilateral verify` has no limit."""


def prove(archive: Archive) -> int:
    """Verify what is new or has changed, and keep what is found.

    Args:
        archive: the archive, whose dossier names the texts of its sources.

    Returns:
        How many quotations were checked.
    """
    folder = folder_of(archive)
    if archive.path is None or folder is None or not has_texts(archive):
        return 0
    proofs = Proofs(archive)
    due: dict[str, list[Provable]] = {}
    for quote in provable(archive):
        if quote.file is not None and proofs.last_result(quote).status == "not checked":
            due.setdefault(quote.file, []).append(quote)
    files, results = [], []
    for file, quotes in due.items():
        from tui.dossier.source_files import locate

        path = locate(folder, file)
        read = None if isinstance(path, str) else read_path(path, file)
        if read is None or read.text is None or len(read.text) > _LONGEST:
            continue
        text = SourceText(read.text)
        files.append((file, read.digest))
        for quote in quotes:
            verdict = text.check(quote.text, quote.language, Selector(*quote.selector))
            results.append((quote, read.digest, _as_kept(verdict, text)))
    if results:
        proofs.keep(files, results, date.today().isoformat())
        archive.memory.pop("badges", None)
    return len(results)


def _as_kept(verdict: Verdict, text: SourceText) -> dict[str, object]:
    result: dict[str, object] = {
        "status": verdict.status,
        "remarks": [remark.text for remark in verdict.remarks],
    }
    if verdict.place is not None:
        place = verdict.place
        before, after = around(text.tokens.raw, place.offset, place.end)
        passage = text.tokens.raw[place.offset : place.end]
        result |= {"place": [place.line, place.column], "before": before, "after": after}
        result |= {"passage": " ".join(passage.split()), "elided": list(verdict.elided)}
    if verdict.nearest is not None:
        near = verdict.nearest
        result["nearest"] = near.text
        result["differences"] = [
            f"{each.kind}: “{each.quote}” → “{each.source}”" + (f" ({each.advice})" if each.advice else "")
            for each in near.differences
        ]
    return result
