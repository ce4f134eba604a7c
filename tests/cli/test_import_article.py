"""`bilateral import` of an article: drafts that say no more than the article does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.authoring.articles.quotations import find_quotations
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import errors

ARTICLE = """\
Talks begin at the bridge

15 December 2015

Foreign Minister Anna North met her colleague Bob South on Tuesday.
“We will open the bridge,” North said on Monday. “We see no reason to wait.”
She added that the talks were “constructive”.
"Nobody else decides," said Bob South, the minister of the South. "Not they."
A senior official told reporters two weeks ago that “the list is not finished”.
The so-called “caliphate” was never mentioned.
“One thing is clear: it must end, and it must end now.”
According to Anna North, “there is no date yet”.
"""


@pytest.fixture
def border(bilateral, tmp_path) -> Path:
    path = tmp_path / "border"
    assert bilateral("new", path, "--sides", "North,South", "--as-of", "2016-03-01").code == 0
    actors = "actors:\n- {id: bob-south, name: Bob South, party: south}\n"
    (path / "actors.yaml").write_text(actors)
    return path


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_each_quotation_is_a_draft_with_its_attribution_as_printed(bilateral, border, article):
    code, out, err = bilateral("import", border, article, "--source", "https://news.example/talks")
    assert code == 0, err
    assert "talks.txt, an article of 2015-12-15: 9 quotations" in out
    assert errors(examine(border)[1]) == ()
    records = read_dossier(border)
    drafts = {statement.text: statement for statement in records.statements}
    assert {text: draft.attribution for text, draft in drafts.items()} == {
        "We will open the bridge": "North",
        "We see no reason to wait.": "North",
        "constructive": "She",
        "Nobody else decides": "Bob South, the minister of the South",
        "Not they.": "Bob South, the minister of the South",
        "the list is not finished": "A senior official",
        "One thing is clear: it must end, and it must end now.": "not attributed in the text",
        "there is no date yet": "Anna North",
    }
    assert {(draft.quotation, draft.status) for draft in drafts.values()} == {("direct", "draft")}
    assert drafts["Nobody else decides"].speaker == "bob-south"
    assert drafts["We will open the bridge"].speaker is None
    assert "The text has “She”; the last one named before is North." in drafts["constructive"].note
    unattributed = drafts["One thing is clear: it must end, and it must end now."]
    assert unattributed.note.startswith("The text does not say whose words these are.")
    assert unattributed.locator == "paragraph 9"


def test_days_in_words_are_reckoned_from_the_articles_day_and_say_so(bilateral, border, article):
    bilateral("import", border, article, "--source", "https://news.example/talks")
    drafts = {statement.text: statement for statement in read_dossier(border).statements}
    opening = drafts["We will open the bridge"]
    assert opening.date.text == "2015-12-14"
    assert "The date is reckoned from “on Monday” and the article's day, 2015-12-15." in opening.note
    assert drafts["the list is not finished"].date.text == "2015-12-01~"
    assert drafts["Not they."].date.text == "2015-12-15~"
    assert "No day is given; the article is of 2015-12-15." in drafts["Not they."].note


def test_the_source_keeps_the_articles_text_and_a_second_import_adds_nothing(bilateral, border, article):
    words = ["import", border, article, "--source", "https://news.example/talks"]
    bilateral(*words)
    (source,) = read_dossier(border).sources
    assert (source.title, source.issued.text) == ("Talks begin at the bridge", "2015-12-15")
    assert (border / source.text).read_text(encoding="utf-8") == ARTICLE
    assert bilateral(*words).err == "there is nothing new to write\n"


def test_what_may_be_a_mere_term_is_told_and_left_out(bilateral, border, article):
    _, out, _ = bilateral("import", border, article, "--source", "https://news.example/talks", "--dry-run")
    assert "  quotation 7: left out: one or two words that nobody is said to have said" in out
    assert "(“caliphate”)" in out
    assert read_dossier(border).statements == ()


def test_an_article_without_a_day_wants_one(bilateral, border, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("A title\nShe said: “Yes, of course.”\n", encoding="utf-8")
    words = ["import", border, path, "--source", "https://news.example/a"]
    code, out, err = bilateral(*words)
    assert (code, out) == (1, "")
    assert "nothing in the article tells its day: give it with --set issued=2015-12-15" in err
    assert bilateral(*words, "--set", "issued=2015-12-15,issues=first-issue").code == 0
    assert read_dossier(border).statements[0].issues == ("first-issue",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“Yes,” said Ann Lee, the mayor. “No.”",
            [("Yes", "Ann Lee", "the mayor"), ("No.", "Ann Lee", "the mayor")],
        ),
        ("Ann Lee told the paper: “We go.”", [("We go.", "Ann Lee", "")]),
        ("«Да», — и всё.", [("Да", "", "")]),
        ("„Wir gehen.“", [("Wir gehen.", "", "")]),
        ('It is 5" long and 6" wide.', []),
        ("“An open quotation goes on", [("An open quotation goes on", "", "")]),
        ("“”", []),
    ],
)
def test_quotations_are_found_with_who_is_said_to_have_said_them(text, wanted):
    assert [(one.text, one.who, one.office) for one in find_quotations(text)] == wanted


PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="windows-1252">
<title>Talks | News</title>
<meta property="og:title" content="Talks begin &amp; end">
<meta property="og:site_name" content="The News">
<script type="application/ld+json">
{"@graph": [{"datePublished": "2015-12-15T08:00:00Z", "author": [{"name": "A. Writer"}]}]}
</script>
<style>p { content: “no quotation” }</style>
</head>
<body>
<nav>“Never,” said Nobody Here.</nav>
<p>\u201cWe will <em>open</em> it,\u201d said Anna North on Monday.</p>
<p hidden>\u201cHidden words stand here,\u201d said Bob South.</p>
</body>
</html>
"""


def test_a_page_gives_its_title_publisher_author_and_day(bilateral, border, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("cp1252"))
    code, _, err = bilateral("import", border, path, "--source", "https://news.example/talks")
    assert code == 0, err
    records = read_dossier(border)
    (source,) = records.sources
    assert (source.title, source.publisher, source.author) == ("Talks begin & end", "The News", "A. Writer")
    assert source.issued.text == "2015-12-15"
    texts = {statement.text: statement for statement in records.statements}
    assert "Hidden words stand here" not in texts
    assert texts["We will open it"].date.text == "2015-12-14"
    assert bilateral("verify", border).code == 0


@pytest.mark.parametrize(
    ("name", "text"), [("page.html", PAGE), ("a.md", "# A title"), ("a.txt", "A title.\nYes.")]
)
def test_an_article_without_an_address_is_refused(bilateral, border, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    code, out, err = bilateral("import", border, tmp_path / name)
    assert (code, out) == (2, "")
    assert "say where it stands with --source URL" in err
