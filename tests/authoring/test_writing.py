"""Writing back: what is added stands where a person would put it, and every other byte is what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.variants import COMMENTED, FLOW, SINGLE, assert_only_added, dossier, statement
from tests.dossier.writing import SOUND
from tui.authoring.file_changes import FileChanged, NotWritten
from tui.authoring.writing import add_to, insert, insert_all, remove, set_fields
from tui.authoring.yaml_text import scalars
from tui.dossier.loading import examine, read_dossier


def test_a_statement_goes_by_date_among_its_like_with_an_empty_line_between(tmp_path):
    path = dossier(tmp_path, COMMENTED)
    insert(path, "statements", statement(date="2015-12-14", text="In between: yes")).apply()
    assert """\
  questions: role-1
  source: aj

- id: new-1
  attribution: somebody
  party: us
  date: 2015-12-14
  quotation: direct
  text: 'In between: yes'
  issues: role
  source: aj

# Russia
- id: ru-01  # the answer
""" in (path / "all.yaml").read_text()


def test_the_shipped_dossier_takes_a_record_where_a_person_would_put_it(tmp_path, syria):
    from shutil import copytree

    path = tmp_path / "syria"
    copytree(syria, path)
    event = {
        "id": "e-new",
        "title": "A: b",
        "date": "2015-09-19",
        "kind": "call",
        "participants": ["us", "russia"],
    }
    change = insert(path, "events", event)
    (file,) = change.files
    assert_only_added(file.before or b"", file.after or b"")
    assert """\
- id: e-new
  title: 'A: b'
  date: 2015-09-19
  kind: call
  participants: [us, russia]

