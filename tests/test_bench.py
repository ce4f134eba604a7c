"""The benchmark's own parts: made-up dossiers are sound, and figures are what they are called."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from bench import other_dossiers
from bench.generate import generate, shape
from bench.plot import Curve, plot
from bench.queries import needle
from bench.replay import Screen, first
from bench.saving import spot
from bench.stats import Check, Row, percentile, spread
from bench.table import markdown, shown
from bench.terminal import Chunk
from bench.verifying import corpus
from tui.dossier.loading import examine
from tui.dossier.problems import errors
from tui.library.archive_opening import open_archive
from tui.proof.verdict import PASSING, SourceText


@pytest.mark.parametrize("size", [1, 40, 2500])
def test_a_made_up_dossier_has_no_problems(tmp_path: Path, size: int):
    generate(tmp_path / "made", size)
    records, problems = examine(tmp_path / "made")
    assert problems == ()
    assert records is not None
    assert len(records.statements) == size
    assert len(records.issues) == shape(size).issues


@pytest.mark.parametrize(
    "make",
    [
        other_dossiers.rewritten,
        other_dossiers.many_words,
        other_dossiers.many_speakers,
        other_dossiers.many_parties,
    ],
    ids=lambda make: make.__name__,
)
def test_dossiers_of_other_kinds_have_no_errors(tmp_path: Path, make):
    make(tmp_path, 12)
    records, problems = examine(tmp_path)
    assert not errors(problems)
    assert records is not None
    assert len(records.statements) == 12


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path):
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        generate(tmp_path / name, 60, seed)
    one, same, other = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("one", "same", "other")
    )
    assert one == same
    assert one != other


def test_a_made_up_dossier_looks_like_a_real_one(tmp_path: Path):
    generate(tmp_path / "made", 3000)
    records, _ = examine(tmp_path / "made")
    assert records is not None
    texts = [statement.text for statement in records.statements]
    words = [len(text.split()) for text in texts]
    assert 22 < sum(words) / len(words) < 32
    assert min(words) <= 4
    assert max(words) > 150
    assert 0.02 < sum(any("\u0400" <= letter <= "\u04ff" for letter in text) for text in texts) / 3000 < 0.08
    assert any("\u0600" <= letter <= "\u06ff" for text in texts for letter in text)
    assert any("\u4e00" <= letter <= "\u9fff" for text in texts for letter in text)
    of_first = sum("issue-01" in statement.issues for statement in records.statements)
    of_last = sum(records.issues[-1].id in statement.issues for statement in records.statements)
    assert of_first > 2 * of_last
    years = [statement.date.text[:4] for statement in records.statements]
    assert years.count("2015") > 2 * years.count("2012")


def test_a_save_changes_one_word_of_a_statement_and_is_put_back(tmp_path: Path, syria: Path):
    folder = Path(copytree(syria, tmp_path / "copy"))
    place = spot(folder)
    before = place.file.read_text(encoding="utf-8")
    place.save("Otherwise")
    assert place.file.read_text(encoding="utf-8").replace("Otherwise", place.word, 1) == before
    with open_archive(folder) as archive:
        assert archive.row("SELECT text FROM statement WHERE id = ?", (place.item,))[0].startswith(
            "Otherwise"
        )
    place.save(place.word)
    assert place.file.read_text(encoding="utf-8") == before
    assert sorted(file.name for file in folder.iterdir()) == sorted(file.name for file in syria.iterdir())


def test_a_percentile_is_a_value_that_was_measured():
    values = [float(value) for value in range(1, 101)]
    assert percentile(values, 50) == 50
    assert percentile(values, 99) == 99
    assert percentile(values, 100) == 100
    assert percentile([3.0, 1.0, 2.0], 99) == 3
    assert percentile([7.0], 50) == 7
    assert spread([0.001, 0.003, 0.002]) == {"p50": 2.0, "p95": 3.0, "p99": 3.0, "max": 3.0, "n": 3}


def test_a_row_is_met_only_if_every_figure_is():
    good, bad = Check("rival", 0.3, 0.4), Check("p99", 20.0, 16.7, "ms")
    assert Row("a", "a", [good]).verdict == "met"
    assert Row("a", "a", [good, bad]).verdict == "MISSED"
    assert Row("a", "a").verdict == "not measured"
    for text in (shown([Row("a", "a row", [good, bad], "why")]), markdown([Row("a", "a row", [good, bad])])):
        assert "MISSED" in text
        assert "≤ 16.7 ms" in text
        assert "rival 0.30×" in text


def test_a_rival_that_could_not_be_had_is_a_target_missed():
    row = Row("search", "a search", [Check("a bare key", 1.0, 3.0), Check("ripgrep at p50", None, 0.4)])
    assert row.verdict == "MISSED"
    assert "ripgrep at p50: not compared" in shown([row])
    assert row.as_json()["checks"][1] == {
        "name": "ripgrep at p50",
        "figure": None,
        "limit": 0.4,
        "unit": "×",
        "met": False,
    }


def test_what_was_on_the_screen_is_known_to_the_chunk():
    chunks = [
        Chunk(0.1, b"\x1b[?1049h\x1b[>1u\x1b[2;3H\xe2\x80"),
        Chunk(0.2, b"\x9cno\x1b[3"),
        Chunk(0.3, b"1mw"),
    ]
    assert first(chunks, lambda screen: "“no" in screen.text) == 0.2
    assert first(chunks, lambda screen: "“now" in screen.text) == 0.3
    assert first(chunks, lambda screen: "later" in screen.text) is None
    screen = Screen()
    screen.feed(b"".join(chunk.data for chunk in chunks))
    assert screen.text.splitlines()[1].rstrip() == "  “now"


def test_ripgrep_gets_one_plain_word():
    assert needle("party:us air strikes") == "strikes"
    assert needle("NEAR(fate people, 8)") == "people"
    assert needle("veto OR res") == "veto"
    assert needle("par") == "par"
    assert needle("party:") == ""


def test_a_plot_names_its_curves():
    svg = plot([Curve("a < b", {1000: 1.0, 10000: 30.0}), Curve("flat", {1000: 2.0, 10000: 2.0})], "Growth")
    assert svg.startswith("<svg")
    assert "a &lt; b" in svg
    assert svg.count("<polyline") == 2


def test_of_the_quotations_that_are_timed_those_with_a_wrong_word_do_not_stand_in_the_source():
    made = corpus(50_000, 40)
    text = SourceText(made["source"])
    passing = [text.check(quote).status in PASSING for quote in made["quotes"]]
    assert all(passing[::4])
    assert all(passing[1::4])
    assert not any(passing[3::4])
