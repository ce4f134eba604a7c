"""Each format is written as the golden files have it, and read by the program that it is for."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser
import docx
import openpyxl
import pytest
from icalendar import Calendar

from tests.conftest import HOSTILE
from tui.export import record_tables
from tui.report.visible import visible

if TYPE_CHECKING:
    from tests.export.conftest import Outcome

GOLDEN = Path(__file__).parent / "golden"
TEXTS = ("md", "json", "yaml", "jsonl", "csv", "ics", "csl", "bibtex", "jsonld")
FORMULA = '=HYPERLINK("https://example.org/"&A1,"open")'


def _sheets(path: Path) -> str:
    """All cells of a workbook, a row a line."""
    book = openpyxl.load_workbook(path)
    return "".join(
        f"{sheet.title}: {list(row)!r}\n" for sheet in book for row in sheet.iter_rows(values_only=True)
    )


def _paragraphs(path: Path) -> str:
    """All paragraphs of a document with their styles, those of its tables last."""
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return "".join(f"{one.style and one.style.name}: {one.text!r}\n" for one in paragraphs)


def _without_style(path: Path) -> str:
    """A page without its style, its script and what they are known by."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[^']+|Bilateral \d[\w.]*", "…", text)


_READ: dict[str, Callable[[Path], str]] = {"xlsx": _sheets, "docx": _paragraphs, "html": _without_style}
"""How a file is compared that is not compared as it is."""


