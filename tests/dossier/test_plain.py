"""What is read without the YAML parser is what the parser reads; what it refuses is not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier.draft import Draft
from tui.dossier.schema import BY_COLLECTION
from tui.dossier.yaml import simple_records
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.record_building import Builder
from tui.dossier.yaml.simple_records import read_simple
from tui.dossier.yaml.yaml_events import parse

RECORD = """\
- id: {}
  date: 2015-12
  quotation: direct
  issues: [fate, talks]
  source: aj
"""
PLAIN = (
    RECORD.format("s1")
    + """\
  speaker: kerry
  text: >-
    We “agree”: # no
    more.
  renderings:
  - language: ru
    text: |
      Да
      нет
    kind: official
  - language: en
    text: No, or "no"
  responds_to:
  - statement: s0
    as: denies
  corrections:
  - date: 2015-12-16?
    note: 'Read: again'
  venue: "a: b # c"
"""
    + RECORD.format("s2")
    + """\
  text: 'x'
  questions: one
"""
)

PIECES = (
    RECORD.format("a") + "  text: x\n", RECORD.format("b") + "  text: >-\n    x\n", "- id: a\n", "- \n",
    "-\n", "  text: x\n", "  text: x # c\n", "  text: x#c\n", "  text: x: y\n", "  text: x:y\n",
    "  text: x:\n",
    "  text:\n", "  note: >-\n", "  note: |\n", "  note: >\n", "  note: >+\n", "    more\n", "     deeper\n",
    "      six\n", "\n", "# c\n", "  # c\n", "  renderings:\n", "  responds_to:\n", "  - language: v\n",
    "    text: v\n", "    kind: editor\n", "    kind: odd\n", "  - text: |-\n", "    language:\n",
    "  - statement: a\n", "    as: repeats\n", "  corrections:\n", "  - date: 2015\n", "    note: v\n",
    "    by: [a, b]\n", "  questions: [a, b]\n", "  questions: [a, a]\n", "  questions: [a, b\n",
    "  questions: []\n", "  questions: [a, b, ]\n", "  questions:\n", "  questions: a, b\n",
    "  audience: 'a'\n", "  - a\n", '  locator: "x: y"\n', '  locator: "x\\n"\n', '  locator: "x\n',
    "  locator: 'it''s'\n",
    "  locator: 'x: #y'\n", "  locator: ''\n", "  locator: ' '\n", "  venue: x \n", "  venue: x\t\n",
    "  venue: - x\n", "  venue: ? x\n", "  venue: *x\n", "  venue: &x y\n", "  venue: !x y\n",
    "  venue: “x” y\n", "  venue: {a: b}\n", "  venue: a, b]\n", "  venue: [a]\n", "  venue: …\n",
    "  ключ: x\n", "  unknown: x\n", "...\n", "---\n", '  venue: x\u2028y\n', '  venue: x\x07\n',
    '  venue: x\ufffe\n', "  venue: 10:30\n", "  x:y\n", "   odd: x\n", "  venue: ~\n", "  venue: x\r\n",
    "  questions: [a b]\n", "  basis: leaked\n", "  basis: odd\n", "  date: 2015\n", "  event: >-\n",
    "  venue: \u3000\n", "  venue: \xa0x\n", "  venue: |\n    \u3000\n",
    "  questions:\n  - a\n  - b\n", "  questions:\n    - a\n    - b\n", "  questions:\n  - a\n  - a\n",
    "    - a\n", "  questions:\n  - 'a'\n", "  questions:\n  - a b\n", "  questions:\n  - a # b\n",
    "  questions:\n  - a\n    - b\n", "  venue: a\n    “b” c\n", "  venue: a\n    b: c\n",
    "  venue: a\n    #b\n", "  venue: a\n    - b\n", "  venue: 'it''s\n    ''here'' it''s'\n",
    "  venue: 'a\n    '\n", "  venue: '''a'\n", "  venue: 'a\n\n    b'\n", '  venue: "a\n    b"\n',
    '  venue: "a \\\n    \\ b"\n', '  venue: "\\u201Ca\\u201D \\_ \\U0001F44D"\n', '  venue: "a\\n\\tb"\n',
    '  venue: "\\x1b \\ud800 \\udc00"\n', '  venue: "a\\\\"\n', '  venue: "a\\\n    b\\"c"\n',
    '  venue: "\\U00110000"\n', '  venue: "\\q"\n', "  date: '2015-12-01'\n", '  date: "2015"\n',
    "  date: '2015\n    x'\n",
)  # fmt: skip


def agrees(text: str, collection: str = "statements") -> bool:
    """Check that a text is read as the parser and the builder read it; tell whether it was read."""
    data, kind = text.encode(), BY_COLLECTION[collection]
    read, other = Draft(), Draft()
    if not read_simple("x.yaml", data, kind, read, 7):
        assert vars(read) == vars(Draft()) | {"suggestions": read.suggestions}
        return False
    file = File("x.yaml", data)
    top, problems = parse(file)
    assert top is not None
    Builder(file, other, 7).add(kind, top)
    assert not problems
    assert vars(read) == vars(other) | {"suggestions": read.suggestions}
    return True


def test_plain_records_are_read_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    assert agrees(PLAIN)
    monkeypatch.setattr(simple_records, "parse", None)
    assert read_simple("x.yaml", PLAIN.encode(), BY_COLLECTION["statements"], Draft())


def test_what_is_not_plain_is_left_to_the_parser_record_by_record(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(simple_records, "parse", lambda file: asked.append(file.data) or parse(file))
    odd = '- {id: s3, date: 2015, quotation: direct, issues: "fate", source: aj, text: "\\u0416"}\n'
    assert agrees(PLAIN + odd + PLAIN.replace("s1", "s4").replace("s2", "s5"))
    assert asked == [odd.encode()]


def test_at_the_first_mistake_the_parser_reads_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(simple_records, "parse", lambda file: asked.append(file.data) or parse(file))
    assert not agrees("- {id: a, title: A, titel: A}\n" * 9, "sources")
    assert len(asked) == 1


@pytest.mark.parametrize("piece", PIECES)
def test_each_form_is_read_as_the_parser_reads_it_or_not_at_all(piece: str) -> None:
    agrees(RECORD.format("a") + "  text: x\n" + piece)
    agrees(PLAIN + piece + PLAIN.replace("s1", "s3"))
    agrees(PLAIN.replace("  issues", piece + "  issues"))
    agrees(PLAIN.replace("    kind", piece + "    kind"))


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_lines_are_read_as_the_parser_reads_them_or_not_at_all(pieces: list[str]) -> None:
    agrees(RECORD.format("first") + "".join(pieces))
    agrees(RECORD.format("first") + "  text: x\n" + "".join(pieces))


LINES = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            " ",
            "-",
            ":",
            "#",
            "'",
            "''",
            '"',
            "\\",
            "\\ ",
            "\\u201c",
            "“",
            "\n    ",
            "\n      ",
            "\n  ",
        ]
    ),
    max_size=14,
).map("".join)


@given(LINES)
def test_any_text_on_several_lines_is_read_as_the_parser_reads_it_or_not_at_all(value: str) -> None:
    for form in ("{}", "a{}", "'{}'", '"{}"', ">-\n    a{}"):
        text = form.format(value)
        agrees(f"{RECORD.format('a')}  text: {text}\n  note: x\n")
        agrees(f"{RECORD.format('a')}  text: x\n  renderings:\n  - language: ru\n    text: {text}\n")


VALUES = st.text(st.sampled_from("ab -:#[]{}>|\n\"'&*!?,%@`~x1“”\t\\"), max_size=30)


@given(VALUES)
def test_any_value_is_read_as_the_parser_reads_it_or_not_at_all(value: str) -> None:
    agrees(f"{RECORD.format('a')}  text: {value}\n  note: x\n")
    agrees(f"{RECORD.format('a')}  text: x\n  renderings:\n  - language: {value}\n    text: x\n")
    agrees(f"- id: a\n  title: x\n  date: {value}\n  participants: {value}\n", "events")
    agrees(f"- id: {value}\n  title: {value}\n  type: {value}\n", "sources")
    agrees(f"- id: a\n  name: x\n  identifiers: {value}\n  roles: {value}\n  aliases: {value}\n", "actors")


@given(st.sampled_from([one.name for one in BY_COLLECTION["statements"].fields]), VALUES)
def test_any_field_may_have_any_value(field: str, value: str) -> None:
    agrees(f"- {field}: {value}\n" + RECORD.format("a")[2:].replace("id", "  id", 1) + "  text: x\n")
