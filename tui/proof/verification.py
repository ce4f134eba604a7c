"""All quotations of a dossier against the texts of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.proof.dossier_quotes import Quote, all_quotes
from tui.proof.remarks import Remark
from tui.proof.texts.reading import ReadText, read_text
from tui.proof.verdict import FAILING, MISSING, NO_TEXT, PASSING, STATUSES, SourceText, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.dossier.records import Records, Source

_MOST_ELSEWHERE = 200
"""Quotations that are looked for in all other sources; with more of them, something else is wrong."""


class Checked(NamedTuple):
    """A quotation and what verification tells of it."""

    quote: Quote
    verdict: Verdict
    text: ReadText
    """The text it was checked against."""
    elsewhere: tuple[str, ...] = ()
    """Ids of other sources in which a missing one stands."""


class Verification(NamedTuple):
    """What verification tells of a dossier."""

    results: tuple[Checked, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many quotations have each status, from the best to the worst."""
        counts = dict.fromkeys(STATUSES, 0)
        for result in self.results:
            counts[result.verdict.status] += 1
        return counts

    @property
    def checked(self) -> int:
        """How many were checked against a text."""
        return sum(result.verdict.status != NO_TEXT for result in self.results)

    @property
    def failing(self) -> int:
        """How many do not stand in their source, or not in one place only."""
        return sum(result.verdict.status in FAILING for result in self.results)


def verify(records: Records, folder: Path, sources: Path | None = None) -> Verification:
    """Check all quotations of a dossier.

    Args:
        records: the dossier.
        folder: its folder, in which the texts of sources lie.
        sources: another folder with texts, called by the ids of sources.
    """
    quotes = all_quotes(records)
    known = {source.id: source for source in records.sources}
    by_source: dict[str, list[int]] = {}
    for n, quote in enumerate(quotes):
        by_source.setdefault(quote.source, []).append(n)
    results: dict[int, Checked] = {}
    for identifier, numbers in by_source.items():
        read = read_text(known[identifier], folder, sources) if identifier in known else ReadText(None)
        # One text at a time: they may be large.
        checked = _against(read, known.get(identifier), [quotes[n] for n in numbers])
        results.update(zip(numbers, checked, strict=True))
    ordered = [results[n] for n in range(len(quotes))]
    return Verification(tuple(_elsewhere(ordered, records, folder, sources)))


def _against(read: ReadText, source: Source | None, quotes: Sequence[Quote]) -> list[Checked]:
    """Check quotations against the text of one source."""
    if read.text is None:
        remarks = (Remark("unreadable", f"{read.file} {read.reason}"),) if read.reason else ()
        return [Checked(quote, Verdict(NO_TEXT, remarks), read) for quote in quotes]
    text = SourceText(read.text)
    results = []
    seen: dict[tuple[str, str | None, object], Verdict] = {}
    for quote in quotes:
        key = quote.text, quote.language, quote.selector
        if key not in seen:
            seen[key] = text.check(*key)
        verdict = seen[key]
        if verdict.status == MISSING:
            verdict = _explained(verdict, quote, read, source)
        results.append(Checked(quote, verdict, read))
    return results


def _explained(verdict: Verdict, quote: Quote, read: ReadText, source: Source | None) -> Verdict:
    """What else a missing quotation may mean."""
    if quote.rendering is not None and not quote.own_source and source is not None:
        spoken = source.language
        if spoken is not None and spoken != quote.language:
            message = f"the source is in {spoken}, not in {quote.language}; name the rendering's own `source`"
            return Verdict(NO_TEXT, (Remark("language", message),))
    if read.file.lower().endswith(".pdf"):
        message = f"the PDF was read by {read.reader}; readers disagree on the order in which a page is read"
        return verdict._replace(remarks=(*verdict.remarks, Remark("reader", message)))
    return verdict


def _elsewhere(results: list[Checked], records: Records, folder: Path, sources: Path | None) -> list[Checked]:
    """Say of missing quotations in which other sources they stand."""
    missing = [n for n, result in enumerate(results) if result.verdict.status == MISSING][:_MOST_ELSEWHERE]
    if not missing:
        return results
    places: dict[int, list[str]] = {}
    for source in records.sources:
        others = [n for n in missing if results[n].quote.source != source.id]
        read = read_text(source, folder, sources) if others else ReadText(None)
        if read.text is None:
            continue
        text = SourceText(read.text)
        for n in others:
            quote = results[n].quote
            if text.check(quote.text, quote.language).status in PASSING:
                places.setdefault(n, []).append(source.id)
    for n, names in places.items():
        remark = Remark("elsewhere", f"it stands in another source of the dossier: {', '.join(names)}")
        verdict = results[n].verdict
        results[n] = results[n]._replace(
            elsewhere=tuple(names), verdict=verdict._replace(remarks=(*verdict.remarks, remark))
        )
    return results
