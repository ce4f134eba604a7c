"""`bilateral import`: a table of quotes becomes statements, and what is guessed is told."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.quotes import HEADER, ROWS, files, table
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import errors


def test_a_table_becomes_statements_with_people_sources_and_issues_made_once(bilateral, border, tmp_path):
    code, out, err = bilateral("import", border, table(tmp_path, *ROWS))
    assert (code, err) == (0, "written to actors.yaml, issues.yaml, sources.yaml, statements.yaml\n")
    assert "  Quote: text (by its name)" in out
    assert "  Date: the day stands first, as row 2 tells: 13/1/2024" in out
    assert "  rows 2: " not in out
    assert "  row 2: the quotation is direct, by its quotation marks" in out
    assert errors(examine(border)[1]) == ()
    records = read_dossier(border)
    first, second, third = records.statements
    assert (first.text, first.quotation, first.date.text) == ("We will open it.", "direct", "2024-01-13")
    assert (first.party, first.locator, first.issues) == ("north", "p. 12", ("bridge",))
    assert {statement.status for statement in records.statements} == {"draft"}
    assert (second.text, second.quotation) == ("He said “no trader”, none, may pass", "mixed")
    assert (second.speaker, second.attribution, second.party) == (None, "a border official", "south")
    assert (third.text, third.quotation) == ("The bridge stays closed", "indirect")
    assert second.source == third.source
    assert [(actor.name, actor.party) for actor in records.actors] == [
        ("Anna North", "north"),
        ("Bob South", "south"),
    ]
    assert [source.url for source in records.sources] == [
        "https://gazette.example/a",
        "https://gazette.example/b",
    ]
    assert [issue.title for issue in records.issues] == ["The first issue", "Bridge"]


def test_a_row_with_several_speakers_on_record_is_a_joint_statement(bilateral, border, tmp_path):
    bilateral("import", border, table(tmp_path, *ROWS))
    path = table(
        tmp_path,
        ROWS[0].replace("Anna North", "Anna North and Bob South").replace("We will open it", "Both agree"),
    )
    assert bilateral("import", border, path).code == 0
    joint = next(one for one in read_dossier(border).statements if one.text == "Both agree.")
    assert (joint.speaker, joint.jointly_with) == ("anna-north", ("bob-south",))


def test_tags_of_a_table_are_taken(bilateral, border, tmp_path):
    path = table(tmp_path, f"{ROWS[0]},tolls; spring", header=f"{HEADER},Tags")
    assert bilateral("import", border, path).code == 0
    assert read_dossier(border).statements[0].tags == ("tolls", "spring")


def test_the_same_table_twice_adds_nothing(bilateral, border, tmp_path):
    path = table(tmp_path, *ROWS)
    bilateral("import", border, path)
    before = files(border)
    code, out, err = bilateral("import", border, path)
    assert (code, err) == (0, "there is nothing new to write\n")
    assert "on record already: rows 2, 3, 4" in out
    assert files(border) == before


def test_a_changed_row_is_shown_as_a_change_and_taken_only_when_asked(bilateral, border, tmp_path):
    bilateral("import", border, table(tmp_path, *ROWS))
    changed = table(
        tmp_path, ROWS[0].replace("open it.", "open it soon."), ROWS[1].replace("5/2", "4/2"), ROWS[2]
    )
    code, out, err = bilateral("import", border, changed)
    assert code == 0
    assert "row 2, north-2024-01-13: text: “We will open it.” → “We will open it soon.”" in out
    assert "row 3, official-2024-02-05: date: “2024-02-05” → “2024-02-04”" in out
    assert "--update takes the changes" in err
    assert read_dossier(border).statements[0].text == "We will open it."
    assert bilateral("import", border, changed, "--update").code == 0
    records = read_dossier(border)
    assert records.statements[0].text == "We will open it soon."
    assert {statement.date.text for statement in records.statements} == {
        "2024-01-13",
        "2024-02-04",
        "2024-02-06",
    }


def test_nothing_is_written_while_a_row_cannot_be_read_unless_partial(bilateral, border, tmp_path):
    path = table(tmp_path, *ROWS, ROWS[0].replace("13/1", "31/2"), "1/2/2024,,,Bridge,,https://x.example,,")
    before = files(border)
    code, out, err = bilateral("import", border, path)
    assert code == 1
    assert "row 5: date: “31/2/2024” names a day that does not exist" in out
    assert "row 6: it has no text" in out
    assert err.startswith("nothing was written: correct or decide about the rows above")
    assert files(border) == before
    assert bilateral("import", border, path, "--partial").code == 1
    assert len(read_dossier(border).statements) == 3


def test_a_dry_run_writes_nothing(bilateral, border, tmp_path):
    before = files(border)
    code, out, err = bilateral("import", border, table(tmp_path, *ROWS), "--dry-run")
    assert (code, err) == (0, "nothing was written: this was a dry run\n")
    assert "new: 3 statements" in out
    assert files(border) == before


def test_days_that_may_be_read_in_two_ways_are_asked_for(bilateral, border, tmp_path):
    path = table(tmp_path, ROWS[1].replace("5/2/2024", "5/6/2020"))
    code, out, _ = bilateral("import", border, path)
    assert code == 1
    assert "the day or the month may stand first in “5/6/2020”" in out
    assert "--dates dmy or --dates mdy" in out
    assert bilateral("import", border, path, "--dates", "mdy").code == 0
    assert read_dossier(border).statements[0].date.text == "2020-05-06"


def test_a_column_with_both_orders_is_told_and_its_open_days_refused(bilateral, border, tmp_path):
    rows = [ROWS[0], ROWS[0].replace("13/1/2024", "1/14/2024"), ROWS[0].replace("13/1/2024", "1/2/2024")]
    code, out, _ = bilateral("import", border, table(tmp_path, *rows))
    assert code == 1
    assert "some rows have the day first, others the month: 13/1/2024 (row 2) and 1/14/2024 (row 3)" in out
    assert "row 4: date: the day or the month may stand first in “1/2/2024”" in out


def test_a_name_much_like_one_on_record_is_never_merged_in_silence(bilateral, border, tmp_path):
    bilateral("import", border, table(tmp_path, *ROWS))
    path = table(
        tmp_path,
        ROWS[2].replace("Bob South", "Bob Sowth").replace("The bridge stays closed", "Nobody has asked us"),
    )
    code, out, _ = bilateral("import", border, path)
    assert code == 1
    assert "row 2: “Bob Sowth” is much like Bob South (bob-south)" in out
    assert bilateral("import", border, path, "--same", "Bob Sowth=bob-south").code == 0
    records = read_dossier(border)
    assert records.statements[-1].speaker == "bob-south"
    assert records.actors[1].aliases == ("Bob Sowth",)
    # It is an alias now, and not asked about again.
    assert bilateral("import", border, path).code == 0


def test_a_name_said_to_be_new_is_somebody_new(bilateral, border, tmp_path):
    bilateral("import", border, table(tmp_path, *ROWS))
    path = table(
        tmp_path,
        ROWS[2].replace("Bob South", "Bob Sowth").replace("The bridge stays closed", "Nobody has asked us"),
    )
    assert bilateral("import", border, path, "--same", "Bob Sowth=new").code == 0
    assert [actor.id for actor in read_dossier(border).actors] == ["anna-north", "bob-south", "bob-sowth"]


def test_a_terminal_is_asked_about_names(bilateral, border, tmp_path, monkeypatch):
    bilateral("import", border, table(tmp_path, *ROWS))
    path = table(
        tmp_path,
        ROWS[2].replace("Bob South", "B. South").replace("The bridge stays closed", "Nobody has asked us"),
    )
    monkeypatch.setattr("tui.commands.writing.questions.may_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, _, err = bilateral("import", border, path)
    assert code == 0
    assert "is “B. South” Bob South (bob-south)?" in err
    assert read_dossier(border).actors[1].aliases == ("B. South",)


def test_a_terminal_is_asked_for_the_order_of_day_and_month(bilateral, border, tmp_path, monkeypatch):
    path = table(tmp_path, ROWS[1].replace("5/2/2024", "5/6/2020"))
    monkeypatch.setattr("tui.commands.writing.questions.may_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("m\n"))
    code, _, err = bilateral("import", border, path)
    assert code == 0
    assert "In Date, is 5/6/2020 the fifth of June (d) or the sixth of May (m)?" in err
    assert read_dossier(border).statements[0].date.text == "2020-05-06"


def test_the_user_says_what_columns_are(bilateral, border, tmp_path):
    path = table(tmp_path, "x,2024-01-13,“Yes.”,Anna,N", header="a,b,c,d,e")
    words = [
        "import",
        border,
        path,
        "--map",
        "b=date,C=text,d=speaker,a=-,5=title",
        "--set",
        "issues=first-issue",
    ]
    assert bilateral(*words).code == 0
    (statement,) = read_dossier(border).statements
    assert (statement.text, statement.speaker) == ("Yes.", "anna")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--map", "Dat=date"], "there is no column “Dat”; did you mean “Date”?"),
        (["--map", "Date=dte"], "a column can't be `dte`; did you mean date?"),
        (["--set", "isues=x"], "a column can't be `isues`; did you mean issues?"),
        (["--map", "Date"], "“Date” is not of the form --map COLUMN=FIELD"),
        (["--sheet", "One"], "has no sheets"),
    ],
)
def test_wrong_options_are_met_with_the_nearest(bilateral, border, tmp_path, words, message):
    code, out, err = bilateral("import", border, table(tmp_path, *ROWS), *words)
    assert (code, out) == (2, "")
    assert message in err


def test_json_tells_the_same(bilateral, border, tmp_path):
    outcome = bilateral("import", border, table(tmp_path, *ROWS, ROWS[0].replace("13/1", "31/2")), "--json")
    assert outcome.code == 1
    assert outcome.json["taken"] == 3
    assert outcome.json["columns"][4] == {"name": "Quote", "field": "text", "why": "by its name"}
    assert outcome.json["refused"] == [
        {"what": "date: “31/2/2024” names a day that does not exist", "rows": [5], "count": 1}
    ]
    assert outcome.json["new"]["actors"][0] == {"id": "anna-north", "name": "Anna North", "row": 2}
    assert outcome.json["written"] == []


def test_numbered_ids_go_on_where_the_party_has_them(bilateral, tmp_path, syria):
    from shutil import copytree

    path = Path(copytree(syria, tmp_path / "syria"))
    rows = [
        "15 Dec 2015,John Kerry,,assad-role,“We are not seeking it in this way.”,https://x.example/1,State,"
    ]
    assert bilateral("import", path, table(tmp_path, *rows)).code == 0
    (added,) = (one for one in read_dossier(path).statements if one.text.startswith("We are not seeking it"))
    assert (added.id, added.speaker, added.party) == ("us-34", "john-kerry", "us")
    assert b"- id: us-34" in (path / "statements-us.yaml").read_bytes()


def test_a_dossier_with_errors_takes_nothing(bilateral, border, tmp_path):
    (border / "events.yaml").write_text("events:\n- id: x\n")
    code, out, err = bilateral("import", border, table(tmp_path, *ROWS))
    assert (code, out) == (1, "")
    assert "events.yaml:2:3: error" in err
