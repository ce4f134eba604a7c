"""Large dossiers are written as they are read: memory does not grow with them."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from tests.archive.dossiers import board, dossier, statement
from tui.archive.build.compilation import compile_records
from tui.archive.store import open_file
from tui.export.briefing_contents import Briefing
from tui.export.formats import BY_NAME
from tui.export.taken import Taken
from tui.report.scope import END_OF_TIME, look

if TYPE_CHECKING:
    from pathlib import Path


SIZES = (50, 200, 1600)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Archives of so many statements."""
    folder = tmp_path_factory.mktemp("sizes")
    for size in SIZES:
        said = tuple(statement(f"s-{n}", f"What was said, number {n}. " * 20) for n in range(size))
        compile_records(dossier(statements=said, issues=board()), folder / str(size)).close()
    return {size: folder / str(size) for size in SIZES}


def _peak(path: Path, size: int, name: str) -> int:
    """The most memory that writing so many statements takes at once, in bytes."""
    with open_file(path) as held:
        briefing = Briefing(Taken(look(held, None, END_OF_TIME)))
        tracemalloc.start()
        try:
            written = sum(len(piece) for piece in BY_NAME[name].pieces(briefing))
            assert written > size * 500
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("name", ["csv", "json", "md"])
def test_a_dossier_eight_times_as_large_takes_no_more_memory(archives: dict[int, Path], name: str):
    _, few, many = (_peak(archives[size], size, name) for size in SIZES)  # the first imports what is kept
    assert many < 1.6 * few
