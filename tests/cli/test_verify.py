"""`bilateral verify`: every quotation of a dossier against the text of its source."""

from __future__ import annotations

import unicodedata
from shutil import copy, copytree
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RESEARCH = ROOT.parent / "shared" / "research" / "syria-2015"

DOSSIER = """\
dossier: {id: strait, title: The strait, compare: [north, south], as_of: 2026-05-20, language: en}
parties:
- {id: north, name: The North}
- {id: south, name: The South}
issues:
- {id: passage, title: Passage, question: Who may pass?}
statements:
- id: n1
  party: north
  attribution: a minister
  date: 2026-05-12
  quotation: direct
  text: We have never closed the strait.
  issues: [passage]
  source: gazette
- id: n2
  party: north
  attribution: a minister
  date: 2026-05-12
  quotation: mixed
  text: She would not “reward an occupation” and … “closed the strait”.
  issues: [passage]
  source: gazette
  renderings:
  - {language: fr, text: Nous n’avons jamais fermé le détroit., kind: original, source: journal}
- id: s1
  party: south
  attribution: an envoy
  date: 2026-05-13
  quotation: indirect
  text: They say that it was shut.
  issues: [passage]
  source: gazette
sources:
- {id: gazette, title: At the strait, text: texts/gazette.txt}
- {id: journal, title: Au détroit, language: fr}
"""
GAZETTE = "“We will not reward an occupation,” she said.\n“We have never closed the strait.” So it ends.\n"


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    """A dossier with two sources, of which one has a text."""
    folder = tmp_path / "strait"
    (folder / "texts").mkdir(parents=True)
    (folder / "strait.yaml").write_text(DOSSIER, encoding="utf-8")
    (folder / "texts" / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    return folder


def test_a_dossier_whose_quotations_stand_there_passes(bilateral, strait):
    outcome = bilateral("verify", strait)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "4 quotations: 3 verbatim, 1 no source text"


def test_the_json_report_tells_each_quotation_its_place_and_the_counts(bilateral, strait):
    report = bilateral("verify", strait, "--json").json
    first, fragment, other, rendering = report["quotes"]
    assert (first["id"], first["status"], first["source"]) == ("n1", "verbatim", "gazette")
    assert "fragment" not in first
    assert first["place"] == {"line": 2, "column": 2}
    assert first["found"] == ["We have never closed the strait."]
    assert first["nearest"] is None
    assert first["elided"] == []
    assert (fragment["fragment"], other["fragment"]) == (0, 1)
    assert {remark["kind"] for remark in fragment["remarks"]} == {"negation before"}
    assert rendering["status"] == "no source text"
    assert report["counts"]["verbatim"] == 3


def test_what_is_altered_fails_and_is_shown_word_by_word(bilateral, strait):
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("closed the strait.", "closed the straight."), encoding="utf-8")
    outcome = bilateral("verify", strait)
    assert outcome.code == 1
    assert "strait.yaml:8:3: altered: n1 “We have never closed the straight.”" in outcome.out
    assert "    word: “straight” → “strait”" in outcome.out


def test_what_is_missing_is_looked_for_in_the_other_sources(bilateral, strait):
    (strait / "texts" / "gazette.txt").write_text("Nothing here.", encoding="utf-8")
    texts = strait.parent / "texts"
    texts.mkdir()
    (texts / "journal.html").write_text(f"<p>{GAZETTE} Nous n’avons <b>jam</b>ais fermé le détroit.", "utf-8")
    outcome = bilateral("verify", strait, "--sources", texts, "--json")
    assert outcome.code == 1
    first, *_, rendering = outcome.json["quotes"]
    assert (first["status"], first["elsewhere"]) == ("missing", ["journal"])
    assert (rendering["status"], rendering["reader"]) == ("verbatim", "selectolax")


def test_a_text_that_is_not_there_fails_only_with_strict(bilateral, strait):
    assert bilateral("verify", strait).code == 0
    assert bilateral("verify", strait, "--strict").code == 1


def test_a_dossier_of_which_nothing_can_be_checked_fails(bilateral):
    outcome = bilateral("verify", "syria-2015")
    assert outcome.code == 1
    assert "nothing was checked" in outcome.err


def test_a_folder_of_texts_that_is_not_there_is_wrong_usage(bilateral, strait):
    outcome = bilateral("verify", strait, "--sources", strait / "nowhere")
    assert outcome.code == 2
    assert "is no folder" in outcome.err


