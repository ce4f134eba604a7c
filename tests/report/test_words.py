"""The words of the trade, breaking lines, citations, periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive import dossiers
from tui.archive import single_record
from tui.archive.rows import Kinds
from tui.report import citation, wording
from tui.report.text import tempo
from tui.report.wrapping import cells, wrap


def test_cannot_confirm_is_never_a_denial():
    assert wording.response("cannot_confirm") == "cannot confirm"
    assert "den" not in wording.account("cannot_confirm")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (Kinds(), "no statement on record"),
        (Kinds(1, 0, 0), "1 on record, direct"),
        (Kinds(0, 0, 5), "5 on record, all paraphrase"),
        (Kinds(2, 1, 1000), "1,003 on record: 2 direct, 1 mixed, 1,000 paraphrase"),
    ],
)
def test_evidence(kinds, said):
    assert wording.evidence(kinds) == said


def test_lists_of_names():
    assert [wording.joined("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("quotation", "start"),
    [("direct", "“It “is” so” — "), ("mixed", "It “is” so — "), ("indirect", "[paraphrase] It “is” so — ")],
)
def test_a_citation_never_alters_what_was_said(quotation, start):
    one = dossiers.statement("us-1", "It “is” so", quotation=quotation, speaker="kerry", venue="Moscow")
    with dossiers.archive(dossiers.dossier((one,))) as archive:
        whole = single_record.statement(archive, "us-1", dossiers.day("2015-12-15"))
        said = citation.quotation_and_citation(whole)
    assert said.startswith(start + "John Kerry, ")
    assert ", 15 Dec 2015, Moscow. Source: " in said


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",))), st.integers(1, 30))
def test_breaking_a_line_loses_nothing_but_spaces(line, width):
    parts = wrap(line, width)
    assert "".join("".join(parts).split(" ")) == "".join(line.split(" "))
    assert all(cells(part) <= width or " " not in part.strip(" ") for part in parts)


def test_wide_and_combining_characters_are_measured_in_cells():
    assert [cells(text) for text in ("abc", "敘利亞", "e\u0301", "\x1b[1ma\x1b[22m")] == [3, 6, 1, 1]
    assert wrap("敘利亞 敘利亞", 8) == ["敘利亞", "敘利亞"]
    assert wrap("  ab cd", 5) == ["  ab", "  cd"]


@pytest.mark.parametrize(
    ("unit", "called"),
    [
        ("year", "2015"),
        ("quarter", "Oct–Dec 2015"),
        ("month", "Oct 2015"),
        ("week", "week of 1 Oct 2015"),
        ("day", "1 Oct 2015"),
    ],
)
def test_periods_have_names(unit, called):
    assert tempo.label(unit, date(2015, 10, 1).toordinal()) == called


def test_the_unit_fits_the_time():
    assert [tempo.fitting(1, days) for days in (7, 200, 1000, 3000, 300_000)] == [
        "day",
        "week",
        "month",
        "quarter",
        "year",
    ]
