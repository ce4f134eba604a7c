"""A slip of the hand is told by itself, at its place, with what helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.writing import SOUND, write
from tui.dossier.loading import examine

_RECORD = """\
- id: us-09
  speaker: kerry
  date: 2015-12-01
  quotation: direct
  text: Words.
  issues: [role]
  source: aj
"""


def test_all_slips_of_a_file_are_told_at_once(tmp_path: Path):
    text = SOUND.replace("  speaker: kerry", "  speaker:kerry").replace(
        "  party: russia\n  date", "\tparty: russia\n  date"
    )
    codes = [problem.code for problem in examine(write(tmp_path, text))[1]]
    assert codes == ["no-space-after-colon", "tab"]


@pytest.mark.parametrize(
    ("written", "instead", "line", "column", "message", "advice"),
    [
        ("text: Words.", "text: He said: no", 5, 16, "mapping values are not allowed", "where a text holds “: ”"),
        ("text: Words.", "text: [sic] no", 5, 15, "behind its closing bracket", """put " before and behind"""),
        ("text: Words.", "text: {x} no", 5, 13, "behind its closing bracket", """put " before and behind"""),
        ("text: Words.", "text: @no", 5, 9, "cannot start any token", "to begin a text with this character"),
        ("text: Words.", "text: %no", 5, 9, "cannot start any token", "to begin a text with this character"),
        ("text: Words.", "text: *no* no", 5, 12, "alphabetic or numeric", "to begin a text with *"),
        ("text: Words.", "text: - no", 5, 9, "block sequence entries", "of a text, put the whole text"),
        ("text: Words.", "text: | no", 5, 11, "expected comment or line break", "write the text below"),
        ("text: Words.", 'text: "Words', 5, 9, "unexpected end of stream", "close the quotation mark"),
        ("issues: [role]", "issues: [role", 6, 11, "did not find expected", "close the bracket"),
        ("  speaker: kerry", "   speaker: kerry", 2, 4, "`speaker` stands deeper than `id`", "same column as `id`"),
        ("  speaker: kerry", " speaker: kerry", 2, 2, "`speaker` stands less deep than `id`", "same column"),
        ("  speaker: kerry", "\t\tspeaker: kerry", 2, 1, "a tab is not allowed here", "indent with spaces"),
        ("  speaker: kerry", "\u00a0\u00a0speaker: kerry", 2, 1, "the space U+00A0", "indent with spaces"),
        ("speaker: kerry", "speaker:kerry", 2, 10, "a space is missing after `speaker:`", "`speaker: kerry`"),
        ("speaker: kerry", "speaker：kerry", 2, 10, "`speaker` is followed by “：”", "write `speaker: kerry`"),
        ("speaker: kerry", "speaker = kerry", 2, 11, "`speaker` is followed by “=”", "write `speaker: kerry`"),
        ("- id: us-09", "-id: us-09", 1, 2, "a space is missing after “-”", "write `- id: us-09`"),
        ("- id: us-09", "– id: us-09", 1, 1, "“–” begins no record: a hyphen does", "write `- id: us-09`"),
        ("speaker: kerry", "speaker kerry", 2, 10, "a colon is missing after `speaker`", "`speaker: kerry`"),
        ("  text: Words.", "<<<<<<< HEAD\n  text: W.", 5, 1, "two versions of this file", "keep one of the two"),
        ("source: aj", "sources: aj", 7, 3, "“sources” is no field of a statement", "mean `source`"),
        ("speaker: kerry", "Speaker: kerry", 2, 3, "“Speaker” is no field of a statement", "mean `speaker`"),
    ],
)  # fmt: skip
def test_a_slip_in_a_record_is_told_by_itself_at_its_place_with_what_helps(
    tmp_path: Path, written: str, instead: str, line: int, column: int, message: str, advice: str
):
    before, after = SOUND.split("statements:\n")
    first = before.count("\n") + 1
    text = f"{before}statements:\n{_RECORD.replace(written, instead)}{after}"
    problems = [problem for problem in examine(write(tmp_path, text))[1] if problem.severity == "error"]
    at = problems[0].location
    assert (at.line - first, at.column) == (line, column)
    assert message in problems[0].message
    assert advice in problems[0].advice
    assert len(problems) == 1


def test_a_record_that_has_lost_its_dash_is_told_where_it_begins(tmp_path: Path):
    text = SOUND.replace("statements:\n- id", "statements:\n  id").replace("events:", f"{_RECORD}events:")
    (problem,) = examine(write(tmp_path, text))[1]
    assert problem.message == "the record that begins with `id` has no dash before it"
    assert problem.location.line == text[: text.index("statements:\n  id")].count("\n") + 2


@pytest.mark.parametrize("collection", ["parties", "actors", "issues", "sources", "statements"])
def test_a_misspelt_id_field_is_told_alone_and_not_each_reference_to_its_id(tmp_path: Path, collection: str):
    before, after = SOUND.split(f"{collection}:\n")
    after = (
        after.replace("{id:", "{idd:", 1) if after.startswith("- {") else after.replace("- id:", "- idd:", 1)
    )
    problems = examine(write(tmp_path, f"{before}{collection}:\n{after}"))[1]
    errors = [problem for problem in problems if problem.severity == "error"]
    assert ["idd" in problem.message for problem in errors] == [True]


@pytest.mark.parametrize(
    ("first", "second", "is_duplicate"),
    [
        ("We will not negotiate.", "We will not negotiate.", True),
        ("We will not negotiate.", "“We will not negotiate”", True),
        ("Thank you.", "Thank you.", False),
        ("We will not negotiate.", "We shall not negotiate.", False),
    ],
)
def test_a_short_quotation_of_one_day_under_two_ids_is_told(
    tmp_path: Path, first: str, second: str, is_duplicate: bool
):
    both = _RECORD.replace("Words.", first) + _RECORD.replace("us-09", "us-10").replace("Words.", second)
    problems = examine(write(tmp_path, SOUND.replace("events:", f"{both}events:")))[1]
    assert ("duplicate-quotation" in [problem.code for problem in problems]) == is_duplicate


def test_a_collection_without_its_colon_or_in_the_singular_is_told_as_what_it_is(tmp_path: Path):
    (problem,) = examine(write(tmp_path, SOUND.replace("parties:\n", "parties\n", 1)))[1]
    assert (problem.message, problem.advice) == ("a colon is missing after `parties`", "write `parties:`")
    problems = examine(write(tmp_path, SOUND.replace("parties:\n", "party:\n", 1)))[1]
    assert "did you mean `parties`?" in [problem.advice for problem in problems]
