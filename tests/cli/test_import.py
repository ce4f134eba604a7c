"""`bilateral import`: a table of quotes becomes statements, and what is guessed is told."""

from __future__ import annotations

import io
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import errors

HEADER = "Date,Speaker,Party,Issue,Quote,URL,Publisher,Page"
_BOOK = "https://gazette.example"
ROWS = [
    f"13/1/2024,Anna North,North,Bridge,“We will open it.”,{_BOOK}/a,The Gazette,12",
    f'5/2/2024,a border official,South,Bridge,"He said “no trader”, none, may pass",{_BOOK}/b,The Gazette,',
    f"6 Feb 2024,Bob South,South,Bridge,The bridge stays closed,{_BOOK}/b?utm_source=mail,The Gazette,",
]


@pytest.fixture
def border(bilateral, tmp_path) -> Path:
    path = tmp_path / "border"
    assert bilateral("new", path, "--sides", "North,South", "--as-of", "2024-03-01").code == 0
    return path


def table(
    folder: Path, *rows: str, name: str = "quotes.csv", header: str = HEADER, encoding: str = "utf-8"
) -> Path:
    path = folder / name
    path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return path


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


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


def test_columns_without_names_are_told_by_what_is_in_them(bilateral, border, tmp_path):
    path = tmp_path / "bare.tsv"
    path.write_text("2024-01-13\tNorth\t“We will.”\thttps://gazette.example/a\n" * 2, encoding="utf-8")
    code, out, _ = bilateral("import", border, path, "--set", "issues=first-issue")
    assert code == 0, out
    assert "  A: date (by what is in it)" in out
    assert "  B: party (by what is in it)" in out
    assert "  C: text (by what is in it)" in out
    assert "  D: url (by what is in it)" in out
    (statement,) = read_dossier(border).statements
    assert (statement.text, statement.party, statement.attribution) == ("We will.", "north", "North")


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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_delimiters_are_found_out(bilateral, border, tmp_path, encoding):
    rows = [row.replace("Anna North", "Änna Nörth") for row in ROWS]
    text = "\r\n".join(row.replace(",", ";") for row in [HEADER, *rows] if '"' not in row)
    (tmp_path / "q.csv").write_bytes(text.encode(encoding))
    code, out, _ = bilateral("import", border, tmp_path / "q.csv")
    assert code == 0, out
    assert "semicolons between cells" in out
    records = read_dossier(border)
    assert records.actors[0].name == "Änna Nörth"
    assert records.statements[0].text == "We will open it."


def test_json_lines_are_read(bilateral, border, tmp_path):
    path = tmp_path / "quotes.jsonl"
    rows = [
        {
            "date": "2024-01-13",
            "speaker": "Anna",
            "text": "“Yes,\nyes.”",
            "topic": "Bridge",
            "source": "Gazette",
        },
        {
            "date": "2024-01-14",
            "speaker": "Anna",
            "text": "“No.”",
            "topic": ["Bridge", "Tolls"],
            "source": "Gazette",
        },
    ]
    path.write_text("\n".join([*map(json.dumps, rows), "[1]", "{"]), encoding="utf-8")
    code, out, _ = bilateral("import", border, path, "--partial")
    assert code == 1
    assert "row 3: this line is no JSON object" in out
    assert "row 4: this line is no JSON" in out
    first, second = read_dossier(border).statements
    assert first.text == "Yes,\nyes."
    assert second.issues == ("bridge", "tolls")
    assert first.source == second.source


def test_a_spreadsheet_keeps_its_days_and_times(bilateral, border, tmp_path):
    path = tmp_path / "quotes.xlsx"
    with Workbook(path) as book:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Quotes")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "[h]:mm:ss"})
        for n, name in enumerate(["Date", "Who", "Quote", "Topic", "Video", "Time"]):
            sheet.write(2, n + 1, name)
        sheet.write_datetime(3, 1, datetime(2024, 2, 5), day)
        for n, text in enumerate(["Anna North", "“Yes.”", "Bridge", "A talk"]):
            sheet.write(3, n + 2, text)
        sheet.write_datetime(3, 6, timedelta(minutes=12, seconds=34), clock)
        sheet.write(4, 2, "Bob")
    code, out, _ = bilateral("import", border, path, "--partial", "--map", "Video=title")
    assert "sheet “Quotes”; not read: Empty" in out
    assert "row 5: it has no text" in out
    assert code == 1
    (statement,) = read_dossier(border).statements
    assert (statement.date.text, statement.locator) == ("2024-02-05", "0:12:34")


def test_an_open_document_spreadsheet_is_read(bilateral, border, tmp_path):
    cells = (
        ["Date", "Speaker", "Quote", "Issue", "Source"],
        ["2024-01-13", "Anna", "“Yes.”", "Bridge", "Gazette"],
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in cells
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(tmp_path / "q.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    assert bilateral("import", border, tmp_path / "q.ods").code == 0
    assert read_dossier(border).statements[0].text == "Yes."


def test_hostile_cells_are_kept_letter_for_letter(bilateral, border, tmp_path):
    texts = ["[/foo] [@click=x]", "a: b # c", "'x' - {y} \\ \u202e", "- \x1b[31m\x07", "  é \u2028 e\u0301  "]
    rows = [
        json.dumps({"date": "2024-01-13", "speaker": "Anna", "kind": "direct", "quote": text,
                    "issue": "first-issue",
                    "source": "Gazette", "note": text})
        for text in texts
    ]  # fmt: skip
    (tmp_path / "q.jsonl").write_text("\n".join(rows), encoding="utf-8")
    code, out, _ = bilateral("import", border, tmp_path / "q.jsonl")
    assert code == 0, out
    assert [statement.text for statement in read_dossier(border).statements] == [
        text.strip() for text in texts
    ]


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


def test_many_rows_get_a_file_of_their_own_that_is_there_whole_or_not_at_all(bilateral, border, tmp_path):
    rows = [
        f"2024-01-{n % 28 + 1:02},Anna North,North,Bridge,“Quote {n}.”,{_BOOK}/{n % 9},G,"
        for n in range(5200)
    ]
    path = table(tmp_path, *rows, "soon,Anna North,North,Bridge,“x”,https://g.example/1,G,")
    before = files(border)
    assert bilateral("import", border, path).code == 1
    assert files(border) == before
    assert bilateral("import", border, path, "--partial").code == 1
    assert len(read_dossier(border).statements) == 5200
    assert (border / "statements-quotes.yaml").is_file()
    assert bilateral("import", border, path, "--partial").err == "there is nothing new to write\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.xlsx", b"PK nonsense", "a.xlsx can't be read as a spreadsheet"),
        ("a.png", b"x", "is no table; what can be read ends in"),
        ("a.jsonl", b"nothing\n", "holds no JSON objects"),
    ],
)
def test_what_is_no_table_is_refused(bilateral, border, tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    code, out, err = bilateral("import", border, tmp_path / name)
    assert (code, out) == (2, "")
    assert message in err


def test_a_dossier_with_errors_takes_nothing(bilateral, border, tmp_path):
    (border / "events.yaml").write_text("events:\n- id: x\n")
    code, out, err = bilateral("import", border, table(tmp_path, *ROWS))
    assert (code, out) == (1, "")
    assert "events.yaml:2:3: error" in err
