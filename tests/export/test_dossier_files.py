"""A dossier that was exported reads back as the same one, and a part of it as a sound one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.seldom_fields import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.export.conftest import Outcome


def _without_places(value: Any) -> Any:
    """A document without the files and lines that its records stand in, nor the texts of its sources."""
    if isinstance(value, dict):
        # A text of a source lies beside the dossier, not in it.
        left_out = ("file", "line", "proofs", *(("text",) if "archived_url" in value else ()))
        return {key: _without_places(one) for key, one in value.items() if key not in left_out}
    return [_without_places(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["yaml", "json"])
@pytest.mark.parametrize("which", ["syria", "fence"])
def test_a_dossier_that_was_exported_reads_back_as_the_same(
    name: str, which: str, tmp_path: Path, bilateral: Callable[..., Outcome], request: pytest.FixtureRequest
):
    original = request.getfixturevalue(which)
    path = tmp_path / f"again.{name}"
    assert bilateral("export", original, "-o", path).code == 0
    assert bilateral("check", path).code == 0
    before, after = (bilateral("show", one, "--json").json for one in (original, path))
    assert _without_places(before) == _without_places(after)


@pytest.mark.parametrize(
    "part",
    [
        ["--issue", "assad-role"],
        ["--issue", "assad-role", "--as-of", "2015-09-18", "--parties", "us,syria"],
        ["--search", "lavrov"],
        ["--search", "in:events vienna"],
        ["--only", "us-28,e43,riyadh-mandate,john-kerry"],
        ["--parties", "russia,un"],
        ["--as-of", "2014"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["yaml", "json"])
def test_a_part_of_a_dossier_is_a_dossier_without_errors(
    part: list[str], name: str, syria: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / f"part.{name}"
    assert bilateral("export", syria, *part, "-o", path).code == 0
    checked = bilateral("check", path, "--json")
    assert checked.code == 0, checked.out
    assert bilateral("show", path, "--json").json["statements"] or "in:events vienna" in part


@pytest.mark.parametrize("part", [["--issue", "fence"], ["--as-of", "2015-12-15"], ["--only", "x-formula"]])
def test_a_part_has_the_source_of_a_rendering(
    part: list[str], fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    assert bilateral("export", fence, *part, "-o", tmp_path / "part.yaml").code == 0
    assert bilateral("check", tmp_path / "part.yaml").code == 0
    assert "id: arabic" in (tmp_path / "part.yaml").read_text(encoding="utf-8")


@pytest.fixture
def seldom(tmp_path: Path) -> Path:
    """A dossier with the fields that few have."""
    path = tmp_path / "seldom.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["yaml", "json"])
def test_the_fields_that_few_records_have_come_along(
    name: str, seldom: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / f"again.{name}"
    assert bilateral("export", seldom, "-o", path).code == 0
    assert bilateral("check", path, "--strict").code == 0
    before, after = (bilateral("show", each, "--json").json for each in (seldom, path))
    assert _without_places(before) == _without_places(after)


@pytest.mark.parametrize(
    "part",
    [
        ["--only", "both"],
        ["--only", "vote"],
        ["--only", "told"],
        ["--issue", "deal"],
        ["--as-of", "2024-02-25"],
    ],
    ids=" ".join,
)
def test_a_part_has_all_that_the_fields_that_few_have_name(
    part: list[str], seldom: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / "part.yaml"
    assert bilateral("export", seldom, *part, "-o", path).code == 0
    checked = bilateral("check", path)
    assert checked.code == 0, checked.out


def test_an_issue_comes_with_what_its_answers_rest_on(syria: Path, bilateral: Callable[..., Outcome]):
    part = bilateral("export", syria, "--issue", "assad-role", "--format", "json").json
    held = {one["id"] for one in part["statements"]}
    assert [issue["id"] for issue in part["issues"] if "questions" in issue] == ["assad-role"]
    for question in part["issues"][0]["questions"]:
        for positions in question["positions"].values():
            assert held.issuperset(one for position in positions for one in position["evidence"])


def test_what_came_later_is_in_no_format(syria: Path, bilateral: Callable[..., Outcome]):
    whole = bilateral("export", syria, "--format", "json").json
    later = {
        one["id"] for one in whole["statements"] if one["date"] > "2015-09-18" and len(one["date"]) == 10
    }
    assert len(later) > 50
    for name in ("md", "json", "csv", "ics", "jsonld"):
        written = bilateral("export", syria, "--format", name, "--as-of", "2015-09-18").out
        marks = ("`{}`", '"id": "{}"', '"{}","2015', "[{}]", '"@id": "#{}"')
        assert not [one for one in later if any(mark.format(one) in written for mark in marks)], name


def test_json_holds_no_character_that_a_terminal_obeys(fence: Path, bilateral: Callable[..., Outcome]):
    written = bilateral("export", fence, "--format", "json").out
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert any("\x1b[31m" in one["text"] for one in json.loads(written)["statements"])
