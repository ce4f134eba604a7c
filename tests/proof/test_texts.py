"""What a reader of a page or of Markdown sees is the text that quotations are checked against."""

from __future__ import annotations

import pytest

from tui.proof.texts import html, markdown
from tui.proof.verdict import SourceText


@pytest.mark.parametrize(
    "hidden",
    [
        "<i hidden>not</i>", '<i style="display:none">not</i>', '<i style="display:/**/none">not</i>',
        '<i style="position:absolute; left:-9999px">not</i>', '<i style="text-indent: -9999px">not</i>',
        '<i style="position:absolute;clip:rect(0 0 0 0)">not</i>', '<i style="transform:scale(0)">not</i>',
        '<i style="color: transparent">not</i>', '<i class="sr-only">not</i>', "<!-- not -->", "<script>not</script>",
        "<style>not</style>", "<template>not</template>", "<svg><text>not</text></svg>", '<img alt="not">',
        '<input value="not">', "<select><option>not</select>", "<style>.h{display:none}</style><i class=h>not</i>",
    ],
)  # fmt: skip
def test_what_a_page_hides_is_not_its_text(hidden):
    text = html.text_of(f"<!doctype html><body><p>We will {hidden}sign.</p>")
    assert text == "We will sign."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>un<b>able</b> to</p>", "unable to"), ("<p>a</p><p>b</p>", "a\n\nb"), ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<table><tr><td>a<td>b</table>", "a\tb"), ("a<br>b", "a\nb"), ("10<sup>2</sup>", "10²"),
        ("H<sub>2</sub>O", "H2O"), ("a&nbsp;b&#8217;&amp;lt;", "a\xa0b’&lt;"), ("<q>No</q> x", "“No” x"),
        ("shut.<sup><a href=#1>[1]</a></sup> Then", "shut. Then"), ("<del>not</del> x", "not x"),
        ('<p style="background-color: transparent">a</p>', "a"), ("<style>@media print{p{display:none}}</style><p>a", "a"),
    ],
)  # fmt: skip
def test_inline_tags_are_nothing_and_blocks_are_space(markup, text):
    assert html.text_of(markup) == text


@pytest.mark.parametrize(
    "source",
    [
        "We **will** sign", "We w*il*l sign", "We will<!-- not --> sign", "> We `will` sign", "We [will](x) sign",
        "# We ~~will~~ sign", "- We will[^1] sign", "We <b>will</b> sign", "We will ![not](x.png) sign",
    ],
)  # fmt: skip
def test_markup_of_markdown_counts_as_nothing(source):
    assert SourceText(markdown.text_of(source)).check("We will sign").status in ("verbatim", "normalised")


@pytest.mark.parametrize(
    "source", ["We will <!-- sign", "We will * sign", "We 2*3*4 sign", "We will < sign > it"]
)
def test_what_only_looks_like_markup_is_text(source):
    assert SourceText(markdown.text_of(source)).check("We will sign").status == "altered"


@pytest.mark.parametrize("tag", ["div", "b", "x-y", "DIV class=a"])
def test_a_page_that_is_nested_without_end_is_not_read(tag):
    with pytest.raises(ValueError, match="elements within each other"):
        html.text_of(f"<{tag}>" * 100_000)
    assert html.text_of("<p>a<p>b" * 10_000).startswith("a")


def test_a_tag_with_attributes_without_end_is_not_read():
    with pytest.raises(ValueError, match="thousands of attributes"):
        html.text_of("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x")
    assert html.text_of(f'<img src="data:{"a" * 50_000}">x') == "x"
