"""A large file read in pieces gives what it gives when it is read whole."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.writing import SOUND, write
from tui.dossier import loading
from tui.dossier.draft import Draft
from tui.dossier.loading import examine
from tui.dossier.yaml import file_pieces, simple_records
from tui.dossier.yaml.dossier_files import File
from tui.dossier.yaml.file_pieces import parse_chunk, parse_in_chunks, split
from tui.dossier.yaml.record_building import Builder
from tui.dossier.yaml.yaml_events import parse

if TYPE_CHECKING:
    from pathlib import Path


LISTS = SOUND[SOUND.index("parties:") :]
"""No collection in it is read with its heading."""


def test_pieces_put_together_are_the_file_without_its_lists_headings() -> None:
    pieces = split(SOUND.encode(), 100) or []
    assert len(pieces) == 8
    for piece in pieces:
        lines = SOUND.splitlines(keepends=True)[piece.first_line - 1 :]
        assert "".join(lines).startswith(piece.data.decode())
        assert piece.data.startswith(b"dossier") or piece.collection


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "CHUNK_BYTES", 0)
    monkeypatch.setattr(file_pieces.split, "__defaults__", (50,))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (SOUND, 8),
        (SOUND.replace("\n- id", "\n# a comment\n\n- id"), 9),
        (
            SOUND.replace(
                "text: We don’t have a full meeting of minds", 'text: "We don’t\n- have a meeting"'
            ),
            9,
        ),
        (SOUND.replace("id: lavrov", "id: Lavrov"), 8),
        (SOUND.replace("speaker: kerry", "speaker: kery"), 8),
        (SOUND.replace("parties:\n", "parties: # two\n\n"), 8),
        (SOUND.replace("\n", "\r\n"), None),
        (SOUND + "parties:\n- {id: un, name: UN}\n", None),
        (SOUND + "nonsense:\n- {id: un, name: UN}\n", None),
        (SOUND + "- {id: bbc, title: A broadcast}\n", 8),
        (SOUND + "stray\n", None),
        ("\ufeff" + SOUND, None),
        ("---\n" + SOUND, 8),
        (SOUND + "...\n", None),
        ("# nothing\n", None),
        ("- a\n- b\n", None),
        ("", None),
        ("# a comment\n---\n" + LISTS, 7),
        ("- lost\n" + LISTS, None),
        ("  lost: x\n" + LISTS, None),
        ("-lost: x\n" + LISTS, None),
        ("  text: |2\n" + LISTS, None),
        ("\t\n" + LISTS, None),
        ("# \x07\n" + LISTS, None),
        (LISTS.replace("statements:", "statements:# no comment"), None),
        (LISTS.replace("statements:", "statements: # \x07"), None),
    ],
    ids=range(26),
)
def test_pieces_and_whole_files_give_the_same(
    tmp_path: Path, text: str, pieces: int | None, request: pytest.FixtureRequest
) -> None:
    """`pieces` is how many a file is cut into; None where it has to be read whole."""
    whole = examine(write(tmp_path, text))
    request.getfixturevalue("_small_pieces")
    cut = split(text.encode())
    assert (None if cut is None else len(cut)) == pieces
    assert examine(tmp_path) == whole


def test_a_large_file_that_is_plain_needs_no_parser_but_for_its_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = "- id: a{}\n  title: " + "x" * 300 + "\n"
    asked = []
    monkeypatch.setattr(file_pieces, "parse", lambda file: asked.append(file.data) or parse(file))
    monkeypatch.setattr(simple_records, "parse", None)
    part = parse_in_chunks(File("x.yaml", ("sources:\n" + "".join(map(record.format, range(9000)))).encode()))
    assert part is not None
    assert len(part.collections["sources"]) == 9000
    assert asked == [b"sources:\n"]


BEFORE = st.text(st.sampled_from("ab -:#|>\"'[\n\t\x85\x07"), max_size=8)


@given(BEFORE, BEFORE)
def test_nothing_before_or_behind_a_heading_is_passed_over(before: str, behind: str) -> None:
    file = File("all.yaml", (before + LISTS.replace("parties:", "parties:" + behind)).encode())
    part = parse_in_chunks(file)
    if part is not None:
        whole = Draft()
        top, problems = parse(file)
        assert top is not None
        Builder(file, whole).collect(top)
        assert not problems
        assert vars(part) == vars(whole) | {"suggestions": part.suggestions}


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux counts")
@pytest.mark.parametrize("line", ["x\n", "\n", "#\n", "- \n", "\t\n"])
def test_lines_that_no_dossier_has_take_no_memory_to_look_at(line: str) -> None:
    program = (
        "import resource, sys; from tui.dossier.yaml.file_pieces import split\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "data = b'statements:\\n' + sys.argv[1].encode() * 2_000_000 + b' x'; split(data)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10, len(data))"
    )
    done = subprocess.run([sys.executable, "-c", program, line], capture_output=True, text=True, check=True)
    taken, size = map(int, done.stdout.split())
    assert taken < 8 * size


@given(
    st.lists(
        st.sampled_from([*SOUND.splitlines(keepends=True), '"\n', "[\n", "|\n", "x\n", "- \n"]), max_size=30
    )
)
def test_pieces_are_the_lines_of_the_file_in_their_order(lines: list[str]) -> None:
    data = "".join(lines).encode()
    end = 0
    for piece in split(data, 30) or ():
        start = data.index(piece.data, end)
        assert data.count(b"\n", 0, start) + 1 == piece.first_line
        end = start + len(piece.data)


def test_a_piece_and_its_records_can_go_to_another_process_and_back() -> None:
    for piece in split(SOUND.encode(), 100) or ():
        part = parse_chunk("all.yaml", pickle.loads(pickle.dumps(piece)))
        assert part is not None
        again = pickle.loads(pickle.dumps(part))
        assert again.collections == part.collections
        assert again.declared == part.declared
