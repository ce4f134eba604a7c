"""What two versions of a dossier differ in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.dossier.writing import SOUND


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same dossier."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "all.yaml").write_text(SOUND, encoding="utf-8")
    return tmp_path / "old", tmp_path / "new"


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    """Put other texts in the place of some in a dossier."""
    file = folder / "all.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def compared_versions(
    bilateral, versions: tuple[Path, Path], *pairs: tuple[str, str]
) -> tuple[list[str], str]:
    """The lines that `diff` prints after some changes, and its last remark."""
    change(versions[1], *pairs)
    code, out, err = bilateral("diff", *versions)
    assert code == 0
    return [line.strip() for line in out.splitlines()], err.splitlines()[-1].partition(": ")[2]


def test_the_same_in_other_files_and_another_order_is_no_difference(bilateral, versions):
    new = versions[1]
    collections = SOUND.split("\n\n")
    (new / "all.yaml").unlink()
    for number, text in enumerate(reversed(collections)):
        (new / f"{number}.yaml").write_text(text + "\n", encoding="utf-8")
    code, out, err = bilateral("diff", *versions)
    assert (code, out) == (0, "")
    assert err.endswith("nothing differs\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "counted"),
    [
        (
            "text: We don’t have a full meeting of minds",
            "text: We don’t have a meeting of minds",
            "quotation corrected",
            "1 quotation corrected",
        ),
        (
            "      as_of: 2015-12\n",
            "      as_of: 2015-12-14\n",
            "as of narrowed: Dec 2015 → 14 Dec 2015",
            "1 date narrowed",
        ),
        ("date: 2015-12-14", "date: 2015-12", "date widened: 14 Dec 2015 → Dec 2015", "1 date widened"),
        ("date: 2015-12-14", "date: 2015-11-02", "date moved: 14 Dec 2015 → 2 Nov 2015", "1 date moved"),
        (
            "verdict: differ",
            "verdict: partly",
            "verdict on United States and Russia, as of Dec 2015 moved: they differ → they agree in part",
            "1 verdict moved",
        ),
        (
            "summary: Syrians decide.",
            "summary: Syrians alone decide.",
            "Russia's answer since about 2015 reworded",
            "1 answer reworded",
        ),
        ("as: rejects", "as: denies", "as changed: rejects → denies", "1 other change"),
        (
            "name: John Kerry",
            "name: John F. Kerry",
            "name changed: John Kerry → John F. Kerry",
            "1 other change",
        ),
        (
            "  source: aj\n- id: ru-01",
            "  source: aj\n  note: From a transcript.\n- id: ru-01",
            "note given: From a transcript.",
            "1 other change",
        ),
        (
            "quotation: mixed\n  text: He said “nobody else” decides",
            "quotation: indirect\n  text: He said nobody else decides",
            "kind of quotation: mixed → paraphrase",
            "1 kind of quotation changed, 1 paraphrase reworded",
        ),
    ],
)
def test_each_edit_is_told_as_an_editor_would(bilateral, versions, old, new, line, counted):
    lines, remark = compared_versions(bilateral, versions, (old, new))
    assert any(line in each for each in lines), lines
    assert remark == counted


def test_a_corrected_quotation_is_shown_whole_before_and_after(bilateral, versions):
    lines, _ = compared_versions(bilateral, versions, ("a full meeting of minds", "a meeting of minds"))
    assert lines == [
        "Statements",
        "14 Dec 2015, John Kerry [us-01]",
        "quotation corrected",
        "was: “We don’t have a full meeting of minds”",
        "now: “We don’t have a meeting of minds”",
    ]


ANSWER = "      us:\n        since: 2015\n"
ANSWERS = """\
      us:
      - since: 2015-12-14
        summary: Not now.
      - since: 2015
"""
VERDICT = """\
      parties: [us, russia]
      as_of: 2015-12
      verdict: differ
      reason: One names an end.
      evidence: [us-01, ru-01]
"""
VERDICTS = (
    f"    - {VERDICT.lstrip()}"
    """\
    - parties: [us, russia]
      as_of: 2015-12-16
      verdict: agree
      reason: Both wait.
