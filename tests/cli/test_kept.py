"""`bilateral show --kept`, and text that goes through a pager."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.session import Session
from tui.library.kept_records import KeptRecords

BILATERAL = [sys.executable, "-m", "tui"]


def test_the_briefing_is_printed_with_citations(bilateral, syria: Path):
    kept = KeptRecords(syria)
    kept.toggle("us-25")
    kept.annotate("us-25", "first of all")
    code, out, _ = bilateral("show", "syria-2015", "--kept")
    assert code == 0
    assert out.startswith("first of all\n")
    assert "Source: " in out


def test_an_empty_briefing_says_how_to_fill_it(bilateral):
    code, out, err = bilateral("show", "syria-2015", "--kept")
    assert (code, out) == (0, "")
    assert "`*` in the reader keeps a record" in err


@pytest.mark.parametrize(
    ("words", "env", "paged"),
    [
        ([], {"PAGER": "sed s/^/PAGED:/"}, True),
        (["--no-pager"], {"PAGER": "sed s/^/PAGED:/"}, False),
        (["--json"], {"PAGER": "sed s/^/PAGED:/"}, False),
        ([], {"PAGER": "cat"}, False),
        ([], {"PAGER": ""}, False),
        ([], {"PAGER": "no-such-pager"}, False),
        ([], {"PAGER": "sed s/^/PAGED:/", "TERM": "dumb"}, False),
    ],
)
def test_text_goes_through_the_pager_in_a_terminal(syria: Path, words, env, paged: bool):
    with Session([*BILATERAL, "show", str(syria), "us-28", *words], env=env) as session:
        assert session.wait_end() == 0
        assert (b"PAGED:" in session.raw) is paged
        assert b"us-28" in session.raw


def test_a_pager_that_is_left_early_is_no_error(syria: Path):
    with Session([*BILATERAL, "show", str(syria)], env={"PAGER": "head -n 1"}) as session:
        assert session.wait_end() == 0
        assert "Traceback" not in session.text
