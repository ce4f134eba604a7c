"""Markdown in which no character of a text is taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.conftest import HOSTILE
from tui.report.markdown_text import escaped, link
from tui.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.export.conftest import Outcome


def _read(markdown: str) -> str:
    """The text of a paragraph as a reader of the page sees it."""
    (start, inline, end) = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert (start.type, end.type) == ("paragraph_open", "paragraph_close")
    assert {one.type for one in inline.children or ()} <= {"text", "text_special", "hardbreak"}
    return "".join("\n" if one.type == "hardbreak" else one.content for one in inline.children or ())


_LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"])
    | st.sampled_from(" *_`[]()<>&#~|-+=.1:!\\"),
    min_size=1,
)


@given(st.lists(_LINES, min_size=1, max_size=3))
def test_a_text_reads_as_it_is_and_never_as_markup(lines: list[str]):
    text = "\n".join(lines)
    assert _read(escaped(text)) == visible(text)


def test_hostile_texts_stand_in_the_briefing_letter_for_letter(
    fence: Path, bilateral: Callable[..., Outcome]
):
    written = bilateral("export", fence, "--format", "md").out
    for name, text in HOSTILE.items():
        quoted = f"“{text}”"
        assert "\n".join(f"> {line}" for line in escaped(quoted).split("\n")) in written, name
    html = MarkdownIt().render(written)
    assert "<script>" not in html
    assert "javascript:" not in html.replace("(javascript:alert(1))", "").replace("javascript:alert(1)", "")


def test_only_addresses_of_the_web_become_links():
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", "https://example.org/a>c(d)") == "[a](<https://example.org/a%3Ec%28d%29>)"
    assert link("a", "https://example.org/a b") == "a"
    assert link("a", None) == "a"