"""
)


def test_a_new_answer_and_a_new_verdict_say_what_was_in_force_before(bilateral, versions):
    lines, remark = compared_versions(bilateral, versions, (ANSWER, ANSWERS), (VERDICT, VERDICTS))
    assert "United States's position changed, since 14 Dec 2015" in lines
    assert "was: In the end." in lines
    assert "now: Not now." in lines
    moved = "moved: they differ; now they agree. Both wait."
    assert f"verdict on United States and Russia, as of 16 Dec 2015 {moved}" in lines
    assert "1 position changed" in remark
    assert "1 verdict moved" in remark


def test_records_that_come_and_go_are_told_and_another_id_is_no_new_record(bilateral, versions):
    lines, remark = compared_versions(
        bilateral,
        versions,
        ("- id: us-01\n", "- id: kerry-01\n"),
        ("evidence: us-01\n", "evidence: kerry-01\n"),
        ("[us-01, ru-01]", "[kerry-01, ru-01]"),
        ("statement: us-01", "statement: kerry-01"),
        ("- id: talks\n  title: Talks\n", "- id: dinner\n  title: Dinner\n"),
    )
    assert "14 Dec 2015, John Kerry [us-01 → kerry-01]: has another id" in lines
    assert "15 Dec 2015, Dinner [dinner]: added" in lines
    assert "15 Dec 2015, Talks [talks]: taken out" in lines
    assert remark == "1 record with another id, 1 event taken out, 1 event added"


def test_json_has_each_edit_with_its_values_and_place(bilateral, versions):
    change(versions[1], ("date: 2015-12-14", "date: 2015-12"))
    whole = bilateral("diff", *versions, "--json").json
    assert whole["counts"] == {"dates_widened": 1}
    (difference,) = whole["differences"]
    assert (difference["kind"], difference["id"], difference["file"]) == ("statement", "us-01", "all.yaml")
    (edit,) = difference["edits"]
    assert (edit["field"], edit["turn"], edit["before"], edit["after"]) == (
        "date",
        "widened",
        "2015-12-14",
        "2015-12",
    )


@pytest.fixture
def repository(versions: tuple[Path, Path]) -> Path:
    """A dossier in a folder of a repository, with two commits and a change that is not committed."""
    folder = versions[0]
    git(folder, "init", "--quiet")
    for text in ("date: 2015-12-13", "date: 2015-12"):
        change(folder, ("date: 2015-12-14", text) if text.endswith("13") else ("date: 2015-12-13", text))
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", text)
    change(folder, ("name: John Kerry", "name: John F. Kerry"))
    return folder


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", *who, "-C", folder, *words], check=True, capture_output=True)


def test_revisions_of_git_are_read_without_touching_the_files(bilateral, repository):
    before = (repository / "all.yaml").read_bytes()
    assert "date widened: 13 Dec 2015 → Dec 2015" in bilateral("diff", repository, "HEAD~1..HEAD").out
    whole = bilateral("diff", repository, "HEAD~1..")
    assert "date widened" in whole.out
    assert "name changed" in whole.out
    assert whole.err.startswith("HEAD~1 → the files as they are: ")
    working = bilateral("diff", repository).out
    assert "name changed" in working
    assert "date" not in working
    assert (repository / "all.yaml").read_bytes() == before


def test_a_repository_runs_nothing_of_its_own(bilateral, repository, tmp_path):
    marker = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    (repository / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n", encoding="utf-8")
    for name in (
        "core.fsmonitor",
        "filter.evil.smudge",
        "diff.evil.textconv",
        "core.sshCommand",
        "core.pager",
    ):
        git(repository, "config", name, str(script))
    assert bilateral("diff", repository, "HEAD~1..HEAD").code == 0
    assert not marker.exists()


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("nowhere..HEAD", "there is no revision “nowhere” of"),
        ("--help..HEAD", "there is no revision “--help” of"),
        ("HEAD~9..HEAD", "there is no revision “HEAD~9” of"),
        ("nowhere", "there is no dossier “nowhere”"),
    ],
)
def test_a_version_that_is_not_there_is_said_so(bilateral, repository, version, message):
    words = ("diff", repository, "--", version) if version.startswith("-") else ("diff", repository, version)
    code, out, err = bilateral(*words)
    assert (code, out) == (2, "")
    assert message in err


def test_a_dossier_in_no_repository_and_a_broken_version_are_said_so(bilateral, versions, repository):
    code, _, err = bilateral("diff", versions[1])
    assert code == 2
    assert "not a git repository" in err
    (repository / "all.yaml").write_text("dossier: [", encoding="utf-8")
    code, out, err = bilateral("diff", repository)
    assert (code, out) == (1, "")
    assert "all.yaml:1:" in err
    assert "the files as they are can't be read: 1 error" in err
