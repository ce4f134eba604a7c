"""YAML as nodes: what is read, what is refused, and what is said of it."""

from __future__ import annotations

import pytest
import yaml

from tests.dossier.writing import write
from tui.dossier.problems import DossierError
from tui.dossier.yaml import yaml_events
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.nodes import Mapping, Node, Sequence, Text, key_place, place
from tui.dossier.yaml.yaml_events import parse, read_mapping


@pytest.fixture(params=["libyaml", "pure Python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure Python":
        monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)


def values(node: Node | None) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: values(value) for key, value in node.entries.items()}


def refusal(data: str | bytes) -> tuple[int, int, str, str]:
    """Give place, message and advice of the only problem."""
    _, problems = parse(File("x.yaml", data.encode() if isinstance(data, str) else data))
    assert len(problems) == 1, problems
    (_, line, column), _, message, advice, _, _ = problems[0]
    return line, column, message, advice


@pytest.mark.usefixtures("_either_parser")
def test_every_scalar_is_text() -> None:
    node, problems = parse(
        File("x.yaml", b"a: no\nb: 2015-12\nc: 010\nd: 14:30\ne: ~\nf: [1.0, true, null]\n")
    )
    assert not problems
    texts = {"a": "no", "b": "2015-12", "c": "010", "d": "14:30", "e": "~", "f": ["1.0", "true", "null"]}
    assert values(node) == texts


@pytest.mark.usefixtures("_either_parser")
def test_every_key_and_value_has_its_place_in_characters() -> None:
    node, _ = parse(File("x.yaml", "\ufeffä: é\nlist:\n- {ö: ü, k: v}\n".encode()))
    assert isinstance(node, Mapping)
    assert place(node.entries["ä"]) == (1, 4)
    listed = node.entries["list"]
    assert isinstance(listed, Sequence)
    inner = listed.items[0]
    assert isinstance(inner, Mapping)
    assert (place(inner), key_place(inner, "k"), place(inner.entries["k"])) == ((3, 3), (3, 10), (3, 13))


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("data", "line", "column", "message", "advice"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "“a” is given twice: it is also in line 1", "keep one"),
        ("a: !!python/object:os.system x\n", 1, 4, "tags are refused", "to begin a text with !"),
        ("a: ! x\n", 1, 4, "tags are refused", "to begin a text with !"),
        ("a: &x [1]\n", 1, 4, "anchors are refused: &x", "to begin a text with &"),
        ("a: *x\n", 1, 4, "aliases are refused: *x", "to begin a text with *"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document starts here", "`---`"),
        ("? [a]\n: b\n", 1, 3, "a key must be text", "[ or {"),
        ("a: " + "[" * 40 + "]" * 40, 1, 35, "too deep", "flatten"),
        ("a: " + "x" * (1024 * 1024 + 1), 1, 4, "1,048,577 characters", "file of its own"),
        ("a: one: two\n", 1, 7, "mapping values are not allowed", "quotation marks"),
        ("a: @x\n", 1, 4, "cannot start any token", "quotation marks"),
        ("a:\n\tb: c\n", 2, 1, "", ""),
        ('a: "x\nb: y\n', 1, 4, "unexpected end of stream", "close the quotation mark"),
        ("a: [x, y\nb: z\n", 1, 4, "", ""),
    ],
    ids=range(14),
)
def test_what_is_surprising_is_refused_with_advice(
    data: str, line: int, column: int, message: str, advice: str
) -> None:
    found = refusal(data)
    assert message in found[2]
    assert advice in found[3]
    if message:
        assert found[:2] == (line, column)


def test_a_tab_is_called_a_tab() -> None:
    assert refusal("a:\n\tb: c\n") == (2, 1, "a tab is not allowed here", "indent with spaces")


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: b\nc: d\xff\n", (2, 5), "byte 0xFF is not UTF-8"),
        ("é: \x00".encode(), (1, 4), "the character U+0000"),
        (b"a: \x1b[31m", (1, 4), "the character U+001B"),
        ("a: b\u2028c\n".encode(), (1, 5), "the character U+2028"),
        ("a: b\x85c\n".encode(), (1, 5), "the character U+0085"),
        ("a: b\n\ufeffc: d\n".encode(), (2, 1), "the character U+FEFF"),
        ("a: b\n".encode("utf-16"), (1, 1), "UTF-16"),
        ("a: b, and so on for a while\n".encode("utf-16-le"), (1, 1), "UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(
    data: bytes, place: tuple[int, int], message: str
) -> None:
    found = refusal(data)
    assert found[:2] == place
    assert message in found[2]


def test_a_configuration_is_read_with_the_same_reader(tmp_path) -> None:
    write(tmp_path, "theme: dark\nkeys:\n  quit: q\n", "config.yaml")
    assert values(read_mapping(tmp_path / "config.yaml")) == {"theme": "dark", "keys": {"quit": "q"}}
    write(tmp_path, "# nothing\n", "empty.yaml")
    assert values(read_mapping(tmp_path / "empty.yaml")) == {}
    for name, text in (("list.yaml", "- a\n"), ("twice.yaml", "a: b\na: c\n")):
        write(tmp_path, text, name)
        with pytest.raises(DossierError):
            read_mapping(tmp_path / name)
    with pytest.raises(DossierError, match="cannot be read"):
        read_mapping(tmp_path / "none.yaml")
