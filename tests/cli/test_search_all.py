"""All known dossiers searched at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.failure import FINE, PROBLEMS, USAGE

if TYPE_CHECKING:
    from pathlib import Path


def test_hits_of_each_dossier_stand_under_its_name(bilateral):
    done = bilateral("search", "--all", "speaker:lavrov", "OR", "bridge")
    assert done.code == FINE
    assert done.out.index("syria-2015: Russia and the United States over Syria") >= 0
    assert done.out.index("two-towns: Harwick and Sainte-Aure over their bridge") > done.out.index("Lavrov")


def test_the_dossier_with_the_best_hit_comes_first(bilateral):
    for word, first in (("veto", "syria-2015"), ("bridge", "two-towns")):
        document = bilateral("search", "--all", word, "--json").json
        assert document["hits"][0]["dossier"] == document["dossiers"][0]["dossier"] == first


def test_each_hit_in_json_says_of_which_dossier_it_is(bilateral):
    document = bilateral("search", "--all", "bridge", "--json").json
    by_dossier = {each["dossier"]: each for each in document["dossiers"]}
    assert {hit["dossier"] for hit in document["hits"]} <= set(by_dossier)
    for name in ("syria-2015", "two-towns"):
        alone = bilateral("search", name, "bridge", "--json").json
        strict = [hit["id"] for hit in document["hits"] if hit["dossier"] == name and not hit["near"]]
        assert strict == [hit["id"] for hit in alone["hits"] if not hit["near"]]
        assert by_dossier[name]["count"] == alone["count"] == len(strict)
    assert document["count"] == sum(each["count"] for each in document["dossiers"])


def test_what_holds_all_of_any_dossier_comes_before_what_is_near_of_all(bilateral):
    document = bilateral("search", "--all", "bearings lorries weapons", "--json").json
    near = [hit["near"] for hit in document["hits"]]
    assert near == sorted(near)
    assert any(near)


def test_a_name_that_one_dossier_knows_is_no_problem_of_another(bilateral):
    assert bilateral("search", "--all", "speaker:lavrov").code == FINE
    done = bilateral("search", "--all", "speaker:nobody")
    assert done.code == PROBLEMS
    assert done.err.count("Nothing is known as speaker:nobody") == 1


def test_a_limit_counts_over_all_dossiers(bilateral):
    assert len(bilateral("search", "--all", "the", "--limit", "3", "--json").json["hits"]) == 3


def test_a_dossier_with_errors_is_left_out_and_named(bilateral, own_folders: Path, tmp_path: Path):
    broken = tmp_path / "dossiers" / "broken"
    broken.mkdir(parents=True)
    (broken / "dossier.yaml").write_text("id: [", encoding="utf-8")
    (own_folders / "config" / "bilateral").mkdir(parents=True, exist_ok=True)
    configuration = own_folders / "config" / "bilateral" / "config.yaml"
    configuration.write_text(f"folders: [{tmp_path / 'dossiers'}]\n", encoding="utf-8")
    done = bilateral("search", "--all", "bridge", "--json")
    assert done.code == PROBLEMS
    assert "broken was left out" in done.err
    assert {"dossier": "broken", "errors": 1} in done.json["dossiers"]
    assert done.json["hits"]


def test_without_a_query_it_says_what_is_missing(bilateral):
    assert bilateral("search", "--all").code == USAGE
    assert "required: QUERY" in bilateral("search", "syria-2015").err
