"""`bilateral import` reads tables as spreadsheets, mails and databases write them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from tests.cli.quotes import BOOK, HEADER, ROWS, files, table
from tui.dossier.loading import read_dossier


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


def test_many_rows_get_a_file_of_their_own_that_is_there_whole_or_not_at_all(bilateral, border, tmp_path):
    rows = [
        f"2024-01-{n % 28 + 1:02},Anna North,North,Bridge,“Quote {n}.”,{BOOK}/{n % 9},G," for n in range(5200)
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
