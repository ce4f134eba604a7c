"""`bilateral check`."""

from __future__ import annotations

import pytest


@pytest.fixture
def faulty(dossier_path):
    """The small dossier with a misspelt party."""
    (dossier_path / "more.yaml").write_text(
        "statements:\n- {id: x-1, party: nroth, attribution: a, date: 2015-12-01, quotation: direct, text: t,"
        " issues: [fence], source: paper}\n",
        encoding="utf-8",
    )
    return dossier_path


def test_the_shipped_dossier_is_sound(bilateral, syria):
    code, out, err = bilateral("check", syria, "--strict")
    assert (code, out) == (0, "")
    assert "no problems in" in err


def test_an_error_is_told_with_its_place_the_line_and_what_to_do(bilateral, faulty):
    code, out, err = bilateral("check", faulty)
    assert code == 1
    assert "more.yaml:2:20: error:" in out
    assert "north" in out
    assert "1 error, 2 warnings" in err


def test_warnings_fail_only_when_strict(bilateral, dossier_path):
    assert bilateral("check", dossier_path).code == 0
    assert bilateral("check", dossier_path, "--strict").code == 1


def test_problems_as_json(bilateral, faulty):
    outcome = bilateral("check", faulty, "--json")
    found = outcome.json
    assert (outcome.code, found["errors"], found["warnings"]) == (1, 1, 2)
    problem = next(one for one in found["problems"] if one["severity"] == "error")
    assert (problem["file"], problem["line"], problem["column"]) == ("more.yaml", 2, 20)


def test_a_broken_dossier_is_not_shown_and_says_why(bilateral, faulty):
    code, out, err = bilateral("show", faulty)
    assert (code, out) == (1, "")
    assert "more.yaml:2:20: error:" in err
    assert "1 error" in err


def test_a_folder_without_yaml_is_told(bilateral, tmp_path):
    code, out, _ = bilateral("check", tmp_path)
    assert code == 1
    assert "holds no *.yaml file" in out
