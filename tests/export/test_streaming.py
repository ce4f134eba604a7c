"""Large dossiers are written as they are read: memory does not grow with them."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.archive.dossiers import archive, board, dossier, statement
from tui.export.briefing_contents import Briefing
from tui.export.formats import BY_NAME
from tui.export.taken import Taken
from tui.report.scope import END_OF_TIME, look


def _peak(size: int, name: str) -> int:
    """The most memory that writing so many statements takes at once, in bytes."""
    said = tuple(statement(f"s-{n}", f"What was said, number {n}. " * 20) for n in range(size))
    held = archive(dossier(statements=said, issues=board()))
    with held:
        briefing = Briefing(Taken(look(held, None, END_OF_TIME)))
        tracemalloc.start()
        try:
            written = sum(len(piece) for piece in BY_NAME[name].pieces(briefing))
            assert written > size * 500
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("name", ["csv", "json", "md"])
def test_a_dossier_eight_times_as_large_takes_no_more_memory(name: str):
    _peak(50, name)  # what is imported and kept once
    assert _peak(1600, name) < 1.6 * _peak(200, name)
