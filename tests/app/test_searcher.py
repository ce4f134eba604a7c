"""The thread that searches: only the latest query is answered for."""

from __future__ import annotations

from queue import Empty, Queue
from typing import TYPE_CHECKING

import pytest

from tui.app.search.searcher import Answer, Completed, Counted, HitPage, Query, Searcher
from tui.archive import answers as board
from tui.library.archive_opening import open_archive

if TYPE_CHECKING:
    from pathlib import Path


def drained(queue: Queue[Answer]) -> list[Answer]:
    """All answers until none comes for a while."""
    answers = []
    while True:
        try:
            answers.append(queue.get(timeout=0.5))
        except Empty:
            return answers


@pytest.fixture
def answers() -> Queue[Answer]:
    return Queue()


def test_a_query_is_answered_by_its_hits_and_then_their_number(syria: Path, answers: Queue[Answer]):
    archive = open_archive(syria)
    searcher = Searcher(archive.reopen(), answers.put)
    searcher.search(Query(1, "assad", board.dossier(archive).last_day, widen=True))
    found, completed, counted = drained(answers)
    assert isinstance(found, HitPage)
    assert isinstance(completed, Completed)
    assert isinstance(counted, Counted)
    assert found.first
    assert counted.hits >= len(found.hits) > 0
    searcher.close()


def test_the_last_answer_is_for_the_last_query_however_fast_they_come(syria: Path, answers: Queue[Answer]):
    archive = open_archive(syria)
    searcher = Searcher(archive.reopen(), answers.put)
    day = board.dossier(archive).last_day
    for number in range(200):
        searcher.search(Query(number, "russia"[: number % 6 + 1], day, widen=True))
    given = drained(answers)
    assert given[-1].query.number == 199
    assert isinstance(given[-1], Counted)
    numbers = [answer.query.number for answer in given]
    assert numbers == sorted(numbers)
    searcher.close()


def test_nothing_is_delivered_after_it_was_closed(syria: Path, answers: Queue[Answer]):
    archive = open_archive(syria)
    searcher = Searcher(archive.reopen(), answers.put)
    searcher.close()
    searcher.search(Query(1, "assad", 735947, widen=True))
    assert drained(answers) == []
