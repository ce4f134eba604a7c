"""`bilateral source add`: a page that was saved becomes a source that quotations are verified against."""

from __future__ import annotations

from hashlib import sha256
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tui.dossier.loading import read_dossier

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en-GB"><head><title>No</title>
<meta property="og:title" content="The span holds"><meta property="og:site_name" content="Estuary News">
<meta property="article:published_time" content="2026-05-18T08:00:00Z">
<link rel="canonical" href="https://news.example/span"></head><body><p>“It holds,” she said.</p></body></html>
"""


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A copy of the small shipped dossier."""
    return copytree(ROOT / "content" / "two-towns", tmp_path / "towns")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page."""
    path = tmp_path / "saved.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_what_a_page_says_of_itself_becomes_a_source_with_its_text(bilateral, towns, page):
    outcome = bilateral("source", "add", towns, page)
    assert (outcome.code, outcome.out) == (0, "estuary-news-2026-05-18\n")
    source = read_dossier(towns).sources[-1]
    assert (source.title, source.publisher, source.language) == ("The span holds", "Estuary News", "en")
    assert (source.issued.text, source.url) == ("2026-05-18", "https://news.example/span")
    assert source.text == "texts/estuary-news-2026-05-18.html"
    assert (towns / source.text).read_text("utf-8") == PAGE
    assert sha256(PAGE.encode()).hexdigest() in source.note
    assert source.accessed is not None
    assert bilateral("check", towns).code == 0


def test_outside_the_text_lies_beside_the_dossier_and_verify_takes_it_from_there(bilateral, towns, page):
    assert bilateral("source", "add", towns, page, "--outside", "--id", "news").code == 0
    beside = towns.parent / "towns-texts"
    assert (beside / "news.html").is_file()
    assert read_dossier(towns).sources[-1].text is None
    assert bilateral("verify", towns, "--sources", beside).code == 0


def test_nothing_is_fetched(bilateral, towns):
    outcome = bilateral("source", "add", towns, "https://news.example/span")
    assert outcome.code == 2
    assert "save the page" in outcome.err


def test_a_file_that_gives_no_text_changes_nothing(bilateral, towns, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    before = (towns / "statements.yaml").read_bytes()
    assert bilateral("source", "add", towns, path).code == 1
    assert (towns / "statements.yaml").read_bytes() == before
    assert sorted(each.name for each in (towns / "texts").iterdir()) == [
        "communique.html",
        "gazette.txt",
        "translation.md",
    ]
