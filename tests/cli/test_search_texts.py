"""The texts of sources are searched with all else, and by themselves."""

from __future__ import annotations

import json
from shutil import copytree

import pytest

from tests.conftest import ROOT


@pytest.fixture
def towns(tmp_path):
    """A copy of the small shipped dossier, the texts of its sources included."""
    return copytree(ROOT / "content" / "two-towns", tmp_path / "towns")


def hits(bilateral, dossier, query):
    """What a search finds, as data."""
    _, out, _ = bilateral("search", str(dossier), query, "--json")
    return json.loads(out)


def test_a_passage_of_a_text_is_a_hit_of_its_own_with_its_source(bilateral, towns):
    found = hits(bilateral, towns, "in:texts 340 lorries")
    assert found["counts"] == {"text": 1}
    hit = found["hits"][0]
    assert (hit["kind"], hit["source"], hit["near"]) == ("text", "gazette", False)
    start, end = hit["marks"][0]
    assert hit["text"][start:end] == "340"
    assert "text" in hits(bilateral, towns, "lorries")["counts"], "without in: they are found too"
    assert "text" not in hits(bilateral, towns, "in:statements lorries")["counts"]


def test_a_filter_by_source_holds_for_its_text(bilateral, towns):
    sources = {hit["source"] for hit in hits(bilateral, towns, "in:texts source:gazette bridge")["hits"]}
    assert sources == {"gazette"}


def test_a_text_is_not_known_before_its_source_was_published(bilateral, towns):
    _, out, _ = bilateral("search", str(towns), "in:texts lorries", "--as-of", "2026-05-01", "--json")
    assert json.loads(out)["hits"] == []


def test_a_text_that_changed_is_found_as_it_is_now(bilateral, towns):
    assert hits(bilateral, towns, "in:texts zeppelins")["count"] == 0
    text = towns / "texts" / "gazette.txt"
    text.write_text(text.read_text("utf-8") + "\n\nTwo zeppelins\x1b[31m \u202e passed.\n", encoding="utf-8")
    code, out, _ = bilateral("search", str(towns), "in:texts zeppelins")
    assert code == 0
    assert "Two zeppelins␛[31m ⟨U+202E⟩ passed." in out


def test_a_text_without_empty_lines_is_found_in_parts(bilateral, towns):
    text = towns / "texts" / "gazette.txt"
    text.write_text(text.read_text("utf-8") + "\n\n" + "One sentence of many here.\n" * 400, encoding="utf-8")
    found = hits(bilateral, towns, "in:texts sentence of many")
    assert found["count"] > 5
    assert all(len(hit["text"]) <= 1200 and hit["text"].endswith("here.") for hit in found["hits"])