def test_a_dossier_with_errors_is_told_what_is_wrong(bilateral, strait):
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("quotation: direct", "quotation: straight"), encoding="utf-8")
    outcome = bilateral("verify", strait)
    assert outcome.code == 1
    assert "is no `quotation`" in outcome.err


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\x00\x01\x02\x03", "can't be read"), (b"%PDF-1.4 nothing", "can't be read by pypdfium2")],
)
def test_a_text_that_cannot_be_read_says_why(bilateral, strait, data, reason):
    name = "gazette.pdf" if data.startswith(b"%PDF") else "gazette.txt"
    (strait / "texts" / name).write_bytes(data)
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("gazette.txt", name), encoding="utf-8")
    outcome = bilateral("verify", strait)
    assert outcome.code == 1
    assert reason in outcome.out


def test_the_name_of_a_text_may_have_its_accents_apart(bilateral, strait):
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("gazette.txt", "détroit.txt"), encoding="utf-8")
    (strait / "texts" / unicodedata.normalize("NFD", "détroit.txt")).write_text(GAZETTE, encoding="utf-8")
    assert bilateral("verify", strait).code == 0


@pytest.mark.parametrize(
    "name", ["../outside.txt", "texts/.hidden.txt", "texts/link.txt", "texts/linked/gazette.txt"]
)
def test_no_text_is_read_through_a_link_hidden_or_outside(bilateral, strait, name):
    outside = strait.parent / "outside.txt"
    outside.write_text(GAZETTE, encoding="utf-8")
    (strait / "texts" / ".hidden.txt").write_text(GAZETTE, encoding="utf-8")
    (strait / "texts" / "link.txt").symlink_to(outside)
    (strait / "texts" / "linked").symlink_to(strait / "texts")
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("texts/gazette.txt", name), encoding="utf-8")
    outcome = bilateral("verify", strait)
    assert outcome.code == 1
    assert "`text: " in outcome.err


@pytest.mark.skipif(not RESEARCH.is_dir(), reason="the article that the dossier quotes can't be shipped")
def test_every_fragment_of_the_article_on_syria_is_verbatim(bilateral, tmp_path):
    (article,) = RESEARCH.glob("000_*.txt")
    copy(article, tmp_path / "al-jazeera-2015-12-15.txt")
    report = bilateral("verify", "syria-2015", "--sources", tmp_path, "--json").json
    checked = [quote for quote in report["quotes"] if quote["source"] == "al-jazeera-2015-12-15"]
    assert len(checked) > 5
    assert {quote["status"] for quote in checked} == {"verbatim"}


def test_the_small_shipped_dossier_stands_in_its_sources_word_for_word(bilateral):
    assert bilateral("check", "two-towns", "--strict").code == 0
    report = bilateral("verify", "two-towns", "--strict", "--json")
    assert report.code == 0
    statuses = {quote["status"] for quote in report.json["quotes"]}
    assert statuses == {"verbatim", "normalised"}


def test_one_changed_word_of_the_small_dossier_is_told(bilateral, tmp_path):
    folder = tmp_path / "harwick"
    copytree(ROOT / "content" / "two-towns", folder)
    path = folder / "statements.yaml"
    path.write_text(path.read_text("utf-8").replace("forty-tonne", "four-tonne"), encoding="utf-8")
    outcome = bilateral("verify", folder)
    assert outcome.code == 1
    assert "“four” → “forty”" in outcome.out


def test_check_tells_a_misquotation_where_the_text_is_there(bilateral, strait):
    assert bilateral("check", strait).code == 0
    path = strait / "strait.yaml"
    path.write_text(DOSSIER.replace("closed the strait.", "closed the straight."), encoding="utf-8")
    outcome = bilateral("check", strait)
    assert outcome.code == 1
    assert "strait.yaml:8:3: error: “We have never closed the straight.” differs" in outcome.out
    assert "[altered-quotation]" in outcome.out
    assert "word: “straight” for “strait”" in outcome.out
    assert bilateral("show", strait).code == 0


def test_places_lead_from_where_one_stands(bilateral, tmp_path, monkeypatch):
    copytree(ROOT / "content" / "two-towns", tmp_path / "towns")
    statements = tmp_path / "towns" / "statements.yaml"
    statements.write_text(statements.read_text().replace("not a day later", "not a month later"))
    monkeypatch.chdir(tmp_path)
    line = statements.read_text().split("- id: h3\n")[0].count("\n") + 1
    assert f"towns/statements.yaml:{line}:" in bilateral("verify", "towns").out
    statements.write_text(f"{statements.read_text()}\tx: 1\n")
    for words in (
        ["verify", "towns"],
        ["fmt", "towns"],
        ["diff", "towns", "towns"],
        ["search", "towns", "x"],
        ["add", "towns", "--text", "x", "--date", "2026-05-14"],
    ):
        done = bilateral(*words)
        assert done.code == 1
        assert "towns/statements.yaml:" in done.err, words