@pytest.mark.parametrize("name", [*TEXTS, "svg", *_READ])
def test_a_format_is_written_as_its_golden_file_has_it(
    name: str, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / f"fence.{name}"
    written = bilateral("export", fence, "--format", name, "-o", path)
    assert written.code == 0, written.err
    text = _READ[name](path) if name in _READ else path.read_bytes().decode("utf-8-sig")
    golden = GOLDEN / f"fence.{name}{'.txt' if name in _READ else ''}"
    if os.environ.get("GOLDEN"):
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


@pytest.mark.parametrize("name", [*TEXTS, "svg", *_READ])
def test_a_file_is_the_same_each_time(
    name: str, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        bilateral("export", fence, "--format", name, "-o", tmp_path / folder / "file")
    first, second = (tmp_path / folder / "file" for folder in ("first", "second"))
    assert first.read_bytes() == second.read_bytes() != b""


def test_a_calendar_shows_all_the_days_that_an_event_may_have_been_on(
    fence: Path, bilateral: Callable[..., Outcome]
):
    calendar = Calendar.from_ical(bilateral("export", fence, "--format", "ics").out)
    events = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    spans = {
        name: (event["dtstart"].dt, "dtend" in event and event["dtend"].dt) for name, event in events.items()
    }
    assert spans == {
        "fall": (date(2015, 12, 10), date(2015, 12, 11)),
        "talk": (date(2015, 12, 18), date(2015, 12, 19)),
        "y-about": (date(2015, 12, 1), date(2016, 1, 1)),
        "y-span": (date(2015, 11, 30), date(2015, 12, 3)),
        "y-season": (date(2015, 9, 1), date(2015, 12, 1)),
        "y-open": (date(2014, 1, 1), date(2014, 1, 2)),
        "y-time": (datetime(2015, 12, 1, 14, 30, tzinfo=UTC), False),
        "y-off": (date(2015, 12, 3), date(2015, 12, 4)),
    }
    assert "Date: about Dec 2015 (no more is known)" in str(events["y-about"]["description"])
    assert "Date: since 2014 (no more is known)" in str(events["y-open"]["description"])
    assert {name: str(events[name]["status"]) for name in ("fall", "y-about", "y-off")} == {
        "fall": "CONFIRMED",
        "y-about": "TENTATIVE",
        "y-off": "CANCELLED",
    }
    assert "Correction, 13 Dec 2015: It was the third." in str(events["y-off"]["description"])


def test_what_was_only_planned_on_a_day_is_tentative_in_a_calendar(
    fence: Path, bilateral: Callable[..., Outcome]
):
    written = bilateral("export", fence, "--format", "ics", "--as-of", "2015-12-15")
    events = {str(one["uid"]): one for one in Calendar.from_ical(written.out).walk("VEVENT")}
    assert str(events["talk@small.bilateral"]["status"]) == "TENTATIVE"
    assert str(events["talk@small.bilateral"]["summary"]) == "[planned] They meet"


def test_bibtex_holds_every_character_of_a_title(fence: Path, bilateral: Callable[..., Outcome]):
    library = bibtexparser.parse_string(bilateral("export", fence, "--format", "bibtex").out)
    assert not library.failed_blocks
    entries = {entry.key: entry.fields_dict for entry in library.entries}
    assert set(entries) == {"paper", "letter", "odd", "arabic"}
    assert entries["paper"]["journal"].value == "The Paper"
    assert (entries["paper"]["year"].value, entries["paper"]["day"].value) == ("2015", "11")
    title = entries["odd"]["title"].value.removeprefix("{").removesuffix("}")
    for command, character in {
        r"\textbraceleft{}": "{",
        r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~",
        r"\textasciicircum{}": "^",
        r"\&": "&",
        r"\%": "%",
        r"\$": "$",
        r"\#": "#",
        r"\_": "_",
        r"\textbackslash{}": "\\",
    }.items():
        title = title.replace(command, character)
    assert title == "A {brace} & 100% $5 #1 a_b ~x ^y \\ “quoted”"


def test_only_what_is_verbatim_is_a_quotation_of_schema_org(fence: Path, bilateral: Callable[..., Outcome]):
    graph = bilateral("export", fence, "--format", "jsonld").json["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert nodes["#n-1"]["@type"] == "Quotation"
    assert nodes["#s-1"]["@type"] == "Claim"
    assert nodes["#n-2"]["hasPart"] == [{"@type": "Quotation", "text": "a foot to the south"}]
    assert nodes["#x-formula"]["temporalCoverage"] == "2015-12-01/2015-12-31"
    assert "dateCreated" not in nodes["#x-formula"]
    assert nodes["#x-formula"]["correction"][0]["text"] == "The clerk's name was wrong."
    assert nodes["#fall"]["subjectOf"][1]["creativeWorkStatus"] == "denied"


def test_a_spreadsheet_takes_no_cell_of_csv_for_a_formula(fence: Path, bilateral: Callable[..., Outcome]):
    rows = list(csv.DictReader(StringIO(bilateral("export", fence, "--format", "csv").out)))
    by_id = {row["id"]: row for row in rows}
    assert by_id["x-formula"]["text"] == f"'{FORMULA}"
    assert by_id["x-formula"]["venue"] == "'@home"
    assert by_id["x-formula"]["note"] == "'+1 means yes"
    assert by_id["h-scripts"]["text"] == HOSTILE["h-scripts"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]
    assert by_id["x-formula"]["corrections"] == "14 Dec 2015: The clerk's name was wrong."


def test_a_workbook_holds_texts_alone_and_all_tables(
    fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / "fence.xlsx"
    assert bilateral("export", fence, "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Statements", "Answers", "Verdicts", "Events", "Accounts", "Sources"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    texts = {cell.value for cell in cells}
    assert FORMULA in texts
    assert {visible(text).replace("\r", "") for text in HOSTILE.values()} <= {str(text) for text in texts}


def test_a_document_has_the_answers_side_by_side_and_every_text(
    fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / "fence.docx"
    assert bilateral("export", fence, "-o", path).code == 0
    document = docx.Document(str(path))
    sides = [cell.text.split("\n") for cell in document.tables[0].rows[0].cells]
    assert [side[:2] for side in sides] == [
        ["North house", "South, by a foot."],
        ["South house", "North does."],
    ]
    texts = {paragraph.text for paragraph in document.paragraphs}
    assert {f"“{visible(text)}”".replace("\r", "") for text in HOSTILE.values()} <= texts
    assert "Correction, 14 Dec 2015: The clerk's name was wrong." in texts
    links = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert links
    assert all(link.startswith("https://") for link in links)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_document(fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]):
    path = tmp_path / "fence.docx"
    bilateral("export", fence, "-o", path)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "fence.txt").read_text("utf-8-sig")
    assert f"“{HOSTILE['h-scripts']}”" in text
    assert "Verdict on North house and South house: they differ" in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_libreoffice_opens_a_table_and_computes_nothing(
    name: str, fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    path = tmp_path / f"fence.{name}"
    bilateral("export", fence, "-o", path)
    opened = tmp_path / "opened"
    # Comma, quotation mark, UTF-8: what a person would choose in the dialogue.
    as_text = "44,34,76"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += [f"--infilter=CSV:{as_text}"] if name == "csv" else []
    command += [
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{as_text}",
        "--outdir",
        str(opened),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (opened / "fence.csv").read_text("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(StringIO(text))}
    assert rows["x-formula"]["text"].removeprefix("'") == FORMULA
    assert rows["h-scripts"]["text"] == HOSTILE["h-scripts"]
    assert rows["n-2"]["text"] == "Ann North says that it goes “a foot to the south”, no more."


@pytest.mark.parametrize("table", ["statements", "answers", "verdicts", "events", "accounts", "sources"])
def test_every_table_can_be_had_as_csv(table: str, syria: Path, bilateral: Callable[..., Outcome]):
    rows = list(csv.reader(StringIO(bilateral("export", syria, "--format", "csv", "--table", table).out)))
    assert len(rows) > 20
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_file_of_csv_says_that_it_is_utf_8_and_a_pipe_does_not(
    fence: Path, tmp_path: Path, bilateral: Callable[..., Outcome]
):
    bilateral("export", fence, "-o", tmp_path / "fence.csv")
    assert (tmp_path / "fence.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert bilateral("export", fence, "--format", "csv").out.startswith('"id"')


def test_each_quotation_says_whether_it_was_found_in_its_source(
    tmp_path: Path, bilateral: Callable[..., Outcome]
):
    bilateral("verify", "two-towns")
    rows = csv.DictReader(StringIO(bilateral("export", "two-towns", "--format", "csv").out))
    verified = {row["id"]: (row["kind"], row["verification"]) for row in rows}
    assert any(kind == "direct" and "verbatim, checked" in proof for kind, proof in verified.values())
    assert all(not proof for kind, proof in verified.values() if kind == "paraphrase")
    for name in ("md", "html", "jsonld", "ics", "csl", "bibtex", "yaml", "jsonl"):
        written = bilateral("export", "two-towns", "--format", name).out
        unfolded = written.replace("\r\n ", "").replace("\n ", "").replace("\\,", ",")
        assert "verbatim, checked" in unfolded, name


def test_every_line_of_jsonl_is_a_record(fence: Path, bilateral: Callable[..., Outcome]):
    kinds = [
        json.loads(line)["record"]
        for line in bilateral("export", fence, "--format", "jsonl").out.splitlines()
    ]
    assert list(dict.fromkeys(kinds)) == [
        "dossier",
        "party",
        "actor",
        "issue",
        "statement",
        "event",
        "source",
    ]


@pytest.mark.parametrize("before", ["", " ", "\u200b", "\ufeff", "\u00a0", "\x00", "\n "])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_cell_becomes_a_formula_whatever_stands_unseen_before_its_sign(before, sign):
    assert record_tables.harmless(f"{before}{sign}1") == f"'{before}{sign}1"
