"""Whatever bytes are in a dossier, it is read or refused: nothing else is raised, and nothing hangs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.dossier.writing import SOUND, write
from tui.dossier.loading import examine, read_dossier
from tui.dossier.problems import DossierError, Problem, render
from tui.dossier.records import Records
from tui.dossier.schema import KINDS
from tui.dossier.yaml.dossier_files import File

fields = st.sampled_from(sorted({field.name for kind in KINDS for field in kind.fields}))
collections = st.sampled_from([kind.collection for kind in KINDS if kind.collection])
ids = st.sampled_from(
    ["us", "russia", "kerry", "role", "role-1", "us-01", "ru-01", "talks", "aj", "us-1", "", "X"]
)
texts = st.one_of(
    ids, st.sampled_from(["2015-12-15", "direct", "mixed", "“a”", "denies"]), st.text(max_size=8)
)
trees = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(fields, ids), inner, max_size=6)
    ),
    max_leaves=20,
)
pieces = st.sampled_from(
    ["a: ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", ": ", "#", "&a ", "*a", "!t ", "|", ">", "'",
     '"', "---", "...", "? ", "<<: ", "%YAML", "\\x", "\x00", "\x85", "\u2028", "\ufeff", "\ud7ff", "é",
     "id: us\n", "statements:\n"]
)  # fmt: skip
soup = st.lists(pieces, max_size=40).map(lambda found: "".join(found).encode("utf-8", "replace"))


def flow(tree: object) -> str:
    """Write a tree as YAML in brackets, all texts between double quotation marks."""
    if isinstance(tree, list):
        return f"[{', '.join(map(flow, tree))}]"
    if isinstance(tree, dict):
        return f"{{{', '.join(f'{flow(key)}: {flow(value)}' for key, value in tree.items())}}}"
    return '"' + "".join(f"\\U{ord(character):08x}" for character in str(tree)) + '"'


def assert_within(problems: tuple[Problem, ...], data: bytes) -> None:
    """Every problem is on a line, and at most one behind the last character of it."""
    file = File("x", data)
    lines = [file.line(number) for number in range(1, len(file.starts) + 1)]
    for problem in problems:
        _, line, column = problem.location
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert problem.message
        assert problem.advice
    shown = render(problems)
    assert not set(shown) & set(
        map(chr, (*range(10), *range(11, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))
    )
    shown.encode()


def examine_bytes(data: bytes) -> tuple[Records | None, tuple[Problem, ...]]:
    """What a dossier of these bytes holds, and what is wrong in it; nothing else may be raised."""
    with TemporaryDirectory() as name:
        folder = write(Path(name), data)
        records, problems = examine(folder)
        assert_within(problems, data)
        try:
            read_dossier(folder)
        except DossierError as error:
            assert error.problems == problems  # noqa: PT017 - nothing else may be raised
        return records, problems


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.binary(max_size=200), soup))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfea\x00")
@example(b"dossier: {id: a\n")
@example(b'a: "\\ud800"\n')
@example(b"\r\r\n\ra: b: c\r")
@example(b" #\xc2\x85(")
def test_no_bytes_break_the_reader(data: bytes) -> None:
    examine_bytes(data)


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(collections, trees, max_size=7))
def test_no_shape_of_records_breaks_the_checks(tree: dict[str, object]) -> None:
    examine_bytes("".join(f"{key}: {flow(value)}\n" for key, value in tree.items()).encode())


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(SOUND)), st.integers(0, 30), st.one_of(texts, pieces))
def test_a_sound_dossier_with_any_piece_replaced_is_read_or_refused(
    start: int, length: int, new: str
) -> None:
    examine_bytes((SOUND[:start] + new + SOUND[start + length :]).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"[" * 200_000, "exceeded maximum nesting depth"),
        (b"{" * 200_000, "exceeded maximum nesting depth"),
        (b"- " * 200_000, "lie too deep in one another"),
        (b"a: " * 100_000, "mapping values are not allowed in this context"),
        (b"? " * 100_000, "a key must be text"),
        (b"a: &a [*a, *a]\n", "anchors are refused: &a"),
        (b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "aliases are refused: *a"),
        (b"dossier:\n" + b"  - \n" * 100_000, "`dossier` is one mapping, not a list"),
        (b"dossier: {" + b",".join(b"k%d: v" % n for n in range(20_000)) + b"}", "“k0” is no field"),
        (b"dossier: {" + b",".join(b"k: v" for n in range(2_000)) + b"}", "this dossier has no `id`"),
        (b"statements: [" + b"x," * 20_000 + b"]", "a statement is a mapping of fields"),
        (b"actors:\n" + b"- {id: us, name: x}\n" * 5_000, "the id “us” is taken by an actor at all.yaml:2"),
        (b'a: "' + b"\\\n" * 100_000, "found unexpected end of stream"),
        (b"'" * 100_001, "found unexpected end of stream"),
        (b"a: |\n" + b" \n" * 200_000, "“a” is no collection"),
        (b"#" * 1_000_000, "has no `dossier:` record"),
        (b"x" * 3_000_000, "this text has 3,000,000 characters; 1,048,576 are allowed"),
        (b"!<" + b"x" * 100_000, "did not find the expected '>'"),
        (b"%TAG ! tag:x,2000:\n---\n!x y\n", "tags are refused"),
    ],
    ids=range(19),
)  # fmt: skip
def test_what_is_made_to_exhaust_is_refused(data: bytes, refusal: str) -> None:
    records, problems = examine_bytes(data)
    assert records is None
    assert any(problem.severity == "error" and refusal in problem.message for problem in problems)
