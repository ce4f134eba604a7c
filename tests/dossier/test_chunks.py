"""A large file read in pieces gives what it gives when it is read whole."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.writing import SOUND, write
from tui.dossier import chunks, load
from tui.dossier.chunks import parse_chunk, split
from tui.dossier.load import examine

if TYPE_CHECKING:
    from pathlib import Path


def test_pieces_put_together_are_the_file_without_its_lists_headings() -> None:
    pieces = split(SOUND.encode(), 100) or []
    assert len(pieces) == 8
    for piece in pieces:
        lines = SOUND.splitlines(keepends=True)[piece.first_line - 1 :]
        assert "".join(lines).startswith(piece.data.decode())
        assert piece.data.startswith(b"dossier") or piece.collection


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "CHUNK_BYTES", 0)
    monkeypatch.setattr(chunks.split, "__defaults__", (50,))


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND.replace("\n- id", "\n# a comment\n\n- id"),
        SOUND.replace("text: We don’t have", 'text: "We don’t\n- have"').replace("minds", "minds"),
        SOUND.replace("id: lavrov", "id: Lavrov"),
        SOUND.replace("speaker: kerry", "speaker: kery"),
        SOUND.replace("parties:\n", "parties: # two\n\n"),
        SOUND.replace("\n", "\r\n"),
        SOUND + "parties:\n- {id: un, name: UN}\n",
        SOUND + "nonsense:\n- {id: un, name: UN}\n",
        SOUND + "- {id: bbc, title: A broadcast}\n",
        SOUND + "stray\n",
        "\ufeff" + SOUND,
        "---\n" + SOUND,
        SOUND + "...\n",
        "# nothing\n",
        "- a\n- b\n",
        "",
    ],
    ids=range(17),
)
def test_pieces_and_whole_files_give_the_same(
    tmp_path: Path, text: str, request: pytest.FixtureRequest
) -> None:
    whole = examine(write(tmp_path, text))
    request.getfixturevalue("_small_pieces")
    assert examine(tmp_path) == whole


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
