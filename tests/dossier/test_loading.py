"""A dossier's files become records."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from tests.dossier.writing import SOUND, one, spoil, write
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import DossierError
from tui.dossier.records import Location, Records
from tui.dossier.yaml import dossier_files

SHIPPED = Path(__file__).parents[2] / "content" / "syria-2015"


def sound(folder: Path) -> Records:
    return read_dossier(write(folder, SOUND))


def test_a_sound_dossier_has_no_problems(tmp_path: Path) -> None:
    assert examine(write(tmp_path, SOUND))[1] == ()


def test_records_hold_what_the_file_says(tmp_path: Path) -> None:
    records = sound(tmp_path)
    assert records.dossier.compare == ("us", "russia")
    assert records.dossier.as_of.text == "2015-12-15"
    first, second = records.statements
    assert first.text == "We don’t have a full meeting of minds"
    assert (first.issues, first.questions, first.speaker) == (("role",), ("role-1",), "kerry")
    assert [(response.statement, response.how) for response in second.responds_to] == [("us-01", "rejects")]
    question = records.issues[0].questions[0]
    assert [(party, len(positions)) for party, positions in question.positions] == [("us", 1), ("russia", 1)]
    assert question.assessments[0].parties == ("us", "russia")
    assert records.events[0].accounts[0].by == "us"
    assert records.events[0].status == "occurred"


def test_a_statement_without_a_party_has_its_speakers(tmp_path: Path) -> None:
    assert sound(tmp_path).statements[0].party == "us"


def test_a_record_knows_where_it_begins(tmp_path: Path) -> None:
    assert sound(tmp_path).parties[1].at == Location("all.yaml", 9, 3)


def test_a_single_file_is_a_dossier_too(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    assert read_dossier(tmp_path / "all.yaml").dossier.at.file == "all.yaml"


def test_collections_may_be_spread_over_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    write(tmp_path, SOUND)
    write(tmp_path / "more", "parties:\n  id: un\n  name: United Nations\n", "un.yml")
    records = read_dossier(tmp_path)
    assert [party.id for party in records.parties] == ["us", "russia", "un"]
    assert records.parties[2].at.file == "more/un.yml"


def test_the_line_break_that_closes_a_block_is_no_part_of_the_text(tmp_path: Path) -> None:
    text = SOUND.replace("His role", "|\n    His\n    role\n")
    assert read_dossier(write(tmp_path, text)).issues[0].title == "His\nrole"


def test_an_empty_field_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    records = read_dossier(
        write(tmp_path, SOUND.replace("title: Talks", "title: Talks\n  place:\n  issues: []"))
    )
    assert records.events[0].place is None
    assert records.events[0].issues == ()


def test_a_list_of_nothing_but_comments_is_no_dossier(tmp_path: Path) -> None:
    severity, line, message, _ = one(examine(write(tmp_path, "# nothing yet\n"))[1])
    assert (severity, line) == ("error", 1)
    assert "has no `dossier:` record" in message


def test_a_folder_that_is_missing_or_empty_is_said_to_be(tmp_path: Path) -> None:
    assert "does not exist" in one(examine(tmp_path / "none")[1])[2]
    assert "holds no *.yaml file" in one(examine(tmp_path)[1])[2]


def test_an_error_raises_all_problems_and_a_warning_none(tmp_path: Path) -> None:
    write(
        tmp_path, SOUND.replace("as: rejects", "as: rejcts").replace("date: 2015-12-14", "date: 14.12.2015")
    )
    with pytest.raises(DossierError, match="did you mean rejects") as caught:
        read_dossier(tmp_path)
    assert len(caught.value.problems) == 2
    assert "write 2015-12-14" in str(caught.value)
    write(tmp_path, SOUND.replace("        evidence: us-01\n", ""))
    assert read_dossier(tmp_path).dossier.id == "demo"


def test_a_file_that_breaks_off_does_not_make_the_ids_of_others_unknown(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("sources:", "other:").partition("other:")[0])
    write(tmp_path, "sources:\n- id: aj\n  title: a: b\n", "sources.yaml")
    assert one(examine(tmp_path)[1])[2].startswith("this is not YAML")


def test_a_record_with_a_mistake_still_bears_its_id(tmp_path: Path) -> None:
    assert (
        one(spoil(tmp_path, "  title: An article", "  titel: An article\n  title: A"))[3]
        == "did you mean `title`?"
    )
    assert one(spoil(tmp_path, "  title: An article\n", ""))[2] == "this source has no `title`"


def test_links_hidden_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dossier", tmp_path / "elsewhere"
    for made in (folder, elsewhere, folder / ".git"):
        made.mkdir()
    write(folder, SOUND)
    write(elsewhere, "not: ours\n", "x.yaml")
    write(folder / ".git", "not: ours\n", "x.yaml")
    write(folder, "not: ours\n", ".hidden.yaml")
    write(folder, "not: ours\n", "notes.txt")
    (folder / "link.yaml").symlink_to(elsewhere / "x.yaml")
    (folder / "folder").symlink_to(elsewhere)
    (folder / "circle").symlink_to(folder)
    assert [problem.code for problem in examine(folder)[1]] == ["linked-file"]


def test_a_linked_file_in_an_inner_folder_is_told_too(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    (folder / "part" / "inner").mkdir(parents=True)
    write(folder, SOUND)
    (folder / "part" / "inner" / "link.yaml").symlink_to(folder / "dossier.yaml")
    (problem,) = examine(folder)[1]
    assert (problem.code, problem.location.file) == ("linked-file", "part/inner/link.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "is not a regular file" in one(examine(tmp_path)[1])[2]


def test_a_device_is_no_dossier() -> None:
    if Path("/dev/zero").exists():
        assert "is not a regular file" in one(examine("/dev/zero")[1])[2]


def test_files_too_many_too_large_or_too_deep_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, SOUND)
    monkeypatch.setattr(dossier_files, "MOST_BYTES", 100)
    assert "is larger than" in one(examine(tmp_path)[1])[2]
    monkeypatch.undo()
    monkeypatch.setattr(dossier_files, "MOST_FILES", 0)
    assert "more than 0 YAML files" in one(examine(tmp_path)[1])[2]
    monkeypatch.undo()
    tmp_path.joinpath(*["deep"] * 14).mkdir(parents=True)
    assert "lies too deep" in one(examine(tmp_path)[1])[2]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_file_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml"))
    odd.write_text("sources: []\n", encoding="utf-8")
    for path in (tmp_path, odd):
        _, line, message, _ = one(tuple(found for found in examine(path)[1] if "UTF-8" in found.message))
        assert (line, message) == (1, "“?.yaml” is a name that is not UTF-8")


def test_reading_leaves_garbage_collection_as_it_was(tmp_path: Path) -> None:
    gc.enable()
    sound(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        sound(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="the dossier is not shipped")
def test_the_shipped_dossier_has_no_errors() -> None:
    records = read_dossier(SHIPPED)
    assert records.dossier.id == "syria-2015"
    assert len(records.statements) > 50
