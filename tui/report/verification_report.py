"""What verification tells of a dossier's quotations, as JSON and as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.proof.verdict import NO_TEXT, PASSING
from tui.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.proof.verdict import NearestPassage, PassagePlace
    from tui.proof.verification import Checked, Verification
    from tui.report.as_json.json_values import Value

_INDENT = "    "


def as_data(verification: Verification) -> dict[str, Value]:
    """All quotations with what was told of each, and the counts, as plain values."""
    counts: dict[str, Value] = dict(verification.counts)
    return {
        "quotes": [_quote(result) for result in verification.results],
        "counts": counts,
        "checked": verification.checked,
    }


def _quote(result: Checked) -> dict[str, Value]:
    quote, verdict, read = result.quote, result.verdict, result.text
    fields: dict[str, Value] = {"id": quote.statement}
    if quote.fragment is not None:
        fields["fragment"] = quote.fragment
    if quote.rendering is not None:
        fields["rendering"] = quote.rendering
    remarks: list[Value] = [{"kind": remark.kind, "text": remark.text} for remark in verdict.remarks]
    return fields | {
        "text": quote.text,
        "status": verdict.status,
        "remarks": remarks,
        "source": quote.source,
        "file": read.file or None,
        "reader": read.reader or None,
        "place": _place(verdict.place),
        "found": list(verdict.source_words),
        "elided": list(verdict.elided),
        "replaced": list(verdict.replaced),
        "nearest": _nearest(verdict.nearest),
        "elsewhere": list(result.elsewhere),
    }


def _place(place: PassagePlace | None) -> Value:
    return None if place is None else {"line": place.line, "column": place.column}


def _nearest(near: NearestPassage | None) -> Value:
    if near is None:
        return None
    differences: list[Value] = [{**each._asdict()} for each in near.differences]
    return {"text": near.text, "place": _place(near.place), "differences": differences}


def as_lines(verification: Verification, folder: str) -> Iterator[str]:
    """A paragraph for each quotation that does not pass or has something to be told of; then the counts.

    Args:
        folder: what leads to the dossier's folder, as `tui.dossier.problems.where` gives it.
    """
    for result in verification.results:
        if result.verdict.status not in PASSING or result.verdict.remarks or result.verdict.elided:
            if result.verdict.status == NO_TEXT and not result.verdict.remarks:
                continue
            yield "\n".join(_paragraph(result, folder))
    yield summary(verification)


def _paragraph(result: Checked, folder: str) -> Iterator[str]:
    quote, verdict = result.quote, result.verdict
    file, line, column = quote.at
    yield f"{folder}{file}:{line}:{column}: {verdict.status}: {name(result)} “{quote.text}”"
    where = f" in {result.text.file}" if result.text.file else ""
    if verdict.place is not None:
        yield f"{_INDENT}stands{where} at {verdict.place.line}:{verdict.place.column}"
    near = verdict.nearest
    if near is not None:
        yield f"{_INDENT}nearest{where} at {near.place.line}:{near.place.column}: “{near.text}”"
        for each in near.differences:
            advice = f" ({each.advice})" if each.advice else ""
            yield f"{_INDENT}{each.kind}: {_shown(each.quote)} → {_shown(each.source)}{advice}"
    for text in verdict.elided:
        yield f"{_INDENT}left out: {_shown(text)}"
    for remark in verdict.remarks:
        yield f"{_INDENT}remark: {remark.text}"


def name(result: Checked) -> str:
    """What a quotation is called: its statement, and which fragment or rendering of it."""
    quote = result.quote
    if quote.fragment is not None:
        return f"{quote.statement}, fragment {quote.fragment}"
    if quote.rendering is not None:
        return f"{quote.statement}, rendering {quote.rendering}"
    return quote.statement


def _shown(text: str) -> str:
    return f"“{' '.join(text.split())}”" if text else "nothing"


def summary(verification: Verification) -> str:
    """How many quotations have each status, in a line."""
    counts = ", ".join(f"{count} {status}" for status, count in verification.counts.items() if count)
    total = counted(len(verification.results), "quotation")
    return f"{total}: {counts}" if counts else f"{total}"
