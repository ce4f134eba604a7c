"""What verification found is kept by content beside the archive, and told wherever a quotation is shown."""

from __future__ import annotations

from random import Random
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tui.archive.proofs import badges, of_statement
from tui.archive.single_record import statement
from tui.library.archive_opening import open_archive
from tui.library.proving import prove

if TYPE_CHECKING:
    from pathlib import Path

DAY = 800_000


@pytest.fixture
def towns(tmp_path: Path, own_folders: Path) -> Path:
    """A copy of the small shipped dossier, the texts of its sources included."""
    return copytree(ROOT / "content" / "two-towns", tmp_path / "towns")


def test_a_dossier_is_verified_when_its_archive_is_made(towns):
    with open_archive(towns) as archive:
        badge_of = badges(archive)
        assert (badge_of["h1"], badge_of["h3"]) == ("verbatim", "normalised")
        assert "h4" not in badge_of
        (proof,) = statement(archive, "h3", DAY).proofs
        assert proof.elided == ("to everybody again",)
        assert proof.before.endswith("as they always did. ")
        assert proof.passage.startswith("We will open it")
        assert proof.place == (10, 62)


def test_a_warm_start_verifies_nothing(towns):
    open_archive(towns).close()
    with open_archive(towns) as archive:
        assert badges(archive)["h1"] == "verbatim"
        assert prove(archive) == 0


def test_an_edit_checks_again_what_it_touched_and_nothing_else(towns, monkeypatch):
    open_archive(towns).close()
    kept = []
    monkeypatch.setattr("tui.archive.proofs.Proofs.keep", _listing("tui.archive.proofs.Proofs.keep", kept))
    path = towns / "statements.yaml"
    path.write_text(path.read_text("utf-8").replace("forty-tonne", "four-tonne"), encoding="utf-8")
    with open_archive(towns) as archive:
        (proof,) = of_statement(archive, "h1")
        assert (proof.status, proof.differences) == ("altered", ("word: “four” → “forty”",))
        assert badges(archive)["h2"] == "verbatim"
    assert kept == ["h1"]


def test_a_text_that_changed_is_checked_anew_when_the_dossier_is_opened(towns):
    open_archive(towns).close()
    text = towns / "texts" / "gazette.txt"
    whole = text.read_text("utf-8")
    text.write_text(f"{whole}\nCorrected.\n", encoding="utf-8")
    with open_archive(towns) as archive:
        assert badges(archive)["h1"] == "verbatim"
    text.write_text(whole.replace("We have not closed", "We have closed"), encoding="utf-8")
    with open_archive(towns) as archive:
        assert badges(archive)["h1"] in ("altered", "missing")


def test_results_that_were_lost_are_made_again_when_the_dossier_is_opened(towns):
    with open_archive(towns) as archive:
        archive.path.with_suffix(".proofs").unlink()
    with open_archive(towns) as archive:
        assert badges(archive)["h1"] == "verbatim"


def test_damaged_results_are_made_again(towns):
    with open_archive(towns) as archive:
        path = archive.path.with_suffix(".proofs")
        path.write_bytes(b"no database" * 100)
        archive.memory.clear()
        assert badges(archive)["h1"] == "not checked"
        assert prove(archive) > 0
        assert badges(archive)["h1"] == "verbatim"


def _listing(name, kept):
    from tui.archive.proofs import Proofs

    original = Proofs.keep

    def keep(self, files, results, day):
        results = list(results)
        kept.extend(quote.statement for quote, *_ in results)
        original(self, files, results, day)

    return keep


def test_a_result_in_which_a_bit_turned_is_none(towns):
    with open_archive(towns) as archive:
        before, kept = badges(archive), archive.path.with_suffix(".proofs")
    whole = kept.read_bytes()
    random = Random(5)
    inside = [place for place, byte in enumerate(whole) if 32 < byte < 127]
    for place in random.sample(inside, 120):
        changed = bytearray(whole)
        changed[place] ^= 1 << random.randrange(8)
        kept.write_bytes(changed)
        with open_archive(towns) as archive:
            now = badges(archive)
            assert {
                name: (before[name], now[name])
                for name in now
                if now[name] not in (before[name], "not checked")
            } == {}
