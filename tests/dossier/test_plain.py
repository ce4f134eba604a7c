"""What is read without the YAML parser is what the parser reads; what it refuses is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier import plain
from tui.dossier.files import File
from tui.dossier.nodes import Mapping, Sequence, Text
from tui.dossier.plain import parse_plain
from tui.dossier.reading import parse

if TYPE_CHECKING:
    from tui.dossier.nodes import Node

PLAIN = """\
- id: s1
  speaker: kerry
  date: 2015-12-15
  text: >-
    We “agree”: # no
    more.
  issues: [fate, talks]
  renderings:
  - language: ru
    text: |
      Да
      нет
    kind: official
  - language: en
  note: "a: b # c"
- id: s2
  text: 'x'
"""

PIECES = (
    "- id: a\n", "- id: b\n", "- \n", "-\n", "  text: x\n", "  text: x # c\n", "  text: x#c\n",
    "  text: x: y\n", "  text: x:y\n", "  text: x:\n", "  text:\n", "  note: >-\n", "  note: |\n",
    "  note: >\n", "  note: >+\n", "    more\n", "     deeper\n", "      six\n", "\n", "# c\n", "  # c\n",
    "  - key: v\n", "  - key: |-\n", "    other: v\n", "    other:\n", "  list: [a, b]\n",
    "  list: [a, b\n", "  list: []\n", "  list: [a, b, ]\n", "  list:\n", "  - a\n", '  q: "x: y"\n',
    '  q: "x\\n"\n', '  q: "x\n', "  q: 'it''s'\n", "  q: 'x: #y'\n", "  q: ''\n", "  t: x \n",
    "  t: x\t\n", "  t: - x\n", "  t: ? x\n", "  t: *x\n", "  t: &x y\n", "  t: !x y\n", "  t: “x” y\n",
    "  t: {a: b}\n", "  t: a, b]\n", "  t: …\n", "  ключ: x\n", "...\n", "---\n", '  t: x\u2028y\n',
    '  t: x\x07\n', '  t: x\ufffe\n', "  t: 10:30\n", "  x:y\n", "   odd: x\n", "  t: ~\n", "  t: x\r\n",
    "  list: [a b]\n",
)  # fmt: skip


def told(node: Node) -> object:
    """A node without its places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [told(item) for item in node.items]
    return [(key, told(child)) for key, child in node.entries.items()]


def agrees(text: str) -> bool:
    """Check that a text is read as the parser reads it; tell whether it was read."""
    data = text.encode()
    read = parse_plain("x.yaml", data)
    top, problems = parse(File("x.yaml", data))
    if read is None:
        return False
    assert not problems
    assert isinstance(top, Sequence)
    assert told(read) == told(top)
    for one, other in zip(read.items, top.items, strict=True):
        assert isinstance(one, Mapping)
        assert (one.mark.line, one.mark.column) == (other.mark.line, other.mark.column)
    return True


def test_plain_records_are_read_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    assert agrees(PLAIN)
    monkeypatch.setattr(plain, "parse", None)
    assert parse_plain("x.yaml", PLAIN.encode())


@pytest.mark.parametrize("piece", PIECES)
def test_each_form_is_read_as_the_parser_reads_it_or_not_at_all(piece: str) -> None:
    agrees("- id: a\n" + piece)
    agrees(PLAIN + piece + PLAIN.replace("s1", "s3"))
    agrees(PLAIN.replace("  issues", piece + "  issues"))


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_lines_are_read_as_the_parser_reads_them_or_not_at_all(pieces: list[str]) -> None:
    agrees("- id: first\n" + "".join(pieces))


@given(st.text(st.sampled_from("ab -:#[]{}>|\n\"'&*!?,%@`~x1“”\t\\"), max_size=30))
def test_any_value_is_read_as_the_parser_reads_it_or_not_at_all(value: str) -> None:
    agrees(f"- id: a\n  text: {value}\n  note: x\n")
