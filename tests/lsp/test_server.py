"""A text editor and the language server, over the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dossier.writing import SOUND
from tests.lsp.client import Editor

SPLIT = SOUND.index("statements:")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with Editor() as editor:
        yield editor
    assert editor.code == 0


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of two files."""
    (tmp_path / "board.yaml").write_text(SOUND[:SPLIT], encoding="utf-8")
    (tmp_path / "record.yaml").write_text(SOUND[SPLIT:], encoding="utf-8")
    return tmp_path


def place(text: str, wanted: str) -> tuple[int, int]:
    """The line and column of a text, counted in UTF-16 as editors do."""
    before = text[: text.index(wanted)]
    return before.count("\n"), len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2


def test_problems_are_told_as_one_types_in_all_files_of_the_dossier(editor: Editor, dossier: Path):
    record, board = dossier / "record.yaml", dossier / "board.yaml"
    text = record.read_text(encoding="utf-8")
    assert editor.open(record) == []
    (problem,) = editor.change(record, text.replace("speaker: kerry", "speaker: kery"))
    assert problem["message"].startswith("there is no actor “kery”")
    assert "did you mean" in problem["message"]
    assert (problem["severity"], problem["code"]) == (1, "unknown-reference")
    line, column = place(text, "kerry")
    assert problem["range"] == {
        "start": {"line": line, "character": column},
        "end": {"line": line, "character": column + 4},
    }
    editor.change(record, text.replace("speaker: kerry", "speaker: lavrov"))
    (other_problem, *_) = editor.diagnostics[board.as_uri()]
    assert "us-01" in SOUND.splitlines()[other_problem["range"]["start"]["line"]]
    assert editor.change(record, text) == []
    assert editor.diagnostics[board.as_uri()] == []


def test_a_file_that_is_no_yaml_just_now_is_told_and_ids_are_still_known(editor: Editor, dossier: Path):
    record = dossier / "record.yaml"
    text = record.read_text(encoding="utf-8")
    editor.open(record)
    broken = text.replace("  source: aj\n- id: ru-01", "  source: [\n- id: ru-01", 1)
    assert "this is not YAML" in editor.change(record, broken)[0]["message"]
    typed = text.replace("speaker: kerry", "speaker: ")
    editor.type(record, typed)
    line, column = place(typed, "speaker: ")
    items = editor.at("completion", record, line, column + len("speaker: "))["items"]
    assert [item["label"] for item in items] == ["kerry", "lavrov"]


def test_ids_are_completed_with_their_names(editor: Editor, dossier: Path):
    record = dossier / "record.yaml"
    text = record.read_text(encoding="utf-8")
    editor.open(record)
    line, column = place(text, "kerry")
    item, other = editor.at("completion", record, line, column + 2)["items"]
    assert (item["label"], item["detail"]) == ("kerry", "John Kerry")
    assert "party: United States [us]" in item["documentation"]
    assert "John Kerry" in item["filterText"]
    assert item["textEdit"]["newText"] == "kerry"
    assert item["textEdit"]["range"]["start"] == {"line": line, "character": column}
    assert other["label"] == "lavrov"
    line, column = place(text, "mixed")
    labels = [item["label"] for item in editor.at("completion", record, line, column)["items"]]
    assert labels == ["direct", "mixed", "indirect"]
    line, column = place(text, "- id: ru-01")
    editor.type(record, text.replace("- id: ru-01", "  ba\n- id: ru-01"))
    labels = [item["label"] for item in editor.at("completion", record, line, column + 4)["items"]]
    assert "basis" in labels
    assert "speaker" not in labels


def test_hover_shows_the_record_and_nothing_in_it_is_markup(editor: Editor, dossier: Path):
    record = dossier / "record.yaml"
    text = record.read_text(encoding="utf-8").replace("title: An article", 'title: "**Bold** \\e[1m"')
    editor.open(record, text)
    hover = editor.at("hover", record, *place(text, "us-01\n    as: rejects"))
    assert hover["contents"]["kind"] == "plaintext"
    assert hover["contents"]["value"].splitlines()[0] == "statement us-01"
    assert "speaker: John Kerry [kerry]" in hover["contents"]["value"]
    assert "date: 14 Dec 2015 (2015-12-14)" in hover["contents"]["value"]
    assert "source: **Bold** ␛[1m [aj]" in hover["contents"]["value"]
    assert editor.at("hover", record, *place(text, "We don’t")) is None


def test_definition_and_references_lead_through_all_files(editor: Editor, dossier: Path):
    record, board = dossier / "record.yaml", dossier / "board.yaml"
    text = record.read_text(encoding="utf-8")
    editor.open(record)
    where = editor.at("definition", record, *place(text, "kerry"))
    assert where["uri"] == board.as_uri()
    assert where["range"]["start"] == dict(
        zip(("line", "character"), place(SOUND, "kerry\n  name"), strict=True)
    )
    line, column = place(text, "us-01")
    for declaration, number in ((True, 4), (False, 3)):
        places = editor.at("references", record, line, column, context={"includeDeclaration": declaration})
        assert len(places) == number
    assert {each["uri"] for each in places} == {record.as_uri(), board.as_uri()}


