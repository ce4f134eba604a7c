"""Quotes checked against a source."""

from __future__ import annotations

from tui.proof.verdict import Selector, SourceText, Verdict

SOURCE = (
    "“We are not going to reward an occupation with a signature,” she said. “We have never closed the strait.” "
    "About 3,400 tonnes were lost, and they were unable to protect the cable. It fell to −5 degrees; 10² is no sum. "
    "The re-signed text costs $400 and 12.5% more, they said… They don’t reject it [for now]. Is it over? No one knows"
)
TEXT = SourceText(SOURCE)


def check(quote: str, source: str = "", language: str | None = "en", **selector: str) -> Verdict:
    text = SourceText(source) if source else TEXT
    return text.check(quote, language, Selector(**selector) if selector else None)


def kinds(verdict: Verdict) -> list[str]:
    return [remark.kind for remark in verdict.remarks]


def differs(verdict: Verdict) -> list[tuple[str, str, str]]:
    assert verdict.status == "altered"
    assert verdict.nearest is not None
    return [each[:3] for each in verdict.nearest.differences]