""" in (file.after or b"").decode()
    change.apply()
    dates = [event.date.lower for event in read_dossier(path).events]
    assert dates.index(next(e.date.lower for e in read_dossier(path).events if e.id == "e-new")) > 15


def test_several_records_of_several_collections_are_one_change(tmp_path):
    path = dossier(tmp_path, SOUND)
    change = insert_all(
        path,
        [
            ("sources", {"id": "bbc", "title": "Another"}),
            ("actors", {"id": "obama", "name": "Barack Obama", "party": "us"}),
            ("statements", statement("n-1", speaker="obama", attribution="", source="bbc")),
            ("statements", statement("n-2", date="2015-12-15")),
        ],
    )
    change.apply()
    records = read_dossier(path)
    assert [statement.id for statement in records.statements] == ["us-01", "n-1", "n-2", "ru-01"]
    assert [actor.id for actor in records.actors] == ["kerry", "obama", "lavrov"]
    change.undo()
    assert (path / "all.yaml").read_text() == SOUND


def test_a_single_record_becomes_a_list_with_the_new_one(tmp_path):
    path = dossier(tmp_path, SINGLE)
    insert(path, "sources", {"id": "bbc", "title": "Another"}).apply()
    assert (
        (path / "all.yaml")
        .read_text()
        .endswith(
            "sources:\n- id: aj\n  title: An article\n  publisher: A paper\n- id: bbc\n  title: Another\n"
        )
    )
    path = dossier(tmp_path, FLOW)
    insert(path, "sources", {"id": "bbc", "title": "Another, too"}).apply()
    assert (
        "sources: [{id: aj, title: An article}, {id: bbc, title: 'Another, too'}]}"
        in (path / "all.yaml").read_text()
    )


def test_a_position_is_added_by_date_to_its_party_and_to_a_party_without_any(tmp_path):
    path = dossier(tmp_path, SOUND)
    position = {"since": "2014", "summary": "Not yet.", "evidence": ["us-01"]}
    add_to(path, "role-1", ["positions", "us"], position).apply()
    add_to(path, "role-1", ["positions", "russia"], {**position, "evidence": ["ru-01"]}).apply()
    positions = dict(read_dossier(path).issues[0].questions[0].positions)
    assert [position.since.text for position in positions["us"]] == ["2015", "2014"]
    assert [position.since.text for position in positions["russia"]] == ["2014", "2015~"]


def test_what_was_taken_out_is_gone_and_the_rest_is_as_it_was(tmp_path):
    path = dossier(tmp_path, COMMENTED)
    remove(path, "talks").apply()
    set_fields(path, "ru-01", {"responds_to": None}).apply()
    after = read_dossier(path)
    assert not after.events
    assert after.statements[1].responds_to == ()
    text = (path / "all.yaml").read_text()
    assert "# the answer" in text
    assert "# the end" in text


def test_a_file_changed_meanwhile_is_left_alone_and_the_new_text_kept_beside(tmp_path):
    path = dossier(tmp_path, SOUND)
    change = insert(path, "sources", {"id": "bbc", "title": "Another"})
    other = SOUND + "# another program was here\n"
    (path / "all.yaml").write_text(other)
    with pytest.raises(FileChanged, match=r"changed by another program .* all\.yaml\.not-written beside it"):
        change.apply()
    assert (path / "all.yaml").read_text() == other
    assert (path / "all.yaml.not-written").read_bytes() == change.files[0].after
    assert sorted(file.name for file in path.iterdir()) == ["all.yaml", "all.yaml.not-written"]


def test_what_was_changed_since_is_not_undone(tmp_path):
    path = dossier(tmp_path, SOUND)
    change = insert(path, "sources", {"id": "bbc", "title": "Another"})
    change.apply()
    with (path / "all.yaml").open("a") as file:
        file.write("# mine\n")
    with pytest.raises(FileChanged):
        change.undo()
    assert "id: bbc" in (path / "all.yaml").read_text()


def test_a_file_keeps_its_rights(tmp_path):
    path = dossier(tmp_path, SOUND)
    (path / "all.yaml").chmod(0o640)
    insert(path, "sources", {"id": "bbc", "title": "Another"}).apply()
    assert (path / "all.yaml").stat().st_mode & 0o777 == 0o640


def test_nothing_is_added_to_a_file_that_cannot_be_read(tmp_path):
    path = dossier(tmp_path, SOUND + "sources: [")
    with pytest.raises(NotWritten, match=r"all\.yaml:\d+:\d+: error"):
        insert(path, "sources", {"id": "bbc", "title": "Another"})


def test_half_a_character_is_refused(tmp_path):
    path = dossier(tmp_path, SOUND)
    with pytest.raises(scalars.UnwritableText, match="half a character, U\\+D800"):
        insert(path, "sources", {"id": "bbc", "title": "a\ud800"})


def test_a_first_record_of_its_kind_gets_a_file_where_each_kind_has_one(tmp_path):
    head, rest = SOUND.split("statements:\n")
    (tmp_path / "dossier.yaml").write_text(head)
    (tmp_path / "rest.yaml").write_text("statements:\n" + rest.split("events:")[0])
    (tmp_path / "sources.yaml").write_text("sources:" + rest.split("sources:")[1])
    change = insert(tmp_path, "events", {"id": "talks", "title": "Talks", "date": "2015-12-15"})
    change.apply()
    assert (
        tmp_path / "events.yaml"
    ).read_text() == "events:\n- id: talks\n  title: Talks\n  date: 2015-12-15\n"
    assert [problem.message for problem in examine(tmp_path)[1]] == ["this event has no source"]
    change.undo()
    assert not (tmp_path / "events.yaml").exists()


def test_a_file_too_large_to_be_edited_is_left_and_a_new_one_takes_the_record(tmp_path, monkeypatch):
    head, rest = SOUND.split("statements:\n")
    statements, others = rest.split("events:")
    (tmp_path / "dossier.yaml").write_text(head + "events:" + others)
    (tmp_path / "statements.yaml").write_text("statements:\n" + statements + "# much\n" * 2000)
    monkeypatch.setattr("tui.authoring.writing.LARGEST", 10_000)
    before = (tmp_path / "statements.yaml").read_bytes()
    change = insert(tmp_path, "statements", statement())
    change.apply()
    assert (tmp_path / "statements.yaml").read_bytes() == before
    assert [file.path.name for file in change.files] == ["statements-2.yaml"]
    assert len(read_dossier(tmp_path).statements) == 3
    # What is in the large file is found and changed there all the same.
    set_fields(tmp_path, "us-01", {"note": "Read again."}).apply()
    notes = {one.id: one.note for one in read_dossier(tmp_path).statements}
    assert notes == {"new-1": None, "us-01": "Read again.", "ru-01": None}


def test_newest_first_stays_newest_first(tmp_path):
    newest_first = SOUND.replace("2015-12-14\n  quotation", "2015-12-16\n  quotation")
    path = dossier(tmp_path, newest_first)
    for identifier, date in (("n-1", "2015-12-17"), ("n-2", "2015-12-15T20:00"), ("n-3", "2011")):
        insert(path, "statements", statement(identifier, date=date)).apply()
    assert [one.id for one in read_dossier(path).statements] == ["n-1", "us-01", "n-2", "ru-01", "n-3"]


def test_a_person_goes_to_those_of_the_same_party(tmp_path, syria):
    from shutil import copytree

    path = Path(copytree(syria, tmp_path / "syria"))
    insert(path, "actors", {"id": "new-one", "name": "New One", "party": "russia"}).apply()
    actors = [(actor.id, actor.party) for actor in read_dossier(path).actors]
    at = actors.index(("new-one", "russia"))
    assert actors[at - 1][1] == "russia"
    assert actors[at + 1][1] != "russia"
