"""A statement with its citation, in the style that is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.rows import SourceRow
from tui.config import settings
from tui.dossier import edtf
from tui.report import citation_styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.export.conftest import Outcome

_URL = "https://example.org/fence"
_BREAK = "\n>\n> — "
_WORDS = "“The fence stays where it is.” — Ann North, owner, 10 Jan 2015"


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        (
            "plain",
            f"{_WORDS}. Source: Fence news, The Paper, 11 Dec 2015, https://example.org/fence",
        ),
        (
            "chicago",
            f"{_WORDS}.\nThe Paper. “Fence news”, December 11, 2015. https://example.org/fence.",
        ),
        ("apa", f"{_WORDS}.\nThe Paper. (2015, December 11). Fence news. https://example.org/fence"),
        ("mla", f"{_WORDS}.\nThe Paper. Fence news. 11 Dec. 2015, https://example.org/fence."),
        (
            "markdown",
            f"> {_WORDS.replace(' — ', _BREAK)}. [Fence news, The Paper, 11 Dec 2015, {_URL}](<{_URL}>)",
        ),
    ],
)
def test_a_statement_is_cited_in_each_style(
    style: str, wanted: str, fence: Path, bilateral: Callable[..., Outcome]
):
    cited = bilateral("cite", fence, "n-1", "--style", style)
    assert (cited.code, cited.out, cited.err) == (0, f"{wanted}\n", "")


def test_references_hold_what_is_quoted(fence: Path, bilateral: Callable[..., Outcome]):
    (item,) = json.loads(bilateral("cite", fence, "n-1", "--style", "csl-json").out)
    assert item["annote"] == _WORDS
    assert item["issued"] == {"date-parts": [[2015, 12, 11]]}
    entry = bibtexparser.parse_string(bilateral("cite", fence, "n-1", "--style", "bibtex").out).entries[0]
    assert entry.key == "paper"
    assert entry.fields_dict["annote"].value == _WORDS


@pytest.mark.parametrize("style", ["plain", "chicago", "apa", "mla", "markdown"])
def test_a_paraphrase_is_marked_as_one_in_every_style(
    style: str, fence: Path, bilateral: Callable[..., Outcome]
):
    cited = bilateral("cite", fence, "s-1", "--style", style).out
    assert "paraphrase" in cited
    assert "“Her house" not in cited


def test_an_uncertain_date_stays_uncertain_in_every_style(fence: Path, bilateral: Callable[..., Outcome]):
    for style in ("chicago", "apa", "mla", "plain"):
        assert bilateral("cite", fence, "odd", "--style", style).out.count("perhaps Dec 2015") == 1, style


def test_where_in_its_source_a_statement_stands_is_told(fence: Path, bilateral: Callable[..., Outcome]):
    for style in citation_styles.NAMES:
        assert "page 3" in bilateral("cite", fence, "x-formula", "--style", style).out, style


def test_the_configuration_names_the_usual_style(fence: Path, bilateral: Callable[..., Outcome]):
    path = settings.location()
    path.parent.mkdir(parents=True)
    path.write_text("cite: apa\n", encoding="utf-8")
    for _ in range(2):
        assert "(2015, December 11)" in bilateral("cite", fence, "paper").out
    assert bilateral("cite", fence, "paper", "--style", "plain").out.startswith("Fence news, The Paper")


_STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Ours</title><id>ours</id><updated>2015-12-15T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title" prefix="See "/></layout></bibliography>
</style>
"""


def test_a_file_of_csl_is_a_style_too(fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]):
    style = tmp_path / "ours.csl"
    style.write_text(_STYLE, encoding="utf-8")
    assert bilateral("cite", fence, "paper", "--style", style).out == "See Fence news\n"
    other = tmp_path / "other.csl"
    other.write_text("no style", encoding="utf-8")
    assert bilateral("cite", fence, "paper", "--style", other).code == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["n-1", "--style", "chigaco"], "did you mean chicago?"),
        (["n-11"], "did you mean"),
        (["fence-place"], "is of kind question"),
        (["n-1", "--style", "/nowhere.csl"], "there is no file"),
    ],
)
def test_what_cannot_be_cited_is_told(
    words: list[str], message: str, fence: Path, bilateral: Callable[..., Outcome]
):
    cited = bilateral("cite", fence, *words)
    assert (cited.code, cited.out) == (2, "")
    assert message in cited.err


_TYPES = (None, "article", "article-newspaper", "broadcast", "interview", "press-release", "report", "speech")
_DATES = (
    None,
    "2015",
    "2015-12",
    "2015-12-15",
    "2015-12~",
    "2015-21",
    "2015-12-01/2015-12-03",
    "2015/..",
    "201X",
)


@given(
    st.sampled_from(("chicago", "apa", "mla")),
    st.sampled_from(_TYPES),
    st.sampled_from(_DATES),
    st.text("abcÄб & <i>_*", min_size=1).map(str.strip).filter(bool),
    st.none() | st.just("An Author"),
    st.none() | st.just("A Publisher"),
)
def test_no_source_is_beyond_a_style_and_no_title_is_altered(
    style: str, kind: str | None, date: str | None, title: str, author: str | None, publisher: str | None
):
    issued = edtf.parse(date) if date else None
    row = SourceRow("s", title, kind, author, publisher, issued, None, None, None, None, None, None, "f", 1)
    cited = citation_styles.source(row, style)
    assert title in cited
    assert (author or publisher or title) in cited