def test_an_id_is_renamed_in_all_files_and_only_where_it_is_an_id(editor: Editor, dossier: Path):
    record, board = dossier / "record.yaml", dossier / "board.yaml"
    text = (
        record.read_text(encoding="utf-8")
        .replace("don’t", "don’t say us-01 🙂")
        .replace("statement: us-01", 'statement: "us-01"')
    )
    editor.open(record, text)
    line, column = place(text, "us-01")
    assert editor.at("prepareRename", record, line, column)["end"]["character"] == column + 5
    changes = editor.at("rename", record, line, column, newName="kerry-01")["changes"]
    renamed = {
        path.name: edited(path, text if path == record else SOUND[:SPLIT], changes[path.as_uri()])
        for path in (record, board)
    }
    assert renamed["board.yaml"] == SOUND[:SPLIT].replace("us-01", "kerry-01")
    assert renamed["record.yaml"] == text.replace("us-01", "kerry-01").replace("say kerry-01", "say us-01")
    for name, message in (("Kerry", "can't be an id"), ("aj", "is taken by a record at record.yaml:")):
        with pytest.raises(LookupError, match=message):
            editor.at("rename", record, line, column, newName=name)


def edited(path: Path, text: str, edits: list[dict]) -> str:
    """A text after the edits that a server sent; columns count UTF-16."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    for edit in sorted(edits, key=lambda edit: tuple(edit["range"]["start"].values()), reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"]]
        new = edit["newText"].encode("utf-16-le")
        lines[start["line"]] = line[: start["character"] * 2] + new + line[end["character"] * 2 :]
    return "\n".join(line.decode("utf-16-le") for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "title", "mended"),
    [
        ("speaker: kerry", "speaker: kery", "write kerry", "speaker: kerry"),
        ("quotation: direct", "quotation: dirct", "write direct", "quotation: direct"),
        ("  source: aj\n- id: ru", "  sorce: aj\n- id: ru", "write source", "  source: aj\n- id: ru"),
        ("date: 2015-12-14", "date: 14 December 2015", "write 2015-12-14", "date: 2015-12-14"),
        ("- id: talks", "- id: The Talks", "write the-talks", "- id: the-talks"),
        ("- id: us-01", "- id: us-02", "write id: us-01", "- id: us-01"),
        (
            "text: He said “nobody else” decides",
            "text: He said that nobody else decides",
            "write quotation: indirect",
            "quotation: indirect\n  text: He said that nobody else decides",
        ),
    ],
)
def test_what_check_advises_is_a_quick_fix(editor: Editor, dossier: Path, old, new, title, mended):
    record = dossier / "record.yaml"
    text = record.read_text(encoding="utf-8").replace(old, new, 1)
    problems = editor.open(record, text)
    assert problems
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 1000, "character": 0}}
    actions = editor.ask(
        "textDocument/codeAction",
        {"textDocument": {"uri": record.as_uri()}, "range": whole, "context": {"diagnostics": problems}},
    )
    (action,) = [each for each in actions if each["title"] == title]
    assert mended in edited(record, text, action["edit"]["changes"][record.as_uri()])


def test_each_record_of_a_file_is_a_symbol(editor: Editor, dossier: Path):
    board = dossier / "board.yaml"
    editor.open(board)
    symbols = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": board.as_uri()}})
    assert [(each["name"], each["detail"]) for each in symbols][:3] == [
        ("demo", "Demo"),
        ("us", "United States"),
        ("russia", "Russia"),
    ]


def test_a_closed_file_is_taken_from_the_disk_again(editor: Editor, dossier: Path):
    record, board = dossier / "record.yaml", dossier / "board.yaml"
    editor.open(board)
    assert editor.open(record, "statements: [")
    editor.tell("textDocument/didClose", {"textDocument": {"uri": record.as_uri()}})
    assert editor.diagnostics_of(record) == []


def test_columns_are_counted_as_the_editor_counts_them(dossier: Path):
    board = dossier / "board.yaml"
    text = SOUND[:SPLIT].replace("{id: russia, name: Russia}", '{name: "🙂🙂", id: Russia}')
    column = next(line for line in text.splitlines() if "🙂" in line).index("Russia")
    for units, wanted in (("utf-16", column + 2), ("utf-32", column)):
        with Editor(units=units) as editor:
            assert editor.capabilities["positionEncoding"] == units
            problems = editor.open(board, text)
            (start,) = [each["range"]["start"] for each in problems if "can't be an id" in each["message"]]
            assert start["character"] == wanted


def test_single_files_of_one_folder_are_dossiers_of_their_own(editor: Editor, tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(SOUND, encoding="utf-8")
    assert editor.open(tmp_path / "one.yaml") == []
